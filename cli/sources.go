package cli

import (
	"airumbrella/app"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// sourcesCommand prints attributions, grades and limits, and what figures rest on.
func sourcesCommand(s Streams) *cobra.Command {
	out := &output{streams: s}
	format := formats(&report.Sources)
	cmd := &cobra.Command{
		Use:   "sources [SCENARIO]",
		Short: "Attributions, what figures rest on, and what is not modelled",
		Long: `Sources prints where the reference data comes from, what the grades mean, what is not modelled, and
every publication that a figure of the catalogue rests on, numbered, with how many figures of which
grade. With SCENARIO it prints the publications of that scenario alone: of the systems its units are,
of its threats, of the positions it takes. BibTeX is for a paper's own bibliography.`,
		Example:           "airumbrella sources sky-shield\nairumbrella sources --format bibtex > airumbrella.bib",
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, args []string) error {
			list := app.Sources
			if len(args) > 0 {
				scenario, err := scenariofile.Load(args[0], scenariofile.Options{Stdin: s.In})
				if err != nil {
					return err
				}
				list = func() *subject.Sources { return app.SourcesOf(scenario) }
			}
			return out.report(format.word, report.Sources.Of(list()), subject.View{})
		},
	}
	format.add(cmd, "format", "how to write it")
	out.addFlags(cmd)
	return cmd
}
