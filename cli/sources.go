package cli

import (
	"fmt"

	"airumbrella/data"

	"github.com/spf13/cobra"
)

// sourcesCommand prints attributions, grades and limits.
func sourcesCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "sources",
		Short: "Attributions, grades, and what is not modelled",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			for i, group := range data.Sources() {
				if i > 0 {
					fmt.Fprintln(s.Out)
				}
				fmt.Fprintln(s.Out, group.Heading)
				for _, line := range group.Lines {
					fmt.Fprintln(s.Out, "  - "+line)
				}
			}
			return nil
		},
	}
}
