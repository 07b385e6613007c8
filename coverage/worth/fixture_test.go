package worth

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// square is a made-up country between two hosts:
//
//	 20    24          32    36
//	52 +----+-----------+-----+
//	   | PL |    UA     | RO  |
//	46 +----+-----------+-----+
var square = func() *coverage.World {
	box := func(west, south, east, north float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
	}
	return coverage.NewWorld(
		box(24, 46, 32, 52),
		[]coverage.Region{{Code: "UA-46", Name: "West", Territory: box(24, 46, 28, 52)}, {Code: "UA-63", Name: "East", Territory: box(28, 46, 32, 52)}},
		[]coverage.Territory{
			{Code: "PL", Name: "Poland", Territory: box(20, 46, 24, 52)}, {Code: "RO", Name: "Romania", Territory: box(32, 46, 36, 52)},
			{Code: "UA", Name: "Ukraine", Territory: box(24, 46, 32, 52)},
		},
	)
}()

// system covers some kilometres; it shares tracks if its group and the package
// do.
func system(id string, kind coverage.Kind, reach, antenna float64) coverage.System {
	s := coverage.System{
		ID: id, Kind: kind, Envelope: coverage.FlatEnvelope, Ceiling: coverage.Same(geo.Height(20_000)), Guidance: coverage.ActiveSeeker,
		Reaction: coverage.Same(10 * time.Second), Speed: coverage.Same(geo.Speed(900)),
		Launchers: coverage.Same(1.0), Ready: coverage.Same(4.0), Reloads: coverage.Same(1.0),
		Radar: &coverage.Radar{
			Instrumented: coverage.Same(350 * geo.Kilometre), Antenna: coverage.Same(geo.Height(antenna)),
			Sector: coverage.Same(geo.Angle(2 * math.Pi)), Sees: coverage.AllClasses,
		},
	}
	for _, c := range coverage.Classes {
		if kind == coverage.GBAD {
			r := geo.Length(reach) * geo.Kilometre
			s.Reach[c] = coverage.Triple[geo.Length]{Low: r * 0.8, Base: r, High: r * 1.2}
		}
	}
	return s
}

// random is a scenario of so many units and cities in which hosts and
// contributors say yes, no or nothing, and units share tracks and run short.
func random(seed uint64, units, places int) *coverage.Scenario {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	s := &coverage.Scenario{Name: "random", Phase: coverage.AfterCeasefire, World: square}
	s.Systems = coverage.Systems{system("awacs", coverage.Sensor, 0, 8000), system("long", coverage.GBAD, 150, 10), system("short", coverage.GBAD, 60, 20)}
	for i := range units {
		u := coverage.Unit{
			ID: fmt.Sprintf("unit-%02d", i), System: pick("awacs", "long", "long", "short"), Count: 1 + r.IntN(3),
			Host: pick("UA", "PL", "RO", "SK", ""), Contributor: pick("UA", "US", "FR", "PL"), Group: pick("", "west", "west"),
			Position: orb.Point{23.5 + 9*r.Float64(), 46 + 6*r.Float64()}, At: pick("", "base-a", "base-b", "base-c"),
		}
		if u.Contributor == "UA" {
			u.Host = "UA"
		}
		if r.IntN(4) == 0 {
			u.Phase = coverage.AfterCeasefire
		}
		s.Units = append(s.Units, u)
	}
	for i := range places {
		near := orb.Point{28, 49}
		if units > 0 {
			near = s.Units[r.IntN(units)].Position
		}
		p := orb.Point{min(31.9, max(24.1, near[0]+r.Float64()-0.5)), min(51.9, max(46.1, near[1]+r.Float64()-0.5))}
		s.Places = append(s.Places, coverage.Place{
			ID: fmt.Sprintf("place-%02d", i), Kind: coverage.City, Counted: r.IntN(8) > 0, Position: p, Population: 1000 + r.IntN(600_000), Region: square.RegionAt(p),
		})
	}
	for _, c := range []coverage.Class{coverage.Drone, coverage.CruiseMissile} {
		s.Threats = append(s.Threats, coverage.Threat{
			ID: "threat-" + c.String(), Class: c, RCS: 1, Speed: geo.Speed(60 + 160*r.Float64()), Altitude: geo.Height(50 + 1500*r.Float64()),
			Raids: coverage.Raids{Routine: coverage.Triple[float64]{Low: 60, Base: 30, High: 10}},
		})
	}
	s.Package = coverage.Package{
		Hosts: map[string]coverage.Permission{}, Contributors: map[string]coverage.Permission{},
		C2:            coverage.C2{Level: r.IntN(4), Provider: pick("", "US"), Without: 0},
		Stockpile:     coverage.Stockpile{Factor: 1, Nights: r.IntN(3)},
		Authorisation: coverage.Authorisation{Zone: coverage.ZoneAll, Classes: coverage.AllClasses, Delay: coverage.UniformDelay(time.Duration(r.IntN(8)) * time.Minute)},
	}
	switch r.IntN(3) {
	case 0:
		s.Package.Authorisation.Zone, s.Package.Authorisation.Regions = coverage.ZoneRegions, []string{"UA-46"}
	case 1:
		s.Package.Authorisation.Zone, s.Package.Authorisation.Strip = coverage.ZoneBorderStrip, 250*geo.Kilometre
	}
	for _, code := range []string{"PL", "RO", "SK"} {
		s.Package.Hosts[code] = permission(r)
	}
	for _, code := range []string{"US", "FR", "PL"} {
		s.Package.Contributors[code] = permission(r)
	}
	return s
}

func permission(r *rand.Rand) coverage.Permission {
	states := []coverage.PermissionState{coverage.Granted, coverage.Granted, coverage.Open, coverage.Open, coverage.Denied}
	p := coverage.Permission{State: states[r.IntN(len(states))]}
	if p.State == coverage.Open && r.IntN(3) > 0 {
		q := r.Float64()
		p.Probability = &q
	}
	return p
}

func weigh(t testing.TB, s *coverage.Scenario, o Options) *Worth {
	t.Helper()
	w, err := Weigh(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// people is what a whole evaluation says is covered at base, by index of
// Result.At.
func people(t testing.TB, s *coverage.Scenario) []int {
	t.Helper()
	r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []int
	for i := 0; i <= len(r.Threats); i++ {
		list = append(list, r.At(i).Population.Covered.Base)
	}
	return list
}

// keep is the scenario with only the units for which ok holds.
func keep(s *coverage.Scenario, ok func(*coverage.Unit) bool) *coverage.Scenario {
	less := *s
	less.Units = nil
	for i := range s.Units {
		if ok(&s.Units[i]) {
			less.Units = append(less.Units, s.Units[i])
		}
	}
	return &less
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*max(1, math.Abs(a), math.Abs(b)) }
