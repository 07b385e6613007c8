package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report"

	tea "charm.land/bubbletea/v2"
)

// View draws the whole screen into the grid of cells and joins it.
func (m Model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.WindowTitle = "airumbrella: " + clean(m.scenario.Name)
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.overlay == overlayFind && !m.layout.small {
		box := m.findBox()
		if x := box.x + 2 + findPrompt + m.finder.cursorColumn(box.w-4-findPrompt); x < m.layout.screen.w {
			v.Cursor = tea.NewCursor(x, box.y+1)
		}
	}
	return v
}

// draw is the content of the screen.
func (m *Model) draw() string {
	c := &m.frame.canvas
	l := &m.layout
	c.reset(l.screen.w, l.screen.h)
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
	switch m.overlay {
	case overlayHelp:
		m.drawHelp(c)
	case overlayDetails:
		m.drawDetails(c)
	case overlayFind:
		m.drawFind(c)
	}
	return c.String()
}

// drawTooSmall says what is missing.
func (m *Model) drawTooSmall(c *canvas) {
	lines := [...]string{
		"airumbrella",
		fmt.Sprintf("needs %d x %d characters,", minWidth, minHeight),
		fmt.Sprintf("this is %d x %d.", c.w, c.h),
		"Enlarge it, or q to quit.",
	}
	top := max((c.h-len(lines))/2, 0)
	for i, s := range lines {
		r := rolePlain
		if i == 0 {
			r = roleTitle
		}
		c.text(max((c.w-textWidth(s))/2, 0), top+i, c.w, s, m.palette.style(r))
	}
}

// drawHeader says which scenario this is and, where the panel is folded, the
// answer.
func (m *Model) drawHeader(c *canvas) {
	p, h := m.palette, m.layout.header
	x := c.text(h.x+1, h.y, h.right(), "AIR UMBRELLA", p.style(roleTitle))
	x = c.text(x+2, h.y, h.right()-1, clean(m.scenario.Name), p.style(rolePlain))
	notes := []string{"public data only"}
	if m.scenario.AsOf != "" {
		notes = append([]string{"positions as reported " + report.Date(m.scenario.AsOf)}, notes...)
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
	x = c.text(x+2, y, end, threatTitle(&t.Threat)+", "+m.estimate.String(), p.style(rolePlain))
	if bar := end - x - 2; bar >= 8 {
		m.drawBar(c, rect{x + 2, y, min(bar, 24), 1}, t)
	}
}

// drawFrame draws the lines between the parts.
func (m *Model) drawFrame(c *canvas) {
	l, st := &m.layout, m.palette.style(roleRule)
	c.fill(l.rule, '─', st)
	if l.divider.w == 0 {
		return
	}
	c.fill(l.divider, '│', st)
	c.put(l.divider.x, l.rule.y, '┴', 1, "", st)
	if n := len(m.places.rows); l.list.h > 0 && n > l.list.h {
		size := max(l.list.h*l.list.h/n, 1)
		top := m.places.offset * (l.list.h - size) / (n - l.list.h)
		c.fill(rect{l.divider.x, l.list.y + top, 1, size}, '┃', m.palette.style(roleDim))
	}
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
	x := h.x + 1
	for _, hint := range m.keys.hints() {
		k := hint.key.Help().Key
		width := textWidth(k) + 1 + textWidth(hint.word)
		if x+width > end {
			break
		}
		x = c.text(x, h.y, end, k, p.style(roleKey))
		x = c.text(x+1, h.y, end, hint.word, p.style(roleKeyText)) + 2
	}
}

// drawBar shows the covered share: solid to the low estimate, then to base,
// then to high.
func (m *Model) drawBar(c *canvas, r rect, t *coverage.ThreatResult) {
	n := max(t.Population.Total, 1)
	share := func(e coverage.Estimate) int { return (t.Population.Covered.At(e)*r.w + n/2) / n }
	for i := range r.w {
		glyph, role := '░', roleRule
		switch {
		case i < share(coverage.Low):
			glyph, role = '█', roleAssured
		case i < share(coverage.Base):
			glyph, role = '▓', roleLikely
		case i < share(coverage.High):
			glyph, role = '▒', rolePossible
		}
		c.put(r.x+i, r.y, glyph, 1, "", m.palette.style(role))
	}
}
