package tui

import (
	"airumbrella/tui/screen"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// scene is what the map shows now. While something else stands in its place, it
// has no room.
func (m *Model) scene() *scene {
	s := &scene{answer: &m.answer, names: m.names, selected: m.items().selected(m.sel), chart: m.layout.chart, legend: m.layout.legend, palette: m.palette}
	if m.board != boardMap {
		s.chart = screen.Rect{}
	}
	if m.placing.on {
		s.inHand = screen.Clean(m.placing.unit.Title())
	}
	s.pointed = m.hover.on
	s.pointer.col, s.pointer.row = m.hover.x-s.chart.X, m.hover.y-s.chart.Y
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

// zoomMiddle zooms and keeps the middle of the map where it is.
func (m *Model) zoomMiddle(in bool) {
	col, row := m.chart.Middle()
	m.chart.Zoom(in, col, row)
}

// fitSelected shows the selected item as large as it goes.
func (m *Model) fitSelected() {
	if !m.chart.Fit(m.items().itemBox(m.sel)) {
		m.say("nothing is selected")
	}
}

// toggleHD switches the fine drawing of the map.
func (m *Model) toggleHD() tea.Cmd {
	cmd, words := m.chart.ToggleHD(m.palette)
	m.say(words)
	return cmd
}

// ringUnit is the unit whose rings are shown, -1 for none.
func (m *Model) ringUnit() int {
	if m.sel.kind == itemUnit && m.items().exists(m.sel) {
		return m.sel.index
	}
	return -1
}
