package lists

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// units is the list of every unit: what it is, who sends it, and the people that are lost
// without it; how far it sees, of one that only sees. Those that are set aside come last.
var units = List{
	Kind: shown.Unit, Title: "units", What: "a notional unit",
	Sorts: []string{"as listed", "by people lost without", "by name", "by system", "by sender"},
	Hints: []Hint{{"a", "add"}, {"m", "move"}, {"d", "remove"}, {"o", "set aside"}, {"enter", "details"},
		{"]", "next list"}, {"s", "sort"}, {"/", "find"}, {"?", "help"}, {"esc", "back"}},
	Columns: []Column{{"unit", 0, false, 0}, {"system", 22, false, 0}, {"count", 6, true, 4}, {"stands", 22, false, 1},
		{"host", 14, false, 3}, {"sent by", 14, false, 0}, {"sees", 7, true, 2}, {"lost without", 12, true, 0}},
	NoteWidth: 4, Groups: []string{"", "SET ASIDE: NOT RECKONED"},
	Len:   func(v *View) int { return len(v.Scenario.Units) + len(v.Aside) },
	Rows:  unitRows,
	Cells: unitCells,
	Name:  func(v *View, i int) string { return screen.Clean(v.unit(i).Title()) },
	At: func(v *View, i int) (mapview.Point, bool) {
		return mapview.Project(mapview.UnitPosition(v.unit(i))), true
	},
	Box: func(v *View, i int) mapview.Box {
		if b := v.Map.UnitBox(i); b.Filled {
			return b
		}
		return mapview.Around(mapview.Project(mapview.UnitPosition(v.unit(i))), 120)
	},
	Mark: func(v *View, i int) rune {
		marker, _ := v.unitMark(i)
		return marker
	},
	Find: func(v *View, i int) Found {
		u := v.unit(i)
		return Found{screen.Clean(u.Title()), screen.Clean(u.System), 2000, []string{unitWords(v, u)}}
	},
	Facts: unitFacts,
	Fits:  unitFits,
}

// unit is a unit of the list: of the scenario, or one that is set aside.
func (v *View) unit(i int) *scenario.Unit {
	if n := len(v.Scenario.Units); i >= n {
		return &v.Aside[i-n]
	}
	return &v.Scenario.Units[i]
}

// unitMark is the shape and the role of a unit of the list.
func (v *View) unitMark(i int) (rune, screen.Role) {
	if i >= len(v.Scenario.Units) {
		return screen.MarkUnitShut, screen.RoleDim
	}
	return mapview.UnitMark(v.Answer, i), mapview.UnitRole(v.Answer, i)
}

// unitRows are the units in the order of the scenario.
func unitRows(v *View, rows []Row) (all []Row, heading string) {
	s := v.Scenario
	for i := range len(s.Units) + len(v.Aside) {
		u := v.unit(i)
		row := Row{Item: shown.Item{Kind: shown.Unit, Index: i}, Name: screen.Clean(u.Title()),
			Note: screen.Clean(u.Contributor), Figure: "·"}
		row.Marker, row.Role = v.unitMark(i)
		lost, sees := v.lostWithout(i)
		if lost > 0 {
			row.Figure = wording.People(lost)
		}
		row.Part = sees
		if i >= len(s.Units) {
			row.Group = 1
		}
		row.Words = unitWords(v, u)
		row.Key = [5]float64{0, float64(lost)}
		row.Text = [5]string{fmt.Sprintf("%04d", i), row.Name, row.Name, screen.Clean(u.System), u.Contributor}
		rows = append(rows, row)
	}
	return rows, shown.Count(len(s.Units), "unit") + ": sight, people lost"
}

// lostWithout is the people covered no more without a unit against the threat shown, and
// how far a unit that only sees does; 0 and "" while that is not known.
func (v *View) lostWithout(i int) (people int, sees string) {
	if i >= len(v.Scenario.Units) {
		return 0, ""
	}
	w := v.sensor(v.Scenario.Units[i].ID)
	if w == nil {
		return unitLoss(v.Answer, i), ""
	}
	if v.Threat < len(w.Sees) && w.Sees[v.Threat] > 0 {
		sees = wording.Kilometres(w.Sees[v.Threat])
	}
	return w.Lost[min(v.Threat, len(w.Lost)-1)].At(v.Estimate), sees
}

// sensor is what a unit that only sees is worth; nil for another, or while it is not known.
func (v *View) sensor(id string) *shown.SensorWorth {
	for i := range v.Sensors {
		if v.Sensors[i].Unit == id {
			return &v.Sensors[i]
		}
	}
	return nil
}

// kindWords are what a filter calls the kinds of systems.
var kindWords = map[scenario.Kind]string{
	scenario.GBAD: "ground", scenario.Fighter: "fighter", scenario.Sensor: "sensor radar", scenario.Tanker: "tanker",
	scenario.Network: "sensor network",
}

// unitWords are what a filter finds a unit by besides its name: its system, its kind, its
// sender and host, and its tier.
func unitWords(v *View, u *scenario.Unit) string {
	s, tier := v.Scenario, "allied"
	if u.Contributor == scenario.Ukraine {
		tier = "ukrainian"
	}
	words := []string{u.System, wording.CountryName(s, u.Contributor), wording.CountryName(s, u.Host), tier}
	if system := s.System(u); system != nil {
		words = append(words, system.Name, kindWords[system.Kind])
	}
	return screen.Clean(strings.Join(words, " "))
}

// unitFits scores a unit against a query. A word with a colon asks one thing alone:
// from:france, system:nasams, host:ro, tier:ukrainian; the others may stand anywhere.
func unitFits(v *View, i int, query string) int {
	u := v.unit(i)
	if whole := shown.Fit(shown.Fold(u.Title()), shown.Fold(query)); whole < shown.LooseFit {
		return whole
	}
	text := shown.Fold(u.Title() + " " + u.ID + " " + u.Contributor + " " + unitWords(v, u))
	for _, term := range terms(query) {
		negated, no := strings.CutPrefix(term, "!")
		if key, value, keyed := strings.Cut(negated, ":"); keyed {
			if unitSays(v, u, key, value) == no {
				return shown.NoFit
			}
		} else if strings.Contains(text, negated) == no && negated != "" {
			return shown.NoFit
		}
	}
	return 3
}

// unitSays reports whether what a filter asks for by a key begins with a value, or is its
// code.
func unitSays(v *View, u *scenario.Unit, key, value string) bool {
	s := v.Scenario
	is := func(code, name string) bool {
		return shown.Fold(code) == value || strings.HasPrefix(shown.Fold(name), value) ||
			strings.Contains(shown.Fold(name), " "+value)
	}
	system := s.System(u)
	switch key {
	case "from", "sender", "contributor":
		return is(u.Contributor, wording.CountryName(s, u.Contributor))
	case "host", "in":
		return is(u.Host, wording.CountryName(s, u.Host))
	case "tier":
		return (u.Contributor == scenario.Ukraine) == strings.HasPrefix("ukrainian", value)
	case "system":
		return strings.Contains(shown.Fold(u.System), value) ||
			system != nil && strings.Contains(shown.Fold(system.Name), value)
	case "kind":
		return system != nil && strings.Contains(kindWords[system.Kind], value)
	}
	return false
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
	s, u := v.Scenario, v.unit(row.Item.Index)
	system := screen.Clean(u.System)
	if sys := s.System(u); sys != nil {
		system = screen.Clean(sys.Name)
	}
	where := fmt.Sprintf("%.2fN %.2fE", u.Position[1], u.Position[0])
	if u.At != "" {
		where = standsAt(s, u.At)
	}
	return []string{row.Name, system, fmt.Sprint(max(u.Count, 1)), where, wording.CountryName(s, u.Host),
		wording.CountryName(s, u.Contributor), row.Part, row.Figure}
}

// unitFacts say what a unit is and what it is worth.
func unitFacts(v *View, i int) []screen.Pair {
	s, u := v.Scenario, v.unit(i)
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
	if i >= len(s.Units) {
		return append(lines, screen.Pair{
			Text: "set aside: it is not reckoned, and a saved file is without it; o brings it back",
		})
	}
	if words := v.Map.ReachWords(i); words != "" {
		lines = append(lines, screen.Pair{Word: "reaches", Text: words})
	}
	if w := v.sensor(u.ID); w != nil {
		return append(lines, sensorFacts(v, w)...)
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

// sensorFacts say per threat how far a unit sees and how many people are lost without it.
func sensorFacts(v *View, w *shown.SensorWorth) []screen.Pair {
	lines := []screen.Pair{}
	for t := range v.Scenario.Threats {
		lost, sees := w.Lost[t], ""
		if w.Sees[t] > 0 {
			sees = "sees " + wording.Kilometres(w.Sees[t]) + "; "
		}
		words := "nobody is lost without it"
		if lost != (scenario.Triple[int]{}) {
			words = wording.People(lost.At(v.Estimate)) + " people lost without it, low " + wording.People(lost.Low) +
				", high " + wording.People(lost.High)
		}
		lines = append(lines, screen.Pair{Word: "against",
			Text: wording.Capital(wording.ThreatTitle(&v.Scenario.Threats[t])) + ": " + sees + words})
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
