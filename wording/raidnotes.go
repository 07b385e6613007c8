package wording

import (
	"fmt"
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
)

// raidReasons says why there is nothing to reckon of a raid.
var raidReasons = [raid.ReasonCount]string{
	raid.NoCity:     "no city with people is in play, nor any other place that raids aim at, so a raid has no aim",
	raid.NoArrivals: "no raid: the scenario states none of this threat",
	raid.NoUnit:     "there is no unit, so everything gets through",
	raid.NoEngager:  "no unit engages this threat at any city in play, so everything gets through",
}

// RaidReason returns why there is nothing to reckon of a raid, or "" where it
// is reckoned.
func RaidReason(r raid.Reason) string { return raidReasons[r] }

// raidNoteRow is the words of a note on raids: the sentence where it never
// changes, else what makes it.
type raidNoteRow struct {
	words string
	make  func(*raid.Note) string
}

// raidNotes is the table of notes on raids.
var raidNotes = [raid.NoteCount]raidNoteRow{
	raid.NoteExpectations: {words: "figures are expectations of this model, each threat alone against full " +
		"magazines; low and high: every assumption bad or good together"},
	raid.NoteAims: {make: aimNote},
	raid.NoteMassed: {words: "a massed night: ballistic missiles first, then cruise missiles, drones last; what one " +
		"wave fires and engages the next does not have"},
	raid.NoteLight: {words: "the light layer (interceptor drones, helicopters, mobile groups, jamming) takes its share " +
		"before missile units are asked (grade D); it is never cover"},
	raid.NoteDoctrine: {make: func(n *raid.Note) string { return "doctrine: " + doctrineWords(n.Words[0]) }},
	raid.NoteWindow: {make: valued("every raid arrives within %g min, drones like missiles (the package's " +
		"raid window)")},
	raid.NoteWindows: {make: windowsNote},
	raid.NoteUncoordinated: {words: "no unit shares tracks: where several reach a place each shoots at everything, " +
		"and only the best of them counts"},
	raid.NoteCoordinated: {words: "units of one group never shoot at what another of it takes; where groups " +
		"overlap both shoot, and only the better counts"},
	raid.NoteDecoys: {make: decoysNote},
	raid.NoteKill: {words: "kill probabilities are assumptions (grade D), never fitted to interception " +
		"rates that the parties report of themselves"},
	raid.NoteResupply: {make: valued("resupply of %g rounds a day, shared out by what a routine night asks of " +
		"each unit")},
	raid.NoteLostNights: {make: lostNightsNote},
	raid.NoteUnstated: {make: func(n *raid.Note) string {
		return "kill probability assumed, as of any system (grade D): " + strings.Join(n.Words, ", ")
	}},
	raid.NoteModel: {words: "not modelled: losses of units, jamming, crews, tankers, rounds held back for another " +
		"threat; how raids are reckoned: " + modelPage},
	raid.NoteNoCity:    {words: raidReasons[raid.NoCity]},
	raid.NoteNoEngager: {words: "no unit engages any threat in play: everything gets through"},
}

// RaidNotes returns in words what the figures of raids assume and leave out.
func RaidNotes(notes []raid.Note) []string {
	list := make([]string, len(notes))
	for i := range notes {
		n := &notes[i]
		if list[i] = raidNotes[n.Code].words; raidNotes[n.Code].make != nil {
			list[i] = Clean(raidNotes[n.Code].make(n))
		}
	}
	return list
}

// valued returns the note that puts the values into a sentence.
func valued(format string) func(*raid.Note) string {
	return func(n *raid.Note) string {
		values := make([]any, len(n.Values))
		for i, v := range n.Values {
			values[i] = v
		}
		return fmt.Sprintf(format, values...)
	}
}

// aimNote says what raids aim at.
func aimNote(n *raid.Note) string {
	switch {
	case len(n.Words) == 1 && n.Words[0] == string(scenario.AimPeople):
		return "each arrival aims at a city by its share of the people in play; ports, plants and other nodes get no share"
	case len(n.Words) == 1:
		return "raids aim at " + aims[scenario.AimWord(n.Words[0])] + " (the scenario's raids.aim)"
	}
	return "raids aim at the places that the scenario names, by their weights: " + Enumerate(n.Words[1:], "")
}

// doctrines says how many rounds a doctrine spends on an arrival.
var doctrines = map[string]string{
	scenario.SalvoTwo: "two rounds at each arrival, one where rounds are short",
	scenario.ShootLookShoot: "one round, a look, and one more if the target survives, where two looks fit in; " +
		"two at once elsewhere",
}

// doctrineWords says how many rounds a firing doctrine spends on an arrival.
func doctrineWords(doctrine string) string { return doctrines[doctrine] }

// windowsNote says in what time raids arrive, class by class.
func windowsNote(n *raid.Note) string {
	var parts []string
	for _, c := range scenario.Classes {
		if n.Values[c] > 0 {
			parts = append(parts, fmt.Sprintf("%s %.0f min", c.Words(), n.Values[c]))
		}
	}
	if len(parts) == 0 {
		return "no threat is in play"
	}
	return "a raid arrives within (grade D): " + strings.Join(parts, ", ")
}

// decoysNote says how many drones are decoys.
func decoysNote(n *raid.Note) string {
	return fmt.Sprintf("%.0f %% of drones are decoys (grade B, press 2025); nobody can tell them apart, "+
		"so they cost rounds; only others count as leakers", 100*n.Values[0])
}

// lostNightsNote says on how many nights only Ukraine's own units engage.
func lostNightsNote(n *raid.Note) string {
	low, base, high := int(n.Values[0]), int(n.Values[1]), int(n.Values[2])
	nights := Plural(base, "night", "nights")
	if low != high {
		nights += fmt.Sprintf(" [%d-%d]", high, low)
	}
	return "activation: for " + nights + " after the decision only Ukraine's own units engage; this clock runs once, " +
		"the delay of an order at every raid"
}
