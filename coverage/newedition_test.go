package coverage_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// drawn draws one of the random scenarios: wide ones, and dense ones in which units relieve
// one another.
func drawn(rt *rapid.T) func() *scenario.Scenario {
	seed, wide := rapid.Uint64().Draw(rt, "seed"), rapid.Bool().Draw(rt, "wide")
	return func() *scenario.Scenario {
		if wide {
			return furnished(seed, newRandom(seed).scenario(10, 20))
		}
		return dense(seed)
	}
}

// pointsOf returns which demand points are covered, by threat, estimate, place and point.
func pointsOf(s *scenario.Scenario) map[[4]int]bool {
	set, ready := map[[4]int]bool{}, coverage.Prepare(s, coverage.Options{Land: sharedLand})
	for i := range s.Places {
		for k := range s.Places[i].PointCount() {
			for t := range s.Threats {
				for _, e := range scenario.Estimates {
					if ready.Covers(t, i, k, e) {
						set[[4]int{t, int(e), i, k}] = true
					}
				}
			}
		}
	}
	return set
}

// The changes of the second edition after which no point may lose its cover; the first
// edition's stand in [neverLess].
var neverLessPoints = []struct {
	name   string
	change func(*scenario.Scenario)
}{
	{"a shared picture", func(s *scenario.Scenario) { s.Package.C2.Picture = scenario.SharedPicture }},
	{"a larger cross-section", func(s *scenario.Scenario) {
		for i := range s.Threats {
			r := &s.Threats[i].RCS
			*r = scenario.Triple[float64]{Low: r.Low * 2, Base: r.Base * 3, High: r.High * 3}
		}
	}},
	{"a reload more", func(s *scenario.Scenario) {
		for i := range s.Systems {
			r := &s.Systems[i].Reloads
			*r = scenario.Triple[float64]{Low: r.Low + 1, Base: r.Base + 1, High: r.High + 1}
		}
	}},
	{"networks twice as fast", func(s *scenario.Scenario) {
		for i := range s.Systems {
			if a := s.Systems[i].Area; a != nil {
				faster := *a
				d := &faster.Latency
				*d = scenario.Triple[time.Duration]{Low: d.Low / 2, Base: d.Base / 2, High: d.High / 2}
				s.Systems[i].Area = &faster
			}
		}
	}},
	{"one more network", func(s *scenario.Scenario) {
		s.Units = append(s.Units, scenario.Unit{
			ID: "one-more", System: "ears-0", Count: 1, Host: "UA", Contributor: "UA", Group: "one",
			Position: orb.Point{28, 49},
		})
	}},
	{"a network over more ground", func(s *scenario.Scenario) {
		for i := range s.Systems {
			if a := s.Systems[i].Area; a != nil && len(a.Regions) > 0 {
				wider := *a
				wider.Regions = []string{"UA-46", "UA-63"}
				s.Systems[i].Area = &wider
			}
		}
	}},
	{"threats from outside allied soil alone", func(s *scenario.Scenario) { s.Approach = scenario.OutsideAllies }},
	{"radars that look all round", func(s *scenario.Scenario) {
		for i := range s.Systems {
			if r := s.Systems[i].Radar; r != nil {
				round := *r
				round.Sector = scenario.Same(geo.Angle(7))
				s.Systems[i].Radar = &round
			}
		}
	}},
	{"a lighter raid", func(s *scenario.Scenario) {
		for i := range s.Threats {
			r := &s.Threats[i].Raids.Routine
			*r = scenario.Triple[float64]{Low: r.Low / 2, Base: r.Base / 2, High: r.High / 2}
		}
	}},
	{"a light layer", func(s *scenario.Scenario) {
		for c := range s.Package.LightLayer {
			s.Package.LightLayer[c] = scenario.Same(0.9)
		}
	}},
	{"offers and open promises kept", func(s *scenario.Scenario) {
		for code, p := range s.Package.Hosts {
			s.Package.Hosts[code] = granted(p)
		}
		for code, p := range s.Package.Contributors {
			s.Package.Contributors[code] = granted(p)
		}
	}},
}

func TestNoPointLosesItsCover(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		again := drawn(rt)
		before := pointsOf(again())
		for _, list := range [][]struct {
			name   string
			change func(*scenario.Scenario)
		}{neverLess, neverLessPoints} {
			for _, c := range list {
				after := pointsOf(again().Edit(c.change))
				for key := range before {
					if !after[key] {
						rt.Fatalf("%s: threat, estimate, place and point %v are no longer covered", c.name, key)
					}
				}
			}
		}
	})
}

func TestPointsOfLowAreThoseOfBaseAndHigh(t *testing.T) {
	t.Parallel()
	met := 0
	rapid.Check(t, func(rt *rapid.T) {
		set := pointsOf(drawn(rt)())
		for key := range set {
			met++
			if above := key; key[1] < int(scenario.High) {
				if above[1]++; !set[above] {
					rt.Fatalf("threat, estimate, place and point %v are covered, but not above", key)
				}
			}
		}
	})
	if met < 1000 {
		t.Errorf("%d points are covered: the scenarios do not test it", met)
	}
}

// A denied host is its units absent, to the point; the zone is not asked, since it may
// reach out from the host's soil.
func TestADeniedHostIsItsUnitsAbsentToThePoint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := drawn(rt)().Edit(func(s *scenario.Scenario) { s.Package.Authorisation.Zone = scenario.ZoneAll })
		denied := s.Edit(func(s *scenario.Scenario) {
			s.Package.Hosts["RO"] = scenario.Permission{State: scenario.Denied}
		})
		absent := s.Edit(func(t *scenario.Scenario) {
			t.Units = nil
			for _, u := range s.Units {
				if u.Host != "RO" {
					t.Units = append(t.Units, u)
				}
			}
		})
		a, b := pointsOf(denied), pointsOf(absent)
		for key := range a {
			if !b[key] {
				rt.Fatalf("%v is covered with Romania denied, not with its units absent", key)
			}
		}
		if len(a) != len(b) {
			rt.Fatalf("%d points are covered with Romania denied, %d with its units absent", len(a), len(b))
		}
	})
}

// More rounds of any unit, one more unit, or a unit that may act at more points never
// shorten how far the rounds of any unit last: over ten thousand random magazines.
func TestMoreMagazinesNeverShortenAnyQueue(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 7))
	endless, short := 0, 0
	for magazines := 0; magazines < 10_000; {
		list, raids := randomMagazines(r)
		magazines += len(list)
		before := coverage.Served(list, raids)
		for _, far := range before {
			if far > 1000 {
				endless++
			} else {
				short++
			}
		}
		for _, more := range moreOf(r, list) {
			for u, far := range coverage.Served(more, raids)[:len(list)] {
				if far < before[u] {
					t.Fatalf("%+v against %v: magazine %d lasts to %v km, with more to %v km, %+v", list, raids, u,
						before[u], far, more)
				}
			}
		}
	}
	if endless < 1000 || short < 1000 {
		t.Errorf("%d queues are served, %d not: the magazines do not test it", endless, short)
	}
}

// randomMagazines draws up to six units and what up to a dozen points ask for.
func randomMagazines(r *rand.Rand) (list []coverage.Magazine, raids []float64) {
	raids = make([]float64, 1+r.IntN(12))
	for i := range raids {
		raids[i] = float64(r.IntN(3)) * r.Float64() * 40
	}
	for range 1 + r.IntN(6) {
		list = append(list, randomMagazine(r, len(raids)))
	}
	return list, raids
}

// randomMagazine draws a unit; it reaches some points and may act at some of them.
func randomMagazine(r *rand.Rand, points int) coverage.Magazine {
	m := coverage.Magazine{Rounds: r.Float64() * 90, Distances: map[int]float64{}, Passes: map[int]bool{}}
	if r.IntN(8) == 0 {
		m.Rounds = r.Float64() * 2 // an empty one is among these
	}
	for i := range points {
		if r.IntN(3) == 0 {
			continue
		}
		m.Distances[i] = float64(1 + r.IntN(20)) // some are equally far
		if r.IntN(3) > 0 {
			m.Passes[i] = true
		}
	}
	return m
}

// moreOf returns forms of some magazines in which there is more of something.
func moreOf(r *rand.Rand, list []coverage.Magazine) [][]coverage.Magazine {
	points := 0
	for _, m := range list {
		for i := range m.Distances {
			points = max(points, i+1)
		}
	}
	u := r.IntN(len(list))
	rounds, wider := append([]coverage.Magazine{}, list...), append([]coverage.Magazine{}, list...)
	rounds[u].Rounds += r.Float64() * 50
	wider[u].Passes = map[int]bool{}
	for i := range wider[u].Distances {
		wider[u].Passes[i] = true
	}
	unit := append(append([]coverage.Magazine{}, list...), randomMagazine(r, points))
	return [][]coverage.Magazine{rounds, wider, unit}
}
