package tui

import (
	"slices"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/lists"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// items is what the lists are made from.
func (m *Model) items() *lists.View {
	return &lists.View{Answer: &m.Answer, Names: m.names, Map: &m.chart, Uncovered: m.uncovered, LookUp: m.lookUp,
		Sensors: m.knownSensors(), Aside: m.aside(), Limits: m.knownLimits()}
}

// knownSensors is what the units that only see are worth, nil while that is not known of
// the scenario shown.
func (m *Model) knownSensors() []worth.Sensor {
	if !m.sensors.KnownOf(m.Scenario) {
		return nil
	}
	return m.sensors.Answer
}

// place is the index of the selected place, -1 when none is.
func (m *Model) place() int {
	if m.sel.Kind == shown.Place {
		return m.sel.Index
	}
	return -1
}

// relist words the answer anew for the threat and the estimate shown, and
// fills the list shown.
func (m *Model) relist() {
	if m.Result != nil {
		led := *m.Result
		led.Lead = m.Estimate
		m.Result = &led
		m.summary = shown.Summary(m.Result)
		m.uncovered = m.Uncovered(m.names)
		if gaps := m.Result.At(m.Threat).Gaps; len(gaps) > 0 || !m.work.busy {
			m.chart.SetGaps(gaps)
		}
	}
	m.markBeside()
	m.markLimits()
	m.list.Fill(m.items())
	if m.sel.Kind == shown.Nothing && !m.cleared && m.Result != nil {
		// What leads the list of places; while another list is shown, the place
		// not covered that has most people.
		if m.list.List().Kind == shown.Place {
			m.sel = m.list.First()
		} else if len(m.uncovered) > 0 {
			m.sel = shown.Item{Kind: shown.Place, Index: m.uncovered[0]}
		}
	}
	if !m.items().Exists(m.sel) {
		m.sel = shown.Item{}
	}
	m.showSelected()
}

// choose selects an item, brings it into the list, if that shows its kind, and
// onto the map.
func (m *Model) choose(it shown.Item) {
	if !m.items().Exists(it) {
		return
	}
	m.sel = it
	m.showSelected()
	m.reveal(screen.Rect{})
}

// keepSelected keeps what was selected in the scenario before, by its id: other units may
// have come before it.
func (m *Model) keepSelected(before *scenario.Scenario) {
	s, i := m.Scenario, m.sel.Index
	switch kind := m.sel.Kind; {
	case kind == shown.Unit && i < len(before.Units):
		i = slices.IndexFunc(s.Units, func(u scenario.Unit) bool { return u.ID == before.Units[i].ID })
	case kind == shown.Unit: // one that is set aside
		i += len(s.Units) - len(before.Units)
	case kind == shown.Place && i < len(before.Places):
		i = slices.IndexFunc(s.Places, func(p scenario.Place) bool { return p.ID == before.Places[i].ID })
	case kind == shown.Base && i < len(before.Bases):
		i = slices.IndexFunc(s.Bases, func(b scenario.Airbase) bool { return b.ID == before.Bases[i].ID })
	}
	if m.sel.Index = i; i < 0 || !m.items().Exists(m.sel) {
		m.sel = m.history.instead
	}
	m.history.instead = shown.Item{}
	if !m.items().Exists(m.sel) {
		m.sel = shown.Item{}
	}
}

// reveal pans just far enough that the selected item is on the map, and
// above what covers the lower end of it.
func (m *Model) reveal(cover screen.Rect) {
	free := m.layout.chart.H
	if above := cover.Y - m.layout.chart.Y; cover.H > 0 && above > 2 {
		free = min(free, above)
	}
	if at, ok := m.items().Position(m.sel); ok {
		m.chart.Reveal(at, free)
	}
}

// centre puts the selected item into the middle of the map, unless it stands well
// inside already: then the map rests.
func (m *Model) centre() {
	if at, ok := m.items().Position(m.sel); ok {
		m.chart.CentreUnlessInside(at)
	}
}

// showSelected scrolls the list until the selected item is in it.
func (m *Model) showSelected() { m.list.ScrollTo(m.sel, m.listHeight()) }

// listHeight is how many rows of the list are on the screen.
func (m *Model) listHeight() int {
	if m.overlay == overlayTable {
		return max(m.layout.table().H-lists.TableHead, 1)
	}
	return m.layout.list.H
}

// nextGap selects the next place that is not covered, around the end.
func nextGap(m *Model, step int) {
	gaps := m.uncovered
	n := len(gaps)
	if n == 0 {
		m.say("every counted place is covered")
		return
	}
	at := slices.Index(gaps, m.place())
	switch {
	case at < 0 && step > 0:
		at = 0
	case at < 0:
		at = n - 1
	default:
		at = (at + step + n) % n
	}
	m.choose(shown.Item{Kind: shown.Place, Index: gaps[at]})
}

// move selects the item so many further down the list.
func (m *Model) move(by int) { m.choose(m.list.Step(m.sel, by)) }

// showList turns to another list, which gets the keys, back to what was selected
// there.
func (m *Model) showList(i int) {
	if m.focus != paneList && m.overlay != overlayTable {
		m.switchFocus(int(paneList - m.focus))
	}
	m.list.Show(i, m.sel)
	m.relist()
	if m.list.RowOf(m.sel) < 0 && m.focus == paneList {
		m.choose(m.list.Entered())
	}
}

// sortBy takes the next order of the list, or turns the present one round.
func sortBy(m *Model, turn bool) {
	m.list.Sort(turn)
	m.relist()
	m.list.Offset = 0 // what the order puts first is what is asked for
	m.say(m.list.List().Title + " " + m.list.OrderWords())
}

// pressList handles the keys of the list.
func (m *Model) pressList(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch def := lists.Of(m.sel.Kind); {
	case key.Matches(msg, k.Up):
		m.move(-1)
	case key.Matches(msg, k.Down):
		m.move(1)
	case key.Matches(msg, k.Switch) && def != nil && def.Switch != nil:
		s := def.Switch(m.items(), m.sel.Index)
		return m.throw(s.Change, s.Words), true
	default:
		return nil, false
	}
	return nil, true
}

// openFilter starts typing a filter for the list, which comes into view.
func openFilter(m *Model) {
	if m.focus == panePromises { // which the commands find
		openCommands(m)
		return
	}
	m.focus, m.panelOpen = paneList, true
	m.relayout()
	m.editor.Set("")
	m.overlay = overlayFilter
	m.filter("")
}

// filter narrows the list shown and selects the best match.
func (m *Model) filter(query string) {
	m.list.Query = strings.TrimSpace(query)
	m.relist()
	if m.list.Query != "" {
		m.choose(m.list.Best)
	}
}

// lookUp asks the store what a query may mean where no name fits.
func (m *Model) lookUp(query string) []int {
	if m.cfg.Store == nil || query == "" {
		return nil
	}
	found := m.cfg.Store.FindPlace(query, m.Scenario.Places)
	return slices.DeleteFunc(slices.Clone(found), func(i int) bool { return i < 0 || i >= len(m.Scenario.Places) })
}
