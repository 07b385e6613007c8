package naive

import (
	"math"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Rows R1 to R11e of the reference values: horizon, detection, warning.
func TestHorizonsAndDetection(t *testing.T) {
	base, low := scenario.Base, scenario.Low
	nearTo(t, "R1", horizon(1, 0, base)/1000, 4.12181473671167, 0.0001)
	nearTo(t, "R2x", horizon(15, 50, base)/1000, 45.10935134267126, 0.01)
	nearTo(t, "R3", horizon(15, 100, base)/1000, 57.1818671985533, 0.02)
	nearTo(t, "R3b", horizon(15, 2000, base)/1000, 200.29687867039044, 0.05)
	nearTo(t, "R3c", horizon(15, 9000, base)/1000, 406.99339966912027, 0.1)
	nearTo(t, "R4", horizon(9144, 50, base)/1000, 423.2911349515058, 0.1)
	nearTo(t, "R7", horizon(15, 50, base)/220, 205.04250610305118, 0.1)
	nearTo(t, "R7b", horizon(15, 50, base)/(185/3.6), 877.8035936952245, 0.5)
	nearTo(t, "R8", scaled(120, 0.1, 3), 51.274440767548086, 0.01)
	nearTo(t, "R8b", scaled(120, 0.01, 3), 28.83373696961705, 0.01)
	nearTo(t, "R9", horizon(3048, 50, base)/1000, 256.7056440223558, 0.05)
	nearTo(t, "R10d", scaled(aloftRange, 0.05, aloftRCS), 67271.71322029716, 1)
	nearTo(t, "R11", horizon(15, 50, low), 24384.984833513157, 1)
	nearTo(t, "R11b", horizon(24, 30, low), 28329.164, 1)
	nearTo(t, "R11c", horizon(24, 20, low), 21582.102, 1)
	nearTo(t, "R11d", horizon(9144, 50, low), 418207.074, 1)
	nearTo(t, "R11e", horizon(3, 30, low), 15963.720, 1)
}

// Rows R10 to R10c: a radar that states no target has 5, 3 and 1 m2.
func TestARadarIsScaledFromItsReferenceTarget(t *testing.T) {
	r := radar(400 * km)
	r.Reference = nil
	r.Antenna = scenario.Same[geo.Height](40_000)
	profile := scenario.Profile{Class: scenario.Drone, Altitude: 9000, RCS: 0.1}
	nearTo(t, "R10", detection(r, profile, scenario.Base), 170914.80255849363, 1)
	profile.RCS = 0.05
	nearTo(t, "R10b", detection(r, profile, scenario.Low), 126491.10640673518, 1)
	profile.RCS, r.Instrumented = 0.1, scenario.Same(150*km)
	nearTo(t, "R10c", detection(r, profile, scenario.High), 84351.19877855237, 1)
	r.Sees = scenario.ClassSetOf(scenario.Aircraft)
	nearTo(t, "a class that it does not see", detection(r, profile, scenario.Base), 0, 0)
}

// Rows E1s, E4, E4c, E8 and E8b: slant ranges on the ground.
func TestKinematicReach(t *testing.T) {
	nearTo(t, "E1s", groundArc(150e3, 10e3)/1000, 149.55240829512184, 0.005)
	nearTo(t, "E4c", ballisticReach(35e3, 10e3, math.Pi/4)/1000, 23.541019662496844, 0.001)
	nearTo(t, "E4", ballisticReach(35e3, 10e3, math.Pi/2)/1000, 33.54101966249684, 0.001)
	gun := missile()
	gun.Envelope, gun.Guidance = nil, scenario.Gun
	gun.Reach[scenario.Drone], gun.Ceiling = scenario.Same(5.5*km), scenario.Same[geo.Height](3500)
	drone := scenario.Profile{Class: scenario.Drone, Altitude: 1500}
	nearTo(t, "E8b", missileReach(&gun, drone, scenario.Base), 5290.880, 1)
	gun.Reach[scenario.Drone], gun.Ceiling = scenario.Same(4*km), scenario.Same[geo.Height](4000)
	drone.Altitude = 2500
	nearTo(t, "E8", missileReach(&gun, drone, scenario.Base), 3121.887, 1)
}

// The default curve: 0.60 up to 100 m, 0.85 at 1 km, 1.00 from 5 to 12 km, then to 0 at the
// ceiling; with a ceiling of 10 km it falls from 8 km on.
func TestTheDefaultCurve(t *testing.T) {
	s := missile()
	s.Envelope = nil
	for h, want := range map[float64]float64{
		0: 0.6, 100: 0.6, 550: 0.725, 1000: 0.85, 3000: 0.925, 5000: 1, 12_000: 1, 18_500: 0.5, 25_000: 0,
	} {
		nearTo(t, "ceiling 25 km", envelopeShare(&s, h, scenario.Base), want, 1e-12)
	}
	s.Ceiling = scenario.Same[geo.Height](10_000)
	for h, want := range map[float64]float64{8000: 1, 9000: 0.5, 10_000: 0} {
		nearTo(t, "ceiling 10 km", envelopeShare(&s, h, scenario.Base), want, 1e-12)
	}
	s.Ceiling = scenario.Same[geo.Height](4000) // 0.8 of it is 3,200 m, where the curve has 0.9325
	nearTo(t, "ceiling 4 km", envelopeShare(&s, 3600, scenario.Base), 0.46625, 1e-12)
	s.Reach[scenario.Aircraft] = scenario.Same(15 * km)
	nearTo(t, "15 km against aircraft is flat", envelopeShare(&s, 50, scenario.Base), 1, 0)
}

// Rows E2, E2b and E2c: 150 km of missile stop at the horizon of a mast of 15 m, 45.109 km,
// and do not with an airborne track.
func TestEngageOnRemoteReachesTheMissile(t *testing.T) {
	sam := missile()
	sam.Reach[scenario.CruiseMissile] = scenario.Same(150 * km)
	sam.Radar.Antenna, sam.Speed = scenario.Same[geo.Height](15), scenario.Same[geo.Speed](1e9)
	for _, c := range []struct {
		id    string
		level int
		km    float64
	}{{"E2", 2, 45.10935134267126}, {"E2b", 3, 150}} {
		for d, want := range map[float64]Gate{c.km - 0.02: "", c.km + 0.02: Geometry} {
			s := plain(node(east(d)), []scenario.System{sam, sensorSystem(1000 * km)}, battery(), sensorUnit(origin0))
			s.Package.C2.Level = c.level
			if got := first(s); got != want {
				t.Errorf("%s: at %v km the first failing gate is %q, want %q", c.id, d, got, want)
			}
		}
	}
	nearTo(t, "E2c", math.Pow(150/(horizon(15, 50, scenario.Base)/1000), 2), 11.057306647076096, 0.01)
}

// Row E3: a missile of 900 m/s with a reaction of 20 s meets a threat of 220 m/s seen at
// 45 km at 32.625 km.
func TestHeadOnIntercept(t *testing.T) {
	sam := missile()
	sam.Speed, sam.Reaction = scenario.Same[geo.Speed](900), scenario.Same(20*time.Second)
	sam.Radar = radar(45 * km)
	for d, want := range map[float64]Gate{32.624: "", 32.626: Timeline} {
		s := plain(node(east(d)), []scenario.System{sam}, battery())
		s.Threats[0].Speed = scenario.Same[geo.Speed](220)
		if got := first(s); got != want {
			t.Errorf("E3: at %v km the first failing gate is %q, want %q", d, got, want)
		}
	}
}

// Row E5: a reach of 150 km less a release range of 60 km leaves 90 km.
func TestACarrierIsReachedBeforeItReleases(t *testing.T) {
	sam := missile()
	sam.Reach[scenario.Aircraft], sam.Speed = scenario.Same(150*km), scenario.Same[geo.Speed](1e9)
	for d, want := range map[float64]Gate{89.9: "", 90.1: Geometry} {
		s := plain(node(east(d)), []scenario.System{sam}, battery())
		s.Threats[0].Class, s.Threats[0].Release = scenario.Aircraft, scenario.Same(60*km)
		s.Threats[0].Altitude = scenario.Same[geo.Height](0)
		if got := first(s); got != want {
			t.Errorf("E5: at %v km the first failing gate is %q, want %q", d, got, want)
		}
	}
}

// Rows C1 to C2, C9 and C9b: the patrol cycle and how much of the time it holds a station.
func TestThePatrolCycle(t *testing.T) {
	a := &scenario.AircraftData{
		Radius: scenario.Same(800 * km), Cruise: scenario.Same(850 * geo.KilometrePerHour), Burn: scenario.Same(0.8),
		TurnRound: scenario.Same(3 * time.Hour), Availability: scenario.Same(0.7), Sorties: scenario.Same(2.0),
	}
	// t_os = 2 x 400 / (850 x 0.8)
	nearTo(t, "C1", patrolOf(a, 400e3, scenario.Base).onStation, 1.1764705882352942, 0.0001)
	nearTo(t, "C1b", patrolOf(a, 0, scenario.Base).onStation, 2.3529411764705883, 0.0001)
	nearTo(t, "C1c", patrolOf(a, 800e3, scenario.Base).onStation, 0, 1e-9)
	// C2 states a time on station of 1.5 h: T = 2 x 400/850 + 1.5 + 3.
	cycle := patrolOf(a, 400e3, scenario.Base)
	nearTo(t, "C2", cycle.cycle-cycle.onStation+1.5, 5.4411764705882355, 0.0001)
	p := patrol{onStation: 2.165, cycle: 5.661}
	nearTo(t, "C9", sustainedShare(16, 2, a, p, scenario.Base), 0.8587833333333333, 1e-9)
	nearTo(t, "C9b", sustainedShare(24, 2, a, p, scenario.Base), 1, 1e-9)
	// C3: 8 aircraft at t_os 1.5 and T 5.4412, all of them flying (w = 1), without a cap.
	a.Sorties = scenario.Same(100.0)
	nearTo(t, "C3", sustainedShare(8, 2, a, patrol{1.5, 5.4411764705882355}, scenario.High), 0.7718918918918918, 0.0001)
}

// Rows C4 to C4e: how far a fighter gets before the threat does.
//
//	fighter ........ s ........ place inside a radar's disc of W
func TestInterceptFromAlertAndFromStation(t *testing.T) {
	cases := []struct {
		id                    string
		kmh, warning, missile float64
		delay                 time.Duration
		station               bool
		reach                 float64 // km; below 0: not at all
	}{
		{"C4", 185, 150, 10, 0, false, 514.7297297297298},
		{"C4b", 800, 150, 10, 0, false, -1},
		{"C4c", 800, 300, 10, 0, false, 122.5},
		{"C4d", 800, 300, 10, 10 * time.Minute, false, -1},
		{"C4e", 800, 150, 30, 0, true, 168.75},
	}
	for _, c := range cases {
		jet := fighter()
		jet.Aircraft.MissileReach = scenario.Same(geo.Length(c.missile) * km)
		ask := func(d float64) Gate {
			unit := scenario.Unit{ID: "a", System: "fighter", Position: east(d), Host: "UA", Count: 100, Contributor: "NO"}
			if c.station {
				at := east(d)
				unit.Station = &at
			}
			systems := []scenario.System{jet, sensorSystem(geo.Length(c.warning) * km)}
			s := plain(node(origin0), systems, unit, sensorUnit(origin0))
			s.Threats[0].Speed = scenario.Same(geo.Speed(c.kmh) * geo.KilometrePerHour)
			s.Threats[0].RCS = scenario.Same(1e-6) // the fighter's own radar sees next to nothing
			s.Systems.Find("radar").Radar.Reference.RCS = scenario.Same(1e-6)
			s.Package.Authorisation.Delay = scenario.UniformDelay(c.delay)
			return first(s)
		}
		if c.reach < 0 {
			if got := ask(0); got != Timeline {
				t.Errorf("%s: at no distance the first failing gate is %q, want timeline", c.id, got)
			}
			continue
		}
		for d, want := range map[float64]Gate{c.reach - 0.05: "", c.reach + 0.05: Timeline} {
			if got := ask(d); got != want {
				t.Errorf("%s: at %v km the first failing gate is %q, want %q", c.id, d, got, want)
			}
		}
	}
}

// Rows C9c and C9d: 0.95 of the time is the least that counts as held.
func TestTheReadinessGate(t *testing.T) {
	for id, c := range map[string]struct {
		availability float64
		want         Gate
	}{"C9c": {0.94, Readiness}, "C9d": {0.9501, ""}} {
		jet := fighter()
		// Fleet share 1 x a x w x t_os / T at high, where w is 1: with no turn-round and
		// no transit T is t_os.
		jet.Aircraft.Availability, jet.Aircraft.TurnRound = scenario.Same(c.availability), scenario.Same(time.Duration(0))
		jet.Aircraft.Sorties = scenario.Same(1000.0)
		at := origin0
		unit := scenario.Unit{
			ID: "a", System: "fighter", Position: origin0, Host: "UA", Count: 1, Contributor: "NO", Station: &at, OnStation: 1,
		}
		s := plain(node(origin0), []scenario.System{jet}, unit)
		expect(t, s, scenario.High, c.want)
		if c.want != "" {
			nearTo(t, id+" margin", New(s).Failing(0, 0, 0, 0, scenario.High)[Readiness], -0.01, 1e-9)
		}
	}
}

// Rows D1 to D5: the demand points of Lviv and others.
func TestDemandPoints(t *testing.T) {
	lviv := orb.Point{24.02324, 49.83826}
	for people, want := range map[int]int{9_999: 1, 50_000: 7, 721_510: 73, 2_797_553: 199} {
		place := city(people, lviv)
		if got := len(demandPoints(&place)); got != want {
			t.Errorf("D1: %d people have %d points, want %d", people, got, want)
		}
	}
	nearTo(t, "D2", discRadius(721_510), 7577.330763211852, 0.01)
	place := city(721_510, lviv)
	points := New(plain(place, nil)).Points(0)
	nearTo(t, "D3", points[0][0], 24.029128103674108, 1e-7)
	nearTo(t, "D3b", points[0][1], 49.83410248050196, 1e-7)
	nearTo(t, "D3c", points[72][0], 23.953017181534815, 1e-7)
	nearTo(t, "D3d", points[72][1], 49.888744921737214, 1e-7)
	within := func(from orb.Point, metres float64) (n int) {
		for _, p := range points {
			if distance(from, p) <= metres {
				n++
			}
		}
		return n
	}
	nearTo(t, "D4", float64(within(lviv, 6600)), 55, 0)
	nearTo(t, "D5", float64(within(moved(lviv, math.Pi/2, 8000), 8000)), 28, 0)
}

// Row D4b: a system that reaches 6.6 km covers 55 of the 73 points.
func TestTheShareOfACity(t *testing.T) {
	sam := missile()
	sam.Reach[scenario.CruiseMissile] = scenario.Same(6.6 * km)
	s := plain(city(721_510, origin0), []scenario.System{sam}, battery())
	s.Threats[0].Altitude = scenario.Same[geo.Height](0)
	m := New(s)
	nearTo(t, "D4b", m.Share(0, 0, scenario.Base), 0.7534246575342466, 1e-9)
	nearTo(t, "people", float64(m.People(0, scenario.Base)), math.Round(721_510*55.0/73), 0)
}

// Rows D6a to D6f.
func TestWords(t *testing.T) {
	for id, c := range map[string]struct {
		low, base, high float64
		want            string
	}{
		"D6a": {1, 1, 1, "assured"}, "D6b": {0.94, 0.95, 1, "likely"}, "D6c": {0.2, 0.63, 1, "partly"},
		"D6d": {0, 0.04, 0.5, "possible"}, "D6e": {0, 0, 0.04, "not covered"}, "D6f": {0, 0.05, 0.05, "partly"},
	} {
		if got := Word(scenario.Triple[float64]{Low: c.low, Base: c.base, High: c.high}); got != c.want {
			t.Errorf("%s: %q, want %q", id, got, c.want)
		}
	}
	// Whole counts: c of n is enough where 20 c >= 19 n.
	for n := 1; n <= mostPoints; n++ {
		for c := 0; c <= n; c++ {
			enough := Word(scenario.Same(float64(c)/float64(n))) == "assured"
			if enough != (20*c >= 19*n) {
				t.Errorf("%d of %d: enough is %v", c, n, enough)
			}
		}
	}
}

// Rows S1 to S1d: a sector of 120 degrees and a point at azimuth 225.
func TestThePointBehindTheRadar(t *testing.T) {
	for id, c := range map[string]struct {
		facing, km float64
		e          scenario.Estimate
		want       bool
	}{
		"S1": {45, 10, scenario.Low, true}, "S1b": {220, 10, scenario.Low, false},
		"S1c": {220, 10, scenario.Base, true}, "S1d": {45, 30, scenario.Base, false},
	} {
		m := New(plain(node(origin0), nil))
		p := moved(origin0, 225*math.Pi/180, c.km*1000)
		m.hostile[p] = bearing{known: true, angle: 5 * math.Pi / 180}
		r := sensor{at: origin0, sector: true, facing: c.facing * math.Pi / 180, width: 120 * math.Pi / 180}
		if got := m.inSector(r, p, c.e); got != c.want {
			t.Errorf("%s: in the sector is %v, want %v", id, got, c.want)
		}
	}
}
