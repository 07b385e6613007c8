package coverage_test

import (
	"math"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
)

// cruise is a threat whose flight takes its time.
var cruise = coverage.Threat{ID: "low", Class: coverage.CruiseMissile, Speed: 200, Altitude: 50, RCS: 1}

// guest is the lone unit, with missiles of 1,000 m/s, sent by Poland and on
// Polish soil.
func guest() *coverage.Scenario {
	s := lone(15, cruise)
	s.Units[0].Host, s.Units[0].Contributor = "PL", "PL"
	return s
}

// Its radar sees 45.1 km; what the threat flies while the order is awaited is
// lost, and the missile meets it on the way.
func TestTheLongerDelayOfPackageAndHostHolds(t *testing.T) {
	for _, c := range []struct {
		name      string
		own, host time.Duration
		wait      float64 // s
	}{
		{"the host waits longer", 10 * time.Second, time.Minute, 60},
		{"the package waits longer", 90 * time.Second, time.Minute, 90},
		{"nobody waits", 0, 0, 0},
	} {
		s := guest()
		s.Package.Authorisation.Delay = coverage.UniformDelay(c.own)
		s.Package.Hosts = map[string]coverage.Permission{"PL": {Delay: coverage.UniformDelay(c.host)}}
		want := (geo.Horizon(15, 50).Kilometres() - 0.2*c.wait) / 1.2
		if got := farthest(t, s); math.Abs(got-want) > 0.01 {
			t.Errorf("%s: engages to %.2f km, want %.2f", c.name, got, want)
		}
	}
}

// linked is a launcher of 100 km and a radar 50 km east of it that share
// tracks, each radar seeing 45 km:
//
//	L----R----*  the place, 70 km from L
func linked(level int, guidance coverage.Guidance) (*coverage.Scenario, *coverage.Place) {
	slow := cruise
	slow.Speed = 1e-6
	s := lone(15, slow)
	s.Systems[0].Guidance, s.Units[0].Group = guidance, "pair"
	radar := s.Systems[0]
	radar.ID, radar.Kind = "radar", coverage.Sensor
	s.Systems = append(s.Systems, radar)
	s.Systems.Sort()
	east := func(km geo.Length) (at coverage.Place) {
		at.Kind, at.Position = "port", geo.Destination(s.Units[0].Position, 90*geo.Degree, km*geo.Kilometre)
		return at
	}
	second, place := east(50), east(70)
	s.Units = append(s.Units, coverage.Unit{ID: "radar", System: "radar", Host: "UA", Contributor: "UA", Group: "pair", Count: 1, Position: second.Position})
	s.Package.C2.Level = level
	return s, &place
}

func engagesAt(s *coverage.Scenario, p *coverage.Place) coverage.Gate {
	return coverage.Engages(s, coverage.Options{}, &s.Units[0], &s.Threats[0], p, coverage.Base).Gate
}

func TestOnlySeekersEngageOnTheTrackOfAnotherRadar(t *testing.T) {
	for guidance, want := range map[coverage.Guidance]coverage.Gate{
		coverage.ActiveSeeker: coverage.GateNone, coverage.InfraredSeeker: coverage.GateNone,
		coverage.SemiActive: coverage.GateGeometry, coverage.OwnRadar: coverage.GateGeometry,
		coverage.Command: coverage.GateGeometry, coverage.Gun: coverage.GateGeometry,
	} {
		if s, p := linked(3, guidance); engagesAt(s, p) != want {
			t.Errorf("guidance %s at level 3: gate %v, want %v", guidance, engagesAt(s, p), want)
		}
		if s, p := linked(2, guidance); engagesAt(s, p) != coverage.GateGeometry {
			t.Errorf("guidance %s at level 2: gate %v: its own radar does not see so far", guidance, engagesAt(s, p))
		}
	}
}

func TestTheCommandLevelFallsWithoutItsProvider(t *testing.T) {
	s, p := linked(3, coverage.ActiveSeeker)
	s.Package.C2.Provider, s.Package.C2.Without = "US", 2
	s.Package.Contributors = map[string]coverage.Permission{"US": {State: coverage.Granted}}
	if g := engagesAt(s, p); g != coverage.GateNone {
		t.Errorf("with the provider: gate %v", g)
	}
	for _, state := range []coverage.PermissionState{coverage.Denied, coverage.Open} {
		s.Package.Contributors["US"] = coverage.Permission{State: state}
		if g := engagesAt(s, p); g != coverage.GateGeometry {
			t.Errorf("the provider %s: gate %v, want that of level 2", state, g)
		}
	}
	s.Package.C2.Without = 3
	if g := engagesAt(s, p); g != coverage.GateNone {
		t.Errorf("with links of its own: gate %v", g)
	}
}

// watched is a launcher that needs half a minute, and a radar beside it that
// sees 400 km.
func watched() *coverage.Scenario {
	s, _ := linked(3, coverage.ActiveSeeker)
	s.Threats[0].Speed = 200
	s.Systems.Find(s.Units[0].System).Reaction = coverage.Same(30 * time.Second)
	radar := *s.Systems.Find("radar").Radar
	radar.Antenna, radar.Instrumented = coverage.Same(geo.Height(9000)), coverage.Same(400*geo.Kilometre)
	s.Systems.Find("radar").Radar = &radar
	s.Units[1].Position = s.Units[0].Position
	return s
}

// Told where to look, the launcher needs ten seconds from its own detection;
// on the other's track it reaches all that it sees.
func TestEachCommandLevelReachesAsFarAsItsClockAllows(t *testing.T) {
	own := geo.Horizon(15, 50).Kilometres()
	for level, want := range map[int]float64{0: (own - 0.2*30) / 1.2, 1: (own - 0.2*10) / 1.2, 2: own, 3: 150} {
		s := watched()
		s.Package.C2.Level = level
		if got := farthest(t, s); math.Abs(got-want) > 0.05 {
			t.Errorf("level %d: engages to %.2f km, want %.2f", level, got, want)
		}
	}
}

// Fighters on alert hear of a threat from radars of their own country, and from
// those of others in their group once these share tracks.
func TestFightersHearFromTheirGroupOnceItSharesTracks(t *testing.T) {
	scenario := func(level int, contributor, group string) (*coverage.Scenario, *coverage.Place) {
		s, p := linked(level, coverage.ActiveSeeker)
		s.Threats[0].Speed = 50
		eye := s.Systems.Find("radar").Radar
		eye.Antenna, eye.Instrumented = coverage.Same(geo.Height(9000)), coverage.Same(400*geo.Kilometre)
		s.Systems = append(s.Systems, coverage.System{ID: "jet", Kind: coverage.Fighter, Aircraft: &coverage.AircraftData{
			Radius: coverage.Same(1000 * geo.Kilometre), Cruise: coverage.Same(geo.Speed(250)), Dash: coverage.Same(geo.Speed(250)),
			TurnRound: coverage.Same(hour), Availability: coverage.Same(0.8), MissileReach: coverage.Same(20 * geo.Kilometre), Burn: coverage.Same(1.0),
		}})
		s.Systems.Sort()
		s.Units[0].System, s.Units[0].Contributor, s.Units[0].Host = "jet", "PL", "PL"
		s.Units[1].Contributor, s.Units[1].Group = contributor, group
		return s, p
	}
	for _, c := range []struct {
		name               string
		level              int
		contributor, group string
		want               coverage.Gate
	}{
		{"another's radar of the group, no tracks shared", 0, "UA", "pair", coverage.GateTimeline},
		{"another's radar of the group, tracks shared", 1, "UA", "pair", coverage.GateNone},
		{"another's radar of another group", 1, "UA", "other", coverage.GateTimeline},
		{"a radar of their own country", 0, "PL", "other", coverage.GateNone},
	} {
		if s, p := scenario(c.level, c.contributor, c.group); engagesAt(s, p) != c.want {
			t.Errorf("%s: gate %v, want %v", c.name, engagesAt(s, p), c.want)
		}
	}
}
