package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/screen"
)

// drawPanel draws the totals, the list and the promises.
func (m *Model) drawPanel(c *screen.Canvas) {
	l := &m.layout
	if l.panel.W == 0 {
		return
	}
	m.totals().Draw(c, l.totals)
	if m.overlay != overlayFilter { // which draws the list itself
		m.drawList(c)
	}
	switch {
	case l.promises.H <= boards.PromisesHead:
	case m.focus == panePromises:
		m.promises.Draw(c, l.promises, m.Scenario, m.palette)
	default:
		boards.DrawPromises(c, l.promises, &m.Answer, m.palette)
	}
}

// totals is the answer as panel and header say it.
func (m *Model) totals() *boards.Totals {
	return &boards.Totals{Answer: &m.Answer, Summary: m.summary, Raided: &m.raided, Palette: m.palette}
}

// drawList draws the list in the panel.
func (m *Model) drawList(c *screen.Canvas) {
	if m.layout.list.H < 1 {
		return
	}
	panel := lists.Panel{Rows: m.layout.list, Selected: m.sel, Focus: m.focus == paneList, Palette: m.palette}
	if m.overlay == overlayFilter {
		panel.Typing = &m.editor
	}
	m.list.Draw(c, &panel)
}
