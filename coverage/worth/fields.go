package worth

import (
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
)

// field is one kind of triple of a system: how to read it in the unit that
// people write it in, and how to put its base value to one end.
type field struct {
	name, unit string
	read       func(*coverage.System) (coverage.Triple[float64], bool)
	move       func(*coverage.System, coverage.Estimate)
}

// triple makes a field from where it stands in a system; nil where the system
// has none. One unit is worth one divided by scale of the value.
func triple[T ~float64 | ~int64](name, unit string, scale T, of func(*coverage.System) *coverage.Triple[T]) field {
	return field{
		name: name, unit: unit,
		read: func(s *coverage.System) (coverage.Triple[float64], bool) {
			t := of(s)
			if t == nil {
				return coverage.Triple[float64]{}, false
			}
			in := func(v T) float64 { return float64(v) / float64(scale) }
			return coverage.Triple[float64]{Low: in(t.Low), Base: in(t.Base), High: in(t.High)}, true
		},
		move: func(s *coverage.System, e coverage.Estimate) {
			t := of(s)
			t.Base = t.At(e)
		},
	}
}

// radar and aircraft take a triple of a part that a system may lack.
func radar[T any](of func(*coverage.Radar) *coverage.Triple[T]) func(*coverage.System) *coverage.Triple[T] {
	return func(s *coverage.System) *coverage.Triple[T] {
		if s.Radar == nil {
			return nil
		}
		return of(s.Radar)
	}
}

func aircraft[T any](of func(*coverage.AircraftData) *coverage.Triple[T]) func(*coverage.System) *coverage.Triple[T] {
	return func(s *coverage.System) *coverage.Triple[T] {
		if s.Aircraft == nil {
			return nil
		}
		return of(s.Aircraft)
	}
}

// reach is the field of a class's slant range, for the classes in play.
func reach(c coverage.Class, words string) field {
	return triple("reach against "+words, "km", geo.Kilometre, func(s *coverage.System) *coverage.Triple[geo.Length] { return &s.Reach[c] })
}

// fields lists the triples that decide what is covered, and no others: those
// of magazines and kills, for instance, do not.
func fields(s *coverage.Scenario) []field {
	var list []field
	words := [...]string{"drones", "cruise missiles", "ballistic missiles", "crewed aircraft"}
	for _, c := range coverage.Classes {
		for i := range s.Threats {
			if s.Threats[i].Class == c {
				list = append(list, reach(c, words[c]))
				break
			}
		}
	}
	type system = coverage.System
	return append(list,
		triple("ceiling", "m", 1, func(s *system) *coverage.Triple[geo.Height] { return &s.Ceiling }),
		triple("floor", "m", 1, func(s *system) *coverage.Triple[geo.Height] { return &s.Floor }),
		triple("reaction time", "s", time.Second, func(s *system) *coverage.Triple[time.Duration] { return &s.Reaction }),
		triple("missile speed", "m/s", 1, func(s *system) *coverage.Triple[geo.Speed] { return &s.Speed }),
		triple("launchers", "", 1, func(s *system) *coverage.Triple[float64] { return &s.Launchers }),
		triple("rounds ready on a launcher", "", 1, func(s *system) *coverage.Triple[float64] { return &s.Ready }),
		triple("reloads", "", 1, func(s *system) *coverage.Triple[float64] { return &s.Reloads }),
		triple("radar range", "km", geo.Kilometre, radar(func(r *coverage.Radar) *coverage.Triple[geo.Length] { return &r.Instrumented })),
		triple("antenna height", "m", 1, radar(func(r *coverage.Radar) *coverage.Triple[geo.Height] { return &r.Antenna })),
		triple("radar sector", "degrees", geo.Degree, radar(func(r *coverage.Radar) *coverage.Triple[geo.Angle] { return &r.Sector })),
		triple("radar reference range", "km", geo.Kilometre, referenceRange),
		triple("radius of action", "km", geo.Kilometre, aircraft(func(a *coverage.AircraftData) *coverage.Triple[geo.Length] { return &a.Radius })),
		triple("cruise speed", "km/h", geo.KilometrePerHour, aircraft(func(a *coverage.AircraftData) *coverage.Triple[geo.Speed] { return &a.Cruise })),
		triple("dash speed", "km/h", geo.KilometrePerHour, aircraft(func(a *coverage.AircraftData) *coverage.Triple[geo.Speed] { return &a.Dash })),
		triple("turn-round", "h", time.Hour, aircraft(func(a *coverage.AircraftData) *coverage.Triple[time.Duration] { return &a.TurnRound })),
		triple("availability", "", 1, aircraft(func(a *coverage.AircraftData) *coverage.Triple[float64] { return &a.Availability })),
		triple("sorties per aircraft and day", "", 1, aircraft(func(a *coverage.AircraftData) *coverage.Triple[float64] { return &a.Sorties })),
		triple("missiles on patrol", "", 1, aircraft(func(a *coverage.AircraftData) *coverage.Triple[float64] { return &a.Missiles })),
		triple("missile reach", "km", geo.Kilometre, aircraft(func(a *coverage.AircraftData) *coverage.Triple[geo.Length] { return &a.MissileReach })),
		triple("burn on station", "", 1, aircraft(func(a *coverage.AircraftData) *coverage.Triple[float64] { return &a.Burn })),
		triple("fuel reserve", "km", geo.Kilometre, aircraft(func(a *coverage.AircraftData) *coverage.Triple[geo.Length] { return &a.Reserve })),
	)
}

func referenceRange(s *coverage.System) *coverage.Triple[geo.Length] {
	if s.Radar == nil || s.Radar.Reference == nil {
		return nil
	}
	return &s.Radar.Reference.Range
}
