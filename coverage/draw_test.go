package coverage_test

import (
	"context"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// At high allied units are not asked for ground that others cover
// already. The twin asks every unit for all of its ground, the others keeping
// their radars and losing their weapons, and unites what it gets: the same
// ground to the last bit.
func TestGroundOfAllEqualsTheUnionOfEachAlone(t *testing.T) {
	t.Parallel()
	rows, joined := 0, 0
	for seed := range uint64(40) {
		s := newRandom(900+seed).scenario(9, 6)
		s.Package.Stockpile.Nights = 0
		o := coverage.Options{Cell: 20 * geo.Kilometre, SkipRemedies: true, Land: sharedLand}
		all := evaluate(t, s, o).Map
		union := make([]scenario.Triple[[]geo.Spans], len(s.Threats))
		for k := range union {
			for _, e := range scenario.Estimates {
				union[k].Set(e, make([]geo.Spans, all.Lines.Len()))
			}
		}
		var twin coverage.Evaluator // remembers the zones, which are the same for each unit
		for u := range s.Units {
			r, err := twin.Evaluate(context.Background(), alone(s, u), o)
			if err != nil {
				t.Fatal(err)
			}
			one := r.Map
			for k := range union {
				for _, e := range scenario.Estimates {
					for line, spans := range one.Covered[k].At(e) {
						was := union[k].At(e)[line]
						if len(was) > 0 && len(spans) > 0 {
							joined++
						}
						union[k].At(e)[line] = geo.Union(nil, was, spans)
					}
				}
			}
		}
		for k := range union {
			for _, e := range scenario.Estimates {
				for line, want := range union[k].At(e) {
					rows += min(1, len(want))
					if got := all.Covered[k].At(e)[line]; !slices.Equal(got, want) {
						t.Fatalf("seed %d, %s, %v, line %d: %v, want %v", seed, s.Threats[k].ID, e, line, got, want)
					}
				}
			}
		}
	}
	if rows < 20_000 || joined < 20_000 {
		t.Errorf("only %d lines were covered and %d spans united", rows, joined)
	}
}

// alone is the scenario in which one unit alone has weapons.
func alone(s *scenario.Scenario, u int) *scenario.Scenario {
	one := *s
	one.Systems, one.Units = slices.Clone(s.Systems), slices.Clone(s.Units)
	for i := range s.Systems {
		unarmed := s.Systems[i]
		unarmed.ID += " unarmed"
		unarmed.Reach = [scenario.ClassCount]scenario.Triple[geo.Length]{}
		unarmed.Floor = scenario.Same(geo.Height(1e9))
		one.Systems = append(one.Systems, unarmed)
	}
	one.Systems.Sort()
	for i := range one.Units {
		if i != u {
			one.Units[i].System += " unarmed"
		}
	}
	return &one
}
