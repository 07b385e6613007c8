package tui

import (
	"airumbrella/tui/screen"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// drag is a map that is being pulled by the mouse.
type drag struct {
	held  bool
	moved bool
	x, y  int
}

// hover is where the pointer rests on the map.
type hover struct {
	on   bool
	x, y int
}

// wheelRows is how far one notch of the wheel scrolls a list.
const wheelRows = 3

// clickReach is how many cells beside a marker a click still means it.
const clickReach = 4

// point routes a mouse message by the rectangle that it falls into.
func (m *Model) point(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	chart := m.layout.chart
	switch msg.(type) {
	case tea.MouseWheelMsg:
		m.wheel(at)
	case tea.MouseClickMsg:
		m.message = ""
		return m.click(at)
	case tea.MouseMotionMsg:
		m.hover = hover{chart.Contains(at.X, at.Y) && m.overlay == overlayNone && m.board == boardMap, at.X, at.Y}
		if m.drag.held && (at.X != m.drag.x || at.Y != m.drag.y) {
			m.panBy(m.drag.x-at.X, m.drag.y-at.Y)
			m.drag = drag{held: true, moved: true, x: at.X, y: at.Y}
		}
	case tea.MouseReleaseMsg:
		held := m.drag
		m.drag = drag{}
		if held.held && !held.moved {
			return m.clickMap(at.X-chart.X, at.Y-chart.Y)
		}
	}
	return nil
}

// wheel zooms the map at the pointer or scrolls what lies under it.
func (m *Model) wheel(at tea.Mouse) {
	by := 0
	switch at.Button {
	case tea.MouseWheelUp:
		by = -1
	case tea.MouseWheelDown:
		by = 1
	}
	chart := m.layout.chart
	switch {
	case by == 0:
	case m.overlay == overlayHelp || m.overlay == overlayWords:
		m.scrollPage(by * wheelRows)
	case m.overlay == overlayGates:
		m.gates.move(by)
	case m.overlay == overlayCommands:
		m.commands.cursor = max(min(m.commands.cursor+by, len(m.commands.found)-1), 0)
	case m.overlay == overlayTable:
		m.scroll(by * wheelRows)
	case m.board != boardMap && m.boardBox().Contains(at.X, at.Y):
		m.scrollBoard(by * wheelRows)
	case chart.Contains(at.X, at.Y) && by < 0:
		m.zoomAt(1/zoomStep, at.X-chart.X, at.Y-chart.Y)
	case chart.Contains(at.X, at.Y):
		m.zoomAt(zoomStep, at.X-chart.X, at.Y-chart.Y)
	case m.focus == panePromises && m.layout.panel.Contains(at.X, at.Y):
		m.movePromise(by)
	case m.layout.panel.Contains(at.X, at.Y):
		m.scroll(by * wheelRows)
	}
}

// click is a button pressed: on the tour, on what lies over the screen, or on
// the part of the screen under it.
func (m *Model) click(at tea.Mouse) tea.Cmd {
	l := &m.layout
	switch {
	case at.Button != tea.MouseLeft || l.small:
		return nil
	case m.tour.on && m.tourBox().Contains(at.X, at.Y):
		if at.Y == m.tourBox().Bottom()-2 {
			m.clickTour(at.X)
		}
		return nil
	case l.hints.Contains(at.X, at.Y):
		return m.clickHint(at.X)
	case m.overlay != overlayNone:
		return m.clickOverlay(at)
	case m.board != boardMap && m.boardBox().Contains(at.X, at.Y):
		m.clickBoard(at)
	case l.chart.Contains(at.X, at.Y):
		m.drag = drag{held: true, x: at.X, y: at.Y}
	case l.legend.H > 1 && l.legend.Contains(at.X, at.Y) && at.Y == l.legend.Bottom()-1:
		m.toggleLayer(m.layerAt(at.X))
	case l.totals.Contains(at.X, at.Y) && at.Y == l.totals.Y, l.header.H > 1 && at.Y == 1:
		m.cycleThreat(1)
	case l.totals.Contains(at.X, at.Y) && at.Y == l.totals.Y+1 && l.totals.H >= totalsRows:
		m.cycleEstimate()
	case l.list.H > 0 && at.Y == l.list.Y-listHead && l.panel.Contains(at.X, at.Y):
		m.eachTab(func(i listPane, x, end int) {
			if at.X >= x && at.X < end {
				m.turnPane(int(i - m.list.pane))
			}
		})
	case l.list.Contains(at.X, at.Y):
		m.clickRow(at.Y - l.list.Y)
	case l.promises.Contains(at.X, at.Y):
		return m.clickPromise(at)
	case m.tryButton().Contains(at.X, at.Y):
		return m.tryChange()
	case l.detail.Contains(at.X, at.Y):
		m.openDetails()
	}
	return nil
}

// clickOverlay is a click while something lies over the screen: on a line of
// it, or beside it, which closes it.
func (m *Model) clickOverlay(at tea.Mouse) tea.Cmd {
	var box screen.Rect
	switch m.overlay {
	case overlayCommands:
		box = m.commandsBox()
		first, rows := m.commandRows()
		if i := at.Y - box.Y - 2; box.Contains(at.X, at.Y) && i >= 0 && i < rows {
			return m.takeCommand(first + i)
		}
	case overlayLayers:
		box = m.layersBox()
		if i := at.Y - box.Y - 1; box.Contains(at.X, at.Y) && i >= 0 && i < int(layerCount) {
			m.toggleLayer(i)
			return nil
		}
	case overlayTable:
		box = m.tableBox()
		if at.Y == box.Y {
			eachTitle(box.X+1, func(i listPane, x, end int) {
				if at.X >= x && at.X < end {
					m.turnPane(int(i - m.list.pane))
				}
			})
		}
		if i := at.Y - box.Y - 2; box.Contains(at.X, at.Y) && i >= 0 && i < m.listHeight() {
			m.clickRow(i)
			return nil
		}
	case overlayFilter:
		box = m.layout.list
		if box.Contains(at.X, at.Y) {
			m.clickRow(at.Y - box.Y)
		}
		m.overlay = overlayNone
		return nil
	case overlayGates:
		box = m.detailsBox(gatesHeight)
		first, rows := m.gateRows()
		if i := at.Y - box.Y - 1; box.Contains(at.X, at.Y) && i >= 0 && i < rows {
			m.gates.cursor = first + i
		}
	case overlayDetails:
		if m.result != nil && m.exists(m.sel) {
			box = m.shownDetails()
		}
	case overlayPrompt:
		box = m.promptBox()
	}
	if !box.Contains(at.X, at.Y) {
		m.overlay = overlayNone
	}
	return nil
}

// clickHint presses the key of the hint at a column.
func (m *Model) clickHint(column int) tea.Cmd {
	var cmd tea.Cmd
	m.eachHint(func(h hint, x, end int) {
		if column >= x && column < end {
			cmd = m.press(pressOf(h.key))
		}
	})
	return cmd
}

// pressOf is the message of a binding's first key.
func pressOf(k key.Binding) tea.KeyPressMsg {
	name := k.Keys()[0]
	codes := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace, "up": tea.KeyUp, "down": tea.KeyDown}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if len(name) == len("ctrl+x") && name[:5] == "ctrl+" {
		return tea.KeyPressMsg{Code: rune(name[5]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Text: name, Code: []rune(name)[0]}
}

// clickMap selects what is under the pointer, or puts the unit in hand there.
func (m *Model) clickMap(col, row int) tea.Cmd {
	if m.placing.on {
		return m.drop(col, row)
	}
	if it := m.itemUnder(col, row, clickReach); it.kind != itemNone {
		m.sel = it
		m.showSelected()
	}
	return nil
}

// clickRow selects the item in a row of the list, counted from the first one
// shown.
func (m *Model) clickRow(row int) {
	if i := m.list.offset + row; i < len(m.list.rows) && m.list.rows[i].item.kind != itemNone {
		m.choose(m.list.rows[i].item)
	}
}

// clickPromise gives the promises the keys, at what the row clicked says in brief,
// and then switches them.
func (m *Model) clickPromise(at tea.Mouse) tea.Cmd {
	i := at.Y - m.layout.promises.Y - promisesHead
	if m.focus != panePromises {
		if i >= 0 && i < len(shortSwitches) {
			m.promises.cursor = m.switchNamed(shortSwitches[i])
		}
		m.switchFocus(int(panePromises - m.focus))
		return nil
	}
	i += m.promises.top
	rows := switchRows(m.scenario)
	if i < 0 || i >= len(rows) || rows[i].step == nil {
		return nil
	}
	m.promises.cursor = i
	return m.stepPromise(i, 0)
}
