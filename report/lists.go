package report

import (
	"airumbrella/scenario"
	"airumbrella/wording"
)

// text is a cell for words, nil for none.
func text(words string) any {
	if words == "" {
		return nil
	}
	return words
}

// PlacesTable lists cities and logistics nodes.
func PlacesTable(places []scenario.Place) *Table {
	t := &Table{Title: "Places", Columns: []Column{
		{Title: "PLACE", Key: "id"}, {Title: "NAME"}, {Title: "UKRAINIAN", Key: "name_uk"}, {Title: "KIND"}, {Title: "REGION"},
		{Title: "LON", Right: true, Detail: true}, {Title: "LAT", Right: true, Detail: true},
		{Title: "PEOPLE", Key: "population", Right: true, Grouped: true}, {Title: "CENSUS", Key: "population_year", Right: true, Detail: true},
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
			p.ID, p.Name, text(p.NameUK), p.Kind, text(p.Region), degrees(p.Position[0]), degrees(p.Position[1]),
			people, year, text(string(p.Control)), text(p.ControlAsOf),
		})
	}
	return t
}

// BasesTable lists airfields and sites that units may stand at.
func BasesTable(bases []scenario.Airbase) *Table {
	t := &Table{Title: "Bases", Note: "Public airfields only; that one is listed says nothing of who uses it.", Columns: []Column{
		{Title: "BASE", Key: "id"}, {Title: "NAME"}, {Title: "COUNTRY"}, {Title: "KIND"}, {Title: "LON", Right: true}, {Title: "LAT", Right: true},
	}}
	for i := range bases {
		b := &bases[i]
		t.Rows = append(t.Rows, []any{b.ID, b.Name, text(b.Country), text(b.Kind), degrees(b.Position[0]), degrees(b.Position[1])})
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
		{Title: "RELEASE KM", Key: "release_km", Right: true}, {Title: "A NIGHT", Key: "routine", Right: true}, {Title: "SALVO", Right: true},
	}}
	for i := range threats {
		x := &threats[i]
		t.Rows = append(t.Rows, []any{
			x.ID, x.Name, x.Class.String(), wording.Tenth(x.Speed.Base.KilometresPerHour()), wording.Tenth(float64(x.Altitude.Base)), x.RCS.Base,
			lengthKM(x.Release.Base), x.Raids.Routine, x.Raids.Salvo,
		})
	}
	return t
}

// figureColumns are those of every list of figures with their sources.
func figureColumns(of string) []Column {
	return []Column{
		{Title: of, Key: "id"}, {Title: "FIGURE"}, {Title: "LOW", Right: true}, {Title: "BASE", Right: true}, {Title: "HIGH", Right: true},
		{Title: "UNIT"}, {Title: "GRADE"}, {Title: "AS OF"}, {Title: "SOURCE"},
	}
}

// estimateColumns explains the three columns of figures.
const estimateColumns = "Low, base and high are the end that is worst for the defender, the middle, and the best. " +
	"Grades: A a maker's or ministry's own figure; B the press quoting one; C general knowledge, to be verified; D an assumption of this program."

// figureRow is one figure with its source.
func figureRow(id, figure, unit string, t scenario.Triple[float64], sources map[string]scenario.Provenance) []any {
	p := provenance(sources, figure)
	return []any{id, figure, t.Low, t.Base, t.High, text(unit), text(string(p.Grade)), text(p.AsOf), text(p.Source)}
}

// threatFigures is the verbose list of threats.
func threatFigures(threats []scenario.Threat) *Table {
	t := &Table{Title: "Threats", Note: estimateColumns, Grouped: true, Columns: figureColumns("THREAT")}
	for i := range threats {
		x := &threats[i]
		t.Rows = append(t.Rows, figureRows(scenario.ThreatFields, x, x.ID, x.Sources)...)
	}
	return t
}
