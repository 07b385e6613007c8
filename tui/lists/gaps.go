package lists

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Gap is the kind of a gap.
const Gap shown.Kind = "gap"

// gaps is the list of the connected areas that nothing covers.
var gaps = List{
	Kind: Gap, Title: "gaps", What: "a gap: connected ground that nothing covers",
	Sorts: []string{"by people", "by area"},
	Hints: itemHints,
	Columns: []Column{{"gap", 0, false, 0}, {"people", 9, true, 0}, {"nodes", 6, true, 0}, {"km²", 9, true, 0},
		{"largest circle", 14, true, 0}, {"centre", 14, true, 1}},
	NoteWidth: 7, OfThreat: true,
	Len: func(v *View) int {
		if v.Result == nil {
			return 0
		}
		return len(gapsOf(v.Answer))
	},
	Rows: gapRows,
	Cells: func(v *View, row *Row) []string {
		g := &gapsOf(v.Answer)[row.Item.Index]
		return []string{row.Name, row.Figure, fmt.Sprint(g.Nodes), row.Note, wording.Kilometres(g.LargestCircle),
			fmt.Sprintf("%.1fN %.1fE", g.Centre[1], g.Centre[0])}
	},
	Name: func(v *View, i int) string { return gapName(v, &gapsOf(v.Answer)[i]) },
	At: func(v *View, i int) (mapview.Point, bool) {
		return mapview.Project(gapsOf(v.Answer)[i].Centre), true
	},
	Box: func(v *View, i int) mapview.Box {
		g := &gapsOf(v.Answer)[i]
		return mapview.Around(mapview.Project(g.Centre), max(1.3*g.LargestCircle.Kilometres(), 20))
	},
	Mark:    func(*View, int) rune { return screen.MarkGap },
	MapName: func(v *View, i int) string { return mapview.GapLabel(&gapsOf(v.Answer)[i]) },
	Find: func(v *View, i int) Found {
		g := &gapsOf(v.Answer)[i]
		return Found{"Gap " + gapName(v, g), wording.People(g.Population), 2100, nil}
	},
	Facts: gapFacts,
}

// gapsOf is the gaps against the threat shown.
func gapsOf(a *shown.Answer) []coverage.Gap { return a.Result.At(a.Threat).Gaps }

// gapRows are the gaps by rank.
func gapRows(v *View, rows []Row) (all []Row, heading string) {
	if v.Result == nil {
		return rows, ""
	}
	gaps := gapsOf(v.Answer)
	for i := range gaps {
		g := &gaps[i]
		area := g.Area.SquareKilometres()
		row := Row{
			Item:   shown.Item{Kind: Gap, Index: i},
			Marker: screen.MarkGap,
			Role:   screen.RoleGap,
			Name:   gapName(v, g),
			Figure: wording.People(g.Population),
			Note:   shortArea(area),
		}
		row.Key = [5]float64{float64(-g.Rank), area}
		rows = append(rows, row)
	}
	return rows, "gaps at base: people, km²"
}

// gapName calls a gap by its largest place.
func gapName(v *View, g *coverage.Gap) string {
	if len(g.Places) == 0 {
		return fmt.Sprintf("near %.1fN %.1fE", g.Centre[1], g.Centre[0])
	}
	if p := v.Scenario.Place(g.Places[0]); p != nil {
		if len(g.Places) > 1 {
			return fmt.Sprintf("%s, %d more", screen.Clean(p.Name), len(g.Places)-1)
		}
		return screen.Clean(p.Name)
	}
	return screen.Clean(g.Places[0])
}

// shortArea is an area in km² in at most five characters.
func shortArea(km2 float64) string {
	switch {
	case km2 >= 9950:
		return fmt.Sprintf("%.0fk", km2/1000)
	case km2 >= 1000:
		return fmt.Sprintf("%.1fk", km2/1000)
	}
	return fmt.Sprintf("%.0f", km2)
}

// gapFacts say how large a gap is and who lives in it.
func gapFacts(v *View, i int) []screen.Pair {
	g := &gapsOf(v.Answer)[i]
	names := make([]string, 0, len(g.Places))
	for _, id := range g.Places {
		names = append(names, standsAt(v.Scenario, id))
	}
	lines := []screen.Pair{
		{Word: "against", Text: wording.ThreatTitle(&v.Result.At(v.Threat).Threat) + ", at base"},
		{Word: "people", Text: wording.People(g.Population) + fmt.Sprintf(", and %s",
			shown.Count(g.Nodes, "logistics node"))},
		{Word: "area", Text: shortArea(g.Area.SquareKilometres()) + " km²; the largest circle in it has a radius of " +
			wording.Kilometres(g.LargestCircle)},
	}
	if len(names) > 0 {
		lines = append(lines, screen.Pair{Word: "places", Text: shown.SomeOf(names, 12)})
	}
	return lines
}
