package coverage_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/scenario"
)

// told is a unit that is the answer for some points of a place.
type told struct {
	unit, point, points int
	asked               coverage.Asked
}

// mostOf returns the unit that is the answer for most points, the first of equals.
func mostOf(answers []told) *told {
	var list []told
	for _, a := range answers {
		known := false
		for i := range list {
			if list[i].unit == a.unit {
				list[i].points++
				known = true
			}
		}
		if a.points = 1; !known {
			list = append(list, a)
		}
	}
	var best *told
	for i := range list {
		if best == nil || list[i].points > best.points {
			best = &list[i]
		}
	}
	return best
}

// least returns the smallest part of all gates, -Inf where something fails that is not
// measured, and the smallest of those that fail by some part, -Inf without any.
func least(a coverage.Asked) (all, known float64) {
	all, known = math.Inf(1), math.Inf(1)
	for g, part := range a.Parts {
		all = min(all, part)
		if a.Failing.Has(g) && !math.IsInf(part, -1) {
			known = min(known, part)
		}
	}
	if a.Unknown {
		all = math.Inf(-1)
	}
	if math.IsInf(known, 1) {
		known = math.Inf(-1)
	}
	return all, known
}

// fewerDecisions and nearerToReach order units as the page of the model does.
func fewerDecisions(s *scenario.Scenario, i int, a coverage.Asked, j int, b coverage.Asked) bool {
	switch {
	case a.Failing.Len() != b.Failing.Len():
		return a.Failing.Len() < b.Failing.Len()
	case a.Distance != b.Distance:
		return a.Distance < b.Distance
	}
	return s.Units[i].ID < s.Units[j].ID
}

func nearerToReach(s *scenario.Scenario, i int, a coverage.Asked, j int, b coverage.Asked) bool {
	able, other := !a.Failing.Has(coverage.GateCapability), !b.Failing.Has(coverage.GateCapability)
	allA, knownA := least(a)
	allB, knownB := least(b)
	switch {
	case able != other:
		return able
	case !able:
		return s.Units[i].ID < s.Units[j].ID
	case a.Failing.Len() != b.Failing.Len():
		return a.Failing.Len() < b.Failing.Len()
	case allA != allB:
		return allA > allB
	case knownA != knownB:
		return knownA > knownB
	}
	return s.Units[i].ID < s.Units[j].ID
}

// askAll asks every unit at every uncovered point of a place.
func askAll(
	ask coverage.Asker, s *scenario.Scenario, threat, place int, e scenario.Estimate,
) (byDecision, byReach *told) {
	var decisions, reach []told
	for k := range s.Places[place].Points() {
		if ask.Covered(threat, place, k, e) {
			continue
		}
		d, r := told{unit: -1, point: k}, told{unit: -1, point: k}
		for u := range s.Units {
			a, shoots := ask.Ask(u, threat, place, k, e)
			if !shoots {
				continue
			}
			if p := a.Failing.Political(); p != 0 && p == a.Failing &&
				(d.unit < 0 || fewerDecisions(s, u, a, d.unit, d.asked)) {
				d.unit, d.asked = u, a
			}
			if a.Failing.Political() == 0 && (r.unit < 0 || nearerToReach(s, u, a, r.unit, r.asked)) {
				r.unit, r.asked = u, a
			}
		}
		if d.unit >= 0 {
			decisions = append(decisions, d)
		}
		if r.unit >= 0 {
			reach = append(reach, r)
		}
	}
	return mostOf(decisions), mostOf(reach)
}

// The answers to why, of every place in the result and of one place alone, are those of
// every unit asked at every point.
func TestWhyNotEqualsAskingEveryUnit(t *testing.T) {
	skipShort(t)
	t.Parallel()
	decisions, nearest, margins := 0, 0, 0
	for seed := range uint64(60) {
		s := newRandom(900+seed).scenario(14, 10)
		r := evaluate(t, s, coverage.Options{PlacesOnly: true})
		ask := coverage.NewAsker(s)
		var kept coverage.Evaluator
		for i := range s.Places {
			for k := range s.Threats {
				p := &r.Places[i].Threats[k]
				at := fmt.Sprintf("seed %d, %s at %s", seed, s.Threats[k].ID, s.Places[i].ID)
				alone, err := kept.WhyNot(
					context.Background(),
					s,
					coverage.Options{},
					s.Places[i].ID,
					s.Threats[k].ID,
				)
				if err != nil || !sameWhy(alone, &p.Why) {
					t.Errorf("%s: alone %+v, in the result %+v, %v", at, alone, p.Why, err)
				}
				margins += sameMargin(t, at, ask, s, k, i, p)
				if p.Status == coverage.Assured {
					if p.ByDecision != nil || p.Nearest != nil {
						t.Errorf("%s: assured, and %+v", at, p.Why)
					}
					continue
				}
				e := scenario.Base
				if p.Count.Base == p.Points {
					e = scenario.Low
				}
				d, n := askAll(ask, s, k, i, e)
				if (d == nil) != (p.ByDecision == nil) || (n == nil) != (p.Nearest == nil) {
					t.Fatalf("%s: %+v, asking every unit %+v and %+v", at, p.Why, d, n)
				}
				if b := p.ByDecision; b != nil {
					decisions++
					if b.Unit != d.unit || b.Point != d.point || b.Points != d.points || b.Gates != d.asked.Failing ||
						b.Distance != d.asked.Distance || b.Estimate != e {
						t.Errorf("%s: by decision %+v, asking every unit %+v", at, b, d)
					}
				}
				if b := p.Nearest; b != nil {
					nearest++
					if b.Unit != n.unit || b.Point != n.point || b.Points != n.points ||
						b.Failing != n.asked.Failing {
						t.Errorf("%s: by reach %+v, asking every unit %+v", at, b, n)
					}
				}
			}
		}
	}
	if t.Logf("%d decisions, %d nearest, %d margins", decisions, nearest, margins); decisions < 100 ||
		nearest < 500 ||
		margins < 500 {
		t.Error("the scenarios do not test it")
	}
}

func sameWhy(a, b *coverage.Why) bool {
	return a != nil && fmt.Sprintf("%+v", flat(a)) == fmt.Sprintf("%+v", flat(b))
}

// flat is what an answer points to.
func flat(w *coverage.Why) (list []any) {
	if w.Margin != nil {
		list = append(list, *w.Margin)
	}
	if w.ByDecision != nil {
		list = append(list, *w.ByDecision)
	}
	if n := w.Nearest; n != nil {
		list = append(list, n.Unit, n.Point, n.Points, n.Failing, n.Verdict)
		if n.Margin != nil {
			list = append(list, *n.Margin)
		}
	}
	return list
}

// sameMargin compares the margin of a place with that of every unit at every point.
func sameMargin(
	t *testing.T, at string, ask coverage.Asker, s *scenario.Scenario, threat, place int, p *coverage.PlaceThreat,
) int {
	t.Helper()
	edge, near := math.Inf(-1), 0
	points := s.Places[place].Points()
	for k := range points {
		best := math.Inf(-1)
		for u := range s.Units {
			if a, shoots := ask.Ask(u, threat, place, k, scenario.Base); shoots && a.Failing.Political() == 0 {
				all, _ := least(a)
				best = max(best, all)
			}
		}
		if (best >= 0) != ask.Covered(threat, place, k, scenario.Base) {
			t.Errorf("%s, point %d: a margin of %v", at, k, best)
		}
		if math.Abs(best) < math.Abs(edge) {
			edge = best
		}
		if math.Abs(best) < coverage.NearEdge {
			near++
		}
	}
	if p.Margin == nil {
		if !math.IsInf(edge, 0) {
			t.Errorf("%s: no margin, asking every unit %v", at, edge)
		}
		return 0
	}
	people := int(math.Round(float64(s.Places[place].Population) * float64(near) / float64(len(points))))
	if m := p.Margin; m.Part != edge || m.People != people || m.NearEdge() != (math.Abs(edge) < coverage.NearEdge) ||
		(m.Value >= 0) != (m.Part >= 0) || m.Of <= 0 {
		t.Errorf("%s: margin %+v, asking every unit %v for %d people", at, *m, edge, people)
	}
	return 1
}

// freed is the scenario in which the decisions fall that keep one unit out, and no
// others: it changes country, host and phase. With the authorisation among them that is
// open to all.
func freed(s *scenario.Scenario, u int, gates coverage.GateSet) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) {
		t.Units = append([]scenario.Unit(nil), s.Units...)
		unit := &t.Units[u]
		if unit.Phase = scenario.Now; unit.Contributor != scenario.Ukraine &&
			(gates.Has(coverage.GatePhase) || gates.Has(coverage.GateContribution)) {
			unit.Contributor = "ZZ"
		}
		if gates.Has(coverage.GateBasing) {
			unit.Host = ""
		}
		if gates.Has(coverage.GateAuthorisation) {
			t.Package.Authorisation.Zone, t.Package.Authorisation.Classes = scenario.ZoneAll, scenario.AllClasses
		}
	})
}

// A unit that decisions keep out fails those physical gates which it fails when these
// decisions fall.
func TestAUnitThatDecisionsKeepOutIsAskedAsIfTheyFell(t *testing.T) {
	t.Parallel()
	compared, passing, stock := 0, 0, 0
	for seed := range uint64(120) {
		s := newRandom(1900+seed).scenario(10, 6)
		for code, p := range s.Package.Hosts {
			p.Delay = scenario.Delay{} // a host's own clock goes with the host
			s.Package.Hosts[code] = p
		}
		s.Package.Authorisation.Standoff = scenario.Standoff{}
		if seed%2 == 0 {
			s.Package.C2.Level, s.Package.C2.Without, s.Package.Stockpile = 0, 0, scenario.Stockpile{
				Factor: 0.4,
				Nights: 3,
			}
		}
		ask := coverage.NewAsker(s)
		for u := range s.Units {
			if s.System(&s.Units[u]).Kind != scenario.GBAD { // fighters hear from their country
				continue
			}
			forms := map[coverage.GateSet]*coverage.Prepared{}
			for i := range s.Places {
				for k := range s.Threats {
					a, _ := ask.Ask(u, k, i, 0, scenario.Base)
					gates := a.Failing.Political()
					if gates == 0 {
						continue
					}
					if forms[gates] == nil {
						forms[gates] = coverage.Prepare(freed(s, u, gates), coverage.Options{})
					}
					want := forms[gates].Failing(u, k, &s.Places[i], s.Places[i].Points()[0], scenario.Base)
					got := a.Failing.Physical()
					far := (got | want) & (1<<coverage.GateGeometry | 1<<coverage.GateTimeline)
					if s.Package.C2.Level > 0 || far != 0 {
						// Its radar may let others serve what it would; and rounds are reckoned
						// within reach.
						got, want = got&^(1<<coverage.GateStock), want&^(1<<coverage.GateStock)
					}
					if want.Has(coverage.GateCapability) { // has neither reach nor time
						continue
					}
					if compared++; got == 0 {
						passing++
					}
					if got.Has(coverage.GateStock) {
						stock++
					}
					if got != want {
						t.Errorf(
							"seed %d, %s against %s at %s, kept out by %v: fails %v, freed %v",
							seed,
							s.Units[u].ID,
							s.Threats[k].ID,
							s.Places[i].ID,
							gates.List(),
							got.List(),
							want.List(),
						)
					}
				}
			}
		}
	}
	if t.Logf("%d compared, %d pass, %d by rounds", compared, passing, stock); compared < 2000 || passing < 20 ||
		stock < 5 {
		t.Error("the scenarios do not test it")
	}
}

// The margins of gates that fail are the naive twin's, where both know the gate to fail.
func TestMarginsAreTheTwins(t *testing.T) {
	skipShort(t)
	t.Parallel()
	compared, spare := map[coverage.Gate]int{}, map[coverage.Gate]int{}
	for seed := range uint64(12) {
		s := furnished(seed, newRandom(seed).scenario(8, 6))
		twin, ask := twins.New(s), coverage.NewAsker(s)
		for i := range s.Places {
			for k := range s.Threats {
				for u := range s.Units {
					a, shoots := ask.Ask(u, k, i, 0, scenario.Base)
					if !shoots || a.Failing.Has(coverage.GateCapability) || a.Unknown ||
						a.Parts[coverage.GateReadiness] <= -1 {
						continue
					}
					want := twin.Parts(u, k, i, 0, scenario.Base)
					for _, g := range []coverage.Gate{coverage.GateGeometry, coverage.GateTimeline} {
						part, measured := want[twins.Gate(g.String())]
						got := a.Parts[g]
						if !measured || math.IsInf(part, 0) && part == got || math.IsNaN(part) {
							continue
						}
						if compared[g]++; part > 0 {
							spare[g]++
						}
						if got < -1000 && part < -1000 {
							continue // no time to speak of: a millimetre of the warning moves the part
						}
						if math.Abs(got-part) > 1e-4*max(1, math.Abs(part)) {
							t.Errorf(
								"seed %d, %s against %s at %s: %v by %v, the twin %v",
								seed,
								s.Units[u].ID,
								s.Threats[k].ID,
								s.Places[i].ID,
								g,
								got,
								part,
							)
						}
					}
				}
			}
		}
	}
	t.Log(compared, spare)
	if compared[coverage.GateGeometry] < 200 || compared[coverage.GateTimeline] < 20 ||
		spare[coverage.GateGeometry] < 100 || spare[coverage.GateTimeline] < 20 {
		t.Error("the scenarios do not test it")
	}
}

// A measure is negative where its gate fails and not where it holds, whatever rounding
// leaves: the two are reckoned apart.
func TestMeasuresHaveTheSignOfTheirGates(t *testing.T) {
	t.Parallel()
	signs := map[coverage.Gate][2]int{}
	for seed := range uint64(60) {
		s := furnished(seed, newRandom(7000+seed).scenario(12, 8))
		ask := coverage.NewAsker(s)
		for i := range s.Places {
			for k := range s.Threats {
				for u := range s.Units {
					for _, e := range []scenario.Estimate{scenario.Low, scenario.Base} {
						a, shoots := ask.Ask(u, k, i, 0, e)
						if !shoots || a.Failing.Has(coverage.GateCapability) {
							continue
						}
						for g, part := range a.Raw {
							n := signs[g]
							if a.Failing.Has(g) {
								n[0]++
							} else {
								n[1]++
							}
							signs[g] = n
							if fails := part < 0; fails != a.Failing.Has(g) && math.Abs(part) > 1e-9 {
								t.Errorf("seed %d, %s against %s at %s, %v: %v by %v, fails %v", seed, s.Units[u].ID,
									s.Threats[k].ID, s.Places[i].ID, e, g, part, a.Failing.Has(g))
							}
						}
					}
				}
			}
		}
	}
	t.Log(signs)
	for _, g := range []coverage.Gate{
		coverage.GateGeometry, coverage.GateReadiness, coverage.GateTimeline, coverage.GateStock,
	} {
		if signs[g][0] < 10 || signs[g][1] < 10 {
			t.Errorf("%v fails %d and holds %d times", g, signs[g][0], signs[g][1])
		}
	}
}
