package cli

import (
	"io"
	"strings"

	"airumbrella/data"

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
			var b strings.Builder
			for i, group := range data.Sources() {
				if i > 0 {
					b.WriteString("\n")
				}
				b.WriteString(group.Heading + "\n")
				for _, line := range group.Lines {
					b.WriteString("  - " + line + "\n")
				}
			}
			_, err := io.WriteString(s.Out, b.String())
			return failed(err)
		},
	}
}
