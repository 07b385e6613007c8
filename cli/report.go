package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// reportOptions are the flags of report alone.
type reportOptions struct {
	format     choice
	minCovered shareFlag
	require    requireFlag
	picture    pictureFlags
}

// reportCommand prints the coverage report.
func reportCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	o := &reportOptions{format: formats(&report.Coverage)}
	cmd := &cobra.Command{
		Use:   "report [SCENARIO]",
		Short: "The coverage report",
		Long: `Report says how many people, which places and how much ground SCENARIO covers, against which
threat, what Ukraine covers alone, what the package's links and allied units add, what every offered and
open promise would add, and why the others are not covered.

With --min-covered or --require the report is written all the same, and the exit status is 3 when
the share of people (base estimate, the threat that the report leads with; each that --threat names,
worst among them) or a place falls short.`,
		Example: `airumbrella report
airumbrella report romania-only --format markdown
airumbrella report --set hosts.PL=granted --threat cruise-missile
airumbrella report --min-covered 0.4 --format line
airumbrella report --require 'odesa:cruise-missile>=likely' --quiet --format line
airumbrella report --format png --threat cruise-missile --output umbrella.png
airumbrella report --format gpkg --output umbrella.gpkg`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runReport(cmd, q, o, out, reference(args))
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	f := cmd.Flags()
	o.format.add(cmd, "format", "how to write it")
	f.Var(
		&o.minCovered,
		"min-covered",
		"exit 3 when a smaller fraction of people is covered (base, the leading threat or each of --threat)",
	)
	f.Var(&o.require, "require", "exit 3 unless it holds, such as 'odesa:cruise-missile>=likely' (repeatable)")
	o.picture.addFlags(cmd)
	return cmd
}

func runReport(cmd *cobra.Command, q *question, o *reportOptions, out *output, ref string) error {
	if err := o.picture.fit(cmd, out, o.format.word); err != nil {
		return err
	}
	if err := out.fits(o.format.word, "umbrella"); err != nil {
		return err
	}
	evaluate := q.service.Evaluate
	view := subject.View{Command: q.streams.again("report"), Picture: o.picture.picture()}
	if len(q.threats) == 1 {
		view.Threat = q.threats[0]
	}
	switch {
	case o.format.word == "line":
		evaluate = q.service.EvaluatePlaces
	case report.IsPicture(o.format.word):
		evaluate = func(ctx context.Context, asked app.Question) (*coverage.Result, error) {
			return q.service.EvaluatePicture(ctx, asked, view.Threat)
		}
	case report.ShowsGround(o.format.word):
		evaluate = q.service.EvaluateGround
	}
	asked := q.of(ref)
	if o.minCovered.share != nil && slices.Contains(asked.Threats, scenario.WorstID) {
		asked.Threats = nil // the worst of the threats is none of them, and needs all
	}
	r, err := evaluate(cmd.Context(), asked)
	if err != nil {
		return err
	}
	checks, err := thresholds(r, o, q.threats)
	if err != nil {
		return err
	}
	covered := &subject.Coverage{Result: r}
	if report.InWords(o.format.word) {
		if covered, err = q.service.Report(cmd.Context(), r); err != nil {
			return err
		}
	}
	if report.ShowsGround(o.format.word) {
		if view.Picture.Granted, err = q.service.Granted(cmd.Context(), r); err != nil {
			return err
		}
	}
	if err := o.picture.write(out, o.format.word, report.Coverage.Of(covered), view); err != nil {
		return err
	}
	if len(checks) > 0 {
		return failure{exitThreshold, fmt.Errorf("%s", strings.Join(checks, "\n"))}
	}
	return nil
}

// thresholds says in words which thresholds are not met; an error means that
// one cannot be asked of this scenario. The share of people is asked against the
// threats named, or the one that the report leads with.
func thresholds(r *coverage.Result, o *reportOptions, threats []string) (missed []string, err error) {
	if want := o.minCovered.share; want != nil {
		list := []int{subject.LeadThreat(r)}
		if len(threats) > 0 {
			list = nil
		}
		for _, id := range threats {
			list = append(list, r.ThreatIndex(id))
		}
		for _, i := range list {
			if text := shareMissed(r.At(i), *want); text != "" {
				missed = append(missed, text)
			}
		}
	}
	for _, req := range o.require {
		text, err := req.check(r)
		if err != nil {
			return nil, err
		}
		if text != "" {
			missed = append(missed, text)
		}
	}
	return missed, nil
}

// shareMissed is "" when at least a share of the people is covered against a threat, at
// base, and otherwise says what falls short.
func shareMissed(t *coverage.ThreatResult, want float64) string {
	got := 0.0
	if t.Population.Total > 0 {
		got = float64(t.Population.Covered.Base) / float64(t.Population.Total)
	}
	if got >= want {
		return ""
	}
	return fmt.Sprintf("covered: %.3f of the people (base estimate, against %s) is less than the %g asked for", got,
		wording.ThreatPhrase(&t.Threat), want)
}

// check is "" when the requirement is met, and otherwise says what falls short.
func (req requirement) check(r *coverage.Result) (string, error) {
	place, err := app.FindPlace(r.Scenario, req.place)
	if err != nil {
		return "", err
	}
	threat := r.ThreatIndex(req.threat)
	if threat < 0 {
		return "", wrongUse(
			"--require %s: threat %q is not in play%s; in play are %s",
			req.text,
			req.threat,
			meantThreat(req.threat),
			threatIDs(r),
		)
	}
	if got := r.Place(place.ID).At(threat).Status; got < req.least {
		return fmt.Sprintf(
			"%s: %s is %s against %s; required is at least %s",
			place.ID,
			wording.Clean(place.Name),
			wording.Standing(r.Place(place.ID).At(threat)),
			req.threat,
			req.least,
		), nil
	}
	return "", nil
}

func threatIDs(r *coverage.Result) string {
	var ids []string
	for i := range r.Threats {
		ids = append(ids, r.Threats[i].Threat.ID)
	}
	return strings.Join(append(ids, scenario.WorstID), ", ")
}

// meantThreat asks whether a built-in threat was meant by a word for it.
func meantThreat(word string) string {
	if id := scenariofile.ThreatMeant(word); id != "" && id != word {
		return " (did you mean " + id + "?)"
	}
	return ""
}
