package cli

import (
	"airumbrella/data"
	"airumbrella/report"

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
			var list []report.Section
			for _, group := range data.Sources() {
				list = append(list, report.Section{Heading: group.Heading, Items: group.Lines})
			}
			return failed(report.Sections(fitted(s.Out), "Sources", list))
		},
	}
}
