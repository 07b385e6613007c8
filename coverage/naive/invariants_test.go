package naive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// draw returns a small scenario: batteries with and without sectors, fighters on alert and
// on station, a radar, an airborne radar and a network, of both tiers, around two cities and
// a node of the west.
func draw(r *rand.Rand) *scenario.Scenario {
	three := func(low, base, high float64) scenario.Triple[float64] {
		return scenario.Triple[float64]{Low: low, Base: base, High: high}
	}
	const spread = 45e3 // metres
	position := func() orb.Point { return moved(origin0, r.Float64()*6.28, r.Float64()*spread) }
	s := plain(city(300_000, position()), nil)
	s.Places = append(s.Places, city(80_000, position()), node(position()))
	for i := range 2 + r.IntN(3) {
		sam := missile()
		sam.ID = fmt.Sprintf("a%d", i)
		reach := geo.Length(10+r.Float64()*90) * km
		for _, c := range scenario.Classes {
			sam.Reach[c] = scenario.Triple[geo.Length]{Low: 0.8 * reach, Base: reach, High: 1.2 * reach}
		}
		sam.Envelope, sam.Guidance = nil, scenario.Guidances[r.IntN(len(scenario.Guidances))]
		sam.Reaction = scenario.Triple[time.Duration]{Low: time.Minute, Base: 20 * time.Second, High: 5 * time.Second}
		sam.Radar.Antenna = scenario.Triple[geo.Height]{Low: 10, Base: 25, High: 60}
		sam.Radar.Reference = &scenario.RadarReference{Range: scenario.Same(150 * km), RCS: three(5, 3, 1)}
		if r.IntN(2) == 0 {
			sam.Radar.Sector = scenario.Same(120 * geo.Degree)
		}
		sam.Launchers, sam.Ready = scenario.Same(1.0), scenario.Same(float64(2+r.IntN(20)))
		s.Systems = append(s.Systems, sam)
		s.Units = append(s.Units, drawnUnit(r, sam.ID, position()))
	}
	awacs := sensorSystem(300 * km)
	awacs.ID, awacs.Aircraft = "z-awacs", fighter().Aircraft
	for _, system := range []scenario.System{fighter(), sensorSystem(120 * km), network(), awacs} {
		s.Systems = append(s.Systems, system)
		unit := drawnUnit(r, system.ID, position())
		if unit.Count = 8 + r.IntN(20); system.Aircraft != nil && r.IntN(3) > 0 {
			at := position()
			unit.Station = &at
		}
		s.Units = append(s.Units, unit)
	}
	s.Systems.Sort()
	s.Threats[0].RCS, s.Threats[0].Altitude = three(0.05, 0.1, 0.3), scenario.Same[geo.Height](300)
	s.Threats[0].Speed = scenario.Triple[geo.Speed]{Low: 250, Base: 222, High: 194}
	s.Threats[0].Raids.Routine = three(30, 12, 6)
	s.Approach = scenario.Approaches[r.IntN(2)]
	p := &s.Package
	p.Authorisation.Zone, p.Authorisation.Regions = scenario.ZoneRegions, []string{"UA-46"}
	p.Authorisation.Delay = scenario.UniformDelay(time.Duration(r.IntN(4)) * time.Minute)
	p.C2.Level, p.Stockpile.Nights = r.IntN(4), r.IntN(3)
	p.Hosts = map[string]scenario.Permission{"PL": {State: scenario.PermissionStates[r.IntN(3)]}}
	return s
}

func drawnUnit(r *rand.Rand, system string, at orb.Point) scenario.Unit {
	return scenario.Unit{
		ID: system, System: system, Position: at, Count: 1, Host: []string{"UA", "PL"}[r.IntN(2)],
		Contributor: []string{"UA", "NO", "NO"}[r.IntN(3)], Group: []string{"", "g", "g"}[r.IntN(3)],
		Facing: geo.Angle(r.Float64() * 6.28), HasFacing: true,
	}
}

// The invariants of section 8, which the specification claims for the model itself.
func TestMoreNeverCoversLess(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	better := map[string]func(*scenario.Scenario){
		"a higher level":    func(s *scenario.Scenario) { s.Package.C2.Level = min(3, s.Package.C2.Level+1) },
		"a shared picture":  func(s *scenario.Scenario) { s.Package.C2.Picture = scenario.SharedPicture },
		"a wider zone":      func(s *scenario.Scenario) { s.Package.Authorisation.Zone = scenario.ZoneAll },
		"more rounds":       func(s *scenario.Scenario) { s.Package.Stockpile.Factor = 1.7 },
		"fewer nights":      func(s *scenario.Scenario) { s.Package.Stockpile.Nights = max(0, s.Package.Stockpile.Nights-1) },
		"no delay":          func(s *scenario.Scenario) { s.Package.Authorisation.Delay = scenario.Delay{} },
		"a host granted":    func(s *scenario.Scenario) { s.Package.Hosts = nil },
		"a larger target":   func(s *scenario.Scenario) { s.Threats[0].RCS = scenario.Same(0.5) },
		"allies seen":       func(s *scenario.Scenario) { s.Approach = scenario.OutsideAllies },
		"two of everything": func(s *scenario.Scenario) { s.Units = append(slices.Clone(s.Units), twins(s.Units)...) },
	}
	// Seeds 0 to 11 found nothing in two minutes of computing; this one covers a part of the
	// people at every estimate.
	seeds := []uint64{4}
	covered := 0
	for _, seed := range seeds {
		s := draw(rand.New(rand.NewPCG(seed, 1)))
		before := New(s)
		covered += before.People(0, scenario.Base)
		for _, e := range []scenario.Estimate{scenario.Low, scenario.Base} {
			if a, b := before.People(0, e), before.People(0, e+1); a > b {
				t.Errorf("draw %d: %d people at %v, %d at %v", seed, a, e, b, e+1)
			}
		}
		for words, change := range better {
			after := New(s.Edit(change))
			for _, e := range scenario.Estimates {
				if a, b := before.People(0, e), after.People(0, e); a > b {
					t.Errorf("draw %d at %v: %s covers %d, %d without", seed, e, words, b, a)
				}
			}
		}
	}
	if covered == 0 {
		t.Error("no draw covers anybody: the test says nothing")
	}
}

func twins(units []scenario.Unit) []scenario.Unit {
	list := slices.Clone(units)
	for i := range list {
		list[i].ID += "-twin"
	}
	return list
}
