package coverage_test

import (
	"fmt"
	"maps"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// furnished adds what the second edition knows to a random scenario: one picture,
// networks, the side that threats come from, a light layer, and places large enough for
// many demand points.
func furnished(seed uint64, s *scenario.Scenario) *scenario.Scenario {
	r := newRandom(50_000 + seed)
	return s.Edit(func(t *scenario.Scenario) {
		t.Approach = scenario.Approaches[r.IntN(2)]
		t.Package.C2.Picture = scenario.Pictures[r.IntN(2)]
		t.Package.LightLayer[scenario.Drone] = scenario.Triple[float64]{Low: 0.4, Base: 0.6, High: 0.8}
		// The engine takes the soil of granted hosts for allied, the twin that of NATO's
		// members: the model does not say which. Here Poland is both.
		if z := s.Package.Authorisation.Zone; z != scenario.ZoneAll && z != scenario.ZoneNone {
			t.Package.Hosts = maps.Clone(s.Package.Hosts)
			t.Package.Hosts["PL"] = granted(s.Package.Hosts["PL"])
		}
		t.Systems = slices.Clone(s.Systems)
		for i, covers := range [][]string{nil, {"UA-46"}, {"UA-63"}} {
			t.Systems = append(t.Systems, scenario.System{
				ID: fmt.Sprintf("ears-%d", i), Kind: scenario.Network, Area: &scenario.AreaSensor{
					Regions: covers, Below: heights(r.triple(500, 4000)), Latency: durations(r.triple(5, 90)),
					Sees: scenario.ClassSetOf(scenario.Drone, scenario.CruiseMissile, scenario.Aircraft),
				},
			})
		}
		t.Systems.Sort()
		t.Units = slices.Clone(s.Units)
		for i := range t.Units {
			if s.System(&t.Units[i]).Aircraft == nil {
				t.Units[i].Station = nil // no file may give it one
			}
		}
		for i := range r.IntN(3) {
			t.Units = append(t.Units, scenario.Unit{
				ID: fmt.Sprintf("network-%d", i), System: fmt.Sprintf("ears-%d", r.IntN(3)), Count: 1,
				Host: "UA", Contributor: []string{"UA", "PL"}[r.IntN(2)], Group: []string{"", "one", "two"}[r.IntN(3)],
				Position: orb.Point{28, 49},
			})
		}
	})
}

// The size of a dense scenario: at most mostPoints demand points and 12 units, of which
// up to two are networks.
const (
	denseUnits = 10
	mostPoints = 60
)

// dense is a furnished scenario whose units and places lie within some hundred
// kilometres of one another, so that many units reach the same points, relieve one
// another and run short:
//
//	     24      28      32
//	PL |    . u u p .       | RU     the middle lies anywhere, also near a border
//	   |   . p u p u .      |
func dense(seed uint64) *scenario.Scenario {
	r := newRandom(90_000 + seed)
	s := newRandom(seed).scenario(denseUnits, 0)
	middle := orb.Point{r.between(24.3, 31.7), r.between(46.8, 51.2)}
	near := func(wide float64) orb.Point {
		return orb.Point{middle[0] + r.between(-wide, wide), middle[1] + r.between(-0.65*wide, 0.65*wide)}
	}
	for i := range s.Systems {
		sys := &s.Systems[i]
		if sys.Kind == scenario.GBAD && r.IntN(8) == 0 {
			sys.Guidance = scenario.Gun
		}
		if sys.Kind == scenario.GBAD && r.IntN(4) == 0 { // some magazines hold less than a round
			sys.Launchers, sys.Ready = scenario.Same(0.3), scenario.Same(1.0)
		}
		if a := sys.Aircraft; a != nil && r.IntN(2) == 0 { // fuel for little more than the station
			x, y, z := r.triple(60e3, 180e3)
			a.Radius = scenario.Triple[geo.Length]{
				Low: a.Reserve.Low + geo.Length(x), Base: a.Reserve.Base + geo.Length(y),
				High: a.Reserve.High + geo.Length(z),
			}
		}
	}
	for i := range s.Threats {
		if t := &s.Threats[i]; t.Class != scenario.Ballistic && t.Class != scenario.Aircraft && r.IntN(2) == 0 {
			t.Altitude = scenario.Same(geo.Height(r.between(20, 120))) // low enough for the horizon to bind
		}
	}
	for i := range s.Units {
		u := &s.Units[i]
		u.Position = near(0.9)
		if u.Station != nil {
			at := near(1.2)
			u.Station = &at
		}
		if s.System(u).Kind == scenario.GBAD {
			u.Count = 1 + r.IntN(4)
		}
		if r.IntN(3) > 0 && u.Phase == scenario.AfterCeasefire {
			u.Phase = scenario.Now
		}
	}
	s.Places = r.places(s, middle)
	promise(r, s)
	for i := range s.Threats {
		s.Threats[i].Raids.Routine = scenario.Triple[float64]{Low: 400, Base: 250, High: 90}
	}
	return furnished(seed, s)
}

// promise makes some of the promises of a scenario offers, and lets most rounds be asked.
func promise(r random, s *scenario.Scenario) {
	for _, list := range []map[string]scenario.Permission{s.Package.Hosts, s.Package.Contributors} {
		for _, code := range []string{"PL", "RO", "US"} {
			p := list[code]
			switch r.IntN(4) {
			case 0:
				p.State = scenario.Offered
			case 1, 2:
				p.State = scenario.Granted
			}
			list[code] = p
		}
	}
	if r.IntN(4) > 0 {
		s.Package.Stockpile = scenario.Stockpile{Factor: r.between(0.05, 1.5), Nights: 1 + r.IntN(3)}
	}
	if z := &s.Package.Authorisation; z.Zone == scenario.ZoneNone || z.Zone == scenario.ZoneHost && r.IntN(2) == 0 {
		z.Zone = scenario.ZoneAll
	}
}

// places returns cities and nodes around a middle, or around units, as many as fill the
// demand points.
func (r random) places(s *scenario.Scenario, middle orb.Point) []scenario.Place {
	var list []scenario.Place
	left := mostPoints
	for i := range 9 {
		p := r.place(i)
		p.Position = orb.Point{middle[0] + r.between(-1, 1), middle[1] + r.between(-0.65, 0.65)}
		if near := s.Units[r.IntN(len(s.Units))].Position; r.IntN(3) > 0 {
			p.Position = orb.Point{near[0] + r.between(-0.3, 0.3), near[1] + r.between(-0.2, 0.2)}
		}
		if p.Kind == scenario.City {
			p.Population = []int{9000, 30_000, 60_000, 140_000}[r.IntN(4)]
		}
		if n := p.PointCount(); n <= left {
			p.Region = s.World.RegionAt(p.Position)
			left -= n
			list = append(list, p)
		}
	}
	return list
}

// against leaves two of the threats of a scenario, in turn.
func against(seed uint64, s *scenario.Scenario) *scenario.Scenario {
	pairs := [][2]int{{0, 1}, {1, 2}, {1, 3}, {0, 2}, {2, 3}, {0, 3}}
	pair := pairs[seed%uint64(len(pairs))]
	return s.Edit(func(t *scenario.Scenario) {
		t.Threats = []scenario.Threat{s.Threats[pair[0]], s.Threats[pair[1]]}
	})
}

// disarmed is a system whose radar works and whose weapons reach nothing and hold
// nothing.
func disarmed(sys scenario.System) scenario.System {
	sys.ID = "zz-" + sys.ID
	sys.Reach = [len(sys.Reach)]scenario.Triple[geo.Length]{}
	sys.Launchers = scenario.Same(0.0)
	if sys.Aircraft != nil {
		a := *sys.Aircraft
		a.Missiles = scenario.Same(0.0)
		sys.Aircraft = &a
	}
	return sys
}
