package naive

import (
	"math"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// The ground of the fixtures, straight along parallels and meridians:
//
//	52N +--------+-----------+-----------+--------+--------+
//	    | Poland |  UA-46    |  UA-63    | UA-09  | Russia |
//	    |  (PL)  |  west     |  east     |Luhansk |  (RU)  |
//	44N +--------+-----------+-----------+--------+--------+
//	   14E      22E         31E         38E      40E      46E
var fixtureWorld = scenario.NewWorld(
	box(22, 44, 40, 52),
	[]scenario.Region{
		{Code: "UA-09", Territory: box(38, 44, 40, 52)},
		{Code: "UA-46", Territory: box(22, 44, 31, 52)},
		{Code: "UA-63", Territory: box(31, 44, 38, 52)},
	},
	[]scenario.Territory{
		{Code: "PL", Territory: box(14, 44, 22, 52)},
		{Code: "RU", Territory: box(40, 44, 46, 52)},
		{Code: "UA", Territory: box(22, 44, 40, 52)},
	},
)

// box has a corner every tenth of a degree, so that geodesic edges and edges straight in
// longitude and latitude differ by less than 5 m.
func box(west, south, east, north float64) orb.MultiPolygon {
	const step = 0.1
	var ring orb.Ring
	wide, high := int(math.Round((east-west)/step)), int(math.Round((north-south)/step))
	for i := range wide {
		ring = append(ring, orb.Point{west + float64(i)*step, south})
	}
	for i := range high {
		ring = append(ring, orb.Point{east, south + float64(i)*step})
	}
	for i := range wide {
		ring = append(ring, orb.Point{east - float64(i)*step, north})
	}
	for i := range high {
		ring = append(ring, orb.Point{west, north - float64(i)*step})
	}
	return orb.MultiPolygon{{append(ring, ring[0])}}
}

// origin0 is where most units stand, 50N in the west.
var origin0 = orb.Point{30, 50}

// east returns the point so many kilometres east of the centre.
func east(km float64) orb.Point { return moved(origin0, math.Pi/2, km*1000) }

func node(at orb.Point) scenario.Place {
	return scenario.Place{ID: "node", Kind: "port", Position: at, Counted: true, Control: scenario.Government}
}

func city(people int, at orb.Point) scenario.Place {
	return scenario.Place{
		ID: "city", Kind: scenario.City, Position: at, Population: people, Counted: true,
		Control: scenario.Government, Region: "UA-46",
	}
}

const km = geo.Kilometre

// missile is a system of 100 km against all classes, 40 km against ballistic missiles, with
// a radar of 200 km that sees any target, no reaction time and a fast missile.
func missile() scenario.System {
	s := scenario.System{
		ID: "missile", Kind: scenario.GBAD, Envelope: scenario.FlatEnvelope,
		Ceiling: scenario.Same[geo.Height](25_000), Speed: scenario.Same[geo.Speed](1000),
		Guidance: scenario.ActiveSeeker, Radar: radar(200 * km),
		Launchers: scenario.Same(4.0), Ready: scenario.Same(10.0),
	}
	for _, c := range scenario.Classes {
		s.Reach[c] = scenario.Same(100 * km)
	}
	s.Reach[scenario.Ballistic] = scenario.Same(40 * km)
	return s
}

// radar sees every class and target as far as it is instrumented, from a mast that no
// horizon bounds.
func radar(reach geo.Length) *scenario.Radar {
	return &scenario.Radar{
		Instrumented: scenario.Same(reach), Antenna: scenario.Same[geo.Height](20_000),
		Sector: scenario.Same(360 * geo.Degree), Sees: scenario.AllClasses,
		Reference: &scenario.RadarReference{Range: scenario.Same(reach), RCS: scenario.Same(0.001)},
	}
}

// fighter flies 900 km/h and reaches 20 km; it is always ready where it has enough fuel.
func fighter() scenario.System {
	return scenario.System{
		ID: "fighter", Kind: scenario.Fighter, Guidance: scenario.ActiveSeeker,
		Aircraft: &scenario.AircraftData{
			Radius: scenario.Same(1000 * km), Cruise: scenario.Same(900 * geo.KilometrePerHour),
			Dash: scenario.Same(900 * geo.KilometrePerHour), TurnRound: scenario.Same(3 * time.Hour),
			Availability: scenario.Same(0.7), Sorties: scenario.Same(2.0), Missiles: scenario.Same(6.0),
			MissileReach: scenario.Same(20 * km), Burn: scenario.Same(0.9), Reserve: scenario.Same(100 * km),
		},
	}
}

func sensorSystem(reach geo.Length) scenario.System {
	return scenario.System{ID: "radar", Kind: scenario.Sensor, Radar: radar(reach)}
}

func network() scenario.System {
	return scenario.System{ID: "network", Kind: scenario.Network, Area: scenario.NewAreaSensor()}
}

// cruise is a threat of 200 m/s at 50 m.
func cruise() scenario.Threat {
	return scenario.Threat{
		ID: "cruise", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](200),
		Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same(0.1),
		Raids: scenario.Raids{Routine: scenario.Same(20.0)},
	}
}

// plain is a scenario in which everything is allowed: after a ceasefire, zone all, level 0,
// no nights.
func plain(place scenario.Place, systems []scenario.System, units ...scenario.Unit) *scenario.Scenario {
	s := &scenario.Scenario{
		Phase: scenario.AfterCeasefire, Systems: systems, Units: units, World: fixtureWorld,
		Places: []scenario.Place{place}, Threats: []scenario.Threat{cruise()}, Approach: scenario.AnySide,
		Package: scenario.Package{
			Authorisation: scenario.Authorisation{Zone: scenario.ZoneAll, Classes: scenario.AllClasses},
			Stockpile:     scenario.Stockpile{Factor: 1},
		},
	}
	s.Systems.Sort()
	return s
}

// battery is an allied missile unit at the centre.
func battery() scenario.Unit {
	return scenario.Unit{
		ID: "battery", System: "missile", Position: origin0, Host: "UA", Count: 1, Contributor: "NO", Group: "west",
	}
}

func sensorUnit(at orb.Point) scenario.Unit {
	return scenario.Unit{
		ID: "radar", System: "radar", Position: at, Host: "UA", Count: 1, Contributor: "NO", Group: "west",
	}
}

// first returns the first failing gate of unit 0 at the only place, at base.
func first(s *scenario.Scenario) Gate { return New(s).First(0, 0, 0, 0, scenario.Base) }

// expect checks the first failing gate of unit 0 at an estimate.
func expect(t *testing.T, s *scenario.Scenario, e scenario.Estimate, want Gate) {
	t.Helper()
	if got := New(s).First(0, 0, 0, 0, e); got != want {
		t.Errorf("at %v the first failing gate is %q, want %q", e, got, want)
	}
}

// nearTo checks a number against a reference value.
func nearTo(t *testing.T, id string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %.9g, want %.9g within %g", id, got, want, tolerance)
	}
}
