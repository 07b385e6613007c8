package report

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// compareNotes says what was left out of a comparison and what differs between
// the ways in which the two reports were made.
func compareNotes(a, b *SavedReport, places, threats int) []string {
	notes := []string{
		wording.Note(nil, &coverage.Note{Code: coverage.NoteCovered}),
		wording.Note(nil, &coverage.Note{Code: coverage.NoteRange}),
	}
	for _, side := range []struct {
		name string
		of   *SavedReport
	}{{"A", a}, {"B", b}} {
		if more := len(side.of.Threats) - threats; more > 0 {
			notes = append(notes, wording.Plural(more, "threat", "threats")+" of "+side.name+" alone: left out")
		}
		counted := 0
		for i := range side.of.Places {
			if side.of.Places[i].Counted {
				counted++
			}
		}
		if more := counted - places; more > 0 {
			notes = append(notes, wording.Plural(more, "place", "places")+" counted in "+side.name+" alone: left out")
		}
	}
	if a.Options.Terrain != b.Options.Terrain {
		notes = append(notes, fmt.Sprintf("the ground differs: %s in A, %s in B", a.Options.Terrain, b.Options.Terrain))
	}
	return append(notes, populationNotes(a)...)
}

// populationNotes is what a report says of the people it counts.
func populationNotes(r *SavedReport) (notes []string) {
	for _, note := range r.Notes {
		if strings.HasPrefix(note, wording.OfPopulation) {
			notes = append(notes, note)
		}
	}
	return notes
}

// threatWords is a threat of a comparison after "against".
func threatWords(id string) string {
	return wording.ThreatPhrase(&scenario.Threat{ID: id, Altitude: scenario.Same(altitudeOf(id))})
}

// altitudeOf tells the two drone profiles apart where only the id is known.
func altitudeOf(id string) geo.Height {
	if id == "drone-high" {
		return wording.LowFlight
	}
	return 0
}
