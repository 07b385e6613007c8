package coverage_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// The place table finds the units that cover a place, the one that comes
// nearest and the share of time by looking at as few units as it can. Here
// every unit is asked the predicate, place by place.
func TestPlaceTableEqualsAskingEveryUnit(t *testing.T) {
	t.Parallel()
	nearest, shares, covered := 0, 0, 0
	for seed := range uint64(150) {
		s := newRandom(seed).scenario(14, 12)
		r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		if err != nil {
			t.Fatal(err)
		}
		ready := coverage.Prepare(s, coverage.Options{})
		for i := range s.Places {
			for k := range s.Threats {
				got := &r.Places[i].Threats[k]
				for _, e := range scenario.Estimates {
					units, share, best := askEveryUnit(ready, s, k, &s.Places[i], e)
					if !slices.Equal(got.UnitsAt.At(e), units) {
						t.Errorf(
							"seed %d, %s at %s, %v: units %v, want %v",
							seed,
							s.Threats[k].ID,
							s.Places[i].ID,
							e,
							got.UnitsAt.At(e),
							units,
						)
					}
					if got.TimeShare.At(e) != share {
						t.Errorf(
							"seed %d, %s at %s, %v: share %v, want %v",
							seed,
							s.Threats[k].ID,
							s.Places[i].ID,
							e,
							got.TimeShare.At(e),
							share,
						)
					}
					if n := got.Nearest; n != nil && n.Estimate == e {
						nearest++
						if n.Unit != best.Unit || n.Verdict != best.Verdict {
							t.Errorf(
								"seed %d, %s at %s, %v: nearest %+v, want %+v",
								seed,
								s.Threats[k].ID,
								s.Places[i].ID,
								e,
								*n,
								best,
							)
						}
					}
					covered += len(units)
					if share > 0 && share < 1 {
						shares++
					}
				}
			}
		}
	}
	if nearest < 5000 || shares < 50 || covered < 1500 {
		t.Errorf(
			"only %d nearest units, %d shares of time and %d units that cover were compared",
			nearest,
			shares,
			covered,
		)
	}
}

// askEveryUnit is the units that cover a place all of the time, the largest
// share of time of those that pass, and the one that comes nearest.
func askEveryUnit(
	ready *coverage.Prepared,
	s *scenario.Scenario,
	threat int,
	p *scenario.Place,
	e scenario.Estimate,
) ([]int, float64, coverage.Nearest) {
	units, share := []int{}, 0.0
	best := coverage.Nearest{Unit: -1, Estimate: e}
	for u := range s.Units {
		v := ready.Engages(u, threat, p, e)
		if v.Engaged() {
			units = append(units, u)
		}
		if v.Gate == coverage.GateNone {
			share = max(share, v.TimeShare)
		}
		if best.Unit < 0 || nearer(v, s.Units[u].ID, best.Verdict, s.Units[best.Unit].ID) {
			best.Unit, best.Verdict = u, v
		}
	}
	return units, share, best
}

// nearer orders verdicts: more gates passed, then what is short or else the
// distance, then the id.
func nearer(a coverage.Verdict, idA string, b coverage.Verdict, idB string) bool {
	if a.Gate.Passed() != b.Gate.Passed() {
		return a.Gate.Passed() > b.Gate.Passed()
	}
	off := func(v coverage.Verdict) float64 {
		if v.ShortMeasured() {
			return float64(v.Short)
		}
		return float64(v.Distance)
	}
	if off(a) != off(b) {
		return off(a) < off(b)
	}
	return idA < idB
}

// Allied fighters that stand off 150 km from Russia, with missiles of 20 km,
// serve no place within 130 km of her, in the table as by the predicate. The
// patrol is far enough off and in time for all of them:
//
//	24E         * patrol * | *  *  *        | 32E
//	                       |---- 130 km ----| Russia
func TestThePlaceTableKeepsFightersToTheStandoff(t *testing.T) {
	s := conflictScenario(1)
	s.Units = s.Units[2:]
	patrol, station := &s.Units[0], orb.Point{29.9, 49}
	patrol.Host, patrol.Contributor, patrol.Count = "PL", "PL", 100
	patrol.Position, patrol.Station = station, &station
	s.Threats[0].Speed = 50
	s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 150 * geo.Kilometre, From: []string{"RU"}}
	s.Places = nil
	for i := range 20 {
		s.Places = append(
			s.Places,
			scenario.Place{ID: itoa(i), Kind: "port", Position: orb.Point{29.7 + 0.05*float64(i), 49}},
		)
	}
	r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	ready := coverage.Prepare(s, coverage.Options{})
	served := 0
	for i := range s.Places {
		p := &s.Places[i]
		units, _, _ := askEveryUnit(ready, s, 0, p, scenario.Base)
		if got := r.Places[i].Threats[0].UnitsAt.Base; !slices.Equal(got, units) {
			t.Errorf("at %.1fE: units %v in the table, %v by the predicate", p.Position[0], got, units)
		}
		served += len(units)
		off := geo.Distance(p.Position, orb.Point{32, 49}) // to within 1 km the distance from the meridian
		if math.Abs(float64(off-130*geo.Kilometre)) > 1000 && (len(units) > 0) != (off > 130*geo.Kilometre) {
			t.Errorf("at %.1fE, %v from Russia: served by %v", p.Position[0], off, units)
		}
	}
	if served < 5 || served > 15 {
		t.Errorf("%d of 20 places are served: they do not lie on both sides of the stand-off", served)
	}
}
