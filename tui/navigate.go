package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// pressMap handles the keys of the map.
func (m *Model) pressMap(msg tea.KeyPressMsg) bool {
	k, v := m.keys, m.view
	steps := [...]struct {
		key        key.Binding
		cols, rows int
	}{
		{k.Left, -4, 0}, {k.Right, 4, 0}, {k.Up, 0, -2}, {k.Down, 0, 2},
		{k.FarLeft, -v.cols / 2, 0}, {k.FarRight, v.cols / 2, 0}, {k.FarUp, 0, -v.rows / 2}, {k.FarDown, 0, v.rows / 2},
	}
	for _, s := range steps {
		if key.Matches(msg, s.key) {
			m.panBy(s.cols, s.rows)
			return true
		}
	}
	if key.Matches(msg, k.Layer) {
		m.toggleLayer(int(msg.Code - '1'))
		return true
	}
	return false
}

// panBy moves the map by whole cells, as long as it stays on the base map.
func (m *Model) panBy(cols, rows int) {
	m.fitted = false
	moved := m.view.pan(cols, rows)
	if kept := moved.keep(m.atlas.limits); kept != moved {
		moved = m.view.pan(wholeCells(kept.centre.x-m.view.centre.x, m.view.scale), -wholeCells(kept.centre.y-m.view.centre.y, 2*m.view.scale))
	}
	m.view = moved
}

// wholeCells is how many whole cells fit into a distance.
func wholeCells(distance, size float64) int { return int(distance / size) }

// zoomAt zooms and keeps a cell of the chart where it is.
func (m *Model) zoomAt(factor float64, col, row int) {
	m.fitted = false
	m.view = m.view.zoom(factor, col, row).keep(m.atlas.limits)
}

// fitHome shows all of Ukraine, and goes on doing so when the screen changes.
func (m *Model) fitHome() {
	m.fitted = true
	m.view = m.view.fit(m.atlas.home)
}

// fitSelected shows the selected item as large as it goes.
func (m *Model) fitSelected() {
	b := m.itemBox(m.sel)
	if !b.filled {
		m.say("nothing is selected")
		return
	}
	m.fitted = false
	m.view = m.view.fit(b).keep(m.atlas.limits)
}
