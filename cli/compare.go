package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/spf13/cobra"
)

// compareCommand sets two scenarios or saved reports beside each other.
func compareCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	format := formats(&report.Comparison)
	cmd := &cobra.Command{
		Use:   "compare A [B]",
		Short: "What B changes against A, place by place",
		Long: `Compare says what differs between two packages in words, and which people and places B covers
and A does not, and the other way round. A and B are scenarios (built-in names or files) or
reports that report --format json saved. The changes of --set are made to B; without B, to A
itself.`,
		Example: `airumbrella compare no-umbrella sky-shield
airumbrella compare package-four-legs --set hosts.PL=granted --set authorisation.zone=all
airumbrella compare january.json june.json --format markdown`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 || len(args) == 1 && len(q.set) == 0 {
				return wrongUse("name two scenarios or saved reports, or one and what to --set; usage: %s", cmd.UseLine())
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 1 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeScenarios(nil, nil, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := q.compare(cmd.Context(), args[0], args[len(args)-1])
			if err != nil {
				return err
			}
			return out.report(format.word, report.Comparison.Of(c), subject.View{})
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	return cmd
}

// compare reads and evaluates both sides; only B is changed.
func (q *question) compare(ctx context.Context, a, b string) (*subject.Comparison, error) {
	before := *q
	before.set = nil
	x, err := before.side(ctx, a)
	if err != nil {
		return nil, err
	}
	y, err := q.side(ctx, b)
	if err != nil {
		return nil, err
	}
	if x.Name == y.Name && (x.Digest == "" || x.Digest != y.Digest) {
		y.Name += ", changed"
	}
	return subject.Compare(x, y, scenario.Estimate(q.estimate)), nil
}

// side is a saved report, or a scenario that is evaluated at places.
func (q *question) side(ctx context.Context, ref string) (*subject.Side, error) {
	if text, ok := savedText(ref); ok {
		switch {
		case len(q.set) > 0:
			return nil, wrongUse("%s is a saved report: --set can change a scenario alone", ref)
		case len(q.threats) > 0:
			return nil, wrongUse("%s is a saved report: --threat can choose of a scenario alone; save the report with it", ref)
		}
		r, err := report.Read(bytes.NewReader(text))
		if err != nil {
			return nil, failure{exitInvalid, fmt.Errorf("%s: %w", ref, err)}
		}
		return r, nil
	}
	r, err := q.evaluate(ctx, ref, true)
	if err != nil {
		return nil, err
	}
	shared := q.sharing(r.Scenario, r.Options)
	outcome, err := raids(ctx, r, shared)
	if err != nil {
		return nil, failed(err)
	}
	carried, err := worth.Weigh(ctx, r.Scenario, worth.Options{Coverage: shared})
	if err != nil {
		return nil, failed(err)
	}
	return subject.NewSide(r, outcome, carried), nil
}

// savedText is the text of a file that begins as JSON does; a scenario never
// does.
func savedText(ref string) ([]byte, bool) {
	if _, builtin := data.Builtin(ref); builtin || ref == "-" {
		return nil, false
	}
	file, err := os.Open(ref)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(file, head)
	if trimmed := bytes.TrimLeft(head[:n], " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' {
		return nil, false
	}
	rest, err := io.ReadAll(io.LimitReader(file, maxSaved))
	return append(head[:n], rest...), err == nil
}

// maxSaved is the size of the largest saved report that is read, in bytes.
const maxSaved = 64 << 20
