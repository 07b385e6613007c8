package scenariofile

import (
	"testing"

	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// aimFaults is what is refused of what raids aim at.
var aimFaults = []faultCase{
	{
		"another word",
		"raids: {aim: node}\n",
		[]string{"f.yaml:3:14: raids.aim: unknown aim|did you mean nodes? accepted: people, nodes or mixed"},
		true,
	},
	{
		"a list",
		"raids: {aim: [odesa]}\n",
		[]string{"f.yaml:3:14: raids.aim: this must be a word or a mapping|accepted: people, nodes, mixed or {place: weight}"},
		true,
	},
	{
		"a place that is misspelt",
		"raids: {aim: {odessa: 1}}\n",
		[]string{"f.yaml:3:15: raids.aim.odessa: unknown place|did you mean odesa?"},
		false,
	},
	{
		"a weight below 0",
		"raids: {aim: {odesa: -1, lviv: 1}}\n",
		[]string{"f.yaml:3:22: raids.aim.odesa: negative|accepted: a number from 0 to 1,000,000"},
		true,
	},
	{
		"no weight",
		"raids: {aim: {odesa: 0}}\n",
		[]string{"f.yaml:3:14: raids.aim: raids aim at nothing|accepted: people, nodes, mixed, or a place with a weight"},
		false,
	},
	{
		"a town too small to be in play",
		"places: {min_population: 500000}\nraids: {aim: {ternopil: 1}}\n",
		[]string{"f.yaml:4:15: raids.aim.ternopil: the place is not in play|accepted: places: {named: [ternopil]}"},
		false,
	},
	{
		"an occupied city",
		"raids: {aim: {donetsk: 1}}\n",
		[]string{"f.yaml:3:15: raids.aim.donetsk: the place does not count|accepted: a place that counts"},
		false,
	},
	{
		"another field",
		"raids: {aims: nodes}\n",
		[]string{"f.yaml:3:9: raids.aims: unknown field|did you mean aim?"},
		true,
	},
}

// What raids aim at is people, nodes, both or the places listed, in the file's order;
// what stands in a file is put over what it extends, place by place.
func TestRaidsAimAtWhatTheFileSays(t *testing.T) {
	for text, want := range map[string]scenario.Aim{
		"":                      {Word: scenario.AimPeople},
		"raids:\n":              {Word: scenario.AimPeople},
		"raids: {aim: nodes}\n": {Word: scenario.AimNodes},
		"raids: {aim: mixed}\n": {Word: scenario.AimMixed},
		"raids: {aim: {odesa: 2, lviv: 1}}\n": {
			Places: []scenario.AimedPlace{{Place: "odesa", Weight: 2}, {Place: "lviv", Weight: 1}},
		},
	} {
		if diff := cmp.Diff(want, parsed(t, text).Aim); diff != "" {
			t.Errorf("%q:\n%s", text, diff)
		}
	}
}

func TestSetChangesWhatRaidsAimAt(t *testing.T) {
	for change, want := range map[string]scenario.Aim{
		"raids.aim=nodes":      {Word: scenario.AimNodes},
		"raids.aim={odesa: 2}": {Places: []scenario.AimedPlace{{Place: "odesa", Weight: 2}}},
		"raids.aim.odesa=2":    {Places: []scenario.AimedPlace{{Place: "odesa", Weight: 2}}},
	} {
		if diff := cmp.Diff(want, changed(t, change).Aim); diff != "" {
			t.Errorf("--set %s:\n%s", change, diff)
		}
	}
}

// anyAim is a word, or the first two places in play with any weights above 0.
func anyAim(r *rapid.T, s *scenario.Scenario) scenario.Aim {
	word := rapid.SampledFrom(append(scenario.AimWords[:], "")).Draw(r, "aim")
	var places []scenario.AimedPlace
	for i := range s.Places {
		if p := &s.Places[i]; p.Counted && len(places) < 2 {
			weight := rapid.Float64Range(1e-6, 1e6).Draw(r, "weight of "+p.ID)
			places = append(places, scenario.AimedPlace{Place: p.ID, Weight: weight})
		}
	}
	switch {
	case word != "":
		return scenario.Aim{Word: word}
	case len(places) == 0:
		return scenario.Aim{Word: scenario.AimPeople}
	}
	return scenario.Aim{Places: places}
}
