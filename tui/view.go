package tui

import (
	"fmt"
	"strings"

	"airumbrella/scenario"
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
	t := m.overlays[m.overlay].typing
	if t == nil {
		return nil
	}
	at := t.at(&m.layout)
	const sign = 2 // "/ "
	x := at.X + sign + m.editor.CursorColumn(at.W-sign)
	if x >= m.layout.screen.W || at.Y >= m.layout.screen.H {
		return nil
	}
	return tea.NewCursor(x, at.Y)
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
		drawTooSmall(c, m.palette)
		return c.String()
	}
	drawHeader(c, l.header, m.Scenario, m.fileMark(), m.palette)
	if l.header.H > 1 {
		m.totals().DrawHeadline(c, screen.NewRect(l.header.X, l.header.Y+1, l.header.W, 1))
	}
	if m.mapShown() {
		c.Button(m.layout.chart, grab{})
		m.chart.Draw(c, m.scene())
	}
	if m.board != boards.Map && m.layout.board.H > 0 {
		m.page().Draw(c)
	}
	m.drawPanel(c)
	m.drawFrame(c)
	c.Button(l.detail, wishing(openDetails))
	if m.place() >= 0 {
		m.detail().Draw(c)
	} else {
		m.items().DrawDetail(c, l.detail, m.sel, m.palette)
	}
	m.drawHints(c)
	if m.overlay != overlayNone { // a click beside what lies over the screen closes it
		c.Button(screen.NewRect(0, 0, l.hints.W, l.hints.Y), wishing(func(m *Model) { m.overlay = overlayNone }))
	}
	if draw := m.overlays[m.overlay].draw; draw != nil {
		draw(m, c)
	}
	m.tour.draw(c, l, m.palette)
	return c.String()
}

// drawTooSmall says what is missing.
func drawTooSmall(c *screen.Canvas, p *screen.Palette) {
	lines := []string{
		p.Words(screen.RoleTitle, "airumbrella", c.W),
		p.Words(screen.RolePlain, fmt.Sprintf("needs %d x %d characters,", minWidth, minHeight), c.W),
		p.Words(screen.RolePlain, fmt.Sprintf("this is %d x %d.", c.W, c.H), c.W),
		p.Words(screen.RolePlain, "Enlarge it, or q to quit.", c.W),
	}
	middle := lipgloss.NewStyle().Width(c.W).Height(c.H).Align(lipgloss.Center, lipgloss.Center)
	c.Block(screen.NewRect(0, 0, c.W, c.H), middle.Render(strings.Join(lines, "\n")))
}

// fileMark is the file that is open, with a mark where it is changed.
func (m *Model) fileMark() string {
	name := m.fileName()
	switch {
	case name == "":
		return ""
	case m.recovery.Changed(m.Scenario):
		return name + " ● changed"
	case m.isBuiltIn(name):
		return ""
	}
	return name
}

// drawHeader says which scenario this is, and in which file.
func drawHeader(c *screen.Canvas, h screen.Rect, s *scenario.Scenario, file string, p *screen.Palette) {
	x := c.Text(h.X+1, h.Y, h.Right(), "AIR UMBRELLA", p.Style(screen.RoleTitle))
	x = c.Text(x+2, h.Y, h.Right()-1, screen.Clean(s.Name), p.Style(screen.RolePlain))
	if file != "" {
		x = c.Text(x+2, h.Y, h.Right()-1, file, p.Style(screen.RoleNews))
	}
	const public = "public data only"
	notes := []string{public}
	if s.AsOf != "" { // the date comes before the rest
		words := "words as of " + wording.Date(s.AsOf)
		notes = []string{"governments' " + words + "  " + public, words + "  " + public, words, public}
	}
	for _, words := range notes {
		if x+3+screen.Width(words) < h.Right() {
			c.TextRight(x+3, h.Y, h.Right()-1, words, p.Style(screen.RoleDim))
			break
		}
	}
}

// drawFrame draws the lines between the parts.
func (m *Model) drawFrame(c *screen.Canvas) {
	l, st := &m.layout, m.palette.Style(screen.RoleRule)
	c.Fill(l.rule, '─', st)
	c.Fill(l.split, '─', st)
	if l.divider.W > 0 {
		c.Fill(l.divider, '│', st)
		if l.split.H > 0 {
			c.Put(l.divider.X, l.split.Y, '├', 1, "", st)
		}
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
	switch {
	case m.message != "":
		return m.message
	case !m.hover.on:
		return m.besideWords()
	}
	chart := m.layout.chart
	it := m.chart.Meant(m.Scenario, m.hover.x-chart.X, m.hover.y-chart.Y, 1)
	name := m.items().NameOf(it)
	if it.Kind != shown.Place || m.Result == nil || it.Index >= len(m.Result.Places) {
		return name
	}
	return name + "  " + m.names.Quantity[it.Index] + "  " +
		wording.Standing(m.Result.Places[it.Index].At(m.Threat))
}

// drawHints is the bottom row: keys, and what the program is doing.
func (m *Model) drawHints(c *screen.Canvas) {
	p, h := m.palette, m.layout.hints
	end := h.Right() - 1
	switch {
	case m.fault != "":
		end = c.TextRight(h.X+1, h.Y, end, m.fault, p.Style(screen.RoleFault)) - 2
	case m.work.busy, m.seeksReasons():
		end = c.TextRight(h.X+1, h.Y, end, "computing …", p.Style(screen.RoleBusy)) - 2
	case m.siting.search.on && m.board != boards.Sites:
		end = c.TextRight(h.X+1, h.Y, end, "searching for sites …", p.Style(screen.RoleBusy)) - 2
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
