package report

import (
	"strings"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// SystemsTable lists systems with what they reach and see; verbose, every
// figure with its source, grade and date.
func SystemsTable(systems scenario.Systems, verbose bool) *Table {
	if verbose {
		return systemFigureTable(systems)
	}
	t := &Table{
		Title: "Systems",
		Note:  "Slant reach against each class, radar range (a fighter's radius of action) in km: low-base-high. Every figure with its source: -v.",
		Columns: []Column{
			{Title: "SYSTEM", Key: "id"}, {Title: "NAME"}, {Title: "KIND", Detail: true},
			{Title: "DRONE", Key: "reach_drone_km", Right: true}, {Title: "CRUISE MISSILE", Key: "reach_cruise_missile_km", Right: true},
			{Title: "BALLISTIC", Key: "reach_ballistic_km", Right: true}, {Title: "AIRCRAFT", Key: "reach_aircraft_km", Right: true},
			{Title: "RADAR OR RADIUS", Key: "range_km", Right: true},
		},
	}
	for i := range systems {
		s := &systems[i]
		row := []any{s.ID, s.Name, string(s.Kind)}
		for _, c := range scenario.Classes {
			var reach any
			if s.Engages(c) {
				reach = kilometres(s.Reach[c])
			}
			row = append(row, reach)
		}
		t.Rows = append(t.Rows, append(row, rangeCell(s)))
	}
	return t
}

// rangeCell is a fighter's radius of action, else the radar's range.
func rangeCell(s *scenario.System) any {
	switch {
	case s.Kind == scenario.Fighter && s.Aircraft != nil:
		return kilometres(s.Aircraft.Radius)
	case s.Radar != nil:
		return kilometres(s.Radar.Instrumented)
	}
	return nil
}

// systemFigure is one figure of a system by its name in files; value reports
// whether the system has it.
type systemFigure struct {
	name, unit string
	value      func(*scenario.System) (scenario.Triple[float64], bool)
}

// systemFigures lists what `list systems -v` prints, in its order.
var systemFigures = append(classFigures(),
	systemFigure{"ceiling", "m", always(func(s *scenario.System) scenario.Triple[float64] { return metres(s.Ceiling) })},
	systemFigure{"floor", "m", always(func(s *scenario.System) scenario.Triple[float64] { return metres(s.Floor) })},
	systemFigure{"min_range", "km", always(func(s *scenario.System) scenario.Triple[float64] { return kilometres(s.MinRange) })},
	systemFigure{"radar.instrumented", "km", ofRadar(func(r *scenario.Radar) scenario.Triple[float64] { return kilometres(r.Instrumented) })},
	systemFigure{"radar.antenna", "m", ofRadar(func(r *scenario.Radar) scenario.Triple[float64] { return metres(r.Antenna) })},
	systemFigure{"radar.sector", "degrees", ofRadar(func(r *scenario.Radar) scenario.Triple[float64] { return each(r.Sector, geo.Angle.Degrees) })},
	systemFigure{"radar.reference", "km", referenceRange},
	systemFigure{"reaction", "s", always(func(s *scenario.System) scenario.Triple[float64] { return each(s.Reaction, time.Duration.Seconds) })},
	systemFigure{"speed", "m/s", always(func(s *scenario.System) scenario.Triple[float64] { return each(s.Speed, geo.Speed.MetresPerSecond) })},
	systemFigure{"launchers", "", always(func(s *scenario.System) scenario.Triple[float64] { return s.Launchers })},
	systemFigure{"ready", "per launcher", always(func(s *scenario.System) scenario.Triple[float64] { return s.Ready })},
	systemFigure{"reloads", "", always(func(s *scenario.System) scenario.Triple[float64] { return s.Reloads })},
	systemFigure{"channels", "targets", always(func(s *scenario.System) scenario.Triple[float64] { return s.Channels })},
	systemFigure{"cycle", "s", always(func(s *scenario.System) scenario.Triple[float64] { return each(s.Cycle, time.Duration.Seconds) })},
	systemFigure{"common_cause", "of failures", always(func(s *scenario.System) scenario.Triple[float64] { return s.CommonCause })},
	systemFigure{"radius", "km", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return kilometres(a.Radius) })},
	systemFigure{"cruise", "km/h", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] {
		return each(a.Cruise, geo.Speed.KilometresPerHour)
	})},
	systemFigure{"dash", "km/h", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] {
		return each(a.Dash, geo.Speed.KilometresPerHour)
	})},
	systemFigure{"turnround", "h", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return each(a.TurnRound, time.Duration.Hours) })},
	systemFigure{"availability", "of the fleet", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return a.Availability })},
	systemFigure{"sorties", "a day", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return a.Sorties })},
	systemFigure{"missiles", "on patrol", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return a.Missiles })},
	systemFigure{"missile_reach", "km", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return kilometres(a.MissileReach) })},
	systemFigure{"burn", "of cruise burn", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return a.Burn })},
	systemFigure{"reserve", "km", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return kilometres(a.Reserve) })},
	systemFigure{"crews", "per aircraft", inTheAir(func(a *scenario.AircraftData) scenario.Triple[float64] { return a.Crews })},
)

// classFigures are reach and kill probability by class.
func classFigures() []systemFigure {
	var list []systemFigure
	for _, c := range scenario.Classes {
		list = append(list, systemFigure{"reach." + c.String(), "km", func(s *scenario.System) (scenario.Triple[float64], bool) {
			return kilometres(s.Reach[c]), s.Engages(c)
		}})
	}
	for _, c := range scenario.Classes {
		list = append(list, systemFigure{"kill." + c.String(), "probability", func(s *scenario.System) (scenario.Triple[float64], bool) {
			return s.Kill[c], s.Engages(c) && s.Kill[c].High > 0
		}})
	}
	return list
}

// systemFigureTable is the verbose list of systems.
func systemFigureTable(systems scenario.Systems) *Table {
	t := &Table{Title: "Systems", Note: estimateColumns, Grouped: true, Columns: figureColumns("SYSTEM")}
	for i := range systems {
		s := &systems[i]
		for _, figure := range systemFigures {
			if value, has := figure.value(s); has {
				t.Rows = append(t.Rows, figureRow(s.ID, figure.name, figure.unit, value, s.Sources))
			}
		}
		if s.Guidance != "" {
			p := provenance(s.Sources, "guidance")
			t.Rows = append(t.Rows, []any{s.ID, "guidance", nil, string(s.Guidance), nil, nil, text(string(p.Grade)), text(p.AsOf), text(p.Source)})
		}
	}
	return t
}

// provenance is the source of a figure, or of the field that it is part of.
func provenance(sources map[string]scenario.Provenance, figure string) scenario.Provenance {
	if p, ok := sources[figure]; ok {
		return p
	}
	field, _, _ := strings.Cut(figure, ".")
	return sources[field]
}

// always is a figure of every system that states it: not 0 at every estimate.
func always(of func(*scenario.System) scenario.Triple[float64]) func(*scenario.System) (scenario.Triple[float64], bool) {
	return func(s *scenario.System) (scenario.Triple[float64], bool) {
		t := of(s)
		return t, t != scenario.Triple[float64]{}
	}
}

func ofRadar(of func(*scenario.Radar) scenario.Triple[float64]) func(*scenario.System) (scenario.Triple[float64], bool) {
	return func(s *scenario.System) (scenario.Triple[float64], bool) {
		if s.Radar == nil {
			return scenario.Triple[float64]{}, false
		}
		return of(s.Radar), true
	}
}

func referenceRange(s *scenario.System) (scenario.Triple[float64], bool) {
	if s.Radar == nil || s.Radar.Reference == nil {
		return scenario.Triple[float64]{}, false
	}
	return kilometres(s.Radar.Reference.Range), true
}

func inTheAir(of func(*scenario.AircraftData) scenario.Triple[float64]) func(*scenario.System) (scenario.Triple[float64], bool) {
	return func(s *scenario.System) (scenario.Triple[float64], bool) {
		if s.Aircraft == nil {
			return scenario.Triple[float64]{}, false
		}
		t := of(s.Aircraft)
		return t, t != scenario.Triple[float64]{}
	}
}

// each is a triple in another unit.
func each[T any](t scenario.Triple[T], in func(T) float64) scenario.Triple[float64] {
	return scenario.Triple[float64]{Low: in(t.Low), Base: in(t.Base), High: in(t.High)}
}

func kilometres(t scenario.Triple[geo.Length]) scenario.Triple[float64] {
	return each(t, geo.Length.Kilometres)
}

func metres(t scenario.Triple[geo.Height]) scenario.Triple[float64] {
	return each(t, func(h geo.Height) float64 { return float64(h) })
}
