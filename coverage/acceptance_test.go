package coverage_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// What the second edition promises of the default scenario.

const defaultScenario = "package-four-legs"

// atPlaces evaluates places alone.
func atPlaces(t *testing.T, s *scenario.Scenario) *coverage.Result {
	t.Helper()
	return evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
}

// Turned to the south-west, away from what comes from Russia and Belarus, the Patriots of
// Kyiv assure nothing of the city: one point of 199 is left, to the one other unit. Facing
// north-east they assure as much of it as radars that look all round would.
func TestPatriotsAssureKyivOnlyWhereTheyFaceTheThreat(t *testing.T) {
	at := func(set ...string) *coverage.PlaceThreat {
		r := atPlaces(t, builtin(t, defaultScenario, set...))
		return r.Place("kyiv").At(r.ThreatIndex("ballistic"))
	}
	patriot := func(p *coverage.PlaceThreat) bool {
		return slices.Contains(p.UnitsAt.Low, 0) || slices.Contains(p.UnitsAt.Low, 1)
	}
	facing := func(degrees int) *coverage.PlaceThreat {
		return at(fmt.Sprintf("units.ua-kyiv-mse.facing=%d", degrees),
			fmt.Sprintf("units.ua-kyiv-gem-t.facing=%d", degrees))
	}
	north, south := facing(45), facing(225)
	round := at("systems.patriot-mse.radar.sector=360", "systems.patriot-gem-t.radar.sector=360")
	if south.Status == coverage.Assured || patriot(south) || south.Count.Low > south.Points/20 {
		t.Errorf("turned away: %v, %d of %d points at low, by %v", south.Status, south.Count.Low, south.Points,
			south.UnitsAt.Low)
	}
	if !patriot(north) || north.Count != round.Count || north.Count.Low < 10*max(1, south.Count.Low) {
		t.Errorf("facing north-east: %v points by %v, all round %v", north.Count, north.UnitsAt.Low, round.Count)
	}
	if south.Count.Base != north.Count.Base {
		t.Errorf("at base %d points, turned away %d: threats are met in front", north.Count.Base, south.Count.Base)
	}
}

// A launcher with a single round, beside the batteries of Kyiv and like one of them, changes
// little of a city of 2.8 million, however long the raids go on.
func TestOneRoundChangesLittleOfACity(t *testing.T) {
	inPart := 0
	for _, nights := range []string{"3", "10", "30", "60", "100", "200"} {
		s := builtin(t, defaultScenario, "stockpile.nights="+nights)
		for _, like := range []string{"ua-kyiv-mse", "ua-kyiv-nasams"} {
			with := s.Edit(func(c *scenario.Scenario) {
				unit := s.Units[slices.IndexFunc(s.Units, func(u scenario.Unit) bool { return u.ID == like })]
				sys := *s.System(&unit)
				sys.ID, sys.Reloads = "one-round", scenario.Same(0.0)
				sys.Launchers, sys.Ready = scenario.Same(1.0), scenario.Same(1.0)
				unit.ID, unit.System, unit.Count = "one-round", sys.ID, 1
				c.Systems, c.Units = append(slices.Clone(s.Systems), sys), append(slices.Clone(s.Units), unit)
				c.Systems.Sort()
			})
			before, after := atPlaces(t, s).Place("kyiv"), atPlaces(t, with).Place("kyiv")
			if people := before.Place.Population; people < 2_700_000 {
				t.Fatalf("Kyiv has %d people", people)
			}
			for k := range before.Threats {
				a, b := &before.Threats[k], &after.Threats[k]
				for _, e := range scenario.Estimates {
					if a.Count.At(e) > 0 && a.Count.At(e) < a.Points {
						inPart++
					}
					if d := b.Count.At(e) - a.Count.At(e); d < 0 || 100*d >= 3*a.Points {
						t.Errorf("%s nights, %s like %s, %v: %d of %d points, with one round %d", nights,
							s.Threats[k].ID, like, e, a.Count.At(e), a.Points, b.Count.At(e))
					}
				}
			}
		}
	}
	if inPart < 20 {
		t.Errorf("Kyiv is covered in part %d times: the nights do not test it", inPart)
	}
}

// Fighters whose station is held for 0.9 of the time leave every magazine as it is without
// them; those that hold it relieve some.
func TestGroundedFightersRelieveNobody(t *testing.T) {
	s := builtin(t, defaultScenario, "stockpile.nights=40", "authorisation.zone=all", "hosts.PL=granted")
	// Ukraine's own stand alert: they hold no station to lose.
	flies := func(u *scenario.Unit) bool { return s.System(u).Kind == scenario.Fighter && u.Station != nil }
	staffed := func(share float64) *scenario.Scenario {
		return s.Edit(func(c *scenario.Scenario) {
			c.Systems = slices.Clone(s.Systems)
			for i := range c.Systems {
				if sys := &c.Systems[i]; sys.Kind == scenario.Fighter {
					a := *sys.Aircraft
					a.Availability = scenario.Same(share)
					sys.Aircraft = &a
				}
			}
		})
	}
	without := atPlaces(t, coverage.TakeAway(s, flies))
	held, grounded := atPlaces(t, staffed(1)), (*coverage.Result)(nil)
	for share := 1.0; grounded == nil && share > 0.01; share *= 0.99 {
		g := staffed(share)
		most := 0.0
		for u := range g.Units {
			if unit := &g.Units[u]; flies(unit) && g.ContributorGranted(unit.Contributor) {
				most = max(most, coverage.PatrolShare(g, unit, scenario.High))
			}
		}
		if most < 0.91 {
			if most < 0.89 {
				t.Fatalf("a share of %.3f: none of 0.9 is found", most)
			}
			grounded = atPlaces(t, g)
		}
	}
	// byOthers counts the points that units on the ground cover.
	byOthers := func(groups []coverage.Group) (points int) {
		for _, g := range groups {
			if slices.ContainsFunc(g.Units, func(u int) bool { return !flies(&s.Units[u]) }) {
				points += g.Points
			}
		}
		return points
	}
	relieved := 0
	for i := range s.Places {
		for k := range s.Threats {
			a, b, c := &without.Places[i].Threats[k], &grounded.Places[i].Threats[k], &held.Places[i].Threats[k]
			if a.Count != b.Count {
				t.Errorf("%s at %s: %v points without fighters, %v with grounded ones", s.Threats[k].ID, s.Places[i].ID,
					a.Count, b.Count)
			}
			for _, e := range scenario.Estimates {
				if byOthers(c.Groups.At(e)) > byOthers(a.Groups.At(e)) {
					relieved++
				}
			}
		}
	}
	if relieved == 0 {
		t.Error("fighters that hold their stations relieve nobody either: it is not tested")
	}
}

// Norway has not said whether it sends its units, and the zone ends west of Zaporizhzhia:
// a Norwegian NASAMS there is named with both decisions, and the city is covered with them.
func TestAnUndecidedUnitIsNamedWithItsSwitches(t *testing.T) {
	s := builtin(t, defaultScenario)
	norway := s.Edit(func(c *scenario.Scenario) {
		i := slices.IndexFunc(s.Units, func(u scenario.Unit) bool { return u.ID == "no-chernivtsi" })
		k := slices.IndexFunc(s.Places, func(p scenario.Place) bool { return p.ID == "zaporizhzhia" })
		if i < 0 || k < 0 {
			t.Fatal("the default scenario has no Norwegian NASAMS, or no Zaporizhzhia")
		}
		u := s.Units[i]
		u.ID, u.Position, u.At = "no-zaporizhzhia", s.Places[k].Position, s.Places[k].ID
		c.Units = append(slices.Clone(s.Units), u)
	})
	for _, threat := range []string{"drone-low", "drone-high"} {
		undecided(t, norway, threat)
	}
}

// undecided asks why Zaporizhzhia is not covered.
func undecided(t *testing.T, s *scenario.Scenario, threat string) {
	t.Helper()
	why, err := new(coverage.Evaluator).WhyNot(context.Background(), s, coverage.Options{}, "zaporizhzhia", threat)
	if err != nil || why.ByDecision == nil {
		t.Fatalf("%s: no decision: %+v, %v", threat, why, err)
	}
	d := why.ByDecision
	const gates = coverage.GateSet(1<<coverage.GateContribution | 1<<coverage.GateAuthorisation)
	if id := s.Units[d.Unit].ID; id != "no-zaporizhzhia" || d.Gates != gates {
		t.Errorf("%s: %s is kept out by %v", threat, id, d.Gates.List())
	}
	if len(d.Switches) != 2 || d.Switches[0].String() != "contributors.NO=granted" {
		t.Errorf("%s: switches %v", threat, d.Switches)
	}
	changed := s
	for _, w := range d.Switches {
		if changed, err = w.Apply(changed); err != nil {
			t.Fatal(err)
		}
	}
	r := atPlaces(t, changed)
	p := r.Place("zaporizhzhia").At(r.ThreatIndex(threat))
	if p.Status != d.Status || d.Status < coverage.Likely || p.Count.Base < d.Points || d.Gained <= 0 {
		t.Errorf("%s: %v make it %v, %d of %d points; told %v, %d people", threat, d.Switches, p.Status, p.Count.Base,
			p.Points, d.Status, d.Gained)
	}
}

// An offer counts after a ceasefire and is open before, also where every unit would stand
// there in both phases.
func TestOffersDoNotCountBeforeACeasefire(t *testing.T) {
	s := guest()
	s.Phase = scenario.AfterCeasefire
	s.Package.Contributors = map[string]scenario.Permission{"PL": {State: scenario.Offered}}
	s.Places = []scenario.Place{{
		ID: "city", Kind: scenario.City, Population: 9000, Counted: true, Position: s.Units[0].Position,
	}}
	r := &atPlaces(t, s).Threats[0]
	if r.Population.Covered.Base != 9000 || r.BeforeCeasefire != (scenario.Triple[int]{}) {
		t.Errorf("%v people are covered, before a ceasefire %v", r.Population.Covered, r.BeforeCeasefire)
	}
}

// Lutsk is one switch away from cover against low cruise missiles: one picture. Whoever asks
// for a single change, for a set of switches or for what each promise is worth is told so.
func TestOnePictureIsASingleChangeLikeOthers(t *testing.T) {
	shared := scenario.SetPicture{Picture: scenario.SharedPicture}
	s := builtin(t, defaultScenario)
	list, err := coverage.Remedies(context.Background(), s, coverage.Options{}, "lutsk", "cruise-missile")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(list, func(r coverage.Remedy) bool { return r.Switch == scenario.Switch(shared) }) {
		t.Errorf("single changes for Lutsk: %v, none is %v", list, shared)
	}
	r := evaluate(t, s, coverage.Options{PlacesOnly: true})
	if r.Place("lutsk").At(r.ThreatIndex("cruise-missile")).Remedy == nil {
		t.Error("the report finds no single change for Lutsk")
	}
	for picture, other := range map[scenario.Picture]scenario.Picture{
		scenario.SharedPicture: scenario.SeparatePicture, scenario.SeparatePicture: scenario.SharedPicture,
	} {
		promises, err := coverage.Promises(
			context.Background(), builtin(t, defaultScenario, "c2.picture="+string(picture)), coverage.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := scenario.Switch(scenario.SetPicture{Picture: other})
		if !slices.ContainsFunc(promises, func(p coverage.Promise) bool { return p.Switch == want }) {
			t.Errorf("with the picture %s no promise is %v", picture, want)
		}
	}
}

// A class that allied units may not intercept is one more switch that a single change may throw.
func TestAClassIsASingleChangeLikeOthers(t *testing.T) {
	s := builtin(t, defaultScenario, "authorisation.classes=[cruise-missile, ballistic]")
	list, err := coverage.Remedies(context.Background(), s, coverage.Options{}, "izmail", "drone-low")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if c, ok := r.Switch.(scenario.SetClasses); ok && c.Classes.Has(scenario.Drone) {
			return
		}
	}
	t.Errorf("Izmail without the word to meet drones: %v", list)
}

// Everybody who is not covered is in a gap, those too who are counted off the coast.
func TestGapsAddUpToAllWhoAreNotCovered(t *testing.T) {
	for _, name := range []string{defaultScenario, "no-umbrella"} {
		r := evaluate(t, builtin(t, name), coverage.Options{Cell: 10 * geo.Kilometre, SkipRemedies: true})
		for k := range r.Threats {
			in := 0
			for _, gap := range r.Threats[k].Gaps {
				in += gap.Population
			}
			left := r.Threats[k].Population.Total - r.Threats[k].Population.Covered.Base
			if d := in - left; d < -len(r.Threats[k].Gaps) || d > len(r.Threats[k].Gaps) {
				t.Errorf("%s, %s: %d people in gaps, %d not covered", name, r.Threats[k].Threat.ID, in, left)
			}
		}
	}
}
