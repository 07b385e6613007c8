package saved

import (
	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// gapsFormat names the JSON of what is not covered.
const gapsFormat = "airumbrella/gaps/2"

// gapsJSON is the JSON of what is not covered.
type gapsJSON struct {
	Format   string       `json:"format"`
	Scenario scenarioJSON `json:"scenario"`
	Options  optionsJSON  `json:"options"`
	Estimate string       `json:"estimate"` // of people, nodes and places; gaps are at base
	Threats  []leftJSON   `json:"threats"`
	Worst    leftJSON     `json:"worst"`
}

// leftJSON is what is not covered against one threat.
type leftJSON struct {
	ID         string              `json:"id"`
	Population tallyJSON[int]      `json:"population"` // not covered at each estimate; low is the most
	Cities     tallyJSON[int]      `json:"cities"`
	Nodes      tallyJSON[int]      `json:"nodes"`
	AreaKM2    *tallyJSON[float64] `json:"area_km2"`
	Places     []leftPlaceJSON     `json:"places"` // most people first
	Gaps       []gapJSON           `json:"gaps"`
}

// leftPlaceJSON is a counted place that is not, or not wholly, covered.
type leftPlaceJSON struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	NameUK     string `json:"name_uk"`
	Kind       string `json:"kind"`
	Region     string `json:"region"`
	Population int    `json:"population"`
	Left       int    `json:"left"` // people of it who are not covered
	Status     string `json:"status"`

	Share      *rangeJSON[float64] `json:"share"`
	ByDecision *decisionJSON       `json:"by_decision"`
	Nearest    *nearestJSON        `json:"nearest"`
}

// Gaps returns what is not covered against every threat.
func Gaps(r *coverage.Result, _ subject.View) any {
	s := gapsJSON{
		Format: gapsFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r), Estimate: r.Lead.String(),
		Threats: make([]leftJSON, len(r.Threats)), Worst: leftOut(r, len(r.Threats)),
	}
	for i := range r.Threats {
		s.Threats[i] = leftOut(r, i)
	}
	return s
}

func leftOut(r *coverage.Result, threat int) leftJSON {
	t := r.At(threat)
	s := leftJSON{
		ID: wording.Clean(t.Threat.ID), Population: leftTally(t.Population), Cities: leftTally(t.Cities),
		Nodes:  leftTally(t.Nodes),
		Places: []leftPlaceJSON{}, Gaps: make([]gapJSON, len(t.Gaps)),
	}
	if r.Map != nil {
		area := t.Area
		for _, e := range scenario.Estimates {
			area.Covered.Set(e, area.Total-t.Area.Covered.At(e))
		}
		s.AreaKM2 = savedArea(area)
	}
	for i := range t.Gaps {
		s.Gaps[i] = savedGap(&t.Gaps[i])
	}
	for _, p := range subject.Uncovered(r, threat) {
		s.Places = append(s.Places, leftPlace(r, p, threat))
	}
	return s
}

func leftPlace(r *coverage.Result, p *coverage.PlaceResult, threat int) leftPlaceJSON {
	place, pt := p.Place, p.At(threat)
	return leftPlaceJSON{
		ID: wording.Clean(place.ID), Name: wording.Clean(place.Name), NameUK: wording.Clean(place.NameUK),
		Kind: wording.Clean(place.Kind), Region: wording.Clean(place.Region),
		Population: place.Population, Left: subject.LeftIn(p, threat, r.Lead), Status: pt.Status.String(),
		Share: savedShare(pt.Count, pt.Points), ByDecision: savedDecision(r, pt), Nearest: savedNearest(r, pt),
	}
}

func leftTally(t coverage.Tally[int]) tallyJSON[int] {
	return tallyJSON[int]{t.Total, rangeJSON[int]{t.Total - t.Covered.Low, t.Total - t.Covered.Base,
		t.Total - t.Covered.High}}
}
