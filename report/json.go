package report

import (
	"encoding/json"
	"io"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// JSON writes the whole result as [SavedReport]: the same result gives the
// same bytes.
func JSON(w io.Writer, r *coverage.Result) error { return writeJSON(w, saved(r)) }

// writeJSON writes a value indented, with its characters as they are.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(value)
}

// saved rounds a result into the form of files.
func saved(r *coverage.Result) *SavedReport {
	report := &SavedReport{
		Format: ReportFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r),
		Threats: make([]SavedThreat, len(r.Threats)), Worst: savedThreat(r, len(r.Threats)),
		Places: make([]SavedPlace, len(r.Places)), Units: savedUnits(r), Notes: wording.Notes(r),
	}
	for i := range r.Threats {
		report.Threats[i] = savedThreat(r, i)
	}
	for i := range r.Places {
		report.Places[i] = savedPlace(r, &r.Places[i])
	}
	return report
}

func savedScenario(s *scenario.Scenario) SavedScenario {
	return SavedScenario{Name: wording.Clean(s.Name), Digest: worded(s.Digest)}
}

func savedOptions(r *coverage.Result) SavedOptions {
	o := SavedOptions{Terrain: wording.Clean(r.Terrain)}
	if r.Map != nil {
		o.CellKM = measured(wording.Decimals(r.Options.Cell.Kilometres(), 1e3))
	}
	return o
}

// worded is a cleaned text, nil for none.
func worded(text string) *string {
	if text == "" {
		return nil
	}
	text = wording.Clean(text)
	return &text
}

func savedThreat(r *coverage.Result, i int) SavedThreat {
	t := r.At(i)
	s := SavedThreat{
		ID:           wording.Clean(t.Threat.ID),
		Population:   SavedPopulation{savedTally(t.Population), savedRange(t.TimeWeighted)},
		UkraineAlone: savedRange(t.UkraineAlone), BeforeCeasefire: savedRange(t.BeforeCeasefire),
		Places: savedTally(t.Places),
		Depth:  make([]SavedDepth, len(t.Depth)), Regions: make([]SavedRegion, len(t.Regions)), Gaps: make([]SavedGap, len(t.Gaps)),
	}
	if i < len(r.Threats) {
		s.AltitudeM = measured(wording.Tenth(float64(t.Threat.Altitude.Base)))
		s.SpeedKMH = measured(wording.Tenth(t.Threat.Speed.Base.KilometresPerHour()))
	}
	if r.Map != nil {
		s.AreaKM2 = savedArea(t.Area)
	}
	for k, row := range t.Depth {
		s.Depth[k] = SavedDepth{AtLeast: row.AtLeast, Population: row.Population}
		if r.Map != nil {
			s.Depth[k].AreaKM2 = measured(areaKM2(row.Area))
		}
	}
	for k, region := range t.Regions {
		s.Regions[k] = SavedRegion{Code: wording.Clean(region.Code), Name: wording.Clean(region.Name), Population: savedTally(region.Population)}
		if r.Map != nil {
			s.Regions[k].AreaKM2 = savedArea(region.Area)
		}
	}
	for k := range t.Gaps {
		s.Gaps[k] = savedGap(&t.Gaps[k])
	}
	return s
}

func savedGap(g *coverage.Gap) SavedGap {
	s := SavedGap{Rank: g.Rank, AreaKM2: areaKM2(g.Area), Population: g.Population, Places: make([]string, len(g.Places))}
	s.Centre = [2]float64{wording.Tenth(g.Centre[0]), wording.Tenth(g.Centre[1])}
	for i, id := range g.Places {
		s.Places[i] = wording.Clean(id)
	}
	if g.LargestCircle > 0 {
		s.LargestCircleKM = measured(lengthKM(g.LargestCircle))
	}
	return s
}

func savedPlace(r *coverage.Result, p *coverage.PlaceResult) SavedPlace {
	place := p.Place
	s := SavedPlace{
		ID: wording.Clean(place.ID), Name: wording.Clean(place.Name), NameUK: wording.Clean(place.NameUK), Kind: wording.Clean(place.Kind),
		Control: wording.Clean(string(place.Control)), Counted: place.Counted, Region: wording.Clean(place.Region),
		Lon: degrees(place.Position[0]), Lat: degrees(place.Position[1]),
		Population: place.Population, RadiusKM: lengthKM(p.Radius), Threats: make([]SavedPlaceThreat, len(p.Threats)),
	}
	for i := range p.Threats {
		s.Threats[i] = savedPlaceThreat(r, i, &p.Threats[i])
	}
	return s
}

func savedPlaceThreat(r *coverage.Result, threat int, p *coverage.PlaceThreat) SavedPlaceThreat {
	s := SavedPlaceThreat{
		ID: wording.Clean(r.Threats[threat].Threat.ID), Status: p.Status.String(), Depth: savedRange(p.Depth),
		Units: unitIDs(r, p.Units), TimeShare: share(p.TimeShare.Base),
	}
	if n := p.Nearest; n != nil && p.Status != coverage.Assured {
		s.Nearest = savedNearest(r, n)
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

func savedNearest(r *coverage.Result, n *coverage.Nearest) *SavedNearest {
	s := &SavedNearest{Unit: wording.Clean(r.Scenario.Units[n.Unit].ID), DistanceKM: lengthKM(n.Verdict.Distance)}
	if n.Verdict.Gate != coverage.GateNone {
		s.Gate = worded(n.Verdict.Gate.String())
	}
	if n.Verdict.ShortMeasured() {
		s.ShortKM = measured(lengthKM(max(n.Verdict.Short, geo.Length(0))))
	}
	if m := n.Remedy; m != nil {
		s.Remedy = &SavedRemedy{Set: worded(m.Switch.String()), Text: wording.Switch(r.Scenario, m.Switch)}
	}
	return s
}

// savedUnits rounds the Shapley shares to whole people so that they still add
// up to the people covered.
func savedUnits(r *coverage.Result) []SavedUnit {
	units := make([]SavedUnit, len(r.Units))
	for i := range r.Units {
		u := r.Units[i].Unit
		units[i] = SavedUnit{ID: wording.Clean(u.ID), System: wording.Clean(u.System), Host: worded(u.Host), Threats: make([]SavedUnitThreat, len(r.Units[i].Threats))}
	}
	for t := range r.Threats {
		shares := make([]float64, len(r.Units))
		for i := range r.Units {
			shares[i] = r.Units[i].Threats[t].Shapley
		}
		whole := wholeShares(shares)
		for i := range r.Units {
			units[i].Threats[t] = SavedUnitThreat{wording.Clean(r.Threats[t].Threat.ID), r.Units[i].Threats[t].LossIfRemoved, whole[i]}
		}
	}
	return units
}
