package coverage_test

import (
	"math"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Rows R10 to R10d: what radars see of small targets.
func TestModelCaseR10(t *testing.T) {
	for id, c := range map[string]struct {
		range0      geo.Length
		target, rcs float64
		want        float64 // m
	}{
		"R10":  {400_000, 3, 0.1, 170914.80255849363},
		"R10b": {400_000, 5, 0.05, 126491.10640673518},
		"R10c": {150_000, 1, 0.1, 84351.19877855237},
		"R10d": {80_000, 0.1, 0.05, 67271.71322029716},
	} {
		if got := float64(coverage.RCSRange(c.range0, c.target, c.rcs)); math.Abs(got-c.want) > 1 {
			t.Errorf("%s: %.2f m, want %.2f m", id, got, c.want)
		}
	}
	bare := scenario.Radar{Instrumented: scenario.Same(400 * geo.Kilometre)}
	for e, want := range map[scenario.Estimate]float64{scenario.Low: 5, scenario.Base: 3, scenario.High: 1} {
		if got := bare.Target(); got.RCS.At(e) != want || got.Range.At(e) != 400*geo.Kilometre {
			t.Errorf("%v: without a reference %v for %v m2, want 400 km for %v m2", e, got.Range.At(e), got.RCS.At(e), want)
		}
	}
}

// Rows R11 to R11e: the horizon over trees and houses at the low estimate.
func TestModelCaseR11(t *testing.T) {
	for id, c := range map[string]struct {
		target, antenna geo.Height
		want            float64 // m
	}{
		"R11":  {50, 15, 24384.984833513157},
		"R11b": {30, 24, 28329.164},
		"R11c": {20, 24, 21582.102},
		"R11d": {50, 9144, 418207.074},
		"R11e": {30, 3, 15963.720},
	} {
		threat := cruise
		threat.Altitude = scenario.Same(c.target)
		s := lone(c.antenna, threat)
		p := scenario.Place{Kind: "node", Position: s.Units[0].Position}
		got := coverage.Explain(s, coverage.Options{}, &p, &s.Threats[0], scenario.Low)[0].Horizon
		if math.Abs(float64(got)-c.want) > 1 {
			t.Errorf("%s: %.2f m, want %.2f m", id, float64(got), c.want)
		}
	}
}

// magazines is one city with a unit beside it for each number of rounds, of one round a
// launcher, against so many drones in one night.
func magazines(drones, light float64, rounds ...float64) *scenario.Scenario {
	threat := scenario.Threat{
		ID: "drone", Class: scenario.Drone, Speed: scenario.Same(geo.Speed(50)), Altitude: scenario.Same(geo.Height(50)),
		RCS: scenario.Same(1.0), Raids: scenario.Raids{Routine: scenario.Same(drones)},
	}
	s := lone(9000, threat)
	s.Package.Stockpile = scenario.Stockpile{Factor: 1, Nights: 1}
	s.Package.LightLayer[scenario.Drone] = scenario.Same(light)
	battery, unit := s.Systems[0], s.Units[0]
	s.Systems, s.Units = nil, nil
	for i, n := range rounds {
		battery.ID = string(rune('a' + i))
		battery.Launchers, battery.Ready = scenario.Same(n), scenario.Same(1.0)
		unit.ID, unit.System = battery.ID, battery.ID
		s.Systems, s.Units = append(s.Systems, battery), append(s.Units, unit)
	}
	at := geo.Destination(unit.Position, 0, 10*geo.Kilometre)
	s.Places = []scenario.Place{{
		ID: "city", Kind: scenario.City, Population: 1000, Counted: true, Region: "UA-46", Position: at,
	}}
	return s
}

// Rows E7 to E7e: what part of its demand a unit can feed.
func TestModelCaseE7(t *testing.T) {
	late := magazines(30, 0, 40, 40)
	late.Systems[1].Reaction = scenario.Same(10 * time.Hour)
	for id, c := range map[string]struct {
		s            *scenario.Scenario
		demand, part float64
	}{
		"E7":  {magazines(20, 0, 40), 40, 1},
		"E7b": {magazines(30, 0, 40), 60, 0.6666666666666666},
		"E7c": {magazines(30, 0, 40, 1), 60 * 40 / 41.0, 0.6833333333333333},
		"E7d": {magazines(30, 0.6, 40), 24, 1},
		"E7e": {late, 60, 0.6666666667},
	} {
		r := reckoningOf(c.s, &c.s.Places[0], "a")
		if part := min(1, r.Rounds/r.Demand); math.Abs(r.Demand-c.demand) > 1e-5 || math.Abs(part-c.part) > 1e-6 {
			t.Errorf("%s: %v rounds asked, %.7f of them fed; want %v and %.7f", id, r.Demand, part, c.demand, c.part)
		}
		if fails := r.Verdict.Gate == coverage.GateStock; fails != (c.part < 1) {
			t.Errorf("%s: the gate that fails is %v", id, r.Verdict.Gate)
		}
	}
	both := magazines(30, 0, 40, 1)
	if r := reckoningOf(both, &both.Places[0], "b"); math.Abs(r.Rounds/r.Demand-0.6833333333333333) > 1e-6 {
		t.Errorf("E7c: the second unit feeds %.7f of its demand", r.Rounds/r.Demand)
	}
}

// Row E7f: the rounds of a squadron.
func TestModelCaseE7f(t *testing.T) {
	s := &scenario.Scenario{
		Systems: scenario.Systems{{
			ID: "jet", Kind: scenario.Fighter, Aircraft: &scenario.AircraftData{Missiles: scenario.Same(6.0)},
		}},
		Units:   []scenario.Unit{{ID: "squadron", System: "jet", Count: 24}},
		Package: scenario.Package{Stockpile: scenario.Stockpile{Factor: 1}},
	}
	if got := coverage.RoundsOf(s, &s.Units[0], scenario.Base); got != 144 {
		t.Errorf("E7f: %v rounds, want 144", got)
	}
}

// Rows E8 and E8b: flat envelopes of short-range systems and guns.
func TestModelCaseE8(t *testing.T) {
	for id, c := range map[string]struct {
		reach             geo.Length
		ceiling, altitude geo.Height
		guidance          scenario.Guidance
		want              float64
	}{
		"E8":  {4_000, 5_000, 2_500, scenario.InfraredSeeker, 3121.887},
		"E8b": {5_500, 3_500, 1_500, scenario.Gun, 5290.880},
	} {
		threat := scenario.Threat{
			ID: "drone", Class: scenario.Drone, Speed: scenario.Same(geo.Speed(50)), Altitude: scenario.Same(c.altitude),
			RCS: scenario.Same(1.0),
		}
		s := lone(15, threat)
		sys := &s.Systems[0]
		sys.Envelope, sys.Guidance, sys.Ceiling = nil, c.guidance, scenario.Same(c.ceiling)
		sys.Reach[scenario.Aircraft], sys.Reach[scenario.Drone] = scenario.Same(c.reach), scenario.Same(c.reach)
		p := scenario.Place{Kind: "node", Position: s.Units[0].Position}
		if got := float64(reckoningOf(s, &p, s.Units[0].ID).Kinematic); math.Abs(got-c.want) > 1 {
			t.Errorf("%s: %.3f m, want %.3f m", id, got, c.want)
		}
	}
}

// Rows C9 to C9d: what a squadron sustains, and from what share a station is held.
func TestModelCaseC9(t *testing.T) {
	hours := func(h float64) time.Duration { return time.Duration(h * float64(time.Hour)) }
	for id, c := range map[string]struct {
		fleet int
		want  float64
	}{"C9": {16, 0.8587833333333333}, "C9b": {24, 1}} {
		got := coverage.SustainedShare(c.fleet, 2, hours(2.165), hours(5.661), 0.7*0.85, 2)
		if math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %.10f, want %.10f", id, got, c.want)
		}
	}
	if coverage.IsHeld(0.94) {
		t.Error("C9c: a station held 0.94 of the time is ready")
	}
	if !coverage.IsHeld(0.95) {
		t.Error("C9d: a station held 0.95 of the time is not ready")
	}
}

// Rows D6a to D6f: the word for shares of a hundred points.
func TestModelCaseD6(t *testing.T) {
	for id, c := range map[string]struct {
		low, base, high int
		want            coverage.Status
	}{
		"D6a": {100, 100, 100, coverage.Assured}, "D6b": {94, 95, 100, coverage.Likely},
		"D6c": {20, 63, 100, coverage.Partly}, "D6d": {0, 4, 50, coverage.Possible},
		"D6e": {0, 0, 4, coverage.Uncovered}, "D6f": {0, 5, 5, coverage.Partly},
	} {
		if got := coverage.StatusOf(scenario.Triple[int]{Low: c.low, Base: c.base, High: c.high}, 100); got != c.want {
			t.Errorf("%s: %v, want %v", id, got, c.want)
		}
	}
}

// Rows S1 to S1d: a sector of 120 degrees, a point 10 or 30 km south-west of the radar,
// and hostile ground to its north.
func TestModelCaseS1(t *testing.T) {
	for id, c := range map[string]struct {
		facing geo.Angle // degrees
		away   geo.Length
		e      scenario.Estimate
		want   bool
	}{
		"S1": {45, 10, scenario.Low, true}, "S1b": {220, 10, scenario.Low, false},
		"S1c": {220, 10, scenario.Base, true}, "S1d": {45, 30, scenario.Base, false},
	} {
		radar := orb.Point{31, 49}
		p := geo.Destination(radar, 225*geo.Degree, c.away*geo.Kilometre)
		if got := coverage.InSector(radar, p, c.facing*geo.Degree, 120*geo.Degree, 5*geo.Degree, c.e); got != c.want {
			t.Errorf("%s: in the sector is %v, want %v", id, got, c.want)
		}
	}
}
