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
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// square is a made-up country between two hosts:
//
//	 20    24          32    36
//	52 +----+-----------+-----+
//	   | PL |    UA     | RO  |
//	46 +----+-----------+-----+
var square = func() *scenario.World {
	box := func(west, south, east, north float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
	}
	return scenario.NewWorld(
		box(24, 46, 32, 52),
		[]scenario.Region{
			{Code: "UA-46", Name: "West", Territory: box(24, 46, 28, 52)},
			{Code: "UA-63", Name: "East", Territory: box(28, 46, 32, 52)},
		},
		[]scenario.Territory{
			{
				Code:      "PL",
				Name:      "Poland",
				Territory: box(20, 46, 24, 52),
			}, {Code: "RO", Name: "Romania", Territory: box(32, 46, 36, 52)},
			{Code: "UA", Name: "Ukraine", Territory: box(24, 46, 32, 52)},
		},
	)
}()

// system covers some kilometres; it shares tracks if its group and the package
// do.
func system(id string, kind scenario.Kind, reach, antenna float64) scenario.System {
	s := scenario.System{
		ID: id, Kind: kind, Envelope: scenario.FlatEnvelope, Ceiling: scenario.Same(geo.Height(20_000)),
		Guidance: scenario.ActiveSeeker,
		Reaction: scenario.Same(10 * time.Second), Speed: scenario.Same(geo.Speed(900)),
		Launchers: scenario.Same(1.0), Ready: scenario.Same(4.0), Reloads: scenario.Same(1.0),
		Radar: &scenario.Radar{
			Reference:    anyTarget,
			Instrumented: scenario.Same(350 * geo.Kilometre), Antenna: scenario.Same(geo.Height(antenna)),
			Sector: scenario.Same(geo.Angle(2 * math.Pi)), Sees: scenario.AllClasses,
		},
	}
	for _, c := range scenario.Classes {
		if kind == scenario.GBAD {
			r := geo.Length(reach) * geo.Kilometre
			s.Reach[c] = scenario.Triple[geo.Length]{Low: r * 0.8, Base: r, High: r * 1.2}
		}
	}
	return s
}

// random is a scenario of so many units and cities in which hosts and
// contributors say yes, no or nothing, and units share tracks and run short.
func random(seed uint64, units, places int) *scenario.Scenario {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	s := &scenario.Scenario{Name: "random", Phase: scenario.AfterCeasefire, World: square}
	s.Systems = scenario.Systems{
		system("awacs", scenario.Sensor, 0, 8000),
		system("long", scenario.GBAD, 150, 10),
		system("short", scenario.GBAD, 60, 20),
	}
	for i := range units {
		u := scenario.Unit{
			ID: fmt.Sprintf("unit-%02d", i), System: pick("awacs", "long", "long", "short"), Count: 1 + r.IntN(3),
			Host: pick(
				"UA",
				"PL",
				"RO",
				"SK",
				"",
			), Contributor: pick("UA", "US", "FR", "PL"), Group: pick("", "west", "west"),
			Position: orb.Point{23.5 + 9*r.Float64(), 46 + 6*r.Float64()}, At: pick("", "base-a", "base-b", "base-c"),
		}
		if u.Contributor == "UA" {
			u.Host = "UA"
		}
		if r.IntN(4) == 0 {
			u.Phase = scenario.AfterCeasefire
		}
		s.Units = append(s.Units, u)
	}
	for i := range places {
		near := orb.Point{28, 49}
		if units > 0 {
			near = s.Units[r.IntN(units)].Position
		}
		p := orb.Point{min(31.9, max(24.1, near[0]+r.Float64()-0.5)), min(51.9, max(46.1, near[1]+r.Float64()-0.5))}
		s.Places = append(s.Places, scenario.Place{
			ID: fmt.Sprintf(
				"place-%02d",
				i,
			), Kind: scenario.City, Counted: r.IntN(8) > 0, Position: p, Population: 1000 + r.IntN(60_000),
			Region: square.RegionAt(p),
		})
	}
	for _, c := range []scenario.Class{scenario.Drone, scenario.CruiseMissile} {
		s.Threats = append(s.Threats, scenario.Threat{
			ID: "threat-" + c.String(), Class: c, RCS: scenario.Same[float64](1), Speed: scenario.Same[geo.Speed](geo.Speed(60 + 160*r.Float64())),
			Altitude: scenario.Same[geo.Height](geo.Height(50 + 1500*r.Float64())),
			Raids:    scenario.Raids{Routine: scenario.Triple[float64]{Low: 60, Base: 30, High: 10}},
		})
	}
	s.Package = scenario.Package{
		Hosts: map[string]scenario.Permission{}, Contributors: map[string]scenario.Permission{},
		C2:        scenario.C2{Level: r.IntN(4), Provider: pick("", "US"), Without: 0},
		Stockpile: scenario.Stockpile{Factor: 1, Nights: r.IntN(3)},
		Authorisation: scenario.Authorisation{
			Zone:    scenario.ZoneAll,
			Classes: scenario.AllClasses,
			Delay:   scenario.UniformDelay(time.Duration(r.IntN(8)) * time.Minute),
		},
	}
	switch r.IntN(3) {
	case 0:
		s.Package.Authorisation.Zone, s.Package.Authorisation.Regions = scenario.ZoneRegions, []string{"UA-46"}
	case 1:
		s.Package.Authorisation.Zone, s.Package.Authorisation.Strip = scenario.ZoneBorderStrip, 250*geo.Kilometre
	}
	for _, code := range []string{"PL", "RO", "SK"} {
		s.Package.Hosts[code] = permission(r)
	}
	for _, code := range []string{"US", "FR", "PL"} {
		s.Package.Contributors[code] = permission(r)
	}
	return s
}

func permission(r *rand.Rand) scenario.Permission {
	states := []scenario.PermissionState{
		scenario.Granted,
		scenario.Granted,
		scenario.Open,
		scenario.Open,
		scenario.Denied,
	}
	p := scenario.Permission{State: states[r.IntN(len(states))]}
	if p.State == scenario.Open && r.IntN(3) > 0 {
		q := r.Float64()
		p.Probability = &q
	}
	return p
}

func weigh(t testing.TB, s *scenario.Scenario, o Options) *Worth {
	t.Helper()
	w, err := Weigh(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// people is what a whole evaluation says is covered at base, by index of
// Result.At.
func people(t testing.TB, s *scenario.Scenario) []int {
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
func keep(s *scenario.Scenario, ok func(*scenario.Unit) bool) *scenario.Scenario {
	less := *s
	less.Units = nil
	for i := range s.Units {
		if ok(&s.Units[i]) {
			less.Units = append(less.Units, s.Units[i])
		}
	}
	return &less
}

// sameSum reports whether two sums of people are the same but for the rounding of
// each subset's people to whole numbers.
func sameSum(a, b float64) bool { return math.Abs(a-b) <= 1.01 }

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*max(1, math.Abs(a), math.Abs(b)) }

// anyTarget is the reference of a radar that sees every target as far as its
// instruments reach.
var anyTarget = &scenario.RadarReference{Range: scenario.Same(5000 * geo.Kilometre), RCS: scenario.Same(1e-6)}
