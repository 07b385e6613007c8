package tui

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// itemGap is the kind of a gap.
const itemGap itemKind = "gap"

// gapList is the connected areas that nothing covers.
var gapList = listDef{
	Kind: itemGap, Title: "gaps", What: "a gap: connected ground that nothing covers",
	Sorts:     []string{"by people", "by area"},
	Hints:     itemHints,
	Columns:   []tableColumn{{"gap", 0, false, 0}, {"people", 9, true, 0}, {"nodes", 6, true, 0}, {"km²", 9, true, 0}, {"largest circle", 14, true, 0}, {"centre", 14, true, 1}},
	NoteWidth: 7, OfThreat: true,
	Len: func(v *listView) int {
		if v.Result == nil {
			return 0
		}
		return len(gapsOf(v.answer))
	},
	Rows: gapRows,
	Cells: func(v *listView, row *listRow) []string {
		g := &gapsOf(v.answer)[row.Item.index]
		return []string{row.Name, row.Figure, fmt.Sprint(g.Nodes), row.Note, wording.Kilometres(g.LargestCircle), fmt.Sprintf("%.1fN %.1fE", g.Centre[1], g.Centre[0])}
	},
	Name: func(v *listView, i int) string { return gapName(v, &gapsOf(v.answer)[i]) },
	At:   func(v *listView, i int) (vec, bool) { return project(gapsOf(v.answer)[i].Centre), true },
	Box: func(v *listView, i int) box {
		g := &gapsOf(v.answer)[i]
		return around(project(g.Centre), max(1.3*g.LargestCircle.Kilometres(), 20))
	},
	Mark:    func(*listView, int) rune { return screen.MarkGap },
	MapName: func(v *listView, i int) string { return gapLabel(&gapsOf(v.answer)[i]) },
	Find: func(v *listView, i int) listFind {
		g := &gapsOf(v.answer)[i]
		return listFind{"Gap " + gapName(v, g), wording.People(g.Population), 2100, nil}
	},
	Facts: gapFacts,
}

// gapsOf is the gaps against the threat shown.
func gapsOf(a *answer) []coverage.Gap { return a.Result.At(a.Threat).Gaps }

// gapRows are the gaps by rank.
func gapRows(v *listView) (rows []listRow, heading string) {
	if v.Result == nil {
		return nil, ""
	}
	gaps := gapsOf(v.answer)
	for i := range gaps {
		g := &gaps[i]
		area := g.Area.SquareKilometres()
		row := listRow{Item: item{itemGap, i}, Marker: screen.MarkGap, Role: screen.RoleGap, Name: gapName(v, g), Figure: wording.People(g.Population), Note: shortArea(area)}
		row.Key = [5]float64{float64(-g.Rank), area}
		rows = append(rows, row)
	}
	return rows, "gaps at base: people, km²"
}

// gapName calls a gap by its largest place.
func gapName(v *listView, g *coverage.Gap) string {
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
func gapFacts(v *listView, i int) []screen.Pair {
	g := &gapsOf(v.answer)[i]
	names := make([]string, 0, len(g.Places))
	for _, id := range g.Places {
		names = append(names, standsAt(v.Scenario, id))
	}
	lines := []screen.Pair{
		{Word: "against", Text: wording.ThreatTitle(&v.Result.At(v.Threat).Threat) + ", at base"},
		{Word: "people", Text: wording.People(g.Population) + fmt.Sprintf(", and %s", count(g.Nodes, "logistics node"))},
		{Word: "area", Text: shortArea(g.Area.SquareKilometres()) + " km²; the largest circle in it has a radius of " + wording.Kilometres(g.LargestCircle)},
	}
	if len(names) > 0 {
		lines = append(lines, screen.Pair{Word: "places", Text: someOf(names, 12)})
	}
	return lines
}
