package worth

import (
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// field is one kind of triple of a system: how to read it in the unit that
// people write it in, and how to put its base value to one end.
type field struct {
	name, unit string
	read       func(*scenario.System) (scenario.Triple[float64], bool)
	move       func(*scenario.System, scenario.Estimate)
}

// triple makes a field from where it stands in a system; nil where the system
// has none. One unit is worth one divided by scale of the value.
func triple[T ~float64 | ~int64](name, unit string, scale T, of func(*scenario.System) *scenario.Triple[T]) field {
	return field{
		name: name, unit: unit,
		read: func(s *scenario.System) (scenario.Triple[float64], bool) {
			t := of(s)
			if t == nil {
				return scenario.Triple[float64]{}, false
			}
			in := func(v T) float64 { return float64(v) / float64(scale) }
			return scenario.Triple[float64]{Low: in(t.Low), Base: in(t.Base), High: in(t.High)}, true
		},
		move: func(s *scenario.System, e scenario.Estimate) {
			t := of(s)
			t.Base = t.At(e)
		},
	}
}

// radar and aircraft take a triple of a part that a system may lack.
func radar[T any](of func(*scenario.Radar) *scenario.Triple[T]) func(*scenario.System) *scenario.Triple[T] {
	return func(s *scenario.System) *scenario.Triple[T] {
		if s.Radar == nil {
			return nil
		}
		return of(s.Radar)
	}
}

func aircraft[T any](of func(*scenario.AircraftData) *scenario.Triple[T]) func(*scenario.System) *scenario.Triple[T] {
	return func(s *scenario.System) *scenario.Triple[T] {
		if s.Aircraft == nil {
			return nil
		}
		return of(s.Aircraft)
	}
}

// reach is the field of a class's slant range, for the classes in play.
func reach(c scenario.Class, words string) field {
	return triple("reach against "+words, "km", geo.Kilometre, func(s *scenario.System) *scenario.Triple[geo.Length] { return &s.Reach[c] })
}

// fields lists the triples that decide what is covered, and no others: those
// of magazines and kills, for instance, do not.
func fields(s *scenario.Scenario) []field {
	var list []field
	words := [...]string{"drones", "cruise missiles", "ballistic missiles", "crewed aircraft"}
	for _, c := range scenario.Classes {
		for i := range s.Threats {
			if s.Threats[i].Class == c {
				list = append(list, reach(c, words[c]))
				break
			}
		}
	}
	type system = scenario.System
	return append(list,
		triple("ceiling", "m", 1, func(s *system) *scenario.Triple[geo.Height] { return &s.Ceiling }),
		triple("floor", "m", 1, func(s *system) *scenario.Triple[geo.Height] { return &s.Floor }),
		triple("reaction time", "s", time.Second, func(s *system) *scenario.Triple[time.Duration] { return &s.Reaction }),
		triple("missile speed", "m/s", 1, func(s *system) *scenario.Triple[geo.Speed] { return &s.Speed }),
		triple("launchers", "", 1, func(s *system) *scenario.Triple[float64] { return &s.Launchers }),
		triple("rounds ready on a launcher", "", 1, func(s *system) *scenario.Triple[float64] { return &s.Ready }),
		triple("reloads", "", 1, func(s *system) *scenario.Triple[float64] { return &s.Reloads }),
		triple("radar range", "km", geo.Kilometre, radar(func(r *scenario.Radar) *scenario.Triple[geo.Length] { return &r.Instrumented })),
		triple("antenna height", "m", 1, radar(func(r *scenario.Radar) *scenario.Triple[geo.Height] { return &r.Antenna })),
		triple("radar sector", "degrees", geo.Degree, radar(func(r *scenario.Radar) *scenario.Triple[geo.Angle] { return &r.Sector })),
		triple("radar reference range", "km", geo.Kilometre, referenceRange),
		triple("radius of action", "km", geo.Kilometre, aircraft(func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.Radius })),
		triple("cruise speed", "km/h", geo.KilometrePerHour, aircraft(func(a *scenario.AircraftData) *scenario.Triple[geo.Speed] { return &a.Cruise })),
		triple("dash speed", "km/h", geo.KilometrePerHour, aircraft(func(a *scenario.AircraftData) *scenario.Triple[geo.Speed] { return &a.Dash })),
		triple("turn-round", "h", time.Hour, aircraft(func(a *scenario.AircraftData) *scenario.Triple[time.Duration] { return &a.TurnRound })),
		triple("availability", "", 1, aircraft(func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Availability })),
		triple("sorties per aircraft and day", "", 1, aircraft(func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Sorties })),
		triple("missiles on patrol", "", 1, aircraft(func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Missiles })),
		triple("missile reach", "km", geo.Kilometre, aircraft(func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.MissileReach })),
		triple("burn on station", "", 1, aircraft(func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Burn })),
		triple("fuel reserve", "km", geo.Kilometre, aircraft(func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.Reserve })),
	)
}

func referenceRange(s *scenario.System) *scenario.Triple[geo.Length] {
	if s.Radar == nil || s.Radar.Reference == nil {
		return nil
	}
	return &s.Radar.Reference.Range
}
