package cli

import (
	"airumbrella/data"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// compareCommand sets two scenarios or saved reports beside each other.
func compareCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	format, look := formats(&report.Comparison), pictureFlags{}
	cmd := &cobra.Command{
		Use:   "compare [A] [B]",
		Short: "What B changes against A, place by place",
		Long: `Compare says what differs between two packages in words, and which people and places B covers
and A does not, and the other way round. A and B are scenarios (built-in names or files) or
reports that report --format json saved. The changes of --set are made to B; without B, to A
itself, and with neither named, to package-four-legs. As a picture A, B and their difference
stand side by side; as a map for GIS the ground gained and lost.`,
		Example: `airumbrella compare no-umbrella sky-shield
airumbrella compare package-four-legs --set hosts.PL=granted --set authorisation.zone=all
airumbrella compare january.json june.json --format markdown
airumbrella compare no-umbrella sky-shield --format png --size slide --output difference.png`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 || len(args) < 2 && len(q.set) == 0 {
				return wrongUse(
					"name two scenarios or saved reports, or one and what to --set; usage: %s",
					cmd.UseLine(),
				)
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
			if len(args) == 0 {
				args = []string{data.Default}
			}
			if err := look.fit(cmd, out, format.word); err != nil {
				return err
			}
			if err := out.fits(format.word, "difference"); err != nil {
				return err
			}
			before, after := q.of(args[0]), q.of(args[len(args)-1])
			before.Set = nil
			before.Ground = report.ShowsGround(format.word)
			after.Ground = before.Ground
			c, err := q.service.Compare(cmd.Context(), before, after)
			if err != nil {
				return err
			}
			view := subject.View{Command: q.streams.again("compare"), Picture: look.picture()}
			if len(q.threats) == 1 {
				view.Threat = q.threats[0]
			}
			return look.write(out, format.word, report.Comparison.Of(c), view)
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	look.addFlags(cmd)
	return cmd
}
