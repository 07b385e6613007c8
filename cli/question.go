package cli

import (
	"context"
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"

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
	land     *coverage.Land // of the scenarios of this command, made when first asked for
}

// addFlags adds the flags that all computing commands have.
func (q *question) addFlags(cmd *cobra.Command) {
	q.cell = cellFlag(coverage.DefaultCell)
	q.estimate = estimateFlag(scenario.Base)
	f := cmd.Flags()
	f.StringArrayVar(&q.set, "set", nil, "change one thing, such as hosts.PL=granted (repeatable)")
	f.StringArrayVar(&q.threats, "threat", nil, "only this threat, as list threats names it (repeatable)")
	f.Var(&q.estimate, "estimate", "what to lead with: low, base or high")
	f.Var(&q.cell, "cell", "size of a map cell, 0.5km to 50km")
	_ = cmd.RegisterFlagCompletionFunc("set", completeChanges)
	_ = cmd.RegisterFlagCompletionFunc("threat", completeThreats)
	_ = cmd.RegisterFlagCompletionFunc("estimate", cobra.FixedCompletions([]string{"low", "base", "high"}, cobra.ShellCompDirectiveNoFileComp))
}

func completeThreats(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, t := range data.Threats() {
		ids = append(ids, t.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// load reads the scenario with the changes of the command line.
func (q *question) load(ref string) (*scenario.Scenario, error) {
	return data.Load(ref, data.LoadOptions{Stdin: q.streams.In, Set: q.set, Threats: q.threats})
}

// options returns how to compute a scenario.
func (q *question) options(s *scenario.Scenario) coverage.Options {
	return q.sharing(s, coverage.Options{Cell: geo.Length(q.cell)})
}

// sharing returns options that share one Land with every other evaluation of the
// command. A result's own options have none.
func (q *question) sharing(s *scenario.Scenario, o coverage.Options) coverage.Options {
	if q.land == nil {
		q.land = coverage.NewLand(s.World)
	}
	o.Land = q.land
	return o
}

// evaluate reads and evaluates a scenario; placesOnly leaves out the map.
func (q *question) evaluate(ctx context.Context, ref string, placesOnly bool) (*coverage.Result, error) {
	s, err := q.load(ref)
	if err != nil {
		return nil, err
	}
	o := q.options(s)
	o.PlacesOnly = placesOnly
	r, err := coverage.Evaluate(ctx, s, o)
	if err != nil {
		return nil, failed(err)
	}
	r.Lead = scenario.Estimate(q.estimate)
	return r, nil
}

// findPlace is the place of the scenario that a typed word means, or an error
// that says which places were meant.
func findPlace(s *scenario.Scenario, typed string) (*scenario.Place, error) {
	place, candidates := data.Find(typed, s.Places)
	if place != nil {
		return place, nil
	}
	if left, _ := data.Find(typed, data.Places()); left != nil {
		return nil, wrongUse("place %q is not in play in this scenario: %s; add it with %s", typed, placeWords(left), howToAdd(left))
	}
	switch len(candidates) {
	case 0:
		return nil, wrongUse("place %q: there is none of this name; airumbrella list places names them all", typed)
	case 1:
		return nil, wrongUse("place %q: there is none of this name; did you mean %s?", typed, places(candidates))
	}
	return nil, wrongUse("place %q: which of these? %s", typed, places(candidates))
}

func places(places []*scenario.Place) string {
	var words []string
	for _, p := range places {
		words = append(words, p.ID+" ("+placeWords(p)+")")
	}
	return strings.Join(words, ", ")
}

// placeWords is what tells a place from others of its name.
func placeWords(p *scenario.Place) string {
	region := p.Region
	if r := data.World().Region(region); r != nil {
		region = r.Name
	}
	if p.Kind == scenario.City {
		return fmt.Sprintf("%s, city of %s people, region %s", p.Name, wording.People(p.Population), region)
	}
	return fmt.Sprintf("%s, %s, region %s", p.Name, p.Kind, region)
}

// howToAdd is the flag that takes an embedded place in.
func howToAdd(p *scenario.Place) string {
	if p.Kind == scenario.City {
		return fmt.Sprintf("--set places.min_population=%d", p.Population)
	}
	return "--set places.kinds=" + strings.Join(scenario.PlaceKinds[:], ",")
}
