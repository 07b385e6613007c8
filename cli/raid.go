package cli

import (
	"context"
	"errors"
	"strconv"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// raidOptions are the flags of raid alone.
type raidOptions struct {
	format choice
	draw   bool
	seed   seedFlag
	nights int
}

// raidCommand says how many of a raid get through, and how long stocks last.
func raidCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	o := &raidOptions{seed: 1, format: formats(&report.Raids)}
	cmd := &cobra.Command{
		Use:   "raid [SCENARIO]",
		Short: "How many of a raid get through, and how long stocks last",
		Long: `Raid reckons the routine night and the salvo of every threat: arrivals, how many are shot at, how
many get through, and the chance that none does; then for how many nights the magazines last, and
how the cover wears off over nights 1, 3, 7, 30 and 365.

With --draw one run is played night by night with magazines carried over, for wargames: the same
--seed gives the same run.`,
		Example: `airumbrella raid
airumbrella raid sky-shield --threat cruise-missile --set stockpile=0.5
airumbrella raid --draw --seed 7 --nights 14`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !o.draw && (cmd.Flags().Changed("seed") || cmd.Flags().Changed("nights")) {
				return wrongUse("--seed and --nights belong to --draw: add it")
			}
			return runRaid(cmd, q, o, out, reference(args))
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	f := cmd.Flags()
	o.format.add(cmd, "format", "how to write it")
	f.BoolVar(&o.draw, "draw", false, "play one run night by night")
	f.Var(&o.seed, "seed", "with --draw: the whole number that the dice start from")
	f.IntVar(&o.nights, "nights", 14, "with --draw: how many nights, 1 to 365")
	return cmd
}

func runRaid(cmd *cobra.Command, q *question, o *raidOptions, out *output, ref string) error {
	if o.nights < 1 || o.nights > 365 {
		return wrongUse("--nights %d: use 1 to 365", o.nights)
	}
	r, err := q.evaluate(cmd.Context(), ref, true)
	if err != nil {
		return err
	}
	if o.draw {
		return drawRaid(cmd, r, o, out)
	}
	outcome, err := raids(cmd.Context(), r, q.sharing(r.Scenario, r.Options))
	if err != nil {
		return failed(err)
	}
	return out.report(o.format.word, report.Raids.Of(outcome), subject.View{})
}

// raids assesses a scenario with the stock gate open: rounds are counted shot
// by shot there.
func raids(ctx context.Context, r *coverage.Result, o coverage.Options) (*raid.Outcome, error) {
	open, err := openStock(ctx, r, o)
	if err != nil {
		return nil, err
	}
	outcome, err := raid.Assess(ctx, open, raid.Options{})
	if err != nil {
		return nil, err
	}
	outcome.Scenario = r.Scenario
	return outcome, nil
}

func openStock(ctx context.Context, r *coverage.Result, o coverage.Options) (*coverage.Result, error) {
	o.PlacesOnly = true
	open, err := coverage.Evaluate(ctx, raid.OpenStock(r.Scenario), o)
	if err == nil {
		open.Lead = r.Lead
	}
	return open, err
}

func drawRaid(cmd *cobra.Command, r *coverage.Result, o *raidOptions, out *output) error {
	open, err := openStock(cmd.Context(), r, r.Options)
	if err != nil {
		return failed(err)
	}
	run, err := raid.Draw(cmd.Context(), open, raid.DrawOptions{Count: o.nights, Estimate: &r.Lead}, uint64(o.seed))
	if err != nil {
		return failed(err)
	}
	return out.report(o.format.word, report.Draw.Of(run), subject.View{})
}

// seedFlag is the number that the dice start from.
type seedFlag uint64

func (f *seedFlag) Type() string   { return "number" }
func (f *seedFlag) String() string { return strconv.FormatUint(uint64(*f), 10) }

// Set reads a whole number.
func (f *seedFlag) Set(text string) error {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return errors.New("use a whole number from 0 up")
	}
	*f = seedFlag(n)
	return nil
}
