package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/shown"

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

// wish is what a button of the planner's own asks for.
type wish func(*Model) tea.Cmd

// wishing is a wish that answers with no command.
func wishing(do func(*Model)) wish { return quiet(do) }

// grab is what a press on the map asks for: to pull it, or to select what is
// there when the button is let go.
type grab struct{}

// wheelRows is how far one notch of the wheel scrolls a list.
const wheelRows = 3

// clickReach is how many cells beside a marker a click still means it.
const clickReach = 4

// point routes a mouse message. What a click means was recorded while the frame
// under it was drawn.
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
		m.hover = hover{chart.Contains(at.X, at.Y) && m.overlay == overlayNone && m.mapShown(), at.X, at.Y}
		if m.drag.held && (at.X != m.drag.x || at.Y != m.drag.y) {
			m.chart.Pan(m.drag.x-at.X, m.drag.y-at.Y)
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
	chart, row := m.layout.chart, &m.overlays[m.overlay]
	switch {
	case by == 0:
	case row.page != nil:
		m.scrollTop = row.page(m).scrolled(m.scrollTop, by*wheelRows)
	case row.wheel != nil:
		row.wheel(m, by)
	case m.board != boards.Map && m.page().Box.Contains(at.X, at.Y):
		m.scrollBoard(by * wheelRows)
	case chart.Contains(at.X, at.Y):
		m.chart.Zoom(by < 0, at.X-chart.X, at.Y-chart.Y)
	case m.focus == panePromises && m.layout.panel.Contains(at.X, at.Y):
		m.movePromise(by)
	case m.layout.panel.Contains(at.X, at.Y):
		m.list.Scroll(by*wheelRows, m.listHeight())
	}
}

// click presses the button under the pointer. While the filter of the list is
// typed a click ends that, on a row of the list by taking it.
func (m *Model) click(at tea.Mouse) tea.Cmd {
	if at.Button != tea.MouseLeft || m.layout.small {
		return nil
	}
	typing := m.overlay == overlayFilter
	switch msg := m.canvas.Pressed(at.X, at.Y).(type) {
	case wish:
		return msg(m)
	case mapview.ToggleLayer:
		m.toggleLayer(int(msg))
	case mapview.ShowTheme:
		m.toggleTheme(int(msg))
	case lists.ShowList:
		if typing {
			m.overlay = overlayNone
			return nil
		}
		m.showList(int(msg))
	case lists.ChooseItem:
		m.choose(msg.Item)
		if typing {
			m.overlay = overlayNone
		}
	case boards.Show:
		m.showBoard(boards.Kind(msg))
	case boards.ChooseUnit:
		m.gates.Choose(int(msg))
	case boards.TakeLeast:
		return m.takeLeast()
	case boards.TryRemedy:
		return tryChange(m)
	case boards.SwitchPromise:
		m.promises.Choose(int(msg))
		return m.stepPromise(int(msg), 0)
	case boards.GoToPromise:
		m.promises.ChooseNamed(m.Scenario, string(msg))
		m.switchFocus(int(panePromises - m.focus))
	case boards.ChooseSitingRow:
		m.stepSiting(int(msg), 1)
	case boards.ChooseSite:
		m.chooseSite(int(msg))
	case boards.NextThreat:
		m.cycleThreat(1)
	case boards.NextEstimate:
		cycleEstimate(m)
	case tourTurn:
		if msg == 0 {
			m.tour = tour{}
		} else {
			m.turnTour(int(msg))
		}
	case grab:
		m.drag = drag{held: true, x: at.X, y: at.Y}
	}
	return nil
}

// pressOf is the message of a binding's first key.
func pressOf(k key.Binding) tea.KeyPressMsg {
	name := k.Keys()[0]
	codes := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace,
		"up": tea.KeyUp, "down": tea.KeyDown}
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
	if it := m.chart.Meant(m.Scenario, col, row, clickReach); it.Kind != shown.Nothing {
		m.sel = it
		m.showSelected()
	}
	return nil
}
