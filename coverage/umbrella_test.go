package coverage_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// A fighter on station between two missile batteries, of which the eastern one
// comes only after a ceasefire:
//
//	B----F        (B)
func conflictScenario(level int) *scenario.Scenario {
	s := lone(9000, scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](100), Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same[float64](1)})
	s.Package.C2.Level = level
	s.Package.Authorisation.Zone = scenario.ZoneAll
	far := s.Units[0]
	far.ID, far.Position, far.Phase = "far", orb.Point{31, 48}, scenario.AfterCeasefire
	s.Units = append(s.Units, far)
	station := geo.Destination(s.Units[0].Position, 90*geo.Degree, 100*geo.Kilometre)
	s.Systems = append(s.Systems, scenario.System{ID: "jet", Kind: scenario.Fighter, Aircraft: &scenario.AircraftData{
		Radius: scenario.Same(
			1000 * geo.Kilometre,
		), Cruise: scenario.Same(geo.Speed(250)), Dash: scenario.Same(geo.Speed(250)),
		TurnRound: scenario.Same(hour), Availability: scenario.Same(0.8), Sorties: scenario.Same(4.0),
		Missiles: scenario.Same(6.0), MissileReach: scenario.Same(20 * geo.Kilometre), Burn: scenario.Same(1.0),
	}})
	s.Systems.Sort()
	s.Units = append(
		s.Units,
		scenario.Unit{
			ID:          "patrol",
			System:      "jet",
			Host:        "UA",
			Contributor: "UA",
			Count:       20,
			Position:    station,
			Station:     &station,
		},
	)
	s.Places = []scenario.Place{
		{
			ID:       "between",
			Kind:     "port",
			Counted:  true,
			Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, 60*geo.Kilometre),
			Region:   "UA-46",
		},
	}
	return s
}

func TestFightersOverMissilesWithoutCommandAreReported(t *testing.T) {
	r := evaluate(t, conflictScenario(0), coverage.Options{})
	if len(r.Conflicts) != 1 {
		t.Fatalf("%d conflicts, want the one over the western battery: %+v", len(r.Conflicts), r.Conflicts)
	}
	c := r.Conflicts[0]
	if r.Scenario.Units[c.Fighter].ID != "patrol" || r.Scenario.Units[c.Missiles].ID == "far" || len(c.Places) != 1 ||
		c.Area <= 0 {
		t.Errorf("conflict %+v", c)
	}
	if r.Places[0].Threats[0].Depth.Base != 2 {
		t.Errorf("depth %d: a conflict closes no gate", r.Places[0].Threats[0].Depth.Base)
	}
	if !slices.ContainsFunc(r.Notes, func(n coverage.Note) bool { return n.Code == coverage.NoteConflict }) {
		t.Error("the notes do not say so")
	}
	if linked := evaluate(t, conflictScenario(1), coverage.Options{}); len(linked.Conflicts) != 0 {
		t.Errorf("with command at level 1 still %+v", linked.Conflicts)
	}
}

// What cannot be kept up around the clock is time, and no cover.
func TestAPatrolThatIsTooSmallIsTimeAndNotCover(t *testing.T) {
	s := conflictScenario(1)
	s.Units = s.Units[2:]
	s.Units[0].Count = 3
	p := evaluate(t, s, coverage.Options{PlacesOnly: true}).Places[0].Threats[0]
	if p.Status != coverage.Uncovered || p.TimeShare.Base <= 0 || p.TimeShare.Base >= 1 {
		t.Fatalf("status %v, share %v", p.Status, p.TimeShare)
	}
	list, err := coverage.Remedies(context.Background(), s, coverage.Options{}, "between", "low")
	if err != nil || len(list) != 1 || !strings.HasPrefix(list[0].Switch.String(), "units.patrol.count=") {
		t.Fatalf("remedies %+v, %v", list, err)
	}
	patrol := coverage.Explain(s, coverage.Options{}, &s.Places[0], &s.Threats[0], scenario.Base)[0].Patrol
	if want := "units.patrol.count="; list[0].Switch.String() != want+itoa(patrol.Fleet) {
		t.Errorf("remedy %s, the patrol needs %d", list[0].Switch, patrol.Fleet)
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// A radar of 15 m against a place 3 km behind its horizon: a taller mast or a
// few kilometres closer cover it, each by the least that does.
func TestMastsAndMovesAreTheLeastThatCovers(t *testing.T) {
	s := lone(15, scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](1e-9), Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same[float64](1)})
	d := geo.Horizon(15, 50) + 2.9*geo.Kilometre
	s.Places = []scenario.Place{
		{
			ID:       "behind",
			Name:     "Behind",
			Kind:     "port",
			Counted:  true,
			Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, d),
			Region:   "UA-46",
		},
	}
	list, err := coverage.Remedies(context.Background(), s, coverage.Options{}, "behind", "low")
	if err != nil || len(list) != 2 {
		t.Fatalf("remedies %+v, %v", list, err)
	}
	mast := geo.Height(2)
	for geo.Horizon(15+mast, 50) < d {
		mast += 2
	}
	if taller, ok := list[0].Switch.(scenario.RaiseMast); !ok || taller.By != mast || taller.String() != "" {
		t.Errorf("%+v, want a mast %v m taller", list[0], mast)
	}
	if move, ok := list[1].Switch.(scenario.MoveUnit); !ok || move.By != 3*geo.Kilometre || move.Towards != "Behind" ||
		move.String() != "" {
		t.Errorf("%+v, want 3 km closer to Behind", list[1])
	}
}

// Time counts at each estimate by the share that the patrol keeps there.
// Against all threats together no more people are covered, part of the time included, than
// against any one, and no fewer than are covered all of the time.
func TestTimeOfAllThreatsIsTheLeastAtEachPoint(t *testing.T) {
	differ := 0
	for seed := range uint64(12) {
		s := furnished(seed, newRandom(300+seed).scenario(8, 6))
		r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		if len(r.Threats) < 2 {
			continue
		}
		for _, e := range scenario.Estimates {
			all := r.At(len(r.Threats))
			for k := range r.Threats {
				if all.TimeWeighted.At(e) > r.Threats[k].TimeWeighted.At(e) {
					t.Errorf("seed %d, %s: %d people against all, %d against %s", seed, e, all.TimeWeighted.At(e),
						r.Threats[k].TimeWeighted.At(e), r.Threats[k].Threat.ID)
				}
				if all.TimeWeighted.At(e) < r.Threats[k].TimeWeighted.At(e) {
					differ++
				}
			}
			if all.TimeWeighted.At(e) < all.Population.Covered.At(e) {
				t.Errorf("seed %d, %s: %d people, %d of them all of the time", seed, e, all.TimeWeighted.At(e),
					all.Population.Covered.At(e))
			}
		}
	}
	if differ == 0 {
		t.Error("the threats never differ")
	}
}

func TestTimeWeightedPeopleFollowTheShareOfTheirEstimate(t *testing.T) {
	s := conflictScenario(1)
	s.Units = s.Units[2:]
	s.Units[0].Count = 3
	s.Systems.Find("jet").Aircraft.Availability = scenario.Triple[float64]{Low: 0.2, Base: 0.3, High: 0.4}
	s.Places[0].Kind, s.Places[0].Population = scenario.City, 100_000
	r := evaluate(t, s, coverage.Options{PlacesOnly: true})
	share := r.Places[0].Threats[0].TimeShare
	if !(0 < share.Low && share.Low < share.Base && share.Base < share.High && share.High < 1) {
		t.Fatalf("shares %+v", share)
	}
	for _, e := range scenario.Estimates {
		if got, want := r.Threats[0].TimeWeighted.At(e), int(1e5*share.At(e)+0.5); got != want {
			t.Errorf("%v: %d people, want %d", e, got, want)
		}
	}
}

// A unit that can nowhere act says which gate stops it.
func TestTheGateThatStopsAUnitEverywhereIsNamed(t *testing.T) {
	for want, change := range map[coverage.Gate]func(*scenario.Scenario){
		coverage.GateNone:  func(*scenario.Scenario) {},
		coverage.GatePhase: func(s *scenario.Scenario) { s.Units[0].Phase = scenario.AfterCeasefire },
		coverage.GateBasing: func(s *scenario.Scenario) {
			s.Package.Hosts["PL"] = scenario.Permission{State: scenario.Open}
		},
		coverage.GateContribution: func(s *scenario.Scenario) {
			s.Package.Contributors["PL"] = scenario.Permission{State: scenario.Denied}
		},
		coverage.GateAuthorisation: func(s *scenario.Scenario) {
			s.Package.Authorisation.Classes = scenario.ClassSetOf(scenario.Drone)
		},
		coverage.GateCapability: func(s *scenario.Scenario) { s.Systems[0].Floor = scenario.Same(geo.Height(51)) },
		coverage.GateGeometry: func(s *scenario.Scenario) {
			s.Systems[0].Radar.Sees = scenario.ClassSetOf(scenario.Drone)
		},
		coverage.GateTimeline: func(s *scenario.Scenario) {
			s.Package.Authorisation.Delay = scenario.UniformDelay(hour)
		},
		coverage.GateStock: func(s *scenario.Scenario) {
			s.Package.Stockpile.Nights, s.Threats[0].Raids.Routine = 3, scenario.Same(100.0)
			s.Places = []scenario.Place{{ID: "here", Kind: scenario.City, Population: 1000, Counted: true,
				Position: s.Units[0].Position}}
		},
	} {
		s := guest()
		s.Package.Hosts, s.Package.Contributors = map[string]scenario.Permission{}, map[string]scenario.Permission{}
		change(s)
		r := evaluate(t, s, coverage.Options{PlacesOnly: true})
		if got := r.Units[0].Threats[0].Gate; got != want {
			t.Errorf("stopped by %v, want %v", got, want)
		}
	}
}

// The gate that is said to stop a unit everywhere does so at every place.
func TestAUnitStoppedEverywhereEngagesNowhere(t *testing.T) {
	for seed := range uint64(60) {
		s := newRandom(seed).scenario(12, 20)
		r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		for i := range r.Places {
			for k := range s.Threats {
				for _, u := range r.Places[i].Threats[k].Units {
					if g := r.Units[u].Threats[k].Gate; g != coverage.GateNone {
						t.Errorf(
							"seed %d: %s covers %s though %v stops it everywhere",
							seed,
							s.Units[u].ID,
							s.Places[i].ID,
							g,
						)
					}
				}
			}
		}
	}
}

// The stock of one battery is one: it serves what is nearest and no more.
func TestAShortBatteryServesWhatIsNearest(t *testing.T) {
	s := lone(9000, scenario.Threat{ID: "low", Class: scenario.Drone, Speed: scenario.Same[geo.Speed](1e-9), Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same[float64](1)})
	s.Threats[0].Raids.Routine = scenario.Same(100.0)
	s.Systems[0].Launchers, s.Systems[0].Ready = scenario.Same(10.0), scenario.Same(10.0)
	for i, km := range []geo.Length{10, 40, 80} {
		s.Places = append(s.Places, scenario.Place{
			ID: itoa(i), Kind: scenario.City, Population: 1000, Counted: true, Region: "UA-46",
			Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, km*geo.Kilometre),
		})
	}
	// A night asks 200 rounds of the three together, 66.7 of each.
	for _, c := range []struct {
		nights int
		factor float64
		want   int
	}{{0, 1, 3}, {1, 1, 1}, {1, 1.34, 2}, {1, 2, 3}, {3, 2, 1}, {3, 6, 3}, {30, 1, 0}} {
		s.Package.Stockpile = scenario.Stockpile{Factor: c.factor, Nights: c.nights}
		r := evaluate(t, s, coverage.Options{PlacesOnly: true})
		for i := range r.Places {
			if got := r.Places[i].Threats[0].Status == coverage.Assured; got != (i < c.want) {
				t.Errorf(
					"%d nights at %g: place %d covered %v, want the nearest %d",
					c.nights,
					c.factor,
					i,
					got,
					c.want,
				)
			}
		}
	}
}

// A magazine without a round covers nothing, also nearer than whoever asks for
// rounds and where no nights are asked.
func TestAnEmptyMagazineCoversNothing(t *testing.T) {
	for _, c := range []struct {
		nights int
		factor float64
		want   bool
	}{{3, 0, false}, {3, 0.24, false}, {3, 0.26, true}, {0, 0, false}, {0, 0.26, true}} {
		s := lone(9000, cruise)
		s.Package.Stockpile = scenario.Stockpile{Factor: c.factor, Nights: c.nights}
		s.Systems[0].Launchers, s.Systems[0].Ready = scenario.Same(1.0), scenario.Same(4.0)
		s.Places = []scenario.Place{
			{ID: "node", Kind: "rail", Region: "UA-46", Position: s.Units[0].Position},
			{
				ID:         "city",
				Kind:       scenario.City,
				Region:     "UA-46",
				Population: 1000,
				Counted:    true,
				Position:   geo.Destination(s.Units[0].Position, 0, 30*geo.Kilometre),
			},
		}
		r := evaluate(t, s, coverage.Options{Cell: 10 * geo.Kilometre})
		node, ground := r.Places[0].Threats[0].Status == coverage.Assured, r.Threats[0].Area.Covered.Base > 0
		if node != c.want || ground != c.want {
			t.Errorf(
				"%d nights at %g of its four rounds: node %v, ground %v, want %v",
				c.nights,
				c.factor,
				node,
				ground,
				c.want,
			)
		}
	}
}
