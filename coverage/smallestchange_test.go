package coverage_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/scenario"
)

// tried is a set of steps of ladders, by ladder; -1 takes none.
type tried []int

func (a tried) size() int {
	n := 0
	for _, step := range a {
		if step >= 0 {
			n++
		}
	}
	return n
}

// holds reports whether a takes every step of b, or a stronger one.
func (a tried) holds(b tried) bool {
	for i := range b {
		if b[i] > a[i] {
			return false
		}
	}
	return true
}

// everySet evaluates all sets of up to three steps whole, and returns the smallest
// changes as the page of the model says, all of them.
func everySet(t *testing.T, s *scenario.Scenario, ladders [][]scenario.Switch, place, threat int) []coverage.Change {
	t.Helper()
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	now := evaluate(t, s, o)
	type works struct {
		set tried
		coverage.Change
	}
	var list []works
	var walk func(set tried, ladder int)
	walk = func(set tried, ladder int) {
		if ladder < len(ladders) {
			walk(append(slices.Clone(set), -1), ladder+1)
			for step := range ladders[ladder] {
				if set.size() < coverage.MostSwitches {
					walk(append(slices.Clone(set), step), ladder+1)
				}
			}
			return
		}
		form, switches := s, []scenario.Switch(nil)
		for i, step := range set {
			if step >= 0 {
				switches = append(switches, ladders[i][step])
				var err error
				if form, err = ladders[i][step].Apply(form); err != nil {
					t.Fatal(err)
				}
			}
		}
		r := evaluate(t, form, o)
		if p := &r.Places[place].Threats[threat]; p.CoveredAt(scenario.Base) {
			gained := r.Threats[threat].Population.Covered.Base - now.Threats[threat].Population.Covered.Base
			list = append(list, works{set, coverage.Change{Switches: switches, Status: p.Status, Gained: gained}})
		}
	}
	walk(nil, 0)
	var least []coverage.Change
	for i := range list {
		if !slices.ContainsFunc(list, func(o works) bool {
			return !slices.Equal(o.set, list[i].set) && list[i].set.holds(o.set)
		}) {
			least = append(least, list[i].Change)
		}
	}
	slices.SortStableFunc(least, func(a, b coverage.Change) int {
		return cmp.Or(cmp.Compare(len(a.Switches), len(b.Switches)), cmp.Compare(b.Gained, a.Gained))
	})
	return least
}

// described names a change, whatever the order of sets that are as good.
func described(list []coverage.Change) []string {
	var words []string
	for _, c := range list {
		var set []string
		for _, s := range c.Switches {
			set = append(set, s.String())
		}
		words = append(
			words,
			fmt.Sprintf("%d %8d %v %s", len(set), 100_000_000-c.Gained, c.Status, strings.Join(set, " ")),
		)
	}
	slices.Sort(words)
	return words
}

// The smallest changes of a place are those that are found by evaluating every set of
// up to three of its switches.
func TestSmallestChangesEqualTryingEverySet(t *testing.T) {
	skipShort(t)
	t.Parallel()
	sizes, none := map[int]int{}, 0
	for seed := uint64(0); seed < 400 && (sizes[2] < 12 || sizes[3] < 4); seed++ {
		s := newRandom(5000+seed).scenario(6, 5)
		s.Package.Authorisation.Zone, s.Package.Authorisation.Regions = scenario.ZoneRegions, []string{"UA-46"}
		for code, p := range s.Package.Hosts {
			p.State = scenario.Open
			s.Package.Hosts[code] = p
		}
		for i := range s.Places {
			threat := int(seed) % len(s.Threats)
			ladders := coverage.ChangeLadders(s, i, threat)
			sets := 1
			for _, l := range ladders {
				sets *= len(l) + 1
			}
			if len(ladders) < 3 || sets > 300 {
				continue
			}
			got, err := coverage.SmallestChanges(
				context.Background(),
				s,
				coverage.Options{},
				s.Places[i].ID,
				s.Threats[threat].ID,
			)
			if err != nil {
				t.Fatal(err)
			}
			r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
			if r.Places[i].Threats[threat].CoveredAt(scenario.Base) {
				if len(got.Sets) != 0 {
					t.Errorf("seed %d, place %d: covered, and %v", seed, i, got)
				}
				continue
			}
			want := everySet(t, s, ladders, i, threat)
			if len(want) == 0 {
				none++
			}
			for _, c := range want {
				sizes[len(c.Switches)]++
			}
			// A size is finished before the next: what is listed is the best of all.
			have, all := described(got.Sets), described(want)
			if len(have) != min(len(all), coverage.ListedChanges) || !slices.Equal(have, all[:len(have)]) {
				t.Errorf("seed %d, place %d against %s: %q, trying all %q", seed, i, s.Threats[threat].ID, have, all)
			}
		}
	}
	if t.Logf("by size %v, none %d", sizes, none); sizes[1] < 10 || sizes[2] < 5 || sizes[3] < 1 || none < 10 {
		t.Errorf("by size %v, none %d: the scenarios do not test it", sizes, none)
	}
}

func BenchmarkSmallestChanges(b *testing.B) {
	s := builtin(b, data.Default)
	for _, place := range []string{"zaporizhzhia", "mykolaiv", "kharkiv", "odesa", "lviv", "khmelnytskyi"} {
		for _, threat := range []string{"drone-low", "cruise-missile", "ballistic"} {
			b.Run(place+"/"+threat, func(b *testing.B) {
				sets := coverage.Changes{}
				for b.Loop() {
					sets, _ = coverage.SmallestChanges(context.Background(), s, coverage.Options{}, place, threat)
				}
				b.ReportMetric(float64(sets.Tried), "sets")
				b.Log(sets.Sets)
			})
		}
	}
}
