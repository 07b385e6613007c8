package cli

import (
	"errors"
	"fmt"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/report"

	"github.com/spf13/cobra"
)

// validateCommand checks scenario files and names every fault.
func validateCommand(s Streams) *cobra.Command {
	var quiet, schema bool
	cmd := &cobra.Command{
		Use:   "validate FILE...",
		Short: "Every fault of scenario files at once",
		Long: `Validate reads each FILE (or built-in name, or - for standard input) and prints one line per fault:
file:line:column: field: reason, with the value found and what is accepted. A file without
faults gets one line too. Exit status 2 when there is a fault.`,
		Example: "airumbrella validate mine.yaml\nairumbrella validate --schema > scenario.schema.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !schema {
				return wrongUse("%s: no file given; usage: %s", cmd.CommandPath(), cmd.UseLine())
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if schema {
				_, err := s.Out.Write(data.Schema())
				return failed(err)
			}
			bad := 0
			for _, file := range args {
				scenario, err := data.Load(file, data.LoadOptions{Stdin: s.In})
				if err != nil {
					bad++
					printFaults(s, file, err)
				} else if !quiet {
					fmt.Fprintf(s.Out, "%s: no fault; %s\n", report.Clean(file), contents(scenario))
				}
			}
			if bad > 0 {
				return wrongUse("%d of %d files cannot be used", bad, len(args))
			}
			return nil
		},
	}
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing of files without faults")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of scenario files, for editors")
	return cmd
}

// printFaults writes the faults of a file, one a line: they are the result.
func printFaults(s Streams, file string, err error) {
	var faults data.Faults
	if !errors.As(err, &faults) {
		fmt.Fprintln(s.Out, report.Clean(fmt.Sprintf("%s: %v", file, err)))
		return
	}
	for _, f := range faults {
		fmt.Fprintln(s.Out, report.Clean(f.String()))
	}
}

// contents counts what a scenario holds.
func contents(s *coverage.Scenario) string {
	return fmt.Sprintf("%d units, %d places, %d threats", len(s.Units), len(s.Places), len(s.Threats))
}
