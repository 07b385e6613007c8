package naive

import (
	"math"
	"slices"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// one is an allied battery at the centre and a node 50 km east of it, well in reach.
func one() *scenario.Scenario {
	return plain(node(east(50)), []scenario.System{missile()}, battery())
}

func TestOneUnitOnePlace(t *testing.T) {
	cases := []struct {
		words  string
		change func(*scenario.Scenario)
		want   Gate
	}{
		{"nothing in the way", func(*scenario.Scenario) {}, ""},
		{"a unit that comes after the ceasefire, before it", func(s *scenario.Scenario) {
			s.Phase, s.Units[0].Phase = scenario.Now, scenario.AfterCeasefire
		}, Phase},
		{"no units in Ukraine", caveat(scenario.NotInUkraine), Phase},
		{"own soil only", caveat(scenario.OwnSoilOnly), Phase},
		{"own soil only, at home", func(s *scenario.Scenario) {
			caveat(scenario.OwnSoilOnly)(s)
			s.Units[0].Host = "NO"
		}, ""},
		{"after a ceasefire only, before it", func(s *scenario.Scenario) {
			caveat(scenario.AfterCeasefireOnly)(s)
			s.Phase = scenario.Now
		}, Phase},
		{"the host is open", host("open"), Basing},
		{"the host offered, after a ceasefire", host("offered"), ""},
		{"the host offered, before a ceasefire", func(s *scenario.Scenario) {
			host("offered")(s)
			s.Phase = scenario.Now
		}, Basing},
		{"the contributor denied", func(s *scenario.Scenario) {
			s.Package.Contributors = map[string]scenario.Permission{"NO": {State: scenario.Denied}}
		}, Contribution},
		{"the class is not authorised", func(s *scenario.Scenario) {
			s.Package.Authorisation.Classes = scenario.ClassSetOf(scenario.Drone)
		}, Authorisation},
		{"too high", altitude(25_000), Capability},
		{"below the floor", func(s *scenario.Scenario) { s.Systems[0].Floor = scenario.Same[geo.Height](60) }, Capability},
		{"at the floor", func(s *scenario.Scenario) { s.Systems[0].Floor = scenario.Same[geo.Height](50) }, ""},
		{"no reach against the class", func(s *scenario.Scenario) {
			s.Systems[0].Reach[scenario.CruiseMissile] = scenario.Same(geo.Length(0))
		}, Capability},
		{"out of the missile's reach", func(s *scenario.Scenario) {
			s.Systems[0].Reach[scenario.CruiseMissile] = scenario.Same(49 * km)
		}, Geometry},
		{"out of the radar's sight", func(s *scenario.Scenario) { s.Systems[0].Radar = radar(49 * km) }, Geometry},
		{"seen by eye alone", func(s *scenario.Scenario) { s.Systems[0].Radar = nil }, Geometry},
		{"the order takes too long", delay(15 * time.Minute), Timeline},
		{"the host's order takes too long", func(s *scenario.Scenario) {
			s.Package.Hosts = map[string]scenario.Permission{"UA": {Delay: scenario.UniformDelay(15 * time.Minute)}}
		}, Timeline},
		{"Ukraine's own unit waits for no order", func(s *scenario.Scenario) {
			delay(15 * time.Minute)(s)
			s.Units[0].Contributor = scenario.Ukraine
			s.Package.Authorisation.Zone = scenario.ZoneNone
		}, ""},
	}
	for _, c := range cases {
		s := one()
		c.change(s)
		for _, e := range scenario.Estimates {
			if got := New(s).First(0, 0, 0, 0, e); got != c.want {
				t.Errorf("%s, at %v: the first failing gate is %q, want %q", c.words, e, got, c.want)
			}
		}
	}
}

func caveat(c scenario.Caveat) func(*scenario.Scenario) {
	return func(s *scenario.Scenario) { s.Package.Caveats = map[string][]scenario.Caveat{"NO": {c}} }
}

func host(state scenario.PermissionState) func(*scenario.Scenario) {
	return func(s *scenario.Scenario) {
		s.Units[0].Host = "PL"
		s.Package.Hosts = map[string]scenario.Permission{"PL": {State: state}}
	}
}

func altitude(h geo.Height) func(*scenario.Scenario) {
	return func(s *scenario.Scenario) { s.Threats[0].Altitude = scenario.Same(h) }
}

func delay(d time.Duration) func(*scenario.Scenario) {
	return func(s *scenario.Scenario) { s.Package.Authorisation.Delay = scenario.UniformDelay(d) }
}

// Each gate is asked on its own, so a unit may fail several.
func TestTheSetOfFailingGates(t *testing.T) {
	s := one()
	host(scenario.Denied)(s)
	delay(15 * time.Minute)(s)
	s.Systems[0].Reach[scenario.CruiseMissile] = scenario.Same(40 * km)
	s.Package.Stockpile.Factor = 0
	failing := New(s).Failing(0, 0, 0, 0, scenario.Base)
	var got []Gate
	for _, gate := range Gates {
		if _, fails := failing[gate]; fails {
			got = append(got, gate)
		}
	}
	if want := []Gate{Basing, Geometry, Timeline, Stock}; !slices.Equal(got, want) {
		t.Fatalf("failing gates %v, want %v", got, want)
	}
	if !math.IsNaN(failing[Basing]) {
		t.Error("the margin of basing is a number")
	}
	nearTo(t, "50 km of 40 km", failing[Geometry], -0.25, 1e-5)
	// 150 km at 200 m/s are 750 s from first track; 900 s of delay and 50 s of flight are
	// 200 s more.
	nearTo(t, "time", failing[Timeline], -200.0/750, 1e-6)
}

// The zones, seen from places in the west, near the border and in the east.
//
//	Poland | 50 km strip |   UA-46   |  UA-63
//	       22E          22.7E        31E
func TestZones(t *testing.T) {
	polish, strip, west, eastern := node(at(21, 50)), node(at(22.5, 50)), node(at(25, 50)), node(at(33, 50))
	for zone, covered := range map[scenario.Zone][]bool{
		scenario.ZoneNone:        {false, false, false, false},
		scenario.ZoneHost:        {true, false, false, false},
		scenario.ZoneBorderStrip: {true, true, false, false},
		scenario.ZoneRegions:     {true, true, true, false},
		scenario.ZoneAll:         {true, true, true, true},
	} {
		for i, place := range []scenario.Place{polish, strip, west, eastern} {
			s := one()
			s.Places[0] = place
			s.Units[0].Position = place.Position
			a := &s.Package.Authorisation
			a.Zone, a.Strip, a.Regions = zone, 50*km, []string{"UA-46"}
			if got := first(s) == ""; got != covered[i] {
				t.Errorf("zone %s, place %d: covered %v, want %v", zone, i, got, covered[i])
			}
		}
	}
}

// A carrier that releases 100 km from a place in the west, 50 km from UA-63, does so over
// ground where nothing may be intercepted.
func TestTheReleaseCircleLiesInTheZone(t *testing.T) {
	s := one()
	s.Places[0] = node(at(30.3, 50)) // 31E is 50 km to the east
	s.Package.Authorisation.Zone, s.Package.Authorisation.Regions = scenario.ZoneRegions, []string{"UA-46"}
	expect(t, s, scenario.Base, "")
	s.Threats[0].Release = scenario.Same(60 * km)
	s.Systems[0].Speed = scenario.Same[geo.Speed](1e9)
	expect(t, s, scenario.Base, Authorisation)
	s.Package.Authorisation.Regions = []string{"UA-46", "UA-63"}
	expect(t, s, scenario.Base, "")
}

// Stand-off: 200 km from Russia's territory at 40E; a missile of 20 km reaches places from
// 180 km on.
func TestStandoffBindsAircraft(t *testing.T) {
	ask := func(stationKM, placeKM float64) Gate {
		border := at(40, 50)
		station, place := moved(border, -math.Pi/2, stationKM*1000), moved(border, -math.Pi/2, placeKM*1000)
		s := jets(station, place)
		s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 200 * km, From: []string{"RU"}}
		return first(s)
	}
	for _, c := range []struct {
		station, place float64
		want           Gate
	}{{201, 181, ""}, {199, 199, Authorisation}, {201, 179, Authorisation}} {
		if got := ask(c.station, c.place); got != c.want {
			t.Errorf("station %v km and place %v km from Russia: %q, want %q", c.station, c.place, got, c.want)
		}
	}
	s := one()
	s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 2000 * km, From: []string{"RU"}}
	expect(t, s, scenario.Base, "") // missile units are not aircraft
}

// Occupied ground: Luhansk oblast from 38E, and the disc of an occupied city.
func TestStandoffFromOccupiedGround(t *testing.T) {
	for d, want := range map[float64]Gate{51: "", 49: Authorisation} {
		station := moved(at(38, 50), -math.Pi/2, d*1000)
		s := jets(station, station)
		s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 50 * km, From: []string{"occupied"}}
		if got := first(s); got != want {
			t.Errorf("%v km from Luhansk oblast: %q, want %q", d, got, want)
		}
	}
	taken := city(1_000_000, at(33, 50)) // r = 8.921 km
	taken.Control, taken.Counted = scenario.Occupied, false
	for d, want := range map[float64]Gate{58.95: "", 58.89: Authorisation} {
		station := moved(taken.Position, -math.Pi/2, d*1000)
		s := jets(station, station)
		s.Places = append(s.Places, taken)
		s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 50 * km, From: []string{"occupied"}}
		if got := first(s); got != want {
			t.Errorf("%v km from an occupied city: %q, want %q", d, got, want)
		}
	}
}

func at(lon, lat float64) orb.Point { return orb.Point{lon, lat} }

// jets is a hundred fighters of a base at their station, which sees the place with a radar
// of 500 km.
func jets(station, place orb.Point) *scenario.Scenario {
	unit := scenario.Unit{
		ID: "jets", System: "fighter", Position: station, Host: "UA", Count: 100, Contributor: "NO", Station: &station,
	}
	return plain(node(place), []scenario.System{fighter(), sensorSystem(500 * km)}, unit, sensorUnit(station))
}

// The level of command decides which track is enough. The battery sees 60 km by itself and
// the other radar of its group 200 km, at a threat of 200 m/s; the place is 50 km away.
//
//	battery ---- 50 km ---- place        its own radar leaves 10 km, 50 s
//	radar of 200 km at the battery       W leaves 150 km, 750 s
//
// The missile flies 50 s; reaction and delay decide.
func TestLevelsOfCommand(t *testing.T) {
	cases := []struct {
		words           string
		reaction, delay time.Duration
		own             geo.Length
		guidance        scenario.Guidance
		least           int // level from which on it engages; 4: none
	}{
		{"its own radar is enough", 30 * time.Second, 0, 120 * km, scenario.SemiActive, 0},
		{"the order takes a cue", 30 * time.Second, 5 * time.Minute, 80 * km, scenario.SemiActive, 1},
		{"the reaction takes a cue", 2 * time.Minute, 0, 70 * km, scenario.SemiActive, 1},
		{"the launch takes another's track", 2 * time.Minute, 0, 51 * km, scenario.SemiActive, 2},
		{"nobody else guides its missile", 2 * time.Minute, 0, 49 * km, scenario.SemiActive, 4},
		{"the missile looks for itself", 2 * time.Minute, 0, 49 * km, scenario.ActiveSeeker, 3},
		{"an infrared seeker too", 2 * time.Minute, 0, 49 * km, scenario.InfraredSeeker, 3},
		{"no level is fast enough", 2 * time.Minute, 10 * time.Minute, 120 * km, scenario.ActiveSeeker, 4},
	}
	for _, c := range cases {
		for level := range 4 {
			sam := missile()
			sam.Radar, sam.Guidance, sam.Reaction = radar(c.own), c.guidance, scenario.Same(c.reaction)
			s := plain(node(east(50)), []scenario.System{sam, sensorSystem(200 * km)}, battery(), sensorUnit(origin0))
			s.Package.C2.Level = level
			delay(c.delay)(s)
			if got := first(s) == ""; got != (level >= c.least) {
				t.Errorf("%s: at level %d it engages: %v (%q)", c.words, level, got, first(s))
			}
		}
	}
}

// The provider of the backbone keeps the level and the picture up.
func TestWithoutTheProviderTheLevelFalls(t *testing.T) {
	for state, want := range map[scenario.PermissionState]Gate{scenario.Granted: "", scenario.Open: Geometry} {
		sam := missile()
		sam.Radar = radar(49 * km)
		s := plain(node(east(50)), []scenario.System{sam, sensorSystem(200 * km)}, battery(), sensorUnit(origin0))
		s.Package.C2 = scenario.C2{Level: 3, Provider: "US", Without: 1}
		s.Package.Contributors = map[string]scenario.Permission{"US": {State: state}}
		expect(t, s, scenario.High, want)
	}
}

// Whose radar a Ukrainian battery may use that needs another's track.
func TestWhosePicture(t *testing.T) {
	cases := []struct {
		words, contributor, group string
		picture                   scenario.Picture
		want                      Gate
	}{
		{"Ukraine's radar of the same group", "UA", "west", scenario.SeparatePicture, ""},
		{"Ukraine's radar of another group", "UA", "east", scenario.SeparatePicture, Geometry},
		{"an allied radar of a group of that name", "NO", "west", scenario.SeparatePicture, Geometry},
		{"an allied radar, one picture", "NO", "north", scenario.SharedPicture, ""},
		{"an allied radar without a group, one picture", "NO", "", scenario.SharedPicture, ""},
	}
	for _, c := range cases {
		sam := missile()
		sam.Radar = radar(49 * km)
		own, other := battery(), sensorUnit(origin0)
		own.Contributor, other.Contributor, other.Group = "UA", c.contributor, c.group
		s := plain(node(east(50)), []scenario.System{sam, sensorSystem(200 * km)}, own, other)
		s.Package.C2 = scenario.C2{Level: 3, Picture: c.picture}
		if got := first(s); got != c.want {
			t.Errorf("%s: %q, want %q", c.words, got, c.want)
		}
	}
}

// A radar whose host said no is absent.
func TestADeniedRadarIsAbsent(t *testing.T) {
	sam := missile()
	sam.Radar = radar(49 * km)
	s := plain(node(east(50)), []scenario.System{sam, sensorSystem(200 * km)}, battery(), sensorUnit(origin0))
	s.Package.C2.Level = 3
	expect(t, s, scenario.Base, "")
	s.Units[1].Host = "PL"
	s.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Open}}
	expect(t, s, scenario.High, Geometry)
}

// Ballistic missiles at 10 km, 2,000 m/s: the robust reach of 40 km is
// sqrt(40^2 - 10^2) - 10 = 28.73 km.
func TestBallisticMissiles(t *testing.T) {
	for d, want := range map[float64]Gate{28.7: "", 28.8: Geometry} {
		s := one()
		s.Places[0] = node(east(d))
		s.Threats[0] = scenario.Threat{
			Class: scenario.Ballistic, Speed: scenario.Same[geo.Speed](2000), Altitude: scenario.Same[geo.Height](10_000),
			RCS: scenario.Same(0.3), Descent: 45 * geo.Degree,
		}
		expect(t, s, scenario.Base, want)
	}
	s := jets(origin0, origin0)
	s.Threats[0].Class = scenario.Ballistic
	expect(t, s, scenario.Base, Capability)
}

// At low the sector radar must face the threat, which comes from Russia in the east.
//
//	battery (facing) ---- 50 km east ---- place ............ Russia
func TestASectorAtLow(t *testing.T) {
	for _, c := range []struct {
		words  string
		facing geo.Angle
		km     float64
		low    Gate
		base   Gate
	}{
		{"facing the threat and the place", 90 * geo.Degree, 50, "", ""},
		{"facing the place, back to the threat", 270 * geo.Degree, -50, Timeline, ""},
		{"near place behind the radar, which faces the threat", 90 * geo.Degree, -10, "", ""},
		{"near place before the radar, which has its back to the threat", 270 * geo.Degree, -10, Geometry, ""},
		{"place outside the sector", 90 * geo.Degree, -50, Geometry, Geometry},
	} {
		s := one()
		s.Systems[0].Radar.Sector = scenario.Same(120 * geo.Degree)
		s.Units[0].Facing, s.Units[0].HasFacing = c.facing, true
		s.Places[0] = node(east(c.km))
		if low := New(s).First(0, 0, 0, 0, scenario.Low); low != c.low {
			t.Errorf("%s, at low: %q, want %q", c.words, low, c.low)
		}
		if base := New(s).First(0, 0, 0, 0, scenario.Base); base != c.base {
			t.Errorf("%s, at base: %q, want %q", c.words, base, c.base)
		}
	}
}

// A station that too few aircraft hold covers nothing, and its airborne radar sees nothing.
func TestReadiness(t *testing.T) {
	s := jets(origin0, origin0)
	expect(t, s, scenario.Base, "")
	s.Units[0].Count = 2
	expect(t, s, scenario.Base, Readiness)
	s.Units[0].Station = nil // on alert
	s.Threats[0].Speed = scenario.Same[geo.Speed](50)
	expect(t, s, scenario.Base, "")

	awacs := sensorSystem(300 * km)
	awacs.Aircraft = fighter().Aircraft
	sam := missile()
	sam.Radar = radar(49 * km)
	for count, want := range map[int]Gate{2: Geometry, 100: ""} {
		aloft := sensorUnit(origin0)
		aloft.Count = count
		s := plain(node(east(50)), []scenario.System{sam, awacs}, battery(), aloft)
		s.Package.C2.Level = 3
		expect(t, s, scenario.Base, want)
	}
}

// Fuel bounds a fighter: R_0 - reserve + missile reach = 1000 - 100 + 20 km from its base.
func TestAFightersFuel(t *testing.T) {
	for d, want := range map[float64]Gate{919.9: "", 920.1: Geometry} {
		base := moved(origin0, -math.Pi/2, d*1000)
		s := jets(origin0, origin0)
		s.Units[0].Position = base
		s.Units[0].Count = 100_000 // little time on station
		s.Units[0].Station = nil
		s.Threats[0].Speed = scenario.Same[geo.Speed](1) // time enough
		if got := first(s); got != want {
			t.Errorf("base %v km away: %q, want %q", d, got, want)
		}
	}
}
