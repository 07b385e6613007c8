package cli

import (
	"errors"
	"strconv"

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
how the cover wears off over nights 1, 3, 7, 30 and 365. A massed night has the salvos of all threats
together, on the same channels and magazines. Beside stand what the light layer takes before missile
units are asked, what was reported of a like night, and the person-nights without allied cover that
activation costs. raids.aim says what raids aim at.

With --draw one run is played night by night with magazines carried over, for wargames: the same
--seed gives the same run.`,
		Example: `airumbrella raid
airumbrella raid sky-shield --threat cruise-missile --set stockpile=0.5
airumbrella raid --set raids.aim=nodes
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
	if o.draw {
		run, err := q.service.Draw(cmd.Context(), q.of(ref), o.nights, uint64(o.seed))
		if err != nil {
			return err
		}
		return out.report(o.format.word, report.Draw.Of(run), subject.View{})
	}
	outcome, err := q.service.RaidOn(cmd.Context(), q.of(ref))
	if err != nil {
		return err
	}
	return out.report(o.format.word, report.Raids.Of(outcome), subject.View{})
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
