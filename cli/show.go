package cli

import (
	"io"

	"airumbrella/data/scenariofile"

	"github.com/spf13/cobra"
)

// showCommand prints a scenario as a file with nothing left out.
func showCommand(s Streams) *cobra.Command {
	var set, threats []string
	out := &output{streams: s}
	cmd := &cobra.Command{
		Use:   "show [SCENARIO]",
		Short: "The scenario with all defaults filled in, as a file",
		Long: `Show prints SCENARIO as a file that stands alone: nothing is inherited, every host, contributor
and figure is written out. What it prints can be read back and gives the same results.`,
		Example:           "airumbrella show sky-shield\nairumbrella show --set hosts.PL=granted > mine.yaml",
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, args []string) error {
			scenario, err := scenariofile.Load(
				reference(args),
				scenariofile.Options{Stdin: s.In, Set: set, Threats: threats},
			)
			if err != nil {
				return err
			}
			text, err := scenariofile.Whole(scenario)
			if err != nil {
				return err
			}
			return out.write(func(w io.Writer) error {
				_, err := w.Write(text)
				return err
			})
		},
	}
	cmd.Flags().StringArrayVar(&set, "set", nil, "change one thing, such as hosts.PL=granted (repeatable)")
	cmd.Flags().StringArrayVar(&threats, "threat", nil, "only this threat, as list threats names it (repeatable)")
	_ = cmd.RegisterFlagCompletionFunc("set", completeChanges)
	_ = cmd.RegisterFlagCompletionFunc("threat", completeThreats)
	out.addFlags(cmd)
	return cmd
}
