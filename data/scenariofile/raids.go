package scenariofile

import (
	"cmp"
	"maps"
	"slices"

	"airumbrella/scenario"
)

// raidsField is what raids aim at. Whether the places are there is asked by aimedPlaces.
var raidsField = field[draft]{
	name:   "raids",
	hollow: true,
	schema: raidsTable.mappingSchema(true),
	read:   func(d *decoder, n *node, into *draft) { raidsTable.read(d, n, &into.Aim) },
	write:  func(from *draft) *node { return raidsTable.write(&from.Aim) },
}

// raidsTable is the raids of a scenario as a whole; how many come is each threat's.
var raidsTable = table[scenario.Aim]{{
	name: "aim",
	schema: described("what raids aim at: cities by their people, logistics nodes by their weight, half a raid each, or "+
		"places by the weight given", either(oneWordOf(scenario.AimWords[:]), keyedSchema(false, ref("id"), aimWeightQ.schema))),
	read:  func(d *decoder, n *node, into *scenario.Aim) { *into = d.aim(n) },
	write: writeAim,
}}

// aimWeightQ is the weight of a place that raids aim at; 0 leaves it out.
var aimWeightQ = number(0, 1_000_000, "a number from 0 to 1,000,000, of which one at least is above 0")

// aim reads a word, or places with their weights.
func (d *decoder) aim(n *node) (aim scenario.Aim) {
	switch {
	case n.form == scalar:
		aim.Word, _ = oneWord(d, n, "aim", scenario.AimWords[:])
		return aim
	case n.form != mapping:
		d.refuse(n, WrongForm, "people, nodes, mixed or {place: weight}", "word or a mapping")
		return aim
	}
	sum := 0.0
	for _, p := range n.pairs {
		d.in(p.key.text, func() {
			weight, ok := aimWeightQ.read(d, p.value)
			if !ok {
				sum++ // faulty in itself
				return
			}
			sum += weight
			aim.Places = append(aim.Places, scenario.AimedPlace{Place: p.key.text, Weight: weight})
		})
	}
	if sum == 0 {
		d.refuse(n, NothingAimedAt, "people, nodes, mixed, or a place with a weight above 0: {odesa: 1}")
	}
	return aim
}

// writeAim is what aim takes.
func writeAim(from *scenario.Aim) *node {
	if len(from.Places) == 0 {
		return quotedText(string(cmp.Or(from.Word, scenario.AimPeople)))
	}
	n := object()
	for _, p := range from.Places {
		n.with(p.Place, written(aimWeightQ.format(p.Weight)))
	}
	return n
}

// aimedPlaces checks that the places which raids aim at are there and in play.
func (d *decoder) aimedPlaces(s *draft, root *node) {
	aim := root.follow("raids", "aim")
	if aim == nil || aim.form != mapping {
		return
	}
	counted := make(map[string]bool, len(s.Places))
	for i := range s.Places {
		counted[s.Places[i].ID] = s.Places[i].Counted
	}
	d.path = append(d.path, "raids", "aim")
	defer func() { d.path = d.path[:len(d.path)-2] }()
	for _, p := range aim.pairs {
		d.in(p.key.text, func() { d.aimedPlace(counted, p.key) })
	}
}

// aimedPlace checks one place that raids aim at against those in play, which are true
// where they count.
func (d *decoder) aimedPlace(inPlay map[string]bool, key *node) {
	counts, known := inPlay[key.text]
	switch {
	case counts:
	case known:
		d.refuse(key, NotCounted, "a place that counts; places: {control: all} counts occupied ones")
	case placeIndex()[key.text] != nil:
		d.refuse(key, NotInPlay, "places: {named: ["+key.text+"]}, which brings it into play")
	default:
		d.unknownID(key, "place", slices.Sorted(maps.Keys(inPlay)))
	}
}
