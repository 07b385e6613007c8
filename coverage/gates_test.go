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

// cruise is a threat whose flight takes its time.
var cruise = scenario.Threat{ID: "low", Class: scenario.CruiseMissile, Speed: scenario.Same[geo.Speed](200), Altitude: scenario.Same[geo.Height](50), RCS: scenario.Same[float64](1)}

// guest is the lone unit, with missiles of 1,000 m/s, sent by Poland and on
// Polish soil.
func guest() *scenario.Scenario {
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
		s.Package.Authorisation.Delay = scenario.UniformDelay(c.own)
		s.Package.Hosts = map[string]scenario.Permission{"PL": {Delay: scenario.UniformDelay(c.host)}}
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
func linked(level int, guidance scenario.Guidance) (*scenario.Scenario, *scenario.Place) {
	slow := cruise
	slow.Speed = scenario.Same[geo.Speed](1e-6)
	s := lone(15, slow)
	s.Systems[0].Guidance, s.Units[0].Group = guidance, "pair"
	radar := s.Systems[0]
	radar.ID, radar.Kind = "radar", scenario.Sensor
	s.Systems = append(s.Systems, radar)
	s.Systems.Sort()
	east := func(km geo.Length) (at scenario.Place) {
		at.Kind, at.Position = "port", geo.Destination(s.Units[0].Position, 90*geo.Degree, km*geo.Kilometre)
		return at
	}
	second, place := east(50), east(70)
	s.Units = append(
		s.Units,
		scenario.Unit{
			ID:          "radar",
			System:      "radar",
			Host:        "UA",
			Contributor: "UA",
			Group:       "pair",
			Count:       1,
			Position:    second.Position,
		},
	)
	s.Package.C2.Level = level
	return s, &place
}

func engagesAt(s *scenario.Scenario, p *scenario.Place) coverage.Gate {
	return coverage.Engages(s, coverage.Options{}, &s.Units[0], &s.Threats[0], p, scenario.Base).Gate
}

func TestOnlySeekersEngageOnTheTrackOfAnotherRadar(t *testing.T) {
	for guidance, want := range map[scenario.Guidance]coverage.Gate{
		scenario.ActiveSeeker: coverage.GateNone, scenario.InfraredSeeker: coverage.GateNone,
		scenario.SemiActive: coverage.GateGeometry, scenario.OwnRadar: coverage.GateGeometry,
		scenario.Command: coverage.GateGeometry, scenario.Gun: coverage.GateGeometry,
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
	s, p := linked(3, scenario.ActiveSeeker)
	s.Package.C2.Provider, s.Package.C2.Without = "US", 2
	s.Package.Contributors = map[string]scenario.Permission{"US": {State: scenario.Granted}}
	if g := engagesAt(s, p); g != coverage.GateNone {
		t.Errorf("with the provider: gate %v", g)
	}
	for _, state := range []scenario.PermissionState{scenario.Denied, scenario.Open} {
		s.Package.Contributors["US"] = scenario.Permission{State: state}
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
func watched() *scenario.Scenario {
	s, _ := linked(3, scenario.ActiveSeeker)
	s.Threats[0].Speed = scenario.Same[geo.Speed](200)
	s.Systems.Find(s.Units[0].System).Reaction = scenario.Same(30 * time.Second)
	radar := *s.Systems.Find("radar").Radar
	radar.Antenna, radar.Instrumented = scenario.Same(geo.Height(9000)), scenario.Same(400*geo.Kilometre)
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
	scenario := func(level int, contributor, group string) (*scenario.Scenario, *scenario.Place) {
		s, p := linked(level, scenario.ActiveSeeker)
		s.Threats[0].Speed = scenario.Same[geo.Speed](50)
		eye := s.Systems.Find("radar").Radar
		eye.Antenna, eye.Instrumented = scenario.Same(geo.Height(9000)), scenario.Same(400*geo.Kilometre)
		s.Systems = append(
			s.Systems,
			scenario.System{ID: "jet", Kind: scenario.Fighter, Aircraft: &scenario.AircraftData{
				Missiles: scenario.Same(6.0),
				Radius: scenario.Same(
					1000 * geo.Kilometre,
				), Cruise: scenario.Same(geo.Speed(250)), Dash: scenario.Same(geo.Speed(250)),
				TurnRound: scenario.Same(
					hour,
				), Availability: scenario.Same(0.8), MissileReach: scenario.Same(20 * geo.Kilometre), Burn: scenario.Same(1.0),
			}},
		)
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
		{"another's radar of the group, no tracks shared", 0, "DE", "pair", coverage.GateTimeline},
		{"another's radar of the group, tracks shared", 1, "DE", "pair", coverage.GateNone},
		{"another's radar of another group", 1, "DE", "other", coverage.GateTimeline},
		{"Ukraine's radar of the group, with a picture of her own", 1, "UA", "pair", coverage.GateTimeline},
		{"a radar of their own country", 0, "PL", "other", coverage.GateNone},
	} {
		if s, p := scenario(c.level, c.contributor, c.group); engagesAt(s, p) != c.want {
			t.Errorf("%s: gate %v, want %v", c.name, engagesAt(s, p), c.want)
		}
	}
}

// Each gate is asked on its own: a unit whose host has said no, that
// cannot engage the class, stands too far away and comes too late fails at four gates,
// and the verdict names the first.
func TestEachGateIsAskedOnItsOwn(t *testing.T) {
	s := guest()
	s.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Denied}}
	s.Threats[0].Altitude = scenario.Same[geo.Height](1e6)
	far := scenario.Place{Kind: "port", Position: geo.Destination(s.Units[0].Position, 0, 1000*geo.Kilometre)}
	k := coverage.Explain(s, coverage.Options{}, &far, &s.Threats[0], scenario.Base)[0]
	if k.Verdict.Gate != coverage.GateBasing {
		t.Errorf("the verdict names %v", k.Verdict.Gate)
	}
	for g := coverage.GatePhase; g < coverage.GateCount; g++ {
		want := g == coverage.GateBasing || g == coverage.GateCapability || g == coverage.GateGeometry ||
			g == coverage.GateTimeline
		if k.Failing.Has(g) != want {
			t.Errorf("%v fails: %v, want %v", g, k.Failing.Has(g), want)
		}
	}
}

func TestTheVerdictIsTheFirstOfTheFailingGates(t *testing.T) {
	t.Parallel()
	several := 0
	for seed := range uint64(30) {
		s := newRandom(seed).scenario(14, 6)
		for i := range s.Places {
			for _, k := range coverage.Explain(s, coverage.Options{}, &s.Places[i], &s.Threats[0], scenario.Base) {
				first, failing := coverage.GateNone, 0
				for g := coverage.GateCount - 1; g >= coverage.GatePhase; g-- {
					if k.Failing.Has(g) {
						first, failing = g, failing+1
					}
				}
				if first != k.Verdict.Gate {
					t.Fatalf(
						"seed %d, %s at %s: %v fails first, the verdict says %v",
						seed,
						k.Unit.ID,
						s.Places[i].ID,
						first,
						k.Verdict.Gate,
					)
				}
				if failing > 1 {
					several++
				}
			}
		}
	}
	if several < 200 {
		t.Errorf("only %d units failed at several gates", several)
	}
}

// A carrier must be met before it releases, from whatever side it comes: where its
// release circle leaves the zone within Ukraine, nobody may.
//
//	PL | UA-46: the zone | UA-63
//	   |o      o      o--|-->
func TestAReleaseOutsideTheZoneIsNotAuthorised(t *testing.T) {
	carrier := scenario.Threat{
		ID: "carrier", Class: scenario.Aircraft, Speed: scenario.Same[geo.Speed](250), RCS: scenario.Same(5.0),
		Altitude: scenario.Same[geo.Height](9000), Release: scenario.Same(50 * geo.Kilometre),
	}
	for _, c := range []struct {
		name      string
		longitude float64
		zone      scenario.Zone
		regions   []string
		fails     bool
	}{
		{"the circle within the zone", 26.5, scenario.ZoneRegions, []string{"UA-46"}, false},
		{"the circle leaves the zone", 27.5, scenario.ZoneRegions, []string{"UA-46"}, true},
		{"both regions are of the zone", 27.5, scenario.ZoneRegions, []string{"UA-46", "UA-63"}, false},
		{"all of Ukraine is the zone", 27.5, scenario.ZoneAll, nil, false},
		{"the circle leaves Ukraine", 24.2, scenario.ZoneRegions, []string{"UA-46"}, false},
	} {
		s := lone(15, carrier)
		s.World, s.Units[0].Contributor = shared, "PL"
		s.Package.Authorisation = scenario.Authorisation{Zone: c.zone, Regions: c.regions, Classes: scenario.AllClasses}
		p := scenario.Place{
			ID: "p", Kind: "port", Counted: true, Region: "UA-46", Position: orb.Point{c.longitude, 49},
		}
		s.Places = []scenario.Place{p}
		if got := reckoningOf(s, &p, s.Units[0].ID).Failing.Has(coverage.GateAuthorisation); got != c.fails {
			t.Errorf("%s: authorisation fails: %v", c.name, got)
		}
	}
}
