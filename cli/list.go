package cli

import (
	"strings"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// lists are what list can list, in the order of its help.
var lists = []struct {
	name  string
	table func(verbose bool) *subject.Table
}{
	{"systems", func(v bool) *subject.Table { return subject.SystemsTable(scenariofile.Systems(), v) }},
	{"bases", func(bool) *subject.Table { return subject.BasesTable(data.Bases()) }},
	{"places", func(bool) *subject.Table { return subject.PlacesTable(data.Places()) }},
	{"threats", func(v bool) *subject.Table { return subject.ThreatsTable(scenariofile.Threats(), v) }},
	{"scenarios", scenariosTable},
	{"hosts", func(v bool) *subject.Table { return partiesTable("Hosts", scenariofile.Hosts(), v) }},
	{
		"contributors",
		func(v bool) *subject.Table { return partiesTable("Contributors", scenariofile.Contributors(), v) },
	},
}

func listNames() []string {
	var names []string
	for _, l := range lists {
		names = append(names, l.name)
	}
	return names
}

// listCommand lists the reference data.
func listCommand(s Streams) *cobra.Command {
	out := &output{streams: s}
	format := formats(&report.List)
	verbose := false
	cmd := &cobra.Command{
		Use:   "list WHAT",
		Short: "What a scenario may name: systems, bases, places and so on",
		Long: `List prints the reference data that scenarios draw on. WHAT is one of
` + strings.Join(listNames(), ", ") + `.
With -v every figure stands with its low, base and high value, unit, source, grade and date.`,
		Example:   "airumbrella list systems -v\nairumbrella list places --format csv > places.csv",
		ValidArgs: listNames(),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("say what to list: airumbrella list %s", strings.Join(listNames(), "|"))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			for _, l := range lists {
				if l.name == args[0] {
					return out.report(format.word, report.List.Of(l.table(verbose)), subject.View{})
				}
			}
			return wrongUse("list %q: there is no such list; use one of %s", args[0], strings.Join(listNames(), ", "))
		},
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "every figure with its range, source, grade and date")
	format.add(cmd, "format", "how to write it")
	out.addFlags(cmd)
	return cmd
}
