package lists

import (
	"fmt"

	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// itemHints are the keys of a list whose items have only details.
var itemHints = []Hint{{"enter", "details"}, {"z", "zoom to it"}, {"]", "next list"}, {"s", "sort"}, {"/", "find"},
	{"w", "table"}, {"?", "help"}, {"esc", "back"}}

// bases is the list of the allied bases in use.
var bases = List{
	Kind: shown.Base, Title: "bases", What: "an allied airfield",
	Sorts: []string{"by country", "by name", "by units"},
	Hints: itemHints,
	Columns: []Column{{"base", 0, false, 0}, {"code", 6, false, 1}, {"country", 16, false, 0},
		{"permission", 12, false, 0}, {"units", 8, true, 0}},
	NoteWidth: 4,
	Len:       func(v *View) int { return len(v.Scenario.Bases) },
	Rows:      baseRows,
	Cells: func(v *View, row *Row) []string {
		b := &v.Scenario.Bases[row.Item.Index]
		return []string{row.Name, screen.Clean(b.ID), wording.CountryName(v.Scenario, b.Country),
			string(v.Scenario.Package.Hosts[b.Country].Stated()), row.Figure}
	},
	Name: func(v *View, i int) string { return screen.Clean(v.Scenario.Bases[i].Name) },
	At: func(v *View, i int) (mapview.Point, bool) {
		return mapview.Project(v.Scenario.Bases[i].Position), true
	},
	Box: func(v *View, i int) mapview.Box {
		return mapview.Around(mapview.Project(v.Scenario.Bases[i].Position), 60)
	},
	Mark: func(v *View, i int) rune { return mapview.BaseMark(v.Answer, i) },
	Find: func(v *View, i int) Found {
		b := &v.Scenario.Bases[i]
		return Found{screen.Clean(b.Name), screen.Clean(b.Country), 1900, []string{b.ID}}
	},
	Facts: baseFacts,
}

// baseRows are the bases with how many units stand on each.
func baseRows(v *View, rows []Row) (all []Row, heading string) {
	s := v.Scenario
	for i := range s.Bases {
		b := &s.Bases[i]
		n := 0
		for k := range s.Units {
			if s.Units[k].At == b.ID {
				n++
			}
		}
		row := Row{
			Item:   shown.Item{Kind: shown.Base, Index: i},
			Marker: mapview.BaseMark(v.Answer, i),
			Role:   screen.RoleBase,
			Name:   screen.Clean(b.Name),
			Note:   screen.Clean(b.Country),
			Figure: shown.Count(n, "unit"),
		}
		if !s.HostGranted(b.Country) {
			row.Role = screen.RoleDim
		}
		row.Words = screen.Clean(b.ID) + " " + wording.CountryName(s, b.Country)
		row.Key = [5]float64{0, 0, float64(n)}
		row.Text = [5]string{b.Country + row.Name, row.Name, row.Name}
		rows = append(rows, row)
	}
	return rows, shown.Count(len(s.Bases), "base") + " that units stand on"
}

// baseFacts say whose base it is and who stands there.
func baseFacts(v *View, i int) []screen.Pair {
	s, b := v.Scenario, &v.Scenario.Bases[i]
	permission := s.Package.Hosts[b.Country]
	lines := []screen.Pair{
		{Word: "host", Text: wording.CountryName(s, b.Country) + ": " + wording.HostWords(s, b.Country)},
		{Word: "airfield", Text: screen.Clean(b.ID) + " " + screen.Clean(b.Kind)},
	}
	if permission.Source != "" {
		lines = append(lines, screen.Pair{Word: "as reported", Text: screen.Clean(permission.Source) + ", " +
			wording.Date(permission.AsOf), Role: screen.RoleDim})
	}
	for k := range s.Units {
		if u := &s.Units[k]; u.At == b.ID {
			text := screen.Clean(u.Title())
			if system := s.System(u); system != nil {
				text += fmt.Sprintf(", %d × %s", max(u.Count, 1), screen.Clean(system.Name))
			}
			lines = append(
				lines,
				screen.Pair{Word: "unit", Text: text + ", sent by " + wording.CountryName(s, u.Contributor)},
			)
		}
	}
	return lines
}
