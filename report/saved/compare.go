package saved

import (
	"airumbrella/coverage/raid"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
	"slices"
)

// compareFormat names the JSON of a comparison.
const compareFormat = "airumbrella/compare/2"

// comparisonJSON is the JSON of a comparison.
type comparisonJSON struct {
	Format  string               `json:"format"`
	A       comparedSideJSON     `json:"a"`
	B       comparedSideJSON     `json:"b"`
	Changes []string             `json:"changes"` // of the package, in words; empty for saved reports
	Threats []comparedThreatJSON `json:"threats"` // those of both, in the order of A
	Worst   comparedThreatJSON   `json:"worst"`   // over the threats of both
	Raids   []comparedRaidJSON   `json:"raids"`   // empty for saved reports
	Worth   *comparedWorthJSON   `json:"worth"`   // null for saved reports
	Notes   []string             `json:"notes"`
}

// comparedSideJSON identifies one side, and the edition of the model that computed it.
type comparedSideJSON struct {
	scenarioJSON
	Edition int `json:"edition"`
}

// partsJSON is what the people covered are made of, and how many they would be with
// every promise kept.
type partsJSON struct {
	UkraineAlone rangeJSON[int] `json:"ukraine_alone"`
	Links        rangeJSON[int] `json:"links"`
	Guarantee    rangeJSON[int] `json:"guarantee"`
	IfGranted    rangeJSON[int] `json:"if_granted"`
}

// comparedThreatJSON is one threat on both sides.
type comparedThreatJSON struct {
	ID     string              `json:"id"`
	Total  int                 `json:"total"` // people
	A      rangeJSON[int]      `json:"a"`     // people covered
	B      rangeJSON[int]      `json:"b"`
	Change rangeJSON[int]      `json:"change"`
	NodesA rangeJSON[int]      `json:"nodes_a"` // logistics nodes covered
	NodesB rangeJSON[int]      `json:"nodes_b"`
	Nodes  int                 `json:"nodes"`   // of so many
	PartsA *partsJSON          `json:"parts_a"` // over all places of A; null: not measured
	PartsB *partsJSON          `json:"parts_b"`
	Places []comparedPlaceJSON `json:"places"`
}

// comparedPlaceJSON is a place that is covered otherwise.
type comparedPlaceJSON struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	NameUK     string `json:"name_uk"`
	Kind       string `json:"kind"`
	Population int    `json:"population"`
	A          string `json:"a"`
	B          string `json:"b"`

	AShare rangeJSON[float64] `json:"a_share"`
	BShare rangeJSON[float64] `json:"b_share"`
}

// comparedRaidJSON is what raids of one threat come to on both sides.
type comparedRaidJSON struct {
	ID      string           `json:"id"`
	Salvo   float64          `json:"salvo"` // arrivals at base
	Leakers comparedEndsJSON `json:"leakers"`
	Nights  comparedEndsJSON `json:"nights"` // of routine raids that stocks last; null: not measured or for ever
}

// comparedEndsJSON is one triple on both sides.
type comparedEndsJSON struct {
	A rangeJSON[*float64] `json:"a"`
	B rangeJSON[*float64] `json:"b"`
}

// comparedWorthJSON is what carries the cover on both sides.
type comparedWorthJSON struct {
	Threat       string             `json:"threat"`
	Conditions   []comparedLossJSON `json:"conditions"`
	Contributors []comparedLossJSON `json:"contributors"`
	Hosts        []comparedLossJSON `json:"hosts"`
	LastMinutes  [2]*int            `json:"last_minutes"` // A, B; null where allies cover no city at all
}

// comparedLossJSON is what is lost on each side without one condition or
// country.
type comparedLossJSON struct {
	ID string `json:"id"`
	A  int    `json:"a"`
	B  int    `json:"b"`
}

// Comparison returns a comparison as it is.
func Comparison(c *subject.Comparison, v subject.View) any {
	s := comparisonJSON{
		Format: compareFormat, A: savedSide(c.A), B: savedSide(c.B),
		Changes: append([]string{}, c.Changes...), Threats: make([]comparedThreatJSON, len(c.Threats)),
		Worst: savedComparedThreat(&c.Worst),
		Raids: []comparedRaidJSON{}, Notes: allNotes(c),
	}
	for i := range c.Threats {
		s.Threats[i] = savedComparedThreat(&c.Threats[i])
	}
	for _, r := range c.Raids() {
		s.Raids = append(s.Raids, savedComparedRaid(r))
	}
	if w := c.Worth(v); w != nil {
		s.Worth = savedComparedWorth(w)
	}
	return s
}

func savedSide(s *subject.Side) comparedSideJSON {
	return comparedSideJSON{scenarioJSON{s.Name, worded(s.Digest)}, s.Edition}
}

func savedParts(p *subject.Parts) *partsJSON {
	if p == nil {
		return nil
	}
	return &partsJSON{savedRange(p.Alone), savedRange(p.Links), savedRange(p.Guarantee), savedRange(p.IfGranted)}
}

func savedComparedThreat(t *subject.ComparedThreat) comparedThreatJSON {
	s := comparedThreatJSON{
		ID: t.ID, Total: t.Total, A: savedRange(t.A), B: savedRange(t.B), Change: savedRange(t.Change),
		NodesA: savedRange(t.NodesA), NodesB: savedRange(t.NodesB), Nodes: t.Nodes,
		PartsA: savedParts(t.PartsA), PartsB: savedParts(t.PartsB), Places: make([]comparedPlaceJSON, len(t.Places)),
	}
	for i := range t.Places {
		s.Places[i] = savedComparedPlace(&t.Places[i])
	}
	return s
}

func savedComparedPlace(p *subject.ComparedPlace) comparedPlaceJSON {
	return comparedPlaceJSON{p.ID, p.Name, p.NameUK, p.Kind, p.Population, p.A.Status.String(), p.B.Status.String(),
		rangeJSON[float64](p.A.Share), rangeJSON[float64](p.B.Share)}
}

func savedComparedRaid(r subject.ComparedRaid) comparedRaidJSON {
	return comparedRaidJSON{
		ID: r.ID, Salvo: wording.Tenth(r.A.Salvo.Arrivals.Base),
		Leakers: comparedEndsJSON{leakerEnds(r.A), leakerEnds(r.B)},
		Nights:  comparedEndsJSON{nightEnds(r.A), nightEnds(r.B)},
	}
}

func savedComparedWorth(w *subject.ComparedWorth) *comparedWorthJSON {
	return &comparedWorthJSON{
		Threat: w.Threat, Conditions: savedLosses(w.Conditions), Contributors: savedLosses(w.Contributors),
		Hosts:       savedLosses(w.Hosts),
		LastMinutes: [2]*int{minuteOf(w.LastMinutes[0]), minuteOf(w.LastMinutes[1])},
	}
}

func savedLosses(list []subject.ComparedLoss) []comparedLossJSON {
	saved := make([]comparedLossJSON, len(list))
	for i, l := range list {
		saved[i] = comparedLossJSON(l)
	}
	return saved
}

// tenths returns a triple to one decimal each, null for what is no number.
func tenths(t scenario.Triple[float64]) rangeJSON[*float64] {
	return rangeJSON[*float64]{measured(wording.Tenth(t.Low)), measured(wording.Tenth(t.Base)),
		measured(wording.Tenth(t.High))}
}

func leakerEnds(t *raid.ThreatOutcome) rangeJSON[*float64] { return tenths(t.Salvo.Leakers) }

func nightEnds(t *raid.ThreatOutcome) rangeJSON[*float64] {
	n := t.Routine.Nights
	return rangeJSON[*float64]{nightsMeasured(n.Low), nightsMeasured(n.Base), nightsMeasured(n.High)}
}

func nightsMeasured(n raid.Nights) *float64 {
	if n.None || n.Endless {
		return nil
	}
	return measured(wording.Tenth(n.Nights))
}

// allNotes is the notes, and what the words say of places left out and of other figures
// for people.
func allNotes(c *subject.Comparison) []string {
	notes := slices.Clip(c.Notes)
	for _, words := range []string{c.LeftOut, c.Recounted} {
		if words != "" {
			notes = append(notes, words)
		}
	}
	return notes
}
