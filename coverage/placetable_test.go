package coverage_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// The place table finds the units that cover a place and the share of time by
// looking at as few units as it can. Here every unit is asked the predicate,
// place by place.
func TestPlaceTableEqualsAskingEveryUnit(t *testing.T) {
	skipShort(t)
	t.Parallel()
	shares, covered := 0, 0
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
					want := askEveryUnit(ready, s, k, &s.Places[i], e)
					at := fmt.Sprintf("seed %d, %s at %s, %v", seed, s.Threats[k].ID, s.Places[i].ID, e)
					if !slices.Equal(got.UnitsAt.At(e), want.units) || got.Count.At(e) != want.covered {
						t.Errorf(
							"%s: %d points by %v, want %d by %v",
							at,
							got.Count.At(e),
							got.UnitsAt.At(e),
							want.covered,
							want.units,
						)
					}
					if math.Abs(got.TimeShare.At(e)-want.share) > 1e-12 {
						t.Errorf("%s: share %v, want %v", at, got.TimeShare.At(e), want.share)
					}
					covered += len(want.units)
					if want.part {
						shares++
					}
				}
			}
		}
	}
	if shares < 50 || covered < 1500 {
		t.Errorf("only %d shares of time and %d units that cover were compared", shares, covered)
	}
}

// asked is what all units say of a place.
type asked struct {
	units   []int // that cover some point
	covered int   // points
	share   float64
	part    bool // some point is covered part of the time
}

// askEveryUnit asks the predicate of every unit at every point of a place: the units
// that cover some point, and the mean share of time.
func askEveryUnit(
	ready *coverage.Prepared, s *scenario.Scenario, threat int, p *scenario.Place, e scenario.Estimate,
) asked {
	a := asked{units: []int{}}
	points := p.Points()
	for _, point := range points {
		covered, share := false, 0.0
		for u := range s.Units {
			v := ready.Engages(u, threat, p, point, e)
			if v.Engaged() {
				covered = true
				if !slices.Contains(a.units, u) {
					a.units = append(a.units, u)
				}
			}
			if ready.Failing(u, threat, p, point, e) == 1<<coverage.GateReadiness {
				share = max(share, v.TimeShare)
			}
		}
		if covered {
			a.covered++
			a.share += 1 / float64(len(points))
			continue
		}
		a.share += share / float64(len(points))
		a.part = a.part || share > 0
	}
	slices.Sort(a.units)
	return a
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
	s.Threats[0].Speed = scenario.Same[geo.Speed](50)
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
		units := askEveryUnit(ready, s, 0, p, scenario.Base).units
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
