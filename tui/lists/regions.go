package lists

import (
	"fmt"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Region is the kind of a region.
const Region shown.Kind = "region"

// regions is the list of the regions: the share of people covered in each, and whether
// allies may fire there.
var regions = List{
	Kind: Region, Title: "regions", What: "a region of Ukraine",
	Sorts: []string{"by people not covered", "by name", "by people", "by share"},
	Hints: []Hint{{"space", "in the zone or not"}, {"]", "next list"}, {"s", "sort"}, {"/", "find"}, {"w", "table"},
		{"?", "help"}, {"esc", "back"}},
	Columns: []Column{{"region", 0, false, 0}, {"code", 7, false, 1}, {"zone", 8, false, 0}, {"people", 9, true, 0},
		{"low", 7, true, 0}, {"base", 7, true, 0}, {"high", 7, true, 0}},
	NoteWidth: 7,
	Len:       func(v *View) int { return len(regionsOf(v)) },
	Rows:      regionRows,
	Cells:     regionCells,
	Name:      func(v *View, i int) string { return screen.Clean(regionsOf(v)[i].Name) },
	At: func(v *View, i int) (mapview.Point, bool) {
		b := v.Map.RegionBox(regionsOf(v)[i].Code)
		return b.Middle(), b.Filled
	},
	Box:     func(v *View, i int) mapview.Box { return v.Map.RegionBox(regionsOf(v)[i].Code) },
	Mark:    func(*View, int) rune { return screen.MarkCursor },
	Outline: func(v *View, i int) []mapview.Ring { return v.Map.RegionOutline(regionsOf(v)[i].Code) },
	Find: func(v *View, i int) Found {
		g := &regionsOf(v)[i]
		return Found{screen.Clean(g.Name), screen.Clean(g.Code), 1800, []string{g.NameUK}}
	},
	Facts:  regionFacts,
	Switch: switchRegion,
}

// regionsOf are the regions of the scenario's world.
func regionsOf(v *View) []scenario.Region {
	if v.Scenario.World == nil {
		return nil
	}
	return v.Scenario.World.Regions
}

// regionRows are the regions with the share of people covered.
func regionRows(v *View, rows []Row) (all []Row, heading string) {
	regions := regionsOf(v)
	if v.Scenario.World == nil {
		return rows, ""
	}
	for i := range regions {
		g := &regions[i]
		row := Row{Item: shown.Item{Kind: Region, Index: i}, Marker: screen.MarkOutside, Role: screen.RoleDim,
			Name: screen.Clean(g.Name), Figure: "-", Words: screen.Clean(g.Code)}
		if inZone(v.Scenario, g.Code) {
			row.Marker, row.Role = screen.MarkInside, screen.RoleLikely
		}
		if rr := regionResult(v.Answer, g.Code); rr != nil && rr.Population.Total > 0 {
			covered := rr.Population.Covered.At(v.Estimate)
			row.Figure = wording.Percent(covered, rr.Population.Total)
			row.Note = wording.People(rr.Population.Total)
			share := float64(covered) / float64(rr.Population.Total)
			row.Key = [5]float64{float64(rr.Population.Total - covered), 0, float64(rr.Population.Total), share}
		}
		row.Text = [5]string{row.Name, row.Name, row.Name, row.Name}
		rows = append(rows, row)
	}
	heading = "covered, of people"
	if v.Scenario.Package.Authorisation.Zone == scenario.ZoneRegions {
		heading = string(screen.MarkInside) + " in zone: " + heading
	}
	return rows, heading
}

// inZone reports whether the zone names a region or holds all of them.
func inZone(s *scenario.Scenario, code string) bool {
	a := &s.Package.Authorisation
	return a.Zone == scenario.ZoneAll || a.Zone == scenario.ZoneRegions && slices.Contains(a.Regions, code)
}

// regionResult is a region's share against the threat shown.
func regionResult(a *shown.Answer, code string) *coverage.RegionResult {
	if a.Result == nil {
		return nil
	}
	regions := a.Result.At(a.Threat).Regions
	for i := range regions {
		if regions[i].Code == code {
			return &regions[i]
		}
	}
	return nil
}

// regionCells are the cells of a region.
func regionCells(v *View, row *Row) []string {
	g := &regionsOf(v)[row.Item.Index]
	cells := []string{row.Name, screen.Clean(g.Code), "outside", "-", "-", "-", "-"}
	if inZone(v.Scenario, g.Code) {
		cells[2] = "inside"
	}
	if rr := regionResult(v.Answer, g.Code); rr != nil {
		total := rr.Population.Total
		cells[3] = wording.People(total)
		for k, e := range scenario.Estimates {
			cells[4+k] = wording.Percent(rr.Population.Covered.At(e), total)
		}
	}
	return cells
}

// regionFacts say how many of a region's people are covered against each
// threat.
func regionFacts(v *View, i int) []screen.Pair {
	g := &regionsOf(v)[i]
	zone := "outside the zone: allies may not intercept over it"
	if inZone(v.Scenario, g.Code) {
		zone = "inside the zone: allies may intercept over it"
	}
	lines := []screen.Pair{{Word: screen.Clean(g.Code), Text: screen.Clean(g.NameUK)},
		{Word: "zone", Text: zone + "; space switches it in the list"}}
	for _, k := range threatOrder(v.Answer) {
		for n := range v.Result.Threats[k].Regions {
			rr := &v.Result.Threats[k].Regions[n]
			if rr.Code != g.Code {
				continue
			}
			total, covered := rr.Population.Total, rr.Population.Covered
			title := wording.Capital(wording.ThreatTitle(&v.Result.Threats[k].Threat))
			text := fmt.Sprintf(
				"%s: %s of %s people, %s [%s to %s]",
				title,
				wording.People(covered.At(v.Estimate)),
				wording.People(total),
				wording.Percent(
					covered.At(v.Estimate),
					total,
				),
				wording.Percent(covered.Low, total),
				wording.Percent(covered.High,
					total),
			)
			if total == 0 {
				text = title + ": no counted people"
			}
			lines = append(lines, screen.Pair{Word: "covered", Text: text})
		}
	}
	return lines
}

// threatOrder is the indices of the threats, the one shown first: it is what there
// is always room for.
func threatOrder(a *shown.Answer) []int {
	order := make([]int, 0, len(a.Result.Threats))
	for k := range a.Result.Threats {
		if k == a.Threat {
			order = slices.Insert(order, 0, k)
		} else {
			order = append(order, k)
		}
	}
	return order
}

// Switch is a change with what it does in words.
type Switch struct {
	Change scenario.Switch
	Words  string
}

// switchRegion takes a region into the zone or out of it.
func switchRegion(v *View, i int) Switch {
	region := &regionsOf(v)[i]
	zone := zoneWith(v.Scenario, region.Code)
	words := wording.Clean(region.Name) + " taken out of the zone"
	if slices.Contains(zone.Regions, region.Code) {
		words = wording.Clean(region.Name) + " in the zone"
	}
	return Switch{zone, words}
}

// zoneWith returns the zone with a region more or less: all of Ukraine
// becomes the other regions, any other zone that region alone.
func zoneWith(s *scenario.Scenario, code string) scenario.SetZone {
	a := &s.Package.Authorisation
	var regions []string
	switch i := slices.Index(a.Regions, code); {
	case a.Zone == scenario.ZoneAll:
		for k := range s.World.Regions {
			if other := s.World.Regions[k].Code; other != code {
				regions = append(regions, other)
			}
		}
	case a.Zone != scenario.ZoneRegions:
		regions = []string{code}
	case i >= 0:
		regions = slices.Delete(slices.Clone(a.Regions), i, i+1)
	default:
		regions = append(slices.Clone(a.Regions), code)
	}
	if len(regions) == 0 {
		return scenario.SetZone{Zone: scenario.ZoneHost}
	}
	return scenario.SetZone{Zone: scenario.ZoneRegions, Regions: regions}
}
