package wording

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// noteRow is the words of a note: the sentence where they never change, else
// what makes it of the numbers.
type noteRow struct {
	words string
	make  func(*scenario.Scenario, *coverage.Note) string
}

// notes is the table of notes.
var notes = [coverage.NoteCount]noteRow{
	coverage.NoteCovered: {words: "covered = one unit could engage one missile in time; it does not mean that " +
		"nothing gets through"},
	coverage.NoteRange: {words: "range = all assumptions bad or good together for the defender, physics alone; not a " +
		"confidence interval, and no promise is in it"},
	coverage.NotePopulation: {make: populationNote},
	coverage.NoteNotional: {words: "units and their positions are notional; only public airfields, cities and " +
		"published parameters are real"},
	coverage.NoteSmoothEarth: {words: "smooth Earth: no hill hides a low flyer, so low threats are covered less in " +
		"truth"},
	coverage.NoteCommand: {make: commandNote},
	coverage.NotePartPatrols: {make: several("patrol", "patrols", " held less than 95 % of the time: counted as "+
		"time, never as covered")},
	coverage.NotePartOrbits: {make: several("airborne radar", "airborne radars", " held less than 95 % of the time: "+
		"no warning from there")},
	coverage.NoteStock: {make: counted("stock: each unit's rounds must last %d routine nights at two rounds a " +
		"target; one that is short serves what is nearest to it")},
	coverage.NoteConflict: {make: conflictNote},
	coverage.NoteIdle:     {make: idleNote},
	coverage.NoteAircraftSpared: {words: "crewed aircraft are in play but allies may not intercept them: this " +
		"umbrella stops short of a no-fly zone"},
	coverage.NoteNoAircraft: {words: "crewed aircraft are neither intercepted by allies nor among the threats in " +
		"play: this umbrella stops short of a no-fly zone"},
	coverage.NoteSectorRadars: {words: "sector radars: a place counts with the threat inside the sector only"},
	coverage.NoteOccupied:     {make: occupiedNote},
	coverage.NoteModel: {words: "not modelled: losses of units, jamming of radars, tankers, crews, displacement of " +
		"people; every formula, and every assumption with what it moves: " + modelPage},
	coverage.NoteSources:    {words: "every parameter with source, grade and date: airumbrella list systems -v"},
	coverage.NoteNoRemedies: {words: "too many places and units to look for single changes that would cover a place"},
}

// modelPage is where the whole model stands, for those who want more than a note.
const modelPage = "docs/model.md of the project"

// Notes returns in words what the figures of a result assume and leave out.
func Notes(r *coverage.Result) []string {
	list := make([]string, len(r.Notes))
	for i := range r.Notes {
		list[i] = Note(r.Scenario, &r.Notes[i])
	}
	return list
}

// Note returns one note of a result in words.
func Note(s *scenario.Scenario, n *coverage.Note) string {
	row := &notes[n.Code]
	if row.make != nil {
		return row.make(s, n)
	}
	return row.words
}

// counted returns the note that puts the numbers into a sentence.
func counted(format string) func(*scenario.Scenario, *coverage.Note) string {
	return func(_ *scenario.Scenario, n *coverage.Note) string {
		values := make([]any, len(n.Numbers))
		for i, number := range n.Numbers {
			values[i] = number
		}
		return fmt.Sprintf(format, values...)
	}
}

// several returns the note that begins with a number of things.
func several(one, many, rest string) func(*scenario.Scenario, *coverage.Note) string {
	return func(_ *scenario.Scenario, n *coverage.Note) string { return Plural(n.Numbers[0], one, many) + rest }
}

// OfPopulation begins the note on the people counted, by which saved reports
// know it.
const OfPopulation = "population:"

// populationNote names the census years of the people counted, and whose figures the
// others are.
func populationNote(_ *scenario.Scenario, n *coverage.Note) string {
	var from []string
	switch first, last := n.Numbers[0], n.Numbers[1]; {
	case first == 0:
	case first == last:
		from = append(from, fmt.Sprintf("GeoNames %d", first))
	default:
		from = append(from, fmt.Sprintf("GeoNames %d-%d", first, last))
	}
	if own := n.Numbers[2]; own > 0 {
		from = append(from, OwnFigures(own))
	}
	if dated := n.Numbers[3]; dated > 0 {
		from = append(from, DatedFigures(dated))
	}
	if len(from) == 0 {
		return OfPopulation + " none counted"
	}
	if n.Numbers[3] > 0 {
		return fmt.Sprintf("%s %s, displacement modelled for the latter alone", OfPopulation, Enumerate(from, ""))
	}
	return fmt.Sprintf("%s %s, displacement not modelled", OfPopulation, Enumerate(from, ""))
}

// DatedFigures says for how many cities a dated figure stands in.
func DatedFigures(cities int) string {
	return "dated figures for " + Plural(cities, "city", "cities")
}

// OwnFigures says of how many cities the people are the scenario's own figures.
func OwnFigures(cities int) string {
	return "the scenario's own figures for " + Plural(cities, "city", "cities")
}

// commandNote says how units share tracks, and what is lost without who
// provides the links.
func commandNote(s *scenario.Scenario, n *coverage.Note) string {
	level, full := n.Numbers[0], n.Numbers[1]
	words := fmt.Sprintf("command at level %d, %s: units of a group share tracks", level, levelName(level))
	if level == 0 {
		words = fmt.Sprintf("command at level 0, %s: units share no tracks", levelName(0))
	}
	if s.OnePicture() {
		words += "; Ukrainian and allied groups use each other's sensors"
	}
	if len(n.Countries) > 0 && level < full {
		words += fmt.Sprintf("; level %d is lost without %s", full, CountrySubject(s, n.Countries[0]))
	}
	return words
}

// conflictNote says that fighters and missiles would share airspace untold.
func conflictNote(_ *scenario.Scenario, n *coverage.Note) string {
	return "conflict: without command links " + Plural(n.Numbers[0], "pair", "pairs") +
		" of fighters and missile units would engage over the same ground; no gate is closed by it"
}

// idleNote names who said yes and sends nothing that could cover anything.
func idleNote(s *scenario.Scenario, n *coverage.Note) string {
	names := make([]string, len(n.Countries))
	for i, code := range n.Countries {
		names[i] = CountrySubject(s, code)
	}
	return "said yes, but without a unit here that could cover anything: " + strings.Join(names, ", ")
}

// occupiedNote counts the occupied places.
func occupiedNote(_ *scenario.Scenario, n *coverage.Note) string {
	return fmt.Sprintf("%d occupied places (%.1f million people in their cities) inside Ukraine's border are listed "+
		"but not in totals",
		n.Numbers[0], float64(n.Numbers[1])/1e6)
}
