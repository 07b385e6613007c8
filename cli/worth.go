package cli

import (
	"airumbrella/app"
	"airumbrella/geo"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/spf13/cobra"
)

// worthCommand says who and what carries the umbrella.
func worthCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	format := formats(&report.Worth)
	var target shareFlag
	var assumptions bool
	cmd := &cobra.Command{
		Use:   "worth [SCENARIO]",
		Short: "What each promise is worth, and the least that works",
		Long: `Worth says what would be lost without each condition, contributor, host, base and unit of
SCENARIO, and the fair share of each; how far each radar sees and what would be lost without it;
which gate keeps people from cover; what a later order costs, minute by minute; and what the
promises still open would add. All at the base estimate, radars and networks at all three.

With --target it finds the smallest sets of switches that cover so large a share of the people.
With --assumptions it moves every number of the systems and threats in use, every setting of the
model and every patrol station alone, ranks them by how many people that moves, and says which
could change the order of the open promises. That takes a few times as long as the rest.`,
		Example: `airumbrella worth
airumbrella worth --target 0.65 --threat cruise-missile
airumbrella worth sky-shield --assumptions --format csv`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			if scenario.Estimate(q.estimate) != scenario.Base {
				return wrongUse("--estimate %s: worth weighs at the base estimate alone", q.estimate.String())
			}
			s, err := q.service.Load(q.of(reference(args)))
			if err != nil {
				return err
			}
			o := app.WorthOptions{Target: target.share, Assumptions: assumptions}
			w, err := q.service.Worth(cmd.Context(), s, geo.Length(q.cell), o)
			if err != nil {
				return err
			}
			return out.report(format.word, report.Worth.Of(w), subject.View{})
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	f := cmd.Flags()
	format.add(cmd, "format", "how to write it")
	f.Var(&target, "target", "the share of people to reach: 0.5 is half of them")
	f.BoolVar(&assumptions, "assumptions", false, "move each assumption alone and rank what that changes")
	return cmd
}
