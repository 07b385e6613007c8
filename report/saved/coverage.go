package saved

import (
	"encoding/json"
	"io"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// The formats of the JSON report, the one that is written and the one of the first
// edition, which is read too. A later field may be added to a format; a named one
// never changes its meaning without a new number after the slash.
const (
	reportFormat = "airumbrella/report/2"
	firstFormat  = "airumbrella/report/1"
)

// reportJSON is the JSON report as [Coverage] gives it and [Read] takes it.
// Distances are in kilometres and areas in square kilometres to one decimal,
// degrees to five, people whole. A nil pointer is a value that was not
// measured; lists are never nil.
type reportJSON struct {
	Format   string       `json:"format"`
	Scenario scenarioJSON `json:"scenario"`
	Options  optionsJSON  `json:"options"`
	Threats  []threatJSON `json:"threats"` // in the scenario's order
	Worst    threatJSON   `json:"worst"`   // takes for every place and cell its worst threat
	Places   []placeJSON  `json:"places"`
	Units    []unitJSON   `json:"units"`
	Notes    []string     `json:"notes"`
}

// scenarioJSON identifies the scenario of a report.
type scenarioJSON struct {
	Name   string  `json:"name"`
	Digest *string `json:"digest"` // "sha256:..."
}

// optionsJSON is how the report was computed.
type optionsJSON struct {
	CellKM  *float64 `json:"cell_km"` // nil: places only
	Terrain string   `json:"terrain"`
}

// rangeJSON is one number per estimate.
type rangeJSON[T int | float64 | *float64] struct {
	Low  T `json:"low"`
	Base T `json:"base"`
	High T `json:"high"`
}

// tallyJSON is a total and how much of it is covered at each estimate.
type tallyJSON[T int | float64] struct {
	Total T `json:"total"`
	rangeJSON[T]
}

// populationJSON is a tally of people. TimeWeighted adds the people covered
// part of the time, by their share.
type populationJSON struct {
	tallyJSON[int]
	TimeWeighted rangeJSON[int] `json:"time_weighted"`
}

// threatJSON is the result against one threat.
type threatJSON struct {
	ID         string         `json:"id"`
	AltitudeM  *float64       `json:"altitude_m"` // nil for the worst
	SpeedKMH   *float64       `json:"speed_kmh"`  // nil for the worst
	Population populationJSON `json:"population"`
	// People covered at each estimate: what Ukraine covers alone, what the package's
	// links and what allied units add, which add up to the population covered; all with
	// every promise kept; all in phase now.
	UkraineAlone    rangeJSON[int]      `json:"ukraine_alone"`
	Links           *rangeJSON[int]     `json:"links"`      // nil: not measured by the first edition
	Guarantee       *rangeJSON[int]     `json:"guarantee"`  // so too
	IfGranted       *rangeJSON[int]     `json:"if_granted"` // so too
	BeforeCeasefire rangeJSON[int]      `json:"before_ceasefire"`
	RestsOn         []restJSON          `json:"rests_on"` // what is near the edge at base, most people first
	Places          tallyJSON[int]      `json:"places"`
	AreaKM2         *tallyJSON[float64] `json:"area_km2"`
	Depth           []depthJSON         `json:"depth"` // at base
	Regions         []regionJSON        `json:"regions"`
	Gaps            []gapJSON           `json:"gaps"` // at base, worst first
}

// restJSON is a place whose cover at base is near the edge, with its people for whom
// it is.
type restJSON struct {
	Place      string  `json:"place"` // its id
	Population int     `json:"population"`
	Gate       string  `json:"gate"`
	Margin     float64 `json:"margin"` // in the unit, positive where the gate holds
	Unit       string  `json:"unit"`
	Part       float64 `json:"part"` // of the quantity that governs it
}

// depthJSON is what at least so many units cover, at base.
type depthJSON struct {
	AtLeast    int      `json:"at_least"`
	AreaKM2    *float64 `json:"area_km2"`
	Population int      `json:"population"`
}

// regionJSON is one region's share.
type regionJSON struct {
	Code       string              `json:"code"`
	Name       string              `json:"name"`
	Population tallyJSON[int]      `json:"population"`
	AreaKM2    *tallyJSON[float64] `json:"area_km2"`
}

// gapJSON is a connected area that nothing covers at base.
type gapJSON struct {
	Rank            int        `json:"rank"`
	AreaKM2         float64    `json:"area_km2"`
	Population      int        `json:"population"`
	Places          []string   `json:"places"` // ids
	Centre          [2]float64 `json:"centre"` // lon, lat, to 0.1 degree
	LargestCircleKM *float64   `json:"largest_circle_km"`
}

// placeJSON is one place against every threat.
type placeJSON struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	NameUK     string            `json:"name_uk"`
	Kind       string            `json:"kind"`
	Control    string            `json:"control"`
	Counted    bool              `json:"counted"`
	Region     string            `json:"region"`
	Lon        float64           `json:"lon"`
	Lat        float64           `json:"lat"`
	Population int               `json:"population"`
	RadiusKM   float64           `json:"radius_km"`
	Threats    []placeThreatJSON `json:"threats"`
}

// placeThreatJSON is one place against one threat. Share is that of its demand points
// that are covered, 0 to 1, to four decimals.
type placeThreatJSON struct {
	ID         string              `json:"id"`
	Status     string              `json:"status"`
	Share      *rangeJSON[float64] `json:"share"`      // nil: not measured by the first edition
	IfGranted  *grantedJSON        `json:"if_granted"` // so too
	Margin     *marginJSON         `json:"margin"`
	ByDecision *decisionJSON       `json:"by_decision"` // nil where no decision stops a unit
	Depth      rangeJSON[int]      `json:"depth"`       // of its best-covered point
	Units      []string            `json:"units"`       // ids of those that cover some of it at base
	TimeShare  float64             `json:"time_share"`  // at base
	Nearest    *nearestJSON        `json:"nearest"`     // nil when assured or where no unit may act
}

// grantedJSON is a place with every offered and open promise kept.
type grantedJSON struct {
	Status string             `json:"status"`
	Share  rangeJSON[float64] `json:"share"`
}

// marginJSON is how far a place is from the edge of its cover.
type marginJSON struct {
	Gate     string  `json:"gate"`
	Value    float64 `json:"value"` // in the unit, positive where the gate holds
	Unit     string  `json:"unit"`
	Part     float64 `json:"part"` // of the quantity that governs it
	NearEdge bool    `json:"near_edge"`
}

// decisionJSON is the unit that only decisions keep from covering most of a place's
// uncovered points. Remedy is nil where no set of switches that was tried opens its
// gates.
type decisionJSON struct {
	Unit   string      `json:"unit"`
	Gates  []string    `json:"gates"` // the political ones that fail
	Remedy *remedyJSON `json:"remedy"`
}

// nearestJSON is the unit that may act and comes closest to covering a place. Gate
// is nil where none fails; ShortKM is nil where the gate measures no distance.
type nearestJSON struct {
	Unit       string      `json:"unit"`
	Gate       *string     `json:"gate"`
	DistanceKM float64     `json:"distance_km"`
	ShortKM    *float64    `json:"short_km"`
	Remedy     *remedyJSON `json:"remedy"`
}

// remedyJSON is a change that was found to cover the place.
type remedyJSON struct {
	Set  switchesJSON `json:"set"` // as --set takes it, one by one; empty where it is no switch
	Text string       `json:"text"`
}

// unitJSON is what one unit contributes, at base.
type unitJSON struct {
	ID      string           `json:"id"`
	System  string           `json:"system"`
	Host    *string          `json:"host"` // nil at sea
	Threats []unitThreatJSON `json:"threats"`
}

// unitThreatJSON is a unit's contribution against one threat, in people. The
// Shapley shares of all units add up to the people covered.
type unitThreatJSON struct {
	ID            string `json:"id"`
	LossIfRemoved int    `json:"loss_if_removed"`
	Shapley       int    `json:"shapley"`
}

// Write writes a value indented, with its characters as they are: the same value
// gives the same bytes.
func Write(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(value)
}

// Coverage returns the whole result as files hold it.
func Coverage(c *subject.Coverage, _ subject.View) any {
	r := c.Result
	report := &reportJSON{
		Format: reportFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r),
		Threats: make([]threatJSON, len(r.Threats)), Worst: savedThreat(r, len(r.Threats)),
		Places: make([]placeJSON, len(r.Places)), Units: savedUnits(r), Notes: wording.Notes(r),
	}
	for i := range r.Threats {
		report.Threats[i] = savedThreat(r, i)
	}
	for i := range r.Places {
		report.Places[i] = savedPlace(r, &r.Places[i])
	}
	return report
}

func savedScenario(s *scenario.Scenario) scenarioJSON {
	return scenarioJSON{Name: wording.Clean(s.Name), Digest: worded(s.Digest)}
}

func savedOptions(r *coverage.Result) optionsJSON {
	o := optionsJSON{Terrain: wording.Clean(r.Terrain)}
	if r.Map != nil {
		o.CellKM = measured(wording.Decimals(r.Options.Cell.Kilometres(), 1e3))
	}
	return o
}

// worded returns a cleaned text, nil for none.
func worded(text string) *string {
	if text == "" {
		return nil
	}
	text = wording.Clean(text)
	return &text
}

func savedThreat(r *coverage.Result, i int) threatJSON {
	t := r.At(i)
	s := threatJSON{
		ID:           wording.Clean(t.Threat.ID),
		Population:   populationJSON{savedTally(t.Population), savedRange(t.TimeWeighted)},
		UkraineAlone: savedRange(t.UkraineAlone), Links: measuredRange(t.Links), Guarantee: measuredRange(t.Guarantee),
		IfGranted: measuredRange(t.IfGranted), BeforeCeasefire: savedRange(t.BeforeCeasefire),
		RestsOn: make([]restJSON, len(t.RestsOn)),
		Places:  savedTally(t.Places),
		Depth:   make([]depthJSON, len(t.Depth)), Regions: make([]regionJSON, len(t.Regions)),
		Gaps: make([]gapJSON, len(t.Gaps)),
	}
	if i < len(r.Threats) {
		s.AltitudeM = measured(wording.Tenth(float64(t.Threat.Altitude.Base)))
		s.SpeedKMH = measured(wording.Tenth(t.Threat.Speed.Base.KilometresPerHour()))
	}
	if r.Map != nil {
		s.AreaKM2 = savedArea(t.Area)
	}
	for k, row := range t.Depth {
		s.Depth[k] = depthJSON{AtLeast: row.AtLeast, Population: row.Population}
		if r.Map != nil {
			s.Depth[k].AreaKM2 = measured(areaKM2(row.Area))
		}
	}
	for k, region := range t.Regions {
		s.Regions[k] = regionJSON{Code: wording.Clean(region.Code), Name: wording.Clean(region.Name),
			Population: savedTally(region.Population)}
		if r.Map != nil {
			s.Regions[k].AreaKM2 = savedArea(region.Area)
		}
	}
	for k := range t.RestsOn {
		s.RestsOn[k] = savedRest(r, &t.RestsOn[k])
	}
	for k := range t.Gaps {
		s.Gaps[k] = savedGap(&t.Gaps[k])
	}
	return s
}

func savedGap(g *coverage.Gap) gapJSON {
	s := gapJSON{
		Rank:       g.Rank,
		AreaKM2:    areaKM2(g.Area),
		Population: g.Population,
		Places:     make([]string, len(g.Places)),
	}
	s.Centre = [2]float64{wording.Tenth(g.Centre[0]), wording.Tenth(g.Centre[1])}
	for i, id := range g.Places {
		s.Places[i] = wording.Clean(id)
	}
	if g.LargestCircle > 0 {
		s.LargestCircleKM = measured(lengthKM(g.LargestCircle))
	}
	return s
}

func savedPlace(r *coverage.Result, p *coverage.PlaceResult) placeJSON {
	place := p.Place
	s := placeJSON{
		ID: wording.Clean(place.ID), Name: wording.Clean(place.Name), NameUK: wording.Clean(place.NameUK),
		Kind:    wording.Clean(place.Kind),
		Control: wording.Clean(string(place.Control)), Counted: place.Counted, Region: wording.Clean(place.Region),
		Lon: degrees(place.Position[0]), Lat: degrees(place.Position[1]),
		Population: place.Population, RadiusKM: lengthKM(p.Radius), Threats: make([]placeThreatJSON, len(p.Threats)),
	}
	for i := range p.Threats {
		s.Threats[i] = savedPlaceThreat(r, i, &p.Threats[i])
	}
	return s
}

func savedPlaceThreat(r *coverage.Result, threat int, p *coverage.PlaceThreat) placeThreatJSON {
	s := placeThreatJSON{
		ID: wording.Clean(r.Threats[threat].Threat.ID), Status: p.Status.String(), Share: savedShare(p.Count, p.Points),
		IfGranted: &grantedJSON{p.IfGranted.Status.String(), *savedShare(p.IfGranted.Count, p.Points)},
		Margin:    savedMargin(p.Margin), ByDecision: savedDecision(r, p),
		Depth: savedRange(p.Depth), Units: unitIDs(r, p.Units), TimeShare: share(p.TimeShare.Base),
	}
	if p.Status != coverage.Assured {
		s.Nearest = savedNearest(r, p)
	}
	return s
}

func unitIDs(r *coverage.Result, units []int) []string {
	ids := make([]string, len(units))
	for i, u := range units {
		ids[i] = wording.Clean(r.Scenario.Units[u].ID)
	}
	return ids
}

// savedNearest returns the unit that comes closest with the single change that would
// cover the place; nil without a unit.
func savedNearest(r *coverage.Result, p *coverage.PlaceThreat) *nearestJSON {
	n := p.Nearest
	if n == nil {
		return nil
	}
	s := &nearestJSON{Unit: wording.Clean(r.Scenario.Units[n.Unit].ID), DistanceKM: lengthKM(n.Verdict.Distance)}
	if n.Verdict.Gate != coverage.GateNone {
		s.Gate = worded(n.Verdict.Gate.String())
	}
	if n.Verdict.ShortMeasured() {
		s.ShortKM = measured(lengthKM(max(n.Verdict.Short, geo.Length(0))))
	}
	if m := p.Remedy; m != nil {
		s.Remedy = &remedyJSON{setsOf(m.Switch), wording.Switch(r.Scenario, m.Switch)}
	}
	return s
}

// savedDecision returns what could be decided. Where no unit that may act is there to
// carry it, the single change that would cover the place stands here.
func savedDecision(r *coverage.Result, p *coverage.PlaceThreat) *decisionJSON {
	d := p.ByDecision
	if d == nil {
		return nil
	}
	s := &decisionJSON{Unit: wording.Clean(r.Scenario.Units[d.Unit].ID), Gates: wording.GatesOf(d.Gates)}
	switch {
	case len(d.Switches) > 0:
		s.Remedy = &remedyJSON{setsOf(d.Switches...), wording.DecisionWords(r.Scenario, d)}
	case p.Nearest == nil && p.Remedy != nil:
		s.Remedy = &remedyJSON{setsOf(p.Remedy.Switch), wording.Switch(r.Scenario, p.Remedy.Switch)}
	}
	return s
}

func savedMargin(m *coverage.Margin) *marginJSON {
	if m == nil {
		return nil
	}
	return &marginJSON{m.Gate.String(), marginValue(m), m.Unit, wording.Decimals(m.Part, 1e4), m.NearEdge()}
}

func savedRest(r *coverage.Result, rest *coverage.Rest) restJSON {
	m := &rest.Margin
	return restJSON{wording.Clean(r.Scenario.Places[rest.Place].ID), rest.Population, m.Gate.String(), marginValue(m),
		m.Unit, wording.Decimals(m.Part, 1e4)}
}

// savedUnits rounds the Shapley shares to whole people so that they still add
// up to the people covered.
func savedUnits(r *coverage.Result) []unitJSON {
	units := make([]unitJSON, len(r.Units))
	for i := range r.Units {
		u := r.Units[i].Unit
		units[i] = unitJSON{ID: wording.Clean(u.ID), System: wording.Clean(u.System), Host: worded(u.Host),
			Threats: make([]unitThreatJSON, len(r.Units[i].Threats))}
	}
	for t := range r.Threats {
		shares := make([]float64, len(r.Units))
		for i := range r.Units {
			shares[i] = r.Units[i].Threats[t].Shapley
		}
		whole := wholeShares(shares)
		for i := range r.Units {
			units[i].Threats[t] = unitThreatJSON{wording.Clean(r.Threats[t].Threat.ID),
				r.Units[i].Threats[t].LossIfRemoved, whole[i]}
		}
	}
	return units
}
