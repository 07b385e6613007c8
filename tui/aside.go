package tui

import (
	"slices"

	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// setAside is a unit that was taken out of the reckoning and is to come back.
type setAside struct {
	unit     scenario.Unit
	before   []string // ids of the units that stand before it, set aside or not
	document int      // that this is one of
}

// aside is the units that are set aside: of the document shown, and not in its scenario,
// where undo may have brought them back.
func (m *Model) aside() (list []scenario.Unit) {
	for i := range m.hidden {
		if h := &m.hidden[i]; h.document == m.recovery.Number() && m.Scenario.Unit(h.unit.ID) == nil {
			list = append(list, h.unit)
		}
	}
	return list
}

// hideUnit takes the selected unit out of the reckoning, or brings it back where it was.
func hideUnit(m *Model) tea.Cmd {
	if m.sel.Kind != shown.Unit {
		m.say("select a unit first: ] shows the list of units")
		return nil
	}
	i := m.sel.Index
	if n := len(m.Scenario.Units); i >= n {
		return m.bringBack(m.aside()[i-n].ID)
	}
	u := m.Scenario.Units[i]
	kept := slices.DeleteFunc(slices.Clone(m.hidden), func(h setAside) bool { return h.unit.ID == u.ID })
	m.hidden = append(kept, setAside{u, m.before(u.ID), m.recovery.Number()})
	cmd := m.throw(scenario.RemoveUnit{ID: u.ID}, wording.Clean(u.Title())+" set aside, o brings it back")
	at := slices.IndexFunc(m.aside(), func(a scenario.Unit) bool { return a.ID == u.ID })
	m.sel = shown.Item{Kind: shown.Unit, Index: len(m.Scenario.Units) + at}
	m.relist()
	return cmd
}

// before is the ids of the units that stand before one, those that are set aside among
// them: brought back in any order, all stand where they were.
func (m *Model) before(id string) []string {
	var order []string
	for i := range m.Scenario.Units {
		order = append(order, m.Scenario.Units[i].ID)
	}
	for i := range m.hidden {
		h := &m.hidden[i]
		if h.document != m.recovery.Number() || slices.Contains(order, h.unit.ID) {
			continue
		}
		at := 0
		for k, other := range order {
			if slices.Contains(h.before, other) {
				at = k + 1
			}
		}
		order = slices.Insert(order, at, h.unit.ID)
	}
	return order[:max(slices.Index(order, id), 0)]
}

// bringBack puts a unit that was set aside where it was.
func (m *Model) bringBack(id string) tea.Cmd {
	h := m.hidden[slices.IndexFunc(m.hidden, func(h setAside) bool { return h.unit.ID == id })]
	before, at := m.before(id), 0
	for i := range m.Scenario.Units {
		if slices.Contains(before, m.Scenario.Units[i].ID) {
			at = i + 1
		}
	}
	next := m.Scenario.Edit(func(s *scenario.Scenario) {
		s.Units = slices.Insert(slices.Clone(s.Units), at, h.unit)
	})
	cmd := m.changed(next, wording.Clean(h.unit.Title())+" back")
	m.sel = shown.Item{Kind: shown.Unit, Index: at}
	m.showSelected()
	return cmd
}

// selectedUnit is the index of the selected unit in the scenario; ok is false where none is
// selected, or one that is set aside. Then it says so.
func (m *Model) selectedUnit() (i int, ok bool) {
	switch {
	case m.sel.Kind != shown.Unit:
		m.say("select a unit first: ] shows the list of units")
		return 0, false
	case m.sel.Index >= len(m.Scenario.Units):
		m.say("that unit is set aside: o brings it back")
		return 0, false
	}
	return m.sel.Index, true
}
