package cli

import (
	"airumbrella/data"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// sourcesCommand prints attributions, grades and limits.
func sourcesCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "sources",
		Short: "Attributions, grades, and what is not modelled",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("%s takes no argument", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			var list subject.Sources
			for _, group := range data.Sources() {
				list = append(list, subject.Section{Heading: group.Heading, Items: group.Lines})
			}
			return report.Write(s.Out, "text", report.Sources.Of(list), subject.View{Columns: columns(s.Out)})
		},
	}
}
