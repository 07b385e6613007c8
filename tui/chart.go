package tui

import (
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// scene is what the map shows now. While something else stands in its place, it
// has no room.
func (m *Model) scene() *mapview.Scene {
	s := &mapview.Scene{Answer: &m.Answer, Names: m.names, Selected: m.items().Selected(m.sel), Chart: m.layout.chart,
		Legend: m.layout.legend, Palette: m.palette}
	if !m.mapShown() {
		s.Chart = screen.Rect{}
	}
	s.Proposed = m.proposed()
	if m.placing.on {
		s.InHand = screen.Clean(m.placing.unit.Title())
	}
	s.Beside, s.Theme = m.beside.marks, m.limits.marks
	s.Pointed = m.hover.on
	s.Pointer.Col, s.Pointer.Row = m.hover.x-s.Chart.X, m.hover.y-s.Chart.Y
	return s
}

// pressMap handles the keys of the map.
func (m *Model) pressMap(msg tea.KeyPressMsg) bool {
	k := m.keys
	for _, step := range [...]struct {
		key         key.Binding
		right, down int
	}{{k.FarLeft, -1, 0}, {k.FarRight, 1, 0}, {k.FarUp, 0, -1}, {k.FarDown, 0, 1}} {
		if key.Matches(msg, step.key) {
			m.chart.PanHalf(step.right, step.down)
			return true
		}
	}
	for _, step := range [...]struct {
		key        key.Binding
		cols, rows int
	}{{k.Left, -4, 0}, {k.Right, 4, 0}, {k.Up, 0, -2}, {k.Down, 0, 2}} {
		if key.Matches(msg, step.key) {
			m.chart.Pan(step.cols, step.rows)
			return true
		}
	}
	if key.Matches(msg, k.Layer) {
		m.toggleLayer(int(msg.Code - '1'))
		return true
	}
	return false
}

// toggleLayer switches a layer and says so.
func (m *Model) toggleLayer(i int) {
	if words := m.chart.Toggle(i); words != "" {
		m.say(words)
	}
}

// fitSelected shows the selected item as large as it goes.
func fitSelected(m *Model) {
	if !m.chart.Fit(m.items().BoxOf(m.sel)) {
		m.say("nothing is selected")
	}
}

// toggleHD switches the fine drawing of the map.
func toggleHD(m *Model) tea.Cmd {
	cmd, words := m.chart.ToggleHD(m.palette)
	m.say(words)
	return cmd
}
