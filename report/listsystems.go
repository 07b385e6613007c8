package report

import (
	"strings"

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
		Title:   "Systems",
		Note:    "Slant reach against each class, radar range (a fighter's radius of action) in km: low-base-high. Every figure with its source: -v.",
		Columns: []Column{{Title: "SYSTEM", Key: "id"}, {Title: "NAME"}, {Title: "KIND", Detail: true}},
	}
	for _, c := range scenario.Classes {
		key := strings.ReplaceAll(c.String(), "-", "_")
		t.Columns = append(t.Columns, Column{Title: strings.ToUpper(strings.ReplaceAll(key, "_", " ")), Key: "reach_" + key + "_km", Right: true})
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
func figureRows[T any](table []scenario.Field[T], t *T, id string, sources map[string]scenario.Provenance) (rows [][]any) {
	for _, f := range figureFields(table) {
		if value, ok := f.Stated(t); ok {
			unit, _ := f.Figure().UnitName()
			rows = append(rows, figureRow(id, f.SourceKey(), unit, value, sources))
		}
	}
	return rows
}

// systemFigureTable is the verbose list of systems.
func systemFigureTable(systems scenario.Systems) *Table {
	t := &Table{Title: "Systems", Note: estimateColumns, Grouped: true, Columns: figureColumns("SYSTEM")}
	for i := range systems {
		s := &systems[i]
		t.Rows = append(t.Rows, figureRows(scenario.SystemFields, s, s.ID, s.Sources)...)
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

// each is a triple in another unit.
func each[T any](t scenario.Triple[T], in func(T) float64) scenario.Triple[float64] {
	return scenario.Triple[float64]{Low: in(t.Low), Base: in(t.Base), High: in(t.High)}
}

func kilometres(t scenario.Triple[geo.Length]) scenario.Triple[float64] {
	return each(t, geo.Length.Kilometres)
}
