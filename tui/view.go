package tui

import (
	"fmt"
	"strings"

	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// View draws the whole screen into the grid of cells and joins it.
func (m Model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.WindowTitle = "airumbrella: " + screen.Clean(m.Scenario.Name)
	if m.mouse {
		v.MouseMode = tea.MouseModeAllMotion
	}
	v.Cursor = m.cursor()
	return v
}

// cursor is where text is typed, nil where none is.
func (m *Model) cursor() *tea.Cursor {
	if m.layout.small {
		return nil
	}
	var x, y, end int
	switch m.overlay {
	case overlayFilter:
		x, y, end = m.layout.list.X+1, m.layout.list.Y-1, m.layout.list.Right()-1
	case overlayCommands:
		box := m.commandsBox()
		x, y, end = box.X+2, box.Y+1, box.Right()-2
	case overlayPrompt:
		box := m.promptBox()
		x, y, end = box.X+2, box.Y+1, box.Right()-2
	default:
		return nil
	}
	const sign = 2 // "/ "
	x += sign + m.editor.CursorColumn(end-x-sign)
	if x >= m.layout.screen.W || y >= m.layout.screen.H {
		return nil
	}
	return tea.NewCursor(x, y)
}

// draw is the content of the screen.
func (m *Model) draw() string {
	c := m.canvas
	l := &m.layout
	c.Reset(l.screen.W, l.screen.H)
	if !m.palette.Fits(m.dark) || m.chart.HDShown(m.scene()) {
		c.Base = m.palette.Base()
	} else {
		c.Base = screen.Style{}
	}
	if l.screen.W < 1 || l.screen.H < 1 {
		return "" // the size is not known yet
	}
	if l.small {
		m.drawTooSmall(c)
		return c.String()
	}
	m.drawHeader(c)
	if m.board == boards.Map {
		c.Button(m.layout.chart, grab{})
		m.chart.Draw(c, m.scene())
	} else if m.layout.chart.W > 0 && m.layout.chart.H > 0 {
		m.page().Draw(c)
	}
	m.drawPanel(c)
	m.drawFrame(c)
	m.drawDetail(c)
	m.drawHints(c)
	if m.overlay != overlayNone { // a click beside what lies over the screen closes it
		c.Button(screen.NewRect(0, 0, l.hints.W, l.hints.Y), wishing(func(m *Model) { m.overlay = overlayNone }))
	}
	m.drawOverlay(c)
	m.drawTour(c)
	return c.String()
}

// drawOverlay draws what lies over the screen.
func (m *Model) drawOverlay(c *screen.Canvas) {
	switch m.overlay {
	case overlayHelp:
		m.drawHelp(c)
	case overlayWords:
		m.drawWords(c)
	case overlayLayers:
		m.chart.DrawLayers(c, m.layout.chart, m.palette)
	case overlayDetails:
		m.drawDetails(c)
	case overlayGates:
		if place := m.place(); place >= 0 && m.Result != nil {
			m.gates.Draw(c, m.layout.details(boards.GatesHeight), &m.Answer, place, m.names.Printed[place], m.palette)
		}
	case overlayFilter:
		m.drawList(c)
	case overlayTable:
		m.list.DrawTable(c, m.layout.table(), m.items(), m.sel, m.palette)
	case overlayCommands:
		m.drawCommands(c)
	case overlayPrompt:
		m.drawPrompt(c)
	}
}

// drawTooSmall says what is missing.
func (m *Model) drawTooSmall(c *screen.Canvas) {
	p := m.palette
	lines := []string{
		p.Words(screen.RoleTitle, "airumbrella", c.W),
		p.Words(screen.RolePlain, fmt.Sprintf("needs %d x %d characters,", minWidth, minHeight), c.W),
		p.Words(screen.RolePlain, fmt.Sprintf("this is %d x %d.", c.W, c.H), c.W),
		p.Words(screen.RolePlain, "Enlarge it, or q to quit.", c.W),
	}
	middle := lipgloss.NewStyle().Width(c.W).Height(c.H).Align(lipgloss.Center, lipgloss.Center)
	c.Block(m.layout.screen, middle.Render(strings.Join(lines, "\n")))
}

// drawHeader says which scenario this is and, where the panel is folded, the
// answer.
func (m *Model) drawHeader(c *screen.Canvas) {
	p, h := m.palette, m.layout.header
	x := c.Text(h.X+1, h.Y, h.Right(), "AIR UMBRELLA", p.Style(screen.RoleTitle))
	x = c.Text(x+2, h.Y, h.Right()-1, screen.Clean(m.Scenario.Name), p.Style(screen.RolePlain))
	notes := []string{"public data only"}
	if m.Scenario.AsOf != "" {
		notes = append([]string{"positions as reported " + wording.Date(m.Scenario.AsOf)}, notes...)
	}
	for ; len(notes) > 0; notes = notes[1:] {
		if s := strings.Join(notes, "  "); x+3+screen.Width(s) < h.Right() {
			c.TextRight(x+3, h.Y, h.Right()-1, s, p.Style(screen.RoleDim))
			break
		}
	}
	if h.H > 1 {
		m.totals().DrawHeadline(c, screen.NewRect(h.X, h.Y+1, h.W, 1))
	}
}

// drawFrame draws the lines between the parts.
func (m *Model) drawFrame(c *screen.Canvas) {
	l, st := &m.layout, m.palette.Style(screen.RoleRule)
	c.Fill(l.rule, '─', st)
	if l.divider.W > 0 {
		c.Fill(l.divider, '│', st)
		if m.overlay != overlayTable { // which stands over it
			c.Put(l.divider.X, l.rule.Y, '┴', 1, "", st)
		}
	}
	c.Thumb(l.divider.X, l.list, m.list.Offset, len(m.list.Rows), m.palette)
	if m.focus == panePromises {
		m.promises.DrawThumb(c, l.divider.X, l.promises, m.Scenario, m.palette)
	}
	if words := m.news(); words != "" {
		x := l.rule.X + 1
		c.Text(x, l.rule.Y, l.rule.Right()-1, " "+words+" ", m.palette.Style(screen.RoleNews))
	}
}

// news is what the last key did, or else what is under the pointer.
func (m *Model) news() string {
	if m.message != "" || !m.hover.on {
		return m.message
	}
	chart := m.layout.chart
	it := m.chart.Under(m.Scenario, m.hover.x-chart.X, m.hover.y-chart.Y, 1)
	name := m.items().NameOf(it)
	if it.Kind != shown.Place || m.Result == nil || it.Index >= len(m.Result.Places) {
		return name
	}
	return name + "  " + m.names.Quantity[it.Index] + "  " + wording.StatusName(m.Result.Places[it.Index].At(m.Threat).Status)
}

// drawHints is the bottom row: keys, and what the program is doing.
func (m *Model) drawHints(c *screen.Canvas) {
	p, h := m.palette, m.layout.hints
	end := h.Right() - 1
	switch {
	case m.fault != "":
		end = c.TextRight(h.X+1, h.Y, end, m.fault, p.Style(screen.RoleFault)) - 2
	case m.work.busy:
		end = c.TextRight(h.X+1, h.Y, end, "computing …", p.Style(screen.RoleBusy)) - 2
	}
	x := h.X + 1
	for _, hint := range m.hints() {
		stop := x + screen.Width(hint.key.Help().Key) + 1 + screen.Width(hint.word)
		if stop > min(end, h.Right()-1) {
			return
		}
		c.Button(screen.NewRect(x, h.Y, stop-x, 1), wish(func(m *Model) tea.Cmd { return m.press(pressOf(hint.key)) }))
		x = c.Text(x, h.Y, end, hint.key.Help().Key, p.Style(screen.RoleKey))
		c.Text(x+1, h.Y, end, hint.word, p.Style(screen.RoleKeyText))
		x = stop + 2
	}
}
