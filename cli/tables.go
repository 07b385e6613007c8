package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// CommandTable is the commands with what they do, as a table in Markdown for
// the README.
func CommandTable() string {
	var b strings.Builder
	b.WriteString("| command | what it does |\n|---|---|\n")
	root := newRoot(Streams{})
	fmt.Fprintf(&b, "| `%s` | opens the planner; without a terminal prints the report |\n", root.Use)
	for _, c := range listed(root) {
		fmt.Fprintf(
			&b,
			"| `%s` | %s%s |\n",
			strings.ReplaceAll(usage(c), "|", "\\|"),
			strings.ToLower(c.Short[:1])+c.Short[1:],
			formatWords(c),
		)
	}
	return b.String()
}

// listed returns the commands below one that lists and the manual name, each before its
// own.
func listed(parent *cobra.Command) (list []*cobra.Command) {
	for _, c := range parent.Commands() {
		if c.Hidden || c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		list = append(append(list, c), listed(c)...)
	}
	return list
}

// usage returns what stands behind the name of the program to use a command.
func usage(c *cobra.Command) string {
	above := strings.TrimPrefix(c.Parent().CommandPath(), c.Root().Name())
	return strings.TrimSpace(above + " " + c.Use)
}

// formatWords names the formats of a command that has several.
func formatWords(c *cobra.Command) string {
	f := c.Flags().Lookup("format")
	if f == nil {
		return ""
	}
	words := strings.Split(f.Value.Type(), "|")
	return " (`" + strings.Join(words, "`, `") + "`)"
}

// ScenarioTable is the built-in scenarios with what they show, as a table in
// Markdown for the README.
func ScenarioTable() string {
	var b strings.Builder
	b.WriteString("| scenario | what it shows |\n|---|---|\n")
	for _, row := range scenariosTable(false).Rows {
		about := strings.TrimPrefix(row[len(row)-1].(string), "Shows ")
		fmt.Fprintf(&b, "| `%s` | %s |\n", row[0], about)
	}
	return b.String()
}
