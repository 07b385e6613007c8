package cli

import (
	"fmt"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage"
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
threat, what Ukraine covers alone and what the guarantee adds, and why the others are not covered.

With --min-covered or --require the report is written all the same, and the exit status is 3 when
the share of people (base estimate, worst threat in play) or a place falls short.`,
		Example: `airumbrella report
airumbrella report romania-only --format markdown
airumbrella report --set hosts.PL=granted --threat cruise-missile
airumbrella report --min-covered 0.4 --format line
airumbrella report --require 'odesa:cruise-missile>=likely' --quiet --format line
airumbrella report --format png --threat cruise-missile --output umbrella.png`,
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
		"exit 3 when a smaller fraction of people is covered (base, worst threat in play)",
	)
	f.Var(&o.require, "require", "exit 3 unless it holds, such as 'odesa:cruise-missile>=likely' (repeatable)")
	o.picture.addFlags(cmd)
	return cmd
}

func runReport(cmd *cobra.Command, q *question, o *reportOptions, out *output, ref string) error {
	if !report.IsPicture(o.format.word) && (cmd.Flags().Changed("dark") || cmd.Flags().Changed("size")) {
		return wrongUse("--dark and --size belong to --format svg or png: add it")
	}
	if o.format.word == "png" && out.path == "" && terminal(q.streams.Out) {
		return wrongUse("a picture is not for the terminal: add --output umbrella.png")
	}
	evaluate := q.service.Evaluate
	if o.format.word == "line" {
		evaluate = q.service.EvaluatePlaces
	}
	r, err := evaluate(cmd.Context(), q.of(ref))
	if err != nil {
		return err
	}
	checks, err := thresholds(r, o)
	if err != nil {
		return err
	}
	covered := &subject.Coverage{Result: r}
	if report.InWords(o.format.word) {
		if covered, err = q.service.Report(cmd.Context(), r); err != nil {
			return err
		}
	}
	view := subject.View{Command: q.streams.again(), Picture: o.picture.picture()}
	if err := out.report(o.format.word, report.Coverage.Of(covered), view); err != nil {
		return err
	}
	if len(checks) > 0 {
		return failure{exitThreshold, fmt.Errorf("%s", strings.Join(checks, "\n"))}
	}
	return nil
}

// thresholds says in words which thresholds are not met; an error means that
// one cannot be asked of this scenario.
func thresholds(r *coverage.Result, o *reportOptions) (missed []string, err error) {
	if want := o.minCovered.share; want != nil {
		people := r.Worst.Population
		got := 0.0
		if people.Total > 0 {
			got = float64(people.Covered.Base) / float64(people.Total)
		}
		if got < *want {
			missed = append(
				missed,
				fmt.Sprintf(
					"covered: %.3f of the people (base estimate, worst threat in play) is less than the %g asked for",
					got,
					*want,
				),
			)
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

// check is "" when the requirement is met, and otherwise says what falls short.
func (req requirement) check(r *coverage.Result) (string, error) {
	place, err := app.FindPlace(r.Scenario, req.place)
	if err != nil {
		return "", err
	}
	threat := r.ThreatIndex(req.threat)
	if threat < 0 {
		return "", wrongUse(
			"--require %s: threat %q is not in play; in play are %s",
			req.text,
			req.threat,
			threatIDs(r),
		)
	}
	if got := r.Place(place.ID).At(threat).Status; got < req.least {
		return fmt.Sprintf(
			"%s: %s is %s against %s; required is at least %s",
			place.ID,
			wording.Clean(place.Name),
			strings.Replace(got.String(), "uncovered", "not covered", 1),
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
