package cli

import (
	"errors"
	"fmt"
	"strings"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// validateCommand checks scenario files and names every fault.
func validateCommand(s Streams) *cobra.Command {
	var quiet, schema bool
	cmd := &cobra.Command{
		Use:   "validate FILE...",
		Short: "Every fault of scenario files at once, and aircraft that a country does not have",
		Long: `Validate reads each FILE (or built-in name, or - for standard input) and prints one line per
fault: file:line:column: field: reason, with the value found and what is accepted. A file without
faults gets one line too, and one warning for each contributor and type of aircraft that its units
hold more of than the country has in service, by published inventories. Exit status 2 when there is
a fault; a warning is none.`,
		Example: "airumbrella validate mine.yaml\nairumbrella validate --schema > scenario.schema.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && schema {
				return wrongUse("--schema prints the schema alone: name no file with it")
			}
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
				_, err := s.Out.Write(scenariofile.Schema())
				return err
			}
			return validate(s, args, quiet)
		},
	}
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing of files without faults or warnings")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of scenario files, for editors")
	return cmd
}

// validate writes the faults of files, one a line: they are the result.
func validate(s Streams, files []string, quiet bool) error {
	bad := 0
	for _, file := range files {
		scenario, err := scenariofile.Load(file, scenariofile.Options{Stdin: s.In})
		if file == "-" {
			file = "<stdin>"
		}
		lines := faultLines(file, err)
		switch {
		case err != nil:
			bad++
		default:
			if !quiet {
				lines = []string{file + ": no fault; " + contents(scenario)}
			}
			lines = append(lines, warningLines(file, scenario)...)
		}
		for _, line := range lines {
			if _, err := fmt.Fprintln(s.Out, wording.Clean(line)); err != nil {
				return err
			}
		}
	}
	switch {
	case bad == 1 && len(files) == 1:
		return wrongUse("the file cannot be used")
	case bad > 0:
		return wrongUse("%d of %d files cannot be used", bad, len(files))
	}
	return nil
}

// faultLines is what is wrong with a file; none where nothing is.
func faultLines(file string, err error) (lines []string) {
	var faults scenariofile.Faults
	switch {
	case err == nil:
	case errors.As(err, &faults):
		for _, f := range faults {
			lines = append(lines, f.String())
		}
	case strings.HasPrefix(err.Error(), file+":"):
		lines = []string{err.Error()}
	default:
		lines = []string{file + ": " + err.Error()}
	}
	return lines
}

// warningLines is what a sound scenario assumes against published inventories.
func warningLines(file string, s *scenario.Scenario) (lines []string) {
	beyond := s.BeyondFleets(scenariofile.Fleets())
	for i := range beyond {
		lines = append(lines, file+": warning: "+wording.BeyondFleet(s, &beyond[i]))
	}
	return lines
}

// contents counts what a scenario holds.
func contents(s *scenario.Scenario) string {
	return counted(
		len(s.Units),
		"unit",
	) + ", " + counted(
		len(s.Places),
		"place",
	) + ", " + counted(
		len(s.Threats),
		"threat",
	)
}

// counted is "1 unit" or "63 units".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
