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

// The reference cases of the model that need units and threats, by id, with
// value, unit and tolerance; the geodesic ones stand in geo.
func TestModelCases(t *testing.T) {
	const km = geo.Kilometre
	horizon := geo.Horizon(15, 50)
	standAlone := min(150*km, horizon)
	ballistic := func(beta float64) float64 {
		return coverage.BallisticReach(35*km, 10_000, geo.Angle(beta)*geo.Degree).Kilometres()
	}
	cases := []struct {
		id        string
		got, want float64
		tolerance float64
	}{
		{
			"R8 radar range by cross-section, 3 m2 to 0.1 m2 (km)",
			coverage.RCSRange(120*km, 3, 0.1).Kilometres(),
			51.274440767548086,
			0.01,
		},
		{"R8b to 0.01 m2 (km)", coverage.RCSRange(120*km, 3, 0.01).Kilometres(), 28.83373696961705, 0.01},
		{"E2 stand-alone footprint (km)", footprintRadius(t, 15, 50), 45.10935134267126, 0.02},
		{"E2b with a track from 9,144 m (km)", footprintRadius(t, 9144, 50), 150, 0.001},
		{"E2c area gain", math.Pow(150/standAlone.Kilometres(), 2), 11.057306647076096, 0.01},
		{"E4 ballistic reach at 10 km (km)", ballistic(90), 33.54101966249684, 0.001},
		{"E4b shift downrange at 45 deg (km)", ballistic(90) - ballistic(45), 10.000000000000002, 0.001},
		{"E4c reach from all azimuths (km)", ballistic(45), 23.541019662496844, 0.001},
		{"E4d area ratio to 150 km", math.Pow(ballistic(45)/150, 2), 0.024630204744447243, 1e-5},
		{"E5 site to asset before release (km)", releaseRadius(t), 90, 0.001},
	}
	for _, c := range cases {
		if math.Abs(c.got-c.want) > c.tolerance {
			t.Errorf("%s: %.9f, want %.9f within %g", c.id, c.got, c.want, c.tolerance)
		}
	}
}

// lone is one unit of 150 km reach at every altitude that never waits, with an
// antenna of a height, against one threat.
func lone(antenna geo.Height, threat scenario.Threat) *scenario.Scenario {
	s := discScenario(square(), []geo.Disc{{Centre: orb.Point{28, 49}, Radius: 150 * geo.Kilometre}})
	radar := s.Systems[0].Radar
	radar.Antenna, radar.Instrumented = scenario.Same(antenna), scenario.Same(400*geo.Kilometre)
	// The slant range is so chosen that the ground reach is 150 km.
	s.Systems[0].Reach[threat.Class] = scenario.Same(slantFor(150*geo.Kilometre, threat.Altitude.Base))
	s.Threats = []scenario.Threat{threat}
	return s
}

// slantFor inverts geo.GroundArc by bisection.
func slantFor(ground geo.Length, h geo.Height) geo.Length {
	low, high := ground/2, ground*2
	for range 80 {
		if mid := (low + high) / 2; geo.GroundArc(mid, h) < ground {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// farthest is the largest distance in km at which the lone unit still engages
// the threat over a point, found by bisection on the predicate.
func farthest(t *testing.T, s *scenario.Scenario) float64 {
	t.Helper()
	low, high := geo.Length(0), 500*geo.Kilometre
	for range 60 {
		mid := (low + high) / 2
		p := scenario.Place{Kind: "node", Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, mid)}
		if coverage.Engages(s, coverage.Options{}, &s.Units[0], &s.Threats[0], &p, scenario.Base).Engaged() {
			low = mid
		} else {
			high = mid
		}
	}
	return low.Kilometres()
}

func footprintRadius(t *testing.T, antenna, altitude geo.Height) float64 {
	return farthest(
		t,
		lone(antenna, scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](1e-9), Altitude: scenario.Same[geo.Height](altitude), RCS: scenario.Same[float64](1)}),
	)
}

func releaseRadius(t *testing.T) float64 {
	return farthest(
		t,
		lone(
			9144,
			scenario.Threat{
				ID:       "carrier",
				Class:    scenario.Aircraft,
				Speed:    scenario.Same[geo.Speed](1e-9),
				Altitude: scenario.Same[geo.Height](9000),
				RCS:      scenario.Same[float64](5),
				Release:  scenario.Same[geo.Length](60 * geo.Kilometre),
			},
		),
	)
}

// A system's envelope is flat where it is a gun or its reach is at most 15 km: that against
// aircraft, and where none is stated the longer of the other two.
func TestWhichEnvelopesAreFlat(t *testing.T) {
	for _, c := range []struct {
		aircraft, drone, cruise geo.Length
		guidance                scenario.Guidance
		want                    bool
	}{
		{15_000, 40_000, 40_000, "", true}, {15_001, 5000, 5000, "", false}, {0, 10_000, 15_000, "", true},
		{0, 10_000, 40_000, "", false}, {0, 40_000, 10_000, "", false}, {40_000, 0, 0, scenario.Gun, true},
	} {
		sys := scenario.System{Guidance: c.guidance}
		for class, reach := range map[scenario.Class]geo.Length{
			scenario.Aircraft: c.aircraft, scenario.Drone: c.drone, scenario.CruiseMissile: c.cruise,
		} {
			sys.Reach[class] = scenario.Same(reach)
		}
		if got := coverage.ShortRanged(&sys); got != c.want {
			t.Errorf("reach of %v, %v and %v, guided by %q: flat %v", c.aircraft, c.drone, c.cruise, c.guidance, got)
		}
	}
}

func TestDefaultEnvelope(t *testing.T) {
	cases := []struct {
		name        string
		h, ceiling  geo.Height
		wantPercent float64
	}{
		{"on the ground", 0, 24_000, 60},
		{"at 100 m", 100, 24_000, 60},
		{"half way to 1 km", 550, 24_000, 72.5},
		{"at 5 km", 5000, 24_000, 100},
		{"at 12 km the fall begins", 12_000, 24_000, 100},
		{"half way to a high ceiling", 18_000, 24_000, 50},
		{"at the ceiling", 24_000, 24_000, 0},
		{"a low ceiling falls from 0.8 of it", 3200, 4000, 100 * (0.85 + 0.15*2200/4000)},
		{"half way of that fall", 3600, 4000, 50 * (0.85 + 0.15*2200/4000)},
	}
	for _, c := range cases {
		if got := 100 * coverage.EnvelopeFraction(nil, c.h, c.ceiling); math.Abs(got-c.wantPercent) > 1e-9 {
			t.Errorf("%s: %.4f %%, want %.4f %%", c.name, got, c.wantPercent)
		}
	}
}

// Nobody keeps a station on which no time is left, or with aircraft that never fly; sorties
// of none a day are no limit.
func TestAFleetWithoutTimeOrAircraftIsNone(t *testing.T) {
	hour := time.Hour
	for _, c := range []struct {
		onStation             time.Duration
		availability, sorties float64
		want                  int
	}{{0, 0.7, 2, 0}, {-hour, 0.7, 2, 0}, {2 * hour, 0, 2, 0}, {2 * hour, 0.5, 0, 8}, {2 * hour, 0.5, 1, 48}} {
		if got := coverage.FleetFor(2, c.onStation, 4*hour, c.availability, c.sorties); got != c.want {
			t.Errorf("%v on station, %v available, %v sorties: %d aircraft, want %d", c.onStation, c.availability, c.sorties, got, c.want)
		}
		share := coverage.SustainedShare(8, 2, c.onStation, 4*hour, c.availability, c.sorties)
		if (share == 0) != (c.want == 0) {
			t.Errorf("%v on station, %v available: share %v", c.onStation, c.availability, share)
		}
	}
}

// On the ground all of the reach counts; above the reach, and against a missile that comes
// in level, nothing does.
func TestBallisticReachAtItsEnds(t *testing.T) {
	for _, c := range []struct {
		h    geo.Height
		beta geo.Angle
		want geo.Length
	}{{0, 45 * geo.Degree, 35_000}, {0, 0, 0}, {100, 0, 0}, {0, -geo.Degree, 0}, {35_000, 45 * geo.Degree, 0}, {40_000, 1, 0}} {
		if got := coverage.BallisticReach(35_000, c.h, c.beta); math.Abs(float64(got-c.want)) > 1e-6 || math.IsNaN(float64(got)) {
			t.Errorf("at %v, %v: %v, want %v", c.h, c.beta, got, c.want)
		}
	}
}
