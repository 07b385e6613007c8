package cli

import (
	"os"

	"airumbrella/app"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// explainCommand says why a place is covered or not.
func explainCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	format := formats(&report.Explanation)
	verbose := false
	cmd := &cobra.Command{
		Use:   "explain [SCENARIO] PLACE",
		Short: "Why a place is covered or not, and what would change it",
		Long: `Explain says in plain words whether PLACE is covered against each threat, which units cover it or
come nearest, what stops them with numbers and units, and the smallest single change that helps.

PLACE is an id, a name in English or Ukrainian, or an old spelling; quote one of several words. The
name of a country explains its promise instead: what it has said, and what it decides.`,
		Example: `airumbrella explain kharkiv
airumbrella explain sky-shield "Bila Tserkva" --threat cruise-missile
airumbrella explain --set hosts.PL=granted lviv -v
airumbrella explain romania`,
		Args:              scenarioArgs(1),
		ValidArgsFunction: completeExplain,
		RunE: func(cmd *cobra.Command, args []string) error {
			ref, typed := scenarioAndPlace(args)
			if len(args) == 2 && !isScenario(args[0]) && !isScenario(args[1]) && isPlace(args[0]) && isPlace(args[1]) {
				return wrongUse(
					"%q and %q are two places: explain takes one; usage: %s",
					args[0],
					args[1],
					cmd.UseLine(),
				)
			}
			r, err := q.service.EvaluatePlaces(cmd.Context(), q.of(ref))
			if err != nil {
				return err
			}
			if code := promiseOf(r.Scenario, typed); code != "" {
				t, err := promiseTable(cmd.Context(), &q.service, q.of(ref), r.Scenario, code)
				if err != nil {
					return err
				}
				return out.report(format.word, report.List.Of(t), subject.View{Verbose: verbose})
			}
			place, err := app.FindPlace(r.Scenario, typed)
			if err != nil {
				return err
			}
			x, err := q.service.Explain(cmd.Context(), r, place, verbose)
			if err != nil {
				return err
			}
			return out.report(format.word, report.Explanation.Of(x), subject.View{Verbose: verbose})
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "every unit and every estimate")
	return cmd
}

// scenarioAndPlace tells which argument is the scenario. The place comes last;
// a scenario after it is understood too.
func scenarioAndPlace(args []string) (ref, place string) {
	if len(args) == 2 && !isScenario(args[0]) && isScenario(args[1]) {
		return args[1], args[0]
	}
	return reference(args[:len(args)-1]), args[len(args)-1]
}

// isScenario reports whether a word is a built-in scenario, a file or standard
// input.
func isScenario(word string) bool {
	if !scenariofile.NamesFile(word) {
		return true
	}
	info, err := os.Stat(word)
	return err == nil && !info.IsDir()
}

// isPlace reports whether a word means one of the embedded places.
func isPlace(word string) bool {
	place, _ := data.Find(word, data.Places())
	return place != nil
}

// completeExplain offers scenarios and places.
func completeExplain(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var words []string
	if len(args) == 0 {
		words, _ = completeScenarios(cmd, args, typed)
	}
	return append(words, placeIDs(typed)...), cobra.ShellCompDirectiveNoFileComp
}
