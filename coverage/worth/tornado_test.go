package worth

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// beside is square with Russia east of Romania.
//
//	 20    24          32    36    44
//	52 +----+-----------+-----+-----+
//	   | PL |    UA     | RO  | RU  |
//	46 +----+-----------+-----+-----+
var beside = func() *scenario.World {
	box := func(west, east float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, 46}, {east, 46}, {east, 52}, {west, 52}, {west, 46}}}}
	}
	return scenario.NewWorld(
		box(24, 32),
		[]scenario.Region{{Code: "UA-46", Name: "West", Territory: box(24, 28)},
			{Code: "UA-63", Name: "East", Territory: box(28, 32)}},
		[]scenario.Territory{{Code: "PL", Name: "Poland", Territory: box(20, 24)},
			{Code: "RO", Name: "Romania", Territory: box(32, 36)}, {Code: "RU", Name: "Russia", Territory: box(36, 44)},
			{Code: "UA", Name: "Ukraine", Territory: box(24, 32)}},
	)
}()

// tornado is random with a triple of every kind: aircraft on patrol, sector radars
// without a stated target, a light layer, orders and hosts that take longer or less long.
func tornado(seed uint64) *scenario.Scenario {
	s := random(seed, 12, 16)
	fighter := system("fighter", scenario.Fighter, 0, 0)
	fighter.Radar = nil
	fighter.Aircraft = &scenario.AircraftData{
		Radius: scenario.Triple[geo.Length]{Low: 700e3, Base: 900e3, High: 1200e3}, Cruise: scenario.Same[geo.Speed](230),
		Dash: scenario.Same[geo.Speed](400), TurnRound: scenario.Same(3 * time.Hour), Availability: scenario.Same(0.7),
		Sorties: scenario.Same(8.0), Missiles: scenario.Same(4.0), MissileReach: scenario.Same[geo.Length](100e3),
		Burn: scenario.Same(0.9), Reserve: scenario.Same[geo.Length](100e3),
	}
	sector := system("sector", scenario.GBAD, 120, 25)
	sector.Radar.Reference, sector.Radar.Sector = nil, scenario.Same[geo.Angle](2*math.Pi/3)
	s.Systems = append(s.Systems, fighter, sector)
	slices.SortFunc(s.Systems, func(a, b scenario.System) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	for i := range s.Units {
		u := &s.Units[i]
		switch i % 4 {
		case 0:
			station := s.Places[i%len(s.Places)].Position
			u.System, u.Count, u.OnStation, u.Station = "fighter", 12+i/2, 2, &station
			u.Contributor, u.Host, u.Group, u.Phase = "US", "RO", "west", ""
			u.Position = [2]float64{32.5, 49}
		case 1:
			u.System, u.Facing = "sector", geo.Angle(i)
		}
	}
	for i := range s.Threats {
		s.Threats[i].RCS = scenario.Triple[float64]{Low: 0.05, Base: 0.1, High: 0.3}
	}
	for i := range s.Places {
		s.Places[i].Population *= 10
	}
	for _, list := range []map[string]scenario.Permission{s.Package.Hosts, s.Package.Contributors} {
		for code := range list {
			list[code] = scenario.Permission{State: scenario.Granted}
		}
	}
	s.World = beside
	s.Package.Authorisation.Zone = scenario.ZoneAll
	s.Package.C2 = scenario.C2{Level: 1 + int(seed%3), Picture: scenario.SharedPicture}
	s.Package.Stockpile.Nights = 3
	s.Package.LightLayer[scenario.Drone] = scenario.Triple[float64]{Low: 0.2, Base: 0.5, High: 0.9}
	s.Package.Authorisation.Delay[scenario.CruiseMissile] = scenario.Triple[time.Duration]{
		Low: 9 * time.Minute, Base: 3 * time.Minute, High: 0,
	}
	host := scenario.Permission{State: scenario.Granted}
	host.Delay[scenario.Drone] = scenario.Triple[time.Duration]{Low: 20 * time.Minute, Base: 10 * time.Minute}
	s.Package.Hosts["PL"] = host
	return s
}

// atHand writes the scenario with an assumption at an end as a person would edit it, and
// the settings of the model that no scenario can state.
func atHand(s *scenario.Scenario, a *Assumption, e scenario.Estimate) (*scenario.Scenario, coverage.Options) {
	t, o := *s, coverage.Options{PlacesOnly: true, SkipRemedies: true}
	t.Systems, t.Threats, t.Places = slices.Clone(s.Systems), slices.Clone(s.Threats), slices.Clone(s.Places)
	switch a.Of {
	case OfSystem:
		for i := range t.Systems {
			if y := &t.Systems[i]; y.ID == a.ID {
				*y = handSystem(y, a.Field, e)
			}
		}
	case OfThreat:
		for i := range t.Threats {
			switch x := &t.Threats[i]; {
			case x.ID != a.ID:
			case a.Field == "radar cross-section":
				x.RCS.Base = a.Value.At(e)
			case a.Field == "missiles or drones on a routine night":
				x.Raids.Routine.Base = a.Value.At(e)
			}
		}
	case OfLight:
		t.Package.LightLayer[scenario.Drone].Base = a.Value.At(e)
	case OfOrder:
		t.Package.Authorisation.Delay[scenario.CruiseMissile].Base = time.Duration(a.Value.At(e) * float64(time.Minute))
	case OfHostOrder:
		host := s.Package.Hosts["PL"]
		host.Delay[scenario.Drone].Base = time.Duration(a.Value.At(e) * float64(time.Minute))
		t.Package.Hosts = map[string]scenario.Permission{"PL": host, "RO": s.Package.Hosts["RO"], "SK": s.Package.Hosts["SK"]}
	case OfDensity:
		for i := range t.Places {
			if t.Places[i].Counted && t.Places[i].Population >= scenario.PeoplePerPoint {
				t.Places[i].Density = a.Value.At(e)
			}
		}
	case OfPresence: // the same aircraft fit to fly: availability takes the share in
		for i := range t.Systems {
			if y := &t.Systems[i]; y.Aircraft != nil {
				*y = y.Copy()
				y.Aircraft.Availability.Base *= a.Value.At(e) / a.Value.Base
			}
		}
	case OfApproach:
		t.Approach = map[scenario.Estimate]scenario.Approach{
			scenario.Low: scenario.AnySide, scenario.High: scenario.OutsideAllies,
		}[e]
	case OfClutter:
		o.Moved = coverage.Moved{Setting: coverage.Clutter, To: e}
	case OfWedges:
		o.Moved = coverage.Moved{Setting: coverage.Wedges, To: e}
	}
	return &t, o
}

// handSystem changes one of the fields whose ends differ in these scenarios.
func handSystem(y *scenario.System, field string, e scenario.Estimate) scenario.System {
	c := y.Copy()
	switch field {
	case "reach against drones":
		c.Reach[scenario.Drone].Base = c.Reach[scenario.Drone].At(e)
	case "reach against cruise missiles":
		c.Reach[scenario.CruiseMissile].Base = c.Reach[scenario.CruiseMissile].At(e)
	case "radius of action":
		c.Aircraft.Radius.Base = c.Aircraft.Radius.At(e)
	case "radar reference target":
		if c.Radar.Reference == nil {
			c.Radar.Reference = &scenario.RadarReference{
				Range: c.Radar.Instrumented, RCS: scenario.Triple[float64]{Low: 5, Base: 3, High: 1},
			}
		}
		c.Radar.Reference.RCS.Base = c.Radar.Reference.RCS.At(e)
	}
	return c
}

// Every kind of assumption moves the people covered as a whole evaluation of the scenario
// edited by hand says; the base lies where the report says, and each kind moves somebody
// in some scenario but those that the list below excuses.
func TestTheTornadoEqualsScenariosEditedByHand(t *testing.T) {
	moved := map[Subject]int{}
	for seed := range uint64(8) {
		s := tornado(seed)
		w := weigh(t, s, Options{Assumptions: true})
		for i := range w.Assumptions {
			a := &w.Assumptions[i]
			moved[a.Of] += a.Span(0) + a.Span(1)
			if a.Of == OfStation {
				continue
			}
			for _, e := range []scenario.Estimate{scenario.Low, scenario.High} {
				edited, o := atHand(s, a, e)
				got := map[scenario.Estimate][]int{scenario.Low: a.AtLow, scenario.High: a.AtHigh}[e]
				if want := evaluated(t, edited, o); !reflect.DeepEqual(got, want) {
					t.Errorf("seed %d, subject %d %s %s at %v: %v, by hand %v", seed, a.Of, a.ID, a.Field, e, got, want)
				}
			}
		}
	}
	for _, of := range []Subject{
		OfSystem, OfThreat, OfLight, OfOrder, OfHostOrder, OfDensity, OfPresence, OfClutter, OfWedges, OfApproach, OfStation,
	} {
		if moved[of] == 0 {
			t.Errorf("subject %d moves nobody: the scenarios do not test it", of)
		}
	}
}

// evaluated is the people covered at base by a whole evaluation.
func evaluated(t *testing.T, s *scenario.Scenario, o coverage.Options) []int {
	t.Helper()
	r, err := coverage.Evaluate(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	var list []int
	for i := 0; i <= len(r.Threats); i++ {
		list = append(list, r.At(i).Population.Covered.Base)
	}
	return list
}

// Stations moved to each side, by hand; the fewest, the most and those that keep the
// headline.
func TestStationsMovedEqualScenariosEditedByHand(t *testing.T) {
	keeps, loses := 0, 0
	for seed := range uint64(4) {
		s := tornado(seed)
		w := weigh(t, s, Options{Assumptions: true})
		for i := range w.Assumptions {
			a := &w.Assumptions[i]
			if a.Of != OfStation {
				continue
			}
			u := slices.IndexFunc(s.Units, func(u scenario.Unit) bool { return u.ID == a.ID })
			low, high := math.MaxInt, 0
			within := 0
			for side, azimuth := range []float64{0, 45, 90, 135, 180, 225, 270, 315} {
				to := geo.Destination(*s.Units[u].Station, geo.Angle(azimuth*math.Pi/180), 50*geo.Kilometre)
				edited := *s
				edited.Units = slices.Clone(s.Units)
				edited.Units[u].Station = &to
				want := evaluated(t, &edited, coverage.Options{PlacesOnly: true, SkipRemedies: true})
				if !reflect.DeepEqual(a.Positions[side], want) {
					t.Errorf("seed %d, %s at %v degrees: %v, by hand %v", seed, a.ID, azimuth, a.Positions[side], want)
				}
				low, high = min(low, want[0]), max(high, want[0])
				if covered := float64(w.At(0).Covered); math.Abs(float64(want[0])-covered) <= 0.01*covered {
					within++
				}
			}
			if a.AtLow[0] != low || a.AtHigh[0] != high || a.Kept(0, w.At(0).Covered) != within {
				t.Errorf("seed %d, %s: from %d to %d, %d kept; by hand %d to %d, %d", seed, a.ID, a.AtLow[0], a.AtHigh[0],
					a.Kept(0, w.At(0).Covered), low, high, within)
			}
			keeps, loses = keeps+within, loses+8-within
		}
	}
	if keeps == 0 || loses == 0 {
		t.Errorf("%d positions keep the headline, %d do not: the scenarios do not test it", keeps, loses)
	}
}

// Clutter at base is a lower antenna and a lower flight: what the low estimate takes off
// both. With a flat envelope nothing else depends on them.
func TestClutterIsThatMuchLessOfAntennaAndFlight(t *testing.T) {
	moved := 0
	for seed := range uint64(6) {
		s := random(seed, 12, 16)
		lower := *s
		lower.Systems, lower.Threats = slices.Clone(s.Systems), slices.Clone(s.Threats)
		for i := range lower.Systems {
			lower.Systems[i] = lower.Systems[i].Copy()
			h := &lower.Systems[i].Radar.Antenna.Base
			*h = max(0, *h-15)
		}
		for i := range lower.Threats {
			lower.Threats[i].Altitude.Base -= 15
		}
		o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
		want := evaluated(t, &lower, o)
		plain := evaluated(t, s, o)
		o.Moved = coverage.Moved{Setting: coverage.Clutter, To: scenario.Low}
		got := evaluated(t, s, o)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: %v with clutter, %v with all 15 m lower, %v without", seed, got, want, plain)
		}
		moved += plain[0] - got[0]
	}
	if moved == 0 {
		t.Error("clutter moves nobody: the scenarios do not test it")
	}
}

// What touches nobody moves nothing: figures of a unit whose contributor does not send it.
func TestAnAssumptionThatTouchesNobodyMovesNothing(t *testing.T) {
	s := tornado(1)
	for i := range s.Units {
		if s.Units[i].System == "fighter" {
			s.Units[i].Contributor, s.Units[i].Host = "FR", "RO"
		}
	}
	s.Package.Contributors["FR"] = scenario.Permission{State: scenario.Denied}
	w := weigh(t, s, Options{Assumptions: true})
	seen := 0
	for i := range w.Assumptions {
		if a := &w.Assumptions[i]; a.ID == "fighter" || a.Of == OfPresence || a.Of == OfStation {
			seen++
			if a.Span(0)+a.Span(1)+a.Span(2) != 0 {
				t.Errorf("%d %s %s moves somebody: %v %v", a.Of, a.ID, a.Field, a.AtLow, a.AtHigh)
			}
		}
	}
	if seen < 3 {
		t.Errorf("%d assumptions: the scenario does not test it", seen)
	}
}

// The same on one core and on two.
func TestTheTornadoIsTheSameOnAnyNumberOfCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := weigh(t, tornado(3), Options{Assumptions: true})
	runtime.GOMAXPROCS(2)
	two := weigh(t, tornado(3), Options{Assumptions: true})
	if !reflect.DeepEqual(one.Assumptions, two.Assumptions) || !reflect.DeepEqual(one.Reversals, two.Reversals) {
		t.Error("two cores give another answer than one")
	}
}
