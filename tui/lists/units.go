package lists

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// units is the list of every unit: what it is, who sends it, and the people that are lost
// without it.
var units = List{
	Kind: shown.Unit, Title: "units", What: "a notional unit",
	Sorts: []string{"as listed", "by people lost without", "by name", "by system", "by sender"},
	Hints: []Hint{{"a", "add"}, {"m", "move"}, {"d", "remove"}, {"enter", "details"}, {"]", "next list"}, {"s", "sort"},
		{"/", "find"}, {"?", "help"}, {"esc", "back"}},
	Columns: []Column{{"unit", 0, false, 0}, {"system", 22, false, 0}, {"count", 6, true, 3}, {"stands", 22, false, 1},
		{"host", 14, false, 2}, {"sent by", 14, false, 0}, {"lost without", 12, true, 0}},
	NoteWidth: 4,
	Len:       func(v *View) int { return len(v.Scenario.Units) },
	Rows:      unitRows,
	Cells:     unitCells,
	Name:      func(v *View, i int) string { return screen.Clean(v.Scenario.Units[i].Title()) },
	At: func(v *View, i int) (mapview.Point, bool) {
		return mapview.Project(mapview.UnitPosition(&v.Scenario.Units[i])), true
	},
	Box: func(v *View, i int) mapview.Box {
		if b := v.Map.UnitBox(i); b.Filled {
			return b
		}
		return mapview.Around(mapview.Project(mapview.UnitPosition(&v.Scenario.Units[i])), 120)
	},
	Mark: func(v *View, i int) rune { return mapview.UnitMark(v.Answer, i) },
	Find: func(v *View, i int) Found {
		u := &v.Scenario.Units[i]
		return Found{screen.Clean(u.Title()), screen.Clean(u.System), 2000, nil}
	},
	Facts: unitFacts,
}

// unitRows are the units in the order of the scenario.
func unitRows(v *View, rows []Row) (all []Row, heading string) {
	s := v.Scenario
	for i := range s.Units {
		u := &s.Units[i]
		row := Row{Item: shown.Item{Kind: shown.Unit, Index: i}, Marker: mapview.UnitMark(v.Answer, i),
			Role: mapview.UnitRole(v.Answer, i), Name: screen.Clean(u.Title()), Note: screen.Clean(u.Contributor)}
		lost := unitLoss(v.Answer, i)
		if row.Figure = "·"; lost > 0 {
			row.Figure = wording.People(lost)
		}
		system := screen.Clean(u.System)
		row.Words = system + " " + wording.CountryName(s, u.Contributor) + " " + wording.CountryName(s, u.Host)
		row.Key = [5]float64{0, float64(lost)}
		row.Text = [5]string{fmt.Sprintf("%04d", i), row.Name, row.Name, system, u.Contributor}
		rows = append(rows, row)
	}
	return rows, shown.Count(len(s.Units), "unit") + ": people lost without"
}

// unitLoss is the people covered no more without a unit, against the threat
// shown; 0 while it is not known and for the worst threat.
func unitLoss(a *shown.Answer, i int) int {
	if a.Result == nil || i >= len(a.Result.Units) || a.Threat >= len(a.Result.Units[i].Threats) ||
		a.Result.Units[i].Unit.ID != a.Scenario.Units[i].ID {
		return 0
	}
	return a.Result.Units[i].Threats[a.Threat].LossIfRemoved
}

// unitCells are the cells of a unit.
func unitCells(v *View, row *Row) []string {
	s, u := v.Scenario, &v.Scenario.Units[row.Item.Index]
	system := screen.Clean(u.System)
	if sys := s.System(u); sys != nil {
		system = screen.Clean(sys.Name)
	}
	where := fmt.Sprintf("%.2fN %.2fE", u.Position[1], u.Position[0])
	if u.At != "" {
		where = standsAt(s, u.At)
	}
	return []string{row.Name, system, fmt.Sprint(max(u.Count, 1)), where, wording.CountryName(s, u.Host),
		wording.CountryName(s, u.Contributor), row.Figure}
}

// unitFacts say what a unit is and what it is worth.
func unitFacts(v *View, i int) []screen.Pair {
	s, u := v.Scenario, &v.Scenario.Units[i]
	lines := []screen.Pair{{Word: "system", Text: screen.Clean(u.System)}}
	if system := s.System(u); system != nil {
		lines[0].Text = fmt.Sprintf("%d × %s", max(u.Count, 1), screen.Clean(system.Name))
		if system.About != "" {
			lines = append(lines, screen.Pair{Text: screen.Clean(system.About), Role: screen.RoleDim})
		}
	}
	where := wording.CountryName(s, u.Host)
	if u.At != "" {
		where = standsAt(s, u.At) + ", " + where
	}
	if u.Station != nil {
		where += fmt.Sprintf("; patrols near %.1fN %.1fE", u.Station[1], u.Station[0])
	}
	from := wording.CountryName(s, u.Contributor)
	if u.Donor != "" {
		from += ", given by " + wording.CountryName(s, u.Donor)
	}
	lines = append(lines, screen.Pair{Word: "stands", Text: where}, screen.Pair{Word: "sent by", Text: from})
	if u.Phase == scenario.AfterCeasefire {
		lines = append(lines, screen.Pair{Text: wording.UnitPhase(u.Phase), Role: screen.RoleDim})
	}
	if words := v.Map.ReachWords(i); words != "" {
		lines = append(lines, screen.Pair{Word: "reaches", Text: words})
	}
	return append(lines, worthFacts(v.Answer, i)...)
}

// worthFacts say per threat how many people are lost without a unit and what
// its fair share is.
func worthFacts(a *shown.Answer, i int) []screen.Pair {
	if i >= len(a.Result.Units) || a.Result.Units[i].Unit.ID != a.Scenario.Units[i].ID {
		return nil
	}
	lines := []screen.Pair{}
	for k := range a.Result.Units[i].Threats {
		t, title := &a.Result.Units[i].Threats[k], wording.ThreatTitle(&a.Result.Threats[k].Threat)
		text := fmt.Sprintf("%s: %s people lost without it, its share %s", title, wording.People(t.LossIfRemoved),
			wording.People(int(t.Shapley+0.5)))
		if t.Gate != coverage.GateNone {
			text = title + ": " + wording.GateWords(t.Gate)
		}
		lines = append(lines, screen.Pair{Word: "against", Text: wording.Capital(text)})
	}
	return lines
}

// standsAt is the name of a base or place by its id.
func standsAt(s *scenario.Scenario, id string) string {
	for i := range s.Bases {
		if b := &s.Bases[i]; b.ID == id {
			return screen.Clean(b.Name)
		}
	}
	if p := s.Place(id); p != nil {
		return screen.Clean(p.Name)
	}
	return screen.Clean(id)
}
