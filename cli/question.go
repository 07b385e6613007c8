package cli

import (
	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/spf13/cobra"
)

// question is what every computing command takes: changes to the scenario, the
// threats, and how to compute.
type question struct {
	streams  Streams
	set      []string
	threats  []string
	estimate estimateFlag
	cell     cellFlag
	noColor  bool
	most     int // checks
	service  app.Service
}

// addFlags adds the flags that all computing commands have.
func (q *question) addFlags(cmd *cobra.Command) {
	q.cell = cellFlag(coverage.DefaultCell)
	q.estimate = estimateFlag(scenario.Base)
	f := cmd.Flags()
	f.StringArrayVar(&q.set, "set", nil, "change one thing, such as hosts.PL=granted (repeatable)")
	f.StringArrayVar(&q.threats, "threat", nil, "only this threat, as list threats names it (repeatable)")
	f.Var(&q.estimate, "estimate", "what to lead with: low, base or high")
	f.Var(&q.cell, "cell", "how fine the ground of maps is, 0.5km to 50km; no figure depends on it, and coarser is hardly quicker")
	f.IntVar(&q.most, "most-checks", app.MostChecks, "refuse a scenario that takes more checks (units x threats x points)")
	_ = cmd.RegisterFlagCompletionFunc("set", completeChanges)
	_ = cmd.RegisterFlagCompletionFunc("threat", completeThreats)
	_ = cmd.RegisterFlagCompletionFunc(
		"estimate",
		cobra.FixedCompletions([]string{"low", "base", "high"}, cobra.ShellCompDirectiveNoFileComp),
	)
}

func completeThreats(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, t := range scenariofile.Threats() {
		ids = append(ids, t.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// of returns the question about a scenario.
func (q *question) of(ref string) app.Question {
	return app.Question{
		Ref: ref, Stdin: q.streams.In, Set: q.set, Threats: q.threats,
		Cell: geo.Length(q.cell), Lead: scenario.Estimate(q.estimate), Most: q.most, Begun: q.streams.busy.begin,
	}
}
