package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"airumbrella/coverage"
	"airumbrella/report"
	"airumbrella/tui"

	"github.com/spf13/cobra"
)

// plannerOptions are the flags of the planner alone.
type plannerOptions struct{}

func (o *plannerOptions) addFlags(*cobra.Command) {}

// runPlanner opens the planner, or prints the report where there is no
// terminal to open it on.
func runPlanner(cmd *cobra.Command, q *question, _ *plannerOptions, ref string) error {
	if !terminal(q.streams.In) || !terminal(q.streams.Out) || ref == "-" {
		r, err := q.evaluate(cmd.Context(), ref, false)
		if err != nil {
			return err
		}
		if err := report.TextWith(q.streams.Out, r, report.TextOptions{Command: q.streams.again()}); err != nil {
			return failed(err)
		}
		fmt.Fprintln(q.streams.Err, "No terminal, so this is the report; run airumbrella in a terminal to open the planner.")
		return nil
	}
	s, err := q.load(ref)
	if err != nil {
		return err
	}
	err = tui.Run(cmd.Context(), tui.Config{
		Scenario: s, Store: store{}, BaseMap: baseMap(), Options: q.options(),
		Evaluate: ledBy(coverage.Estimate(q.estimate)),
		Input:    q.streams.In, Output: q.streams.Out, Environ: os.Environ(), NoColor: q.noColor,
	})
	if errors.Is(err, context.Canceled) {
		return err
	}
	return failed(err)
}

// ledBy is [coverage.Evaluate] with the estimate that results lead with.
func ledBy(e coverage.Estimate) func(context.Context, *coverage.Scenario, coverage.Options) (*coverage.Result, error) {
	return func(ctx context.Context, s *coverage.Scenario, o coverage.Options) (*coverage.Result, error) {
		r, err := coverage.Evaluate(ctx, s, o)
		if err == nil {
			r.Lead = e
		}
		return r, err
	}
}
