package tui

import (
	"airumbrella/coverage"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Update routes a message to the part that it concerns. It does no work
// itself: what takes time is a command.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		m.restyle()
	case evaluatedMsg:
		m.accept(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.PasteMsg:
		if m.overlay == overlayFind {
			m.finder.paste(msg.Content)
		}
	case tea.MouseMsg:
		m.point(msg)
	}
	return m, nil
}

// resize divides the screen anew. The map keeps its centre and scale, or still
// shows all of Ukraine if it was not moved.
func (m *Model) resize(w, h int) {
	m.layout = newLayout(w, h, m.panelOpen)
	m.view.cols, m.view.rows = m.layout.chart.w, m.layout.chart.h
	if m.fitted || m.view.scale == 0 {
		m.view = m.view.fit(m.atlas.home)
	}
	m.showSelected()
}

// press is a key: of the overlay on top, of the program, or of the pane that
// has the focus.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := &m.keys
	switch {
	case key.Matches(msg, k.Interrupt):
		return m.quit()
	case key.Matches(msg, k.Redraw):
		return tea.ClearScreen
	case key.Matches(msg, k.Suspend):
		return tea.Suspend
	case m.overlay == overlayFind:
		m.pressFind(msg)
		return nil
	case key.Matches(msg, k.Quit):
		return m.quit()
	case key.Matches(msg, k.Esc):
		m.back()
		return nil
	}
	if m.overlay == overlayHelp && m.pressHelp(msg) {
		return nil
	}
	if m.pressQuestion(msg) || m.pressPlaces(msg) || m.focus == paneList && m.pressList(msg) {
		return nil
	}
	m.pressMap(msg)
	return nil
}

// pressHelp handles the keys that scroll the help.
func (m *Model) pressHelp(msg tea.KeyPressMsg) bool {
	k := &m.keys
	switch {
	case key.Matches(msg, k.Up, k.PageUp):
		m.scrollHelp(-1)
	case key.Matches(msg, k.Down, k.PageDown):
		m.scrollHelp(1)
	default:
		return false
	}
	return true
}

func (m *Model) quit() tea.Cmd {
	if m.work.cancel != nil {
		m.work.cancel()
	}
	return tea.Quit
}

// back leaves what was entered last.
func (m *Model) back() {
	switch {
	case m.overlay != overlayNone:
		m.overlay = overlayNone
	case m.focus == paneList:
		m.switchFocus()
	default:
		m.selected = -1
	}
}

// toggle shows an overlay, or hides it.
func (m *Model) toggle(o overlay) {
	if m.overlay == o {
		o = overlayNone
	}
	m.overlay = o
}

// switchFocus gives the keys to the other pane. Where the panel is folded it
// is shown while it has them.
func (m *Model) switchFocus() {
	m.focus = paneList - m.focus
	m.panelOpen = m.focus == paneList
	m.resize(m.layout.screen.w, m.layout.screen.h)
}

// pressQuestion handles what is asked and the overlays.
func (m *Model) pressQuestion(msg tea.KeyPressMsg) bool {
	k := &m.keys
	switch {
	case key.Matches(msg, k.Threat):
		m.cycleThreat(1)
	case key.Matches(msg, k.ThreatBack):
		m.cycleThreat(-1)
	case key.Matches(msg, k.Estimate):
		m.estimate = (m.estimate + 1) % coverage.Estimate(len(coverage.Estimates))
		if m.result != nil {
			m.relist()
		}
	case key.Matches(msg, k.Help):
		m.toggle(overlayHelp)
	case key.Matches(msg, k.Mouse):
		m.mouse = !m.mouse
	case key.Matches(msg, k.Find):
		m.overlay = overlayFind
		m.finder.open(m.cfg.Store, m.scenario)
	default:
		return false
	}
	return true
}

// cycleThreat shows another threat; after the last one comes the worst of all.
func (m *Model) cycleThreat(by int) {
	if m.result == nil {
		return
	}
	n := len(m.result.Threats) + 1
	m.threat = (m.threat + by + n) % n
	m.relist()
}

// pressPlaces handles the keys that select places in both panes.
func (m *Model) pressPlaces(msg tea.KeyPressMsg) bool {
	k := &m.keys
	switch {
	case key.Matches(msg, k.Next):
		m.nextGap(1)
	case key.Matches(msg, k.Previous):
		m.nextGap(-1)
	case key.Matches(msg, k.Details):
		if m.selected >= 0 && m.overlay != overlayDetails {
			m.centreSelected()
		}
		m.toggle(overlayDetails)
	case key.Matches(msg, k.Focus):
		m.switchFocus()
	case key.Matches(msg, k.Top):
		m.move(-len(m.places.rows))
	case key.Matches(msg, k.Bottom):
		m.move(len(m.places.rows))
	case key.Matches(msg, k.PageUp):
		m.move(-max(m.layout.list.h-1, 1))
	case key.Matches(msg, k.PageDown):
		m.move(max(m.layout.list.h-1, 1))
	default:
		return false
	}
	return true
}

// pressList handles the keys of the list.
func (m *Model) pressList(msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, m.keys.Up):
		m.move(-1)
	case key.Matches(msg, m.keys.Down):
		m.move(1)
	default:
		return false
	}
	return true
}

// pressMap handles the keys of the map.
func (m *Model) pressMap(msg tea.KeyPressMsg) {
	k, v := &m.keys, m.view
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
			return
		}
	}
	switch {
	case key.Matches(msg, k.ZoomIn):
		m.zoomAt(1/zoomStep, v.cols/2, v.rows/2)
	case key.Matches(msg, k.ZoomOut):
		m.zoomAt(zoomStep, v.cols/2, v.rows/2)
	case key.Matches(msg, k.Fit):
		m.fitted = true
		m.view = m.view.fit(m.atlas.home)
	}
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
