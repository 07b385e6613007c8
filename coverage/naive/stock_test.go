package naive

import (
	"math"
	"testing"
	"time"

	"airumbrella/scenario"
)

// stocked is one city of 700,000 people (70 points) with batteries beside its centre, one
// night of raids and no light layer.
func stocked(drones float64, rounds ...float64) *scenario.Scenario {
	s := plain(city(700_000, origin0), nil)
	for i, n := range rounds {
		sam := missile()
		sam.ID = "missile" + string(rune('a'+i))
		sam.Launchers, sam.Ready = scenario.Same(1.0), scenario.Same(n)
		unit := battery()
		unit.ID, unit.System = sam.ID, sam.ID
		s.Systems, s.Units = append(s.Systems, sam), append(s.Units, unit)
	}
	s.Package.Stockpile = scenario.Stockpile{Factor: 1, Nights: 1}
	s.Threats[0].Class, s.Threats[0].Raids.Routine = scenario.Drone, scenario.Same(drones)
	return s
}

// fed returns the part of the points that a unit's rounds last for.
func fed(m *Model, unit int) float64 {
	n := 0
	for point := range m.Points(0) {
		if _, fails := m.Failing(unit, 0, 0, point, scenario.Base)[Stock]; !fails {
			n++
		}
	}
	return float64(n) / float64(len(m.Points(0)))
}

// Rows E7 to E7c: 70 points, so that parts come in steps of 1/70, rounded down.
func TestRoundsServeTheNearestPoints(t *testing.T) {
	down := func(part float64) float64 { return math.Floor(part*70+1e-9) / 70 }
	nearTo(t, "E7", fed(New(stocked(20, 40)), 0), 1, 1e-9)
	nearTo(t, "E7b", fed(New(stocked(30, 40)), 0), down(0.6666666666666666), 1e-9)
	two := New(stocked(30, 40, 1))
	nearTo(t, "E7c", fed(two, 0), down(0.6833333333333333), 1e-9)
	nearTo(t, "E7c", fed(two, 1), down(0.6833333333333333), 1e-9)
}

// Row E7d: 30 drones x (1 - 0.6) x 2 rounds = 24.
func TestTheLightLayerComesFirst(t *testing.T) {
	s := stocked(30, 40)
	s.Package.LightLayer[scenario.Drone] = scenario.Same(0.6)
	queue := New(s).servedQueue(asked{e: scenario.Base})
	nearTo(t, "E7d", queue[len(queue)-1].as, 24, 1e-9)
}

// Row E7e: who is too late at a point takes no part of its demand.
func TestWhoIsTooLateTakesNoPart(t *testing.T) {
	s := stocked(30, 40, 40)
	s.Systems[1].Reaction = scenario.Same(24 * time.Hour)
	nearTo(t, "E7e", fed(New(s), 0), math.Floor(70*0.6666666667)/70, 1e-9)
}

// Row E7f.
func TestRoundsOfAFighterUnit(t *testing.T) {
	s := plain(node(origin0), []scenario.System{fighter()}, scenario.Unit{System: "fighter", Count: 24})
	nearTo(t, "E7f", New(s).rounds(0, scenario.Base), 144, 0)
}

func TestAnEmptyMagazineCoversNothing(t *testing.T) {
	for words, factor := range map[string]float64{"no rounds": 0, "0.9 of a round": 0.0225} { // of 40
		s := plain(node(origin0), []scenario.System{missile()}, battery())
		s.Package.Stockpile = scenario.Stockpile{Factor: factor}
		if got := first(s); got != Stock {
			t.Errorf("%s: the first failing gate is %q, want stock", words, got)
		}
	}
}

// A node has no people: it asks for no rounds, and is served as far as the last point is.
//
//	unit at the city's centre --- node at 1 km --- edge of the fed points at 6 km --- node
func TestANodeIsServedAsFarAsTheRoundsLast(t *testing.T) {
	for d, want := range map[float64]Gate{1: "", 7: Stock} {
		s := stocked(30, 40)
		s.Places = append(s.Places, node(east(d)))
		if got := New(s).First(0, 0, 1, 0, scenario.Base); got != want {
			t.Errorf("node at %v km: the first failing gate is %q, want %q", d, got, want)
		}
	}
}

func TestTheMarginOfRounds(t *testing.T) {
	m := New(stocked(30, 40))
	last := len(m.Points(0)) - 1 // the farthest from the centre: 60 rounds asked of 40
	nearTo(t, "margin", m.Failing(0, 0, 0, last, scenario.Base)[Stock], -0.5, 1e-6)
	if d := m.Closeness(0, 0, 0, last, scenario.Base); d < 1000 {
		t.Errorf("the verdict is %v m from changing, want kilometres", d)
	}
}
