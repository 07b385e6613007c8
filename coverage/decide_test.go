package coverage_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// thrown returns the scenario with some switches thrown.
func thrown(t *testing.T, s *scenario.Scenario, switches []scenario.Switch) *scenario.Scenario {
	t.Helper()
	for _, c := range switches {
		var err error
		if s, err = c.Apply(s); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// The switches of a decision open the political gates of its unit, and do what is said
// of them; where none are named, some gate is one that no switch opens.
func TestTheSwitchesOfADecisionAreTrue(t *testing.T) {
	t.Parallel()
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	open, kinds := 0, map[string]int{}
	for seed := range uint64(60) {
		s := newRandom(3000+seed).scenario(12, 8)
		if seed%4 == 0 { // fighters are held back
			s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 250 * geo.Kilometre, From: []string{"RU"}}
		}
		r := evaluate(t, s, coverage.Options{PlacesOnly: true})
		for i := range s.Places {
			for k := range s.Threats {
				d := r.Places[i].Threats[k].ByDecision
				if d == nil {
					continue
				}
				if len(d.Switches) == 0 {
					t.Errorf("seed %d: no switch opens %v", seed, d.Gates.List())
					continue
				}
				form := thrown(t, s, d.Switches)
				after := evaluate(t, form, o)
				gained := after.Threats[k].Population.Covered.Base - r.Threats[k].Population.Covered.Base
				if got := after.Places[i].Threats[k].Status; got != d.Status || gained != d.Gained {
					t.Errorf(
						"seed %d: %v gives %v and %d people, said %v and %d",
						seed,
						d.Switches,
						got,
						gained,
						d.Status,
						d.Gained,
					)
				}
				point := s.Places[i].Points()[d.Point]
				failing := coverage.Prepare(form, coverage.Options{}).
					Failing(d.Unit, k, &s.Places[i], point, d.Estimate)
				if failing.Political() != 0 {
					t.Errorf("seed %d: %v leave %v shut", seed, d.Switches, failing.List())
				}
				if failing == 0 {
					open++
				}
				for _, c := range d.Switches {
					kinds[strings.TrimRight(strings.SplitN(c.String(), "=", 2)[0], ".ABCDEFGHIJKLMNOPQRSTUVWXYZ")]++
				}
			}
		}
	}
	t.Log(open, kinds)
	for _, kind := range []string{"hosts", "contributors", "phase", "caveats", "authorisation.regions",
		"authorisation.classes", "authorisation.standoff.distance"} {
		if kinds[kind] == 0 {
			t.Errorf("no decision on %s: the scenarios do not test it", kind)
		}
	}
	if open < 100 {
		t.Errorf("only %d of the units serve the point then", open)
	}
}

// A NASAMS at Zaporizhzhia of a country that has not decided waits for two decisions:
// the country's, and the region's place in the zone.
func TestAUnitOfAnUndecidedCountryWaitsForTwoDecisions(t *testing.T) {
	s := builtin(t, data.Default)
	s = s.Edit(func(t *scenario.Scenario) {
		u := *s.Unit("no-chernivtsi")
		there := func(p scenario.Place) bool { return p.ID == "zaporizhzhia" }
		at := s.Places[slices.IndexFunc(s.Places, there)].Position
		u.ID, u.At, u.Position, u.Group, u.Count = "no-zaporizhzhia", "zaporizhzhia", at, "east", 4
		t.Units = append(slices.Clone(s.Units), u)
	})
	why, err := coverage.WhyNot(context.Background(), s, coverage.Options{}, "zaporizhzhia", "drone-low")
	if err != nil {
		t.Fatal(err)
	}
	d := why.ByDecision
	if d == nil || s.Units[d.Unit].ID != "no-zaporizhzhia" {
		t.Fatalf("by decision %+v", d)
	}
	if want := []coverage.Gate{coverage.GateContribution, coverage.GateAuthorisation}; !slices.Equal(
		d.Gates.List(),
		want,
	) {
		t.Errorf("waits for %v", d.Gates.List())
	}
	if len(d.Switches) != 2 || d.Switches[0].String() != "contributors.NO=granted" ||
		!strings.Contains(d.Switches[1].String(), "UA-23") {
		t.Errorf("the switches are %v", d.Switches)
	}
	if d.Status <= coverage.Uncovered || d.Gained <= 0 {
		t.Errorf("they give %v and %d people", d.Status, d.Gained)
	}
	if none, err := coverage.WhyNot(context.Background(), s, coverage.Options{}, "atlantis", "drone-low"); none != nil ||
		err != nil {
		t.Errorf("of no place: %v, %v", none, err)
	}
}

// What --set can make of the switches of decisions and of smallest changes is what they
// make.
func TestSwitchesOfDecisionsAreReadByFiles(t *testing.T) {
	s := builtin(t, "sky-shield")
	off := s.Package.Authorisation.Standoff
	off.Distance = 50 * geo.Kilometre
	for _, c := range []scenario.Switch{
		scenario.SetStandoff{Standoff: off},
	} {
		read, err := scenariofile.Load("sky-shield", scenariofile.Options{Set: []string{c.String()}})
		if err != nil {
			t.Error(err)
			continue
		}
		made := thrown(t, s, []scenario.Switch{c})
		if read.Package.Authorisation.Standoff.Distance != made.Package.Authorisation.Standoff.Distance {
			t.Errorf("%s makes %+v of a file", c, read.Package)
		}
	}
}

// What the covered people rest on is, place by place, the covered points whose margin
// is below a tenth, every unit asked.
func TestRestsOnEqualsAskingEveryUnit(t *testing.T) {
	t.Parallel()
	listed := 0
	for seed := range uint64(150) {
		s := newRandom(4000+seed).scenario(14, 12)
		r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		ask := coverage.NewAsker(s)
		for k := 0; k <= len(s.Threats); k++ {
			list := r.At(k).RestsOn
			if !slices.IsSortedFunc(list, func(a, b coverage.Rest) int { return b.Population - a.Population }) {
				t.Errorf("seed %d: not in order", seed)
			}
			for i := range s.Places {
				p := &s.Places[i]
				near, least := 0, math.Inf(1)
				points := p.Points()
				for point := range points {
					if edge := edgeOf(ask, s, k, i, point); edge >= 0 && edge < coverage.NearEdge {
						near, least = near+1, min(least, edge)
					}
				}
				people := int(math.Round(float64(p.Population) * float64(near) / float64(len(points))))
				n := slices.IndexFunc(list, func(x coverage.Rest) bool { return x.Place == i })
				if want := p.Counted && people > 0; want != (n >= 0) {
					t.Errorf(
						"seed %d, threat %d, %s: listed %v, %d people near the edge",
						seed,
						k,
						p.ID,
						n >= 0,
						people,
					)
					continue
				}
				if n < 0 {
					continue
				}
				if listed++; list[n].Population != people || list[n].Margin.Part != least ||
					list[n].Margin.People != people {
					t.Errorf("seed %d, threat %d, %s: %+v, want %d by %v", seed, k, p.ID, list[n], people, least)
				}
			}
		}
	}
	if listed < 40 {
		t.Errorf("only %d places rest on something", listed)
	}
}

// edgeOf returns the margin of a point at base; against all threats at once the
// smallest.
func edgeOf(ask coverage.Asker, s *scenario.Scenario, threat, place, point int) float64 {
	if threat == len(s.Threats) {
		edge := math.Inf(1)
		for k := range s.Threats {
			edge = min(edge, edgeOf(ask, s, k, place, point))
		}
		return edge
	}
	best := math.Inf(-1)
	for u := range s.Units {
		if a, shoots := ask.Ask(u, threat, place, point, scenario.Base); shoots && a.Failing.Political() == 0 {
			all, _ := least(a)
			best = max(best, all)
		}
	}
	return best
}

// The obstacles of places are those of every unit asked at every point.
func TestObstaclesEqualAskingEveryUnit(t *testing.T) {
	t.Parallel()
	causes := map[coverage.Gate]int{}
	for seed := range uint64(40) {
		s := newRandom(6000+seed).scenario(12, 8)
		if seed%2 == 0 { // rounds run short
			s.Package.Stockpile = scenario.Stockpile{Factor: 0.3, Nights: 3}
		}
		got, err := coverage.NewVariants(s, coverage.Options{}).Obstacles(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		ask := coverage.NewAsker(s)
		for k := range s.Threats {
			for i := range s.Places {
				want := map[coverage.Obstacle]int{}
				for point := range s.Places[i].Points() {
					if !ask.Covered(k, i, point, scenario.Base) {
						want[obstacleOf(ask, s, k, i, point)]++
					}
				}
				for _, o := range got[k] {
					if o.Place != i {
						continue
					}
					causes[o.Gate] += o.Points
					n := o.Points
					o.Points, o.View = 0, false
					if want[o] -= n; want[o] == 0 {
						delete(want, o)
					}
				}
				if len(want) > 0 {
					t.Errorf("seed %d, threat %d, place %d: off by %v", seed, k, i, want)
				}
			}
		}
		// Against all threats at once as many points stand in the way as some threat leaves.
		open := 0
		for i := range s.Places {
			for point := range s.Places[i].Points() {
				for k := range s.Threats {
					if !ask.Covered(k, i, point, scenario.Base) {
						open++
						break
					}
				}
			}
		}
		for _, o := range got[len(s.Threats)] {
			open -= o.Points
		}
		if open != 0 {
			t.Errorf("seed %d: against all threats at once off by %d points", seed, open)
		}
	}
	t.Log(causes)
	for _, g := range []coverage.Gate{coverage.GateNone, coverage.GateCapability, coverage.GateGeometry,
		coverage.GateTimeline, coverage.GateStock} {
		if causes[g] == 0 {
			t.Errorf("no obstacle is %v: the scenarios do not test it", g)
		}
	}
}

// obstacleOf asks every unit what stands between a point and cover; whether it is in
// view is not asked.
func obstacleOf(ask coverage.Asker, s *scenario.Scenario, threat, place, point int) coverage.Obstacle {
	decided, nearest := -1, -1
	var d, n coverage.Asked
	for u := range s.Units {
		a, shoots := ask.Ask(u, threat, place, point, scenario.Base)
		if !shoots {
			continue
		}
		if p := a.Failing.Political(); p == a.Failing && (decided < 0 || fewerDecisions(s, u, a, decided, d)) {
			decided, d = u, a
		}
		if a.Failing.Political() == 0 && (nearest < 0 || nearerToReach(s, u, a, nearest, n)) {
			nearest, n = u, a
		}
	}
	switch {
	case decided >= 0:
		return coverage.Obstacle{Place: place, Decisions: d.Failing}
	case nearest < 0:
		return coverage.Obstacle{Place: place, Gate: coverage.GateCapability}
	}
	return coverage.Obstacle{Place: place, Gate: n.Failing.List()[0]}
}
