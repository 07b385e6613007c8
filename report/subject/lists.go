package subject

import (
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// text returns a cell for words, nil for none.
func text(words string) any {
	if words == "" {
		return nil
	}
	return words
}

// PlacesTable lists cities and logistics nodes.
func PlacesTable(places []scenario.Place) *Table {
	t := &Table{Title: "Places", Columns: []Column{
		{Title: "PLACE", Key: "id"}, {Title: "NAME"}, {Title: "UKRAINIAN", Key: "name_uk"}, {Title: "KIND"},
		{Title: "REGION"},
		{Title: "LON", Right: true, Detail: true}, {Title: "LAT", Right: true, Detail: true},
		{Title: "PEOPLE", Key: "population", Right: true, Grouped: true},
		{Title: "CENSUS", Key: "population_year", Right: true, Detail: true},
		{Title: "CONTROL"}, {Title: "AS OF", Key: "control_as_of", Detail: true},
	}}
	for i := range places {
		p := &places[i]
		var people, year any
		if p.Kind == scenario.City {
			people = p.Population
		}
		if p.PopulationYear > 0 {
			year = p.PopulationYear
		}
		t.Rows = append(t.Rows, []any{
			p.ID, p.Name, text(p.NameUK), p.Kind, text(p.Region), wording.Decimals(p.Position[0], 1e5),
			wording.Decimals(p.Position[1], 1e5),
			people, year, text(string(p.Control)), text(p.ControlAsOf),
		})
	}
	return t
}

// BasesTable lists airfields and sites that units may stand at.
func BasesTable(bases []scenario.Airbase) *Table {
	t := &Table{Title: "Bases", Note: "Public airfields only; that one is listed says nothing of who uses it.",
		Columns: []Column{
			{Title: "BASE", Key: "id"}, {Title: "NAME"}, {Title: "COUNTRY"}, {Title: "KIND"},
			{Title: "LON", Right: true}, {Title: "LAT", Right: true},
		}}
	for i := range bases {
		b := &bases[i]
		t.Rows = append(t.Rows, []any{b.ID, b.Name, text(b.Country), text(b.Kind),
			wording.Decimals(b.Position[0], 1e5), wording.Decimals(b.Position[1], 1e5)})
	}
	return t
}

// ThreatsTable lists flight profiles and the numbers of a night; verbose, every
// figure with its source, grade and date.
func ThreatsTable(threats []scenario.Threat, verbose bool) *Table {
	if verbose {
		return threatFigures(threats)
	}
	t := &Table{Title: "Threats", Note: "Numbers of a night are low-base-high for the defender.", Columns: []Column{
		{Title: "THREAT", Key: "id"}, {Title: "NAME"}, {Title: "CLASS"}, {Title: "KM/H", Key: "speed_kmh", Right: true},
		{Title: "HEIGHT M", Key: "altitude_m", Right: true}, {Title: "RCS M2", Key: "rcs_m2", Right: true},
		{Title: "RELEASE KM", Key: "release_km", Right: true}, {Title: "A NIGHT", Key: "routine", Right: true},
		{Title: "SALVO", Right: true},
	}}
	for i := range threats {
		x := &threats[i]
		t.Rows = append(t.Rows, []any{
			x.ID, x.Name, x.Class.String(), each(x.Speed, geo.Speed.KilometresPerHour),
			each(x.Altitude, func(h geo.Height) float64 { return float64(h) }), x.RCS, kilometres(x.Release),
			x.Raids.Routine, x.Raids.Salvo,
		})
	}
	return t
}

// figureColumns returns those of every list of figures with their sources.
func figureColumns(of string) []Column {
	return []Column{
		{Title: of, Key: "id"}, {Title: "FIGURE"}, {Title: "LOW", Right: true}, {Title: "BASE", Right: true},
		{Title: "HIGH", Right: true},
		{Title: "UNIT"}, {Title: "GRADE"}, {Title: "AS OF"}, {Title: "SOURCE"},
	}
}

// estimateColumns explains the three columns of figures.
const estimateColumns = "Low, base and high are the end that is worst for the defender, the middle, and the best. " +
	"Grades: A a maker's or ministry's own figure; B the press, named and dated; C general knowledge, to be verified; D " +
	"an assumption of this program."

// figureRow returns one figure with its source.
func figureRow(id, figure, unit string, t scenario.Triple[float64], sources map[string]scenario.Provenance) []any {
	p := provenance(sources, figure)
	return []any{id, figure, t.Low, t.Base, t.High, text(unit), text(string(p.Grade)), text(p.AsOf), text(p.Source)}
}

// threatFigures returns the verbose list of threats.
func threatFigures(threats []scenario.Threat) *Table {
	t := &Table{Title: "Threats", Note: estimateColumns, Grouped: true, Columns: figureColumns("THREAT")}
	for i := range threats {
		x := &threats[i]
		t.Rows = append(t.Rows, figureRows(scenario.ThreatFields, x, x.ID, x.Sources)...)
	}
	return t
}

// SystemsTable lists systems with what they reach and see; verbose, every
// figure with its source, grade and date.
func SystemsTable(systems scenario.Systems, verbose bool) *Table {
	if verbose {
		return systemFigureTable(systems)
	}
	t := &Table{
		Title: "Systems",
		Note: "Slant reach against each class, radar range (a fighter's radius of action) in km: low-base-high. " +
			"Every figure with its source: -v.",
		Columns: []Column{{Title: "SYSTEM", Key: "id"}, {Title: "NAME"}, {Title: "KIND", Detail: true}},
	}
	for _, c := range scenario.Classes {
		key := strings.ReplaceAll(c.String(), "-", "_")
		title := strings.ToUpper(strings.ReplaceAll(key, "_", " "))
		t.Columns = append(t.Columns, Column{Title: title, Key: "reach_" + key + "_km", Right: true})
	}
	t.Columns = append(t.Columns, Column{Title: "RADAR OR RADIUS", Key: "range_km", Right: true})
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

// rangeCell returns a fighter's radius of action, else the radar's range.
func rangeCell(s *scenario.System) any {
	switch {
	case s.Kind == scenario.Fighter && s.Aircraft != nil:
		return kilometres(s.Aircraft.Radius)
	case s.Radar != nil:
		return kilometres(s.Radar.Instrumented)
	}
	return nil
}

// figureFields returns the rows of a table of fields that are figures: those
// by class of threats first, then the others as they stand.
func figureFields[T any](table []scenario.Field[T]) (list []*scenario.Field[T]) {
	for _, byClass := range []bool{true, false} {
		for i := range table {
			if f := &table[i]; f.Figure() != nil && f.ByClass == byClass {
				list = append(list, f)
			}
		}
	}
	return list
}

// figureRows returns a row for each figure that t states.
func figureRows[T any](
	table []scenario.Field[T], t *T, id string, sources map[string]scenario.Provenance,
) (rows [][]any) {
	for _, f := range figureFields(table) {
		if value, ok := f.Stated(t); ok {
			unit, _ := f.Figure().UnitName()
			rows = append(rows, figureRow(id, f.SourceKey(), unit, value, sources))
		}
	}
	return rows
}

// systemFigureTable returns the verbose list of systems.
func systemFigureTable(systems scenario.Systems) *Table {
	t := &Table{Title: "Systems", Note: estimateColumns, Grouped: true, Columns: figureColumns("SYSTEM")}
	for i := range systems {
		s := &systems[i]
		t.Rows = append(t.Rows, figureRows(scenario.SystemFields, s, s.ID, s.Sources)...)
		if s.Guidance != "" {
			p := provenance(s.Sources, "guidance")
			t.Rows = append(t.Rows, []any{
				s.ID, "guidance", nil, string(s.Guidance), nil, nil, text(string(p.Grade)), text(p.AsOf),
				text(p.Source),
			})
		}
	}
	return t
}

// provenance returns the source of a figure, or of the field that it is part of.
func provenance(sources map[string]scenario.Provenance, figure string) scenario.Provenance {
	if p, ok := sources[figure]; ok {
		return p
	}
	field, _, _ := strings.Cut(figure, ".")
	return sources[field]
}

// each returns a triple in another unit.
func each[T any](t scenario.Triple[T], in func(T) float64) scenario.Triple[float64] {
	return scenario.Triple[float64]{Low: in(t.Low), Base: in(t.Base), High: in(t.High)}
}

func kilometres(t scenario.Triple[geo.Length]) scenario.Triple[float64] {
	return each(t, geo.Length.Kilometres)
}
