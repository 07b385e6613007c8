package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// GapsFormat names the JSON of what is not covered.
const GapsFormat = "airumbrella/gaps/1"

// savedGaps is the JSON of what is not covered.
type savedGaps struct {
	Format   string        `json:"format"`
	Scenario SavedScenario `json:"scenario"`
	Options  SavedOptions  `json:"options"`
	Estimate string        `json:"estimate"` // of people, nodes and places; gaps are at base
	Threats  []savedLeft   `json:"threats"`
	Worst    savedLeft     `json:"worst"`
}

// savedLeft is what is not covered against one threat.
type savedLeft struct {
	ID         string               `json:"id"`
	Population SavedTally[int]      `json:"population"` // not covered at each estimate; low is the most
	Cities     SavedTally[int]      `json:"cities"`
	Nodes      SavedTally[int]      `json:"nodes"`
	AreaKM2    *SavedTally[float64] `json:"area_km2"`
	Places     []savedLeftPlace     `json:"places"` // most people first
	Gaps       []SavedGap           `json:"gaps"`
}

// savedLeftPlace is a counted place that is not covered.
type savedLeftPlace struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	NameUK     string        `json:"name_uk"`
	Kind       string        `json:"kind"`
	Region     string        `json:"region"`
	Population int           `json:"population"`
	Status     string        `json:"status"`
	Nearest    *SavedNearest `json:"nearest"`
}

// GapsJSON writes what is not covered against every threat.
func GapsJSON(w io.Writer, r *coverage.Result) error {
	s := savedGaps{
		Format: GapsFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r), Estimate: r.Lead.String(),
		Threats: make([]savedLeft, len(r.Threats)), Worst: leftOut(r, len(r.Threats)),
	}
	for i := range r.Threats {
		s.Threats[i] = leftOut(r, i)
	}
	return writeJSON(w, s)
}

func leftOut(r *coverage.Result, threat int) savedLeft {
	t := r.At(threat)
	s := savedLeft{
		ID: wording.Clean(t.Threat.ID), Population: leftTally(t.Population), Cities: leftTally(t.Cities), Nodes: leftTally(t.Nodes),
		Places: []savedLeftPlace{}, Gaps: make([]SavedGap, len(t.Gaps)),
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
	for _, p := range uncovered(r, threat) {
		s.Places = append(s.Places, leftPlace(r, p, p.At(threat)))
	}
	return s
}

func leftPlace(r *coverage.Result, p *coverage.PlaceResult, pt *coverage.PlaceThreat) savedLeftPlace {
	place := p.Place
	s := savedLeftPlace{
		ID: wording.Clean(place.ID), Name: wording.Clean(place.Name), NameUK: wording.Clean(place.NameUK), Kind: wording.Clean(place.Kind), Region: wording.Clean(place.Region),
		Population: place.Population, Status: pt.Status.String(),
	}
	if pt.Nearest != nil {
		s.Nearest = savedNearest(r, pt.Nearest)
	}
	return s
}

func leftTally(t coverage.Tally[int]) SavedTally[int] {
	return SavedTally[int]{t.Total, SavedRange[int]{left(t, scenario.Low), left(t, scenario.Base), left(t, scenario.High)}}
}

// gapsColumns is the head of the gaps as CSV.
var gapsColumns = []string{
	"threat", "what", "id", "name", "name_uk", "kind", "region", "population", "status", "nearest_unit", "gate", "distance_km", "short_km", "remedy_set", "remedy",
	"rank", "area_km2", "lon", "lat", "largest_circle_km", "places",
}

// GapsCSV writes one row per threat and place not covered, then one per threat
// and connected area, worst first. No cell is read as a formula.
func GapsCSV(w io.Writer, r *coverage.Result) error {
	out := csv.NewWriter(w)
	if err := out.Write(gapsColumns); err != nil {
		return err
	}
	for i := range r.Threats {
		t := leftOut(r, i)
		for k := range t.Places {
			if err := out.Write(placeGapRow(t.ID, &t.Places[k])); err != nil {
				return err
			}
		}
		for k := range t.Gaps {
			if err := out.Write(areaGapRow(t.ID, &t.Gaps[k])); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func placeGapRow(threat string, p *savedLeftPlace) []string {
	row := []string{
		csvText(threat), "place", csvText(p.ID), csvText(p.Name), csvText(p.NameUK), csvText(p.Kind), csvText(p.Region), strconv.Itoa(p.Population), p.Status,
	}
	if n := p.Nearest; n != nil {
		row = append(row, csvText(n.Unit), csvText(wordsOf(n.Gate)), wording.Decimal(n.DistanceKM), numberOf(n.ShortKM))
		if n.Remedy != nil {
			row = append(row, csvText(wordsOf(n.Remedy.Set)), csvText(n.Remedy.Text))
		}
	}
	for len(row) < len(gapsColumns) {
		row = append(row, "")
	}
	return row
}

func areaGapRow(threat string, g *SavedGap) []string {
	return []string{
		csvText(threat), "area", "", "", "", "", "", strconv.Itoa(g.Population), "", "", "", "", "", "", "",
		strconv.Itoa(g.Rank), wording.Decimal(g.AreaKM2), wording.Decimal(g.Centre[0]), wording.Decimal(g.Centre[1]), numberOf(g.LargestCircleKM), csvText(strings.Join(g.Places, " ")),
	}
}
