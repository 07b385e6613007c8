package coverage_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

const hour = time.Hour

func hours(h float64) time.Duration { return time.Duration(h * float64(time.Hour)) }

// The reference cases of patrols, alert, command and warning, by id, with
// value, unit and tolerance.
func TestModelCasesOfTheWholeUmbrella(t *testing.T) {
	const km, kmh = geo.Kilometre, geo.Speed(1 / 3.6)
	station := func(d geo.Length) float64 { return coverage.TimeOnStation(800*km, d, 0, 850*kmh, 0.8).Hours() }
	cycle := coverage.CycleTime(400*km, 850*kmh, hours(1.5), 3*hour)
	share := coverage.SustainedShare(8, 2, hours(1.5), cycle, 0.7, 0)
	orbits := 0
	for coverage.SustainedShare(120, 2*(orbits+1), hours(1.5), cycle, 0.7, 0) >= 1 {
		orbits++
	}
	alert := func(warning geo.Length, vt geo.Speed, wait time.Duration, missile geo.Length) float64 {
		reach, ok := coverage.AlertReach(warning, vt, 900*kmh, wait, missile)
		if !ok {
			return 0
		}
		return reach.Kilometres()
	}
	met, _ := coverage.EarliestIntercept(300*km, 100*km, -800*kmh, 1000*kmh, 5*time.Minute, 30*km)
	first := coverage.HeadOn(45*km, 220, 900, 20*time.Second)
	cases := []struct {
		id        string
		got, want float64
		tolerance float64
	}{
		{"C1 time on station at 400 of 800 km (h)", station(400 * km), 1.1764705882352942, 0.0001},
		{"C1b at 0 km (h)", station(0), 2.3529411764705883, 0.0001},
		{"C1c at the radius (h)", station(800 * km), 0, 0},
		{"C2 cycle (h)", cycle.Hours(), 5.4411764705882355, 0.0001},
		{"C2b aircraft per slot", cycle.Hours() / 1.5, 3.627450980392157, 0.0001},
		{"C2c fleet by the cycle", float64(coverage.FleetFor(2, hours(1.5), cycle, 0.7, 0)), 11, 0},
		{"C2d sorties a day", 2 * 24 / 1.5, 32, 0},
		{"C2e fleet by the sortie cap", float64(coverage.FleetFor(2, hours(1.5), cycle, 0.7, 2)), 23, 0},
		{"C3 sustained share of 8 aircraft", share, 0.7718918918918918, 0.0001},
		{"C3b orbits of 120 fighters", float64(orbits), 11, 0},
		{"C4 alert against a drone (km)", alert(150*km, 185*kmh, 15*time.Minute, 10*km), 514.7297297297298, 0.05},
		{"C4b against a cruise missile: no lead", alert(150*km, 800*kmh, 15*time.Minute, 10*km), 0, 0},
		{"C4c with 300 km of warning (km)", alert(300*km, 800*kmh, 15*time.Minute, 10*km), 122.5, 0.01},
		{"C4d and ten minutes for the order: not reachable", alert(300*km, 800*kmh, 25*time.Minute, 10*km), 0, 0},
		{"C4e from a station (km)", alert(150*km, 800*kmh, 2*time.Minute, 30*km), 168.75, 0.01},
		{"C5 earliest intercept (min)", met.Minutes(), 12.92815307578757, 0.005},
		{"C5b where, along x (km)", 300 - 800*met.Hours(), 127.62462565616573, 0.05},
		{"E3 head-on intercept (km)", first.Kilometres(), 32.625, 0.001},
		{"E3b shots to 3 km", float64(len(coverage.Looks(first, 3*km, 220, 900, 10*time.Second))), 6, 0},
		{"F5 expected weight of independent hosts", expectedWeight(), 169.8, 1e-9},
		{"F5b of 220 (%)", expectedWeight() / 220 * 100, 77.18181818181819, 1e-6},
		{"R7 warning of a cruise missile (s)", warningAt(t, 15, 50).Seconds(220), 205.04250610305118, 0.1},
		{"R7b of a drone (s)", warningAt(t, 15, 50).Seconds(51.4), 877.8035936952245, 0.5},
		{"R9 aerostat at 3,048 m (km)", warningAt(t, 3048, 50).Kilometres(), 256.7056440223558, 0.05},
	}
	for _, c := range cases {
		if math.Abs(c.got-c.want) > c.tolerance {
			t.Errorf("%s: %.9f, want %.9f within %g", c.id, c.got, c.want, c.tolerance)
		}
	}
}

// expectedWeight is the case F5: a needs RO, b needs PL or SK, c needs PL, d
// any of the three.
func expectedWeight() float64 {
	table, pl, sk := 0.9, 0.5, 0.3
	p := coverage.AtLeastOne
	return 100*p(table) + 70*p(pl, sk) + 30*p(pl) + 20*p(table, pl, sk)
}

// warned is a warning distance.
type warned struct{ geo.Length }

func (w warned) Seconds(speed float64) float64 { return float64(w.Length) / speed }

// warningAt is W at the site of a lone radar, read from an explanation.
func warningAt(t *testing.T, antenna, altitude geo.Height) warned {
	t.Helper()
	s := lone(antenna, scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](220), Altitude: scenario.Same[geo.Height](altitude), RCS: scenario.Same[float64](1)})
	s.Package.C2.Level = 2
	p := scenario.Place{Kind: "node", Position: s.Units[0].Position}
	return warned{coverage.Explain(s, coverage.Options{}, &p, &s.Threats[0], scenario.Base)[0].Warning}
}

// E6: a launcher of 100 km and two radars 50 km apart that share tracks. At
// level 3 it engages wherever either sees; alone where its own radar does.
func TestModelCaseE6(t *testing.T) {
	threat := scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](1e-6), Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same[float64](1)}
	area := func(level int) float64 {
		s := lone(15, threat)
		s.Systems[0].Reach[scenario.CruiseMissile] = scenario.Same(slantFor(100*geo.Kilometre, 50))
		s.Systems[0].Guidance = scenario.ActiveSeeker
		s.Units[0].Group = "pair"
		second := s.Systems[0]
		second.ID, second.Kind = "second", scenario.Sensor
		s.Systems = append(s.Systems, second)
		s.Units = append(s.Units, scenario.Unit{
			ID: "second", System: "second", Host: "UA", Contributor: "UA", Group: "pair", Count: 1,
			Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, 50*geo.Kilometre),
		})
		s.Package.C2.Level = level
		return evaluate(t, s, coverage.Options{Cell: geo.Kilometre / 2}).Threats[0].Area.Covered.Base.SquareKilometres()
	}
	alone, together := area(0), area(3)
	for _, c := range []struct {
		id                   string
		got, want, tolerance float64
	}{
		{"E6 engageable area (km2)", together, 10660.677328750842, 0.5},
		{"E6b stand-alone area (km2)", alone, 6392.681053524181, 0.5},
		{"E6c gain", together / alone, 1.667637918972007, 0.001},
	} {
		if math.Abs(c.got-c.want) > c.tolerance {
			t.Errorf("%s: %.4f, want %.4f within %g", c.id, c.got, c.want, c.tolerance)
		}
	}
}

// C7: a patrol 50 km inside the host's border with missiles of 60 km. Over
// host airspace alone it reaches nothing beyond the border; with the zone
// beyond, 10 km.
func TestModelCaseC7(t *testing.T) {
	reach := func(zone scenario.Zone) float64 {
		s := &scenario.Scenario{World: square(), Phase: scenario.Now}
		border := orb.Point{24, 49}
		station := geo.Destination(border, -90*geo.Degree, 50*geo.Kilometre)
		s.Systems = scenario.Systems{{ID: "jet", Kind: scenario.Fighter, Aircraft: &scenario.AircraftData{
			Missiles: scenario.Same(6.0),
			Radius: scenario.Same(
				1000 * geo.Kilometre,
			), Cruise: scenario.Same(geo.Speed(250)), Dash: scenario.Same(geo.Speed(1e-9)),
			TurnRound: scenario.Same(
				hour,
			), Availability: scenario.Same(1.0), MissileReach: scenario.Same(60 * geo.Kilometre), Burn: scenario.Same(1.0),
		}}}
		s.Units = []scenario.Unit{
			{
				ID:          "patrol",
				System:      "jet",
				Host:        "PL",
				Contributor: "PL",
				Count:       1000,
				Position:    station,
				Station:     &station,
			},
		}
		s.Threats = []scenario.Threat{{ID: "slow", Class: scenario.Drone, Speed: scenario.Same[geo.Speed](0.01), Altitude: scenario.Same[geo.Height](500), RCS: scenario.Same[float64](1)}}
		s.Package = scenario.Package{
			Authorisation: scenario.Authorisation{Zone: zone, Classes: scenario.AllClasses},
			Stockpile:     scenario.Stockpile{Factor: 1},
		}
		s.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Granted}}
		ready := coverage.Prepare(s, coverage.Options{})
		low, high := geo.Length(1), 200*geo.Kilometre
		for range 60 {
			middle := (low + high) / 2
			p := scenario.Place{Kind: "node", Position: geo.Destination(border, 90*geo.Degree, middle)}
			if ready.Engages(0, 0, &p, p.Position, scenario.Base).Engaged() {
				low = middle
			} else {
				high = middle
			}
		}
		return low.Kilometres()
	}
	// The fighter all but stands still against the threat: its missiles alone
	// count, and its own radar warns it early enough.
	if got := reach(scenario.ZoneHost); got > 0.01 {
		t.Errorf("C7 beyond the border over host airspace: %.3f km, want 0", got)
	}
	if got := reach(scenario.ZoneAll); math.Abs(got-10) > 0.02 {
		t.Errorf("C7b with the zone beyond: %.3f km, want 10", got)
	}
}

// A group's warning distance against its boundary sampled densely; geo asks the
// same of the unions themselves.
func TestWarningDistanceAgreesWithItsBoundary(t *testing.T) {
	compared := 0
	for seed := range uint64(12) {
		rng := newRandom(9000 + seed)
		s := lone(15, scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](220), Altitude: scenario.Same[geo.Height](300), RCS: scenario.Same[float64](1)})
		s.Package.C2.Level = 2
		s.Units[0].Group = "net"
		for i := range 2 + rng.IntN(9) {
			eye := s.Systems[0]
			radar := *eye.Radar
			radar.Instrumented = scenario.Same(geo.Length(rng.between(20e3, 90e3)))
			eye.ID, eye.Kind, eye.Radar = string(rune('f'+i)), scenario.Sensor, &radar
			s.Systems = append(s.Systems, eye)
			s.Units = append(s.Units, scenario.Unit{
				ID: eye.ID, System: eye.ID, Host: "UA", Contributor: "UA", Group: "net", Count: 1,
				Position: orb.Point{rng.between(26.8, 29.2), rng.between(48.2, 49.8)},
			})
		}
		for i := range 20 + len(s.Units) {
			p := scenario.Place{Kind: "node", Position: orb.Point{rng.between(26.8, 29.2), rng.between(48.2, 49.8)}}
			if i >= 20 { // on a sensor: the middle of one of the discs
				p.Position = s.Units[i-20].Position
			}
			s.Places = append(s.Places, p)
		}
		ready, twin := coverage.Prepare(s, coverage.Options{}), twins.New(s)
		for i := range s.Places {
			p := &s.Places[i]
			var got geo.Length
			for _, r := range ready.Explain(p, 0, scenario.Base) {
				if r.Unit.ID == s.Units[0].ID {
					got = r.Warning
				}
			}
			want := max(0, twin.Warning(0, 0, i, 0, scenario.Base, false))
			if want > 0 {
				compared++
			}
			if math.Abs(float64(got)-want) > 1 {
				t.Errorf("seed %d at %v: W %.1f m, sampled %.1f m", seed, p.Position, float64(got), want)
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d points were seen at all", compared)
	}
}

// A radar in the air whose station lies within the stand-off is not there to
// warn anybody; Ukraine's own is.
func TestARadarInTheAirThatMayNotBeThereWarnsNobody(t *testing.T) {
	for _, c := range []struct {
		contributor string
		standoff    geo.Length // km
		seen        bool
	}{{"PL", 0, true}, {"PL", 50, true}, {"PL", 100, false}, {"UA", 100, true}} {
		s, p := linked(1, scenario.ActiveSeeker)
		eye := s.Systems.Find("radar")
		eye.Aircraft = &scenario.AircraftData{
			Radius: scenario.Same(
				1000 * geo.Kilometre,
			), Cruise: scenario.Same(geo.Speed(250)), Dash: scenario.Same(geo.Speed(250)),
			TurnRound: scenario.Same(
				hour,
			), Availability: scenario.Same(0.8), Sorties: scenario.Same(4.0), Burn: scenario.Same(1.0),
		}
		s.Package.C2.Picture = scenario.SharedPicture
		station := orb.Point{31, 49} // 73 km from Russia
		s.Units[1].Contributor, s.Units[1].Host, s.Units[1].Station, s.Units[1].Count = c.contributor, c.contributor,
			&station, 50
		s.Package.Authorisation.Standoff = scenario.Standoff{Distance: c.standoff * geo.Kilometre, From: []string{"RU"}}
		p.Position = station
		if got := slices.Contains(reckoningOf(s, p, s.Units[0].ID).Sensors, 1); got != c.seen {
			t.Errorf(
				"%s with a stand-off of %.0f km: warns %v, want %v",
				c.contributor,
				float64(c.standoff),
				got,
				c.seen,
			)
		}
	}
}
