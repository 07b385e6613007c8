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
	format := formats(&report.Comparison)
	cmd := &cobra.Command{
		Use:   "compare [A] [B]",
		Short: "What B changes against A, place by place",
		Long: `Compare says what differs between two packages in words, and which people and places B covers
and A does not, and the other way round. A and B are scenarios (built-in names or files) or
reports that report --format json saved. The changes of --set are made to B; without B, to A
itself, and with neither named, to package-four-legs.`,
		Example: `airumbrella compare no-umbrella sky-shield
airumbrella compare package-four-legs --set hosts.PL=granted --set authorisation.zone=all
airumbrella compare january.json june.json --format markdown`,
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
			before, after := q.of(args[0]), q.of(args[len(args)-1])
			before.Set = nil
			c, err := q.service.Compare(cmd.Context(), before, after)
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
