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
