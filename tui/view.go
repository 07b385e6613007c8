package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// View draws the whole screen into the grid of cells and joins it.
func (m Model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.WindowTitle = "airumbrella: " + clean(m.scenario.Name)
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
		x, y, end = m.layout.list.x+1, m.layout.list.y-1, m.layout.list.right()-1
	case overlayCommands:
		box := m.commandsBox()
		x, y, end = box.x+2, box.y+1, box.right()-2
	case overlayPrompt:
		box := m.promptBox()
		x, y, end = box.x+2, box.y+1, box.right()-2
	default:
		return nil
	}
	const sign = 2 // "/ "
	x += sign + m.editor.cursorColumn(end-x-sign)
	if x >= m.layout.screen.w || y >= m.layout.screen.h {
		return nil
	}
	return tea.NewCursor(x, y)
}

// draw is the content of the screen.
func (m *Model) draw() string {
	c := &m.frame.canvas
	l := &m.layout
	c.reset(l.screen.w, l.screen.h)
	c.base = m.base()
	if l.screen.w < 1 || l.screen.h < 1 {
		return "" // the size is not known yet
	}
	if l.small {
		m.drawTooSmall(c)
		return c.String()
	}
	m.drawHeader(c)
	m.drawChart(c)
	m.drawPanel(c)
	m.drawFrame(c)
	m.drawDetail(c)
	m.drawHints(c)
	m.drawOverlay(c)
	m.drawTour(c)
	return c.String()
}

// base is the palette's own ground and text where the terminal's do not suit
// it.
func (m *Model) base() style {
	p := m.palette
	if m.paletteFits() && !m.hdShown() {
		return style{}
	}
	return style{fg: p.ink, bg: p.paper}
}

// paletteFits reports whether the palette is for a terminal as dark or as
// light as this one.
func (m *Model) paletteFits() bool {
	return m.palette == &monochrome || m.palette.dark == m.dark
}

// drawOverlay draws what lies over the screen.
func (m *Model) drawOverlay(c *canvas) {
	switch m.overlay {
	case overlayHelp:
		m.drawHelp(c)
	case overlayWords:
		m.drawWords(c)
	case overlayLayers:
		m.drawLayers(c)
	case overlayDetails:
		m.drawDetails(c)
	case overlayGates:
		m.drawGates(c)
	case overlayTable:
		m.drawTable(c)
	case overlayCommands:
		m.drawCommands(c)
	case overlayPrompt:
		m.drawPrompt(c)
	}
}

// drawTooSmall says what is missing.
func (m *Model) drawTooSmall(c *canvas) {
	p := m.palette
	lines := []string{
		p.words(roleTitle, "airumbrella", c.w),
		p.words(rolePlain, fmt.Sprintf("needs %d x %d characters,", minWidth, minHeight), c.w),
		p.words(rolePlain, fmt.Sprintf("this is %d x %d.", c.w, c.h), c.w),
		p.words(rolePlain, "Enlarge it, or q to quit.", c.w),
	}
	middle := lipgloss.NewStyle().Width(c.w).Height(c.h).Align(lipgloss.Center, lipgloss.Center)
	c.block(m.layout.screen, middle.Render(strings.Join(lines, "\n")))
}

// drawHeader says which scenario this is and, where the panel is folded, the
// answer.
func (m *Model) drawHeader(c *canvas) {
	p, h := m.palette, m.layout.header
	x := c.text(h.x+1, h.y, h.right(), "AIR UMBRELLA", p.style(roleTitle))
	x = c.text(x+2, h.y, h.right()-1, clean(m.scenario.Name), p.style(rolePlain))
	notes := []string{"public data only"}
	if m.scenario.AsOf != "" {
		notes = append([]string{"positions as reported " + wording.Date(m.scenario.AsOf)}, notes...)
	}
	for ; len(notes) > 0; notes = notes[1:] {
		if s := strings.Join(notes, "  "); x+3+textWidth(s) < h.right() {
			c.textRight(x+3, h.y, h.right()-1, s, p.style(roleDim))
			break
		}
	}
	if h.h > 1 {
		m.drawHeadline(c, h.x+1, h.y+1, h.right()-1)
	}
}

// drawHeadline is the answer in one row, for the folded panel.
func (m *Model) drawHeadline(c *canvas, x, y, end int) {
	p := m.palette
	if m.result == nil {
		c.text(x, y, end, "computing …", p.style(roleBusy))
		return
	}
	t, row := m.result.At(m.threat), &m.summary[m.threat]
	x = c.text(x, y, end, "COVERED ", p.style(roleHeading))
	x = c.text(x, y, end, coveredWords(row), p.style(roleFigure))
	x = c.text(x+1, y, end, row.Range, p.style(rolePlain))
	phrase := wording.ThreatPhrase(&t.Threat)
	for _, part := range leaveOut([]linePart{{2, phrase, p.style(rolePlain), 0}, {0, strings.TrimPrefix(wording.ThreatTitle(&t.Threat), phrase), p.style(rolePlain), 1},
		{0, ", " + m.estimate.String(), p.style(rolePlain), 2}}, end-x) {
		x = c.text(x+part.gap, y, end, part.words, part.style)
	}
	if bar := end - x - 2; bar >= 8 {
		m.drawBar(c, rect{x + 2, y, min(bar, 24), 1}, t)
	}
}

// drawFrame draws the lines between the parts.
func (m *Model) drawFrame(c *canvas) {
	l, st := &m.layout, m.palette.style(roleRule)
	c.fill(l.rule, '─', st)
	if l.divider.w > 0 {
		c.fill(l.divider, '│', st)
		if m.overlay != overlayTable { // which stands over it
			c.put(l.divider.x, l.rule.y, '┴', 1, "", st)
		}
	}
	m.drawThumb(c, l.list, m.list.offset, len(m.list.rows))
	if m.focus == panePromises {
		p := l.promises
		m.drawThumb(c, rect{p.x, p.y + promisesHead, p.w, p.h - promisesHead}, m.promises.top, len(switchRows(m.scenario)))
	}
	if words := m.news(); words != "" {
		x := l.rule.x + 1
		c.text(x, l.rule.y, l.rule.right()-1, " "+words+" ", m.palette.style(roleNews))
	}
}

// news is what the last key did, or else what is under the pointer.
func (m *Model) news() string {
	if m.message != "" || !m.hover.on {
		return m.message
	}
	chart := m.layout.chart
	it := m.itemUnder(m.hover.x-chart.x, m.hover.y-chart.y, 1)
	name := m.itemName(it)
	if it.kind != itemPlace || m.result == nil || it.index >= len(m.result.Places) {
		return name
	}
	return name + "  " + m.names.quantity[it.index] + "  " + wording.StatusName(m.result.Places[it.index].At(m.threat).Status)
}

// drawThumb shows on the divider which part of a list is seen.
func (m *Model) drawThumb(c *canvas, r rect, offset, n int) {
	if r.h < 1 || n <= r.h {
		return
	}
	size := max(r.h*r.h/n, 1)
	top := offset * (r.h - size) / (n - r.h)
	c.fill(rect{m.layout.divider.x, r.y + top, 1, size}, '┃', m.palette.style(roleDim))
}

// drawHints is the bottom row: keys, and what the program is doing.
func (m *Model) drawHints(c *canvas) {
	p, h := m.palette, m.layout.hints
	end := h.right() - 1
	switch {
	case m.fault != "":
		end = c.textRight(h.x+1, h.y, end, m.fault, p.style(roleFault)) - 2
	case m.work.busy:
		end = c.textRight(h.x+1, h.y, end, "computing …", p.style(roleBusy)) - 2
	}
	m.eachHint(func(h hint, x, stop int) {
		if stop > end {
			return
		}
		row := m.layout.hints.y
		x = c.text(x, row, end, h.key.Help().Key, p.style(roleKey))
		c.text(x+1, row, end, h.word, p.style(roleKeyText))
	})
}

// eachHint calls f with the columns of every hint that fits into the row.
func (m *Model) eachHint(f func(h hint, x, end int)) {
	row := m.layout.hints
	x := row.x + 1
	for _, h := range m.hints() {
		end := x + textWidth(h.key.Help().Key) + 1 + textWidth(h.word)
		if end > row.right()-1 {
			return
		}
		f(h, x, end)
		x = end + 2
	}
}

// drawBar shows the covered share: solid to the low estimate, then to base,
// then to high.
func (m *Model) drawBar(c *canvas, r rect, t *coverage.ThreatResult) {
	n := max(t.Population.Total, 1)
	share := func(e scenario.Estimate) int { return (t.Population.Covered.At(e)*r.w + n/2) / n }
	for i := range r.w {
		glyph, role := '░', roleRule
		switch {
		case i < share(scenario.Low):
			glyph, role = '█', roleAssured
		case i < share(scenario.Base):
			glyph, role = '▓', roleLikely
		case i < share(scenario.High):
			glyph, role = '▒', rolePossible
		}
		c.put(r.x+i, r.y, glyph, 1, "", m.palette.style(role))
	}
}
