package tui

import (
	"fmt"

	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// placing is a unit on its way to the ground under the cross in the middle of
// the map, or under the pointer.
type placing struct {
	on    bool
	unit  scenario.Unit
	moved int // index of the unit that is moved; -1: a new one
}

// addUnit offers the systems of which a unit may be added.
func addUnit(m *Model) {
	openCommands(m)
	m.commands.only = "add"
	matchCommands(m)
}

// startAdding takes a new unit of a system in hand.
func startAdding(m *Model, system *scenario.System, contributor string) {
	u := scenario.Unit{ID: freeID(m.Scenario, system.ID), System: system.ID, Count: 1, Contributor: contributor,
		Phase: scenario.AfterCeasefire}
	if contributor == scenario.Ukraine {
		u.Phase = scenario.Now
	}
	m.showBoard(boards.Map)
	m.placing = placing{on: true, unit: u, moved: -1}
	m.focus, m.panelOpen = paneMap, false
	m.relayout()
	if at, ok := m.items().Position(m.sel); ok { // under the cross
		m.chart.Centre(at)
	}
	m.say("where shall " + screen.Clean(u.ID) + " stand? Enter puts it under the cross, a click under the pointer")
}

// freeID is an id that no unit has yet.
func freeID(s *scenario.Scenario, system string) string {
	for n := 1; ; n++ {
		id := fmt.Sprintf("added-%s-%d", system, n)
		if s.Unit(id) == nil {
			return id
		}
	}
}

// moveUnit takes the selected unit in hand.
func moveUnit(m *Model) {
	i, ok := m.selectedUnit()
	if !ok {
		return
	}
	u := m.Scenario.Units[i]
	m.showBoard(boards.Map)
	m.placing = placing{on: true, unit: u, moved: i}
	m.focus, m.panelOpen = paneMap, false
	m.relayout()
	if at, ok := m.items().Position(m.sel); ok { // under the cross
		m.chart.Centre(at)
	}
	m.say("where shall " + screen.Clean(u.Title()) + " go? Enter puts it under the cross, a click under the pointer")
}

// removeUnit takes the selected unit out of the scenario.
func removeUnit(m *Model) tea.Cmd {
	i, ok := m.selectedUnit()
	if !ok {
		return nil
	}
	u := &m.Scenario.Units[i]
	cmd := m.throw(scenario.RemoveUnit{ID: u.ID}, wording.Clean(u.Title())+" removed")
	if n := len(m.Scenario.Units); n > 0 {
		m.sel = shown.Item{Kind: shown.Unit, Index: min(i, n-1)}
	}
	return cmd
}

// pressPlacing handles the keys while a unit is in hand.
func (m *Model) pressPlacing(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, m.keys.Drop):
		return m.drop(m.chart.Middle()), true
	case key.Matches(msg, m.keys.Esc):
		m.placing = placing{}
		return nil, true
	case m.pressMap(msg):
		return nil, true
	case key.Matches(msg, m.keys.ZoomIn, m.keys.ZoomOut, m.keys.Fit, m.keys.Quit):
		return nil, false
	}
	return nil, true
}

// drop puts the unit in hand on the ground of a cell: at the place that is
// there, if one is. What flies moves its patrol station.
func (m *Model) drop(col, row int) tea.Cmd {
	u, moved := m.placing.unit, m.placing.moved
	at := m.chart.Position(col, row)
	switch near := m.chart.Under(m.Scenario, col, row, 1); {
	case u.Station != nil:
		u.Station = &at
	case near.Kind == shown.Place:
		p := &m.Scenario.Places[near.Index]
		u.At, u.Position = p.ID, p.Position
	default:
		u.At, u.Position = "", at
	}
	if u.Station == nil && m.Scenario.World != nil {
		u.Host = m.Scenario.World.CountryAt(u.Position)
	}
	if words := forbidden(m.Scenario, &u); words != "" {
		m.say(words)
		return nil
	}
	m.placing = placing{}
	var cmd tea.Cmd
	if moved >= 0 {
		cmd = m.throw(scenario.ReplaceUnit{Unit: u}, wording.Clean(u.Title())+" moved")
	} else {
		moved = len(m.Scenario.Units)
		cmd = m.throw(scenario.AddUnit{Unit: u}, wording.Clean(u.Title())+" added")
	}
	m.sel = shown.Item{Kind: shown.Unit, Index: moved}
	return cmd
}

// forbidden says which caveat of its contributor a unit would break, or that
// it would stand in the sea.
func forbidden(s *scenario.Scenario, u *scenario.Unit) string {
	p, system := &s.Package, s.System(u)
	switch {
	case u.Station != nil:
		return ""
	case u.Host == "RU" || u.Host == "BY":
		return "no unit of the package stands in " + wording.CountryName(s, u.Host) + "; pan on, or esc"
	case u.Host == "" && system != nil && system.Kind == scenario.GBAD:
		return "there is no ground to stand on; pan on, or esc"
	case u.Host == scenario.Ukraine && p.HasCaveat(u.Contributor, scenario.NotInUkraine):
		return screen.Clean(u.Contributor) + " " + wording.CaveatBars(scenario.NotInUkraine) + "; pan on, or esc"
	case u.Host != u.Contributor && p.HasCaveat(u.Contributor, scenario.OwnSoilOnly):
		return screen.Clean(u.Contributor) + " " + wording.CaveatBars(scenario.OwnSoilOnly) + "; pan on, or esc"
	}
	return ""
}
