package tui

import tea "charm.land/bubbletea/v2"

// drag is a map that is being pulled by the mouse.
type drag struct {
	held  bool
	moved bool
	x, y  int
}

// wheelRows is how far one notch of the wheel scrolls the list.
const wheelRows = 3

// point routes a mouse message by the rectangle that it falls into.
func (m *Model) point(msg tea.MouseMsg) {
	at := msg.Mouse()
	chart := m.layout.chart
	switch msg.(type) {
	case tea.MouseWheelMsg:
		m.wheel(at)
	case tea.MouseClickMsg:
		if m.overlay != overlayNone {
			m.overlay = overlayNone
			return
		}
		if chart.contains(at.X, at.Y) && at.Button == tea.MouseLeft {
			m.drag = drag{held: true, x: at.X, y: at.Y}
		} else if m.layout.list.contains(at.X, at.Y) {
			m.clickList(at.Y)
		}
	case tea.MouseMotionMsg:
		if m.drag.held && (at.X != m.drag.x || at.Y != m.drag.y) {
			m.panBy(m.drag.x-at.X, m.drag.y-at.Y)
			m.drag = drag{held: true, moved: true, x: at.X, y: at.Y}
		}
	case tea.MouseReleaseMsg:
		if m.drag.held && !m.drag.moved {
			m.clickMap(at.X-chart.x, at.Y-chart.y)
		}
		m.drag = drag{}
	}
}

// wheel zooms the map at the pointer or scrolls the list.
func (m *Model) wheel(at tea.Mouse) {
	chart := m.layout.chart
	switch {
	case chart.contains(at.X, at.Y) && at.Button == tea.MouseWheelUp:
		m.zoomAt(1/zoomStep, at.X-chart.x, at.Y-chart.y)
	case chart.contains(at.X, at.Y) && at.Button == tea.MouseWheelDown:
		m.zoomAt(zoomStep, at.X-chart.x, at.Y-chart.y)
	case m.layout.panel.contains(at.X, at.Y) && at.Button == tea.MouseWheelUp:
		m.scroll(-wheelRows)
	case m.layout.panel.contains(at.X, at.Y) && at.Button == tea.MouseWheelDown:
		m.scroll(wheelRows)
	}
}

// clickMap selects the place nearest to the pointer, within reach of it.
func (m *Model) clickMap(col, row int) {
	const reach = 4 // cells
	place := m.nearest(col, row)
	if place < 0 {
		return
	}
	c, r := m.view.cell(project(m.scenario.Places[place].Position))
	if max(c-col, col-c) <= 2*reach && max(r-row, row-r) <= reach {
		m.selected = place
		m.showSelected()
	}
}

// clickList selects the place in a row of the screen.
func (m *Model) clickList(y int) {
	if i := m.places.offset + y - m.layout.list.y; i < len(m.places.rows) && m.places.rows[i].place >= 0 {
		m.choose(m.places.rows[i].place)
	}
}
