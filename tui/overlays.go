package tui

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/report"
)

// drawBox clears a rectangle and frames it with a title.
func (m *Model) drawBox(c *canvas, r rect, title string) {
	p := m.palette
	c.fill(r, ' ', p.style(rolePlain))
	st := p.style(roleRule)
	c.fill(rect{r.x, r.y, r.w, 1}, '─', st)
	c.fill(rect{r.x, r.bottom() - 1, r.w, 1}, '─', st)
	c.fill(rect{r.x, r.y, 1, r.h}, '│', st)
	c.fill(rect{r.right() - 1, r.y, 1, r.h}, '│', st)
	for _, corner := range [...]struct {
		x, y  int
		glyph rune
	}{{r.x, r.y, '╭'}, {r.right() - 1, r.y, '╮'}, {r.x, r.bottom() - 1, '╰'}, {r.right() - 1, r.bottom() - 1, '╯'}} {
		c.put(corner.x, corner.y, corner.glyph, 1, "", st)
	}
	c.text(r.x+2, r.y, r.right()-2, " "+title+" ", p.style(roleTitle))
}

// centred is a rectangle of at most w by h in the middle of the screen.
func (m *Model) centred(w, h int) rect {
	s := m.layout.screen
	w, h = min(w, s.w-2), min(h, s.h-2)
	return rect{(s.w - w) / 2, (s.h - h) / 2, w, h}
}

// helpKeyWidth is the column of keys in the help, helpColumn that of keys and
// words.
const (
	helpKeyWidth = 10
	helpColumn   = 37
)

// helpLine is a heading, or keys with what they do, or nothing.
type helpLine struct{ heading, keys, what string }

// mouseHelp says what the mouse does.
const mouseHelp = "Mouse: wheel zooms at the pointer, drag pans, click selects."

// helpLines is the help as one column.
func (m *Model) helpLines() []helpLine {
	var lines []helpLine
	for i, g := range m.keys.groups() {
		if i > 0 {
			lines = append(lines, helpLine{})
		}
		lines = append(lines, helpLine{heading: g.title})
		for _, row := range g.rows {
			lines = append(lines, helpLine{keys: row.label(), what: row.words})
		}
	}
	return lines
}

// helpBox is the rectangle of the help, and its columns and rows of keys.
func (m *Model) helpBox() (r rect, columns, rows, foot int) {
	n := len(m.helpLines())
	columns = max(min((m.layout.screen.w-4)/helpColumn, 3), 1)
	foot = 4
	if m.layout.screen.h < 24 {
		foot = 1
	}
	r = m.centred(columns*helpColumn+3, (n+columns-1)/columns+2+foot)
	return r, columns, max(r.h-2-foot, 1), foot
}

// drawHelp shows every key, in as many columns as the screen has room for; what
// does not fit is scrolled to.
func (m *Model) drawHelp(c *canvas) {
	r, columns, rows, foot := m.helpBox()
	m.drawBox(c, r, "Keys")
	lines := m.helpLines()
	lines = lines[min(m.helpTop, max(len(lines)-columns*rows, 0)):]
	for i, line := range lines[:min(len(lines), columns*rows)] {
		x, y := r.x+2+i/rows*helpColumn, r.y+1+i%rows
		end := min(x+helpColumn-1, r.right()-2)
		c.text(x, y, end, line.heading, m.palette.style(roleHeading))
		c.text(x, y, end, line.keys, m.palette.style(roleKey))
		c.text(x+helpKeyWidth, y, end, line.what, m.palette.style(rolePlain))
	}
	notes := []string{"", mouseHelp, disclaimer(r.w - 4), m.attribution()}
	if foot == 1 {
		notes = []string{m.attribution()}
	}
	for i, s := range notes {
		c.text(r.x+2, r.bottom()-1-foot+i, r.right()-2, s, m.palette.style(roleDim))
	}
}

// scrollHelp moves the help by rows where it does not fit.
func (m *Model) scrollHelp(by int) {
	_, columns, rows, _ := m.helpBox()
	m.helpTop = min(max(m.helpTop+by, 0), max(len(m.helpLines())-columns*rows, 0))
}

// drawDetails shows the selected place against every threat.
func (m *Model) drawDetails(c *canvas) {
	if m.selected < 0 || m.result == nil {
		return
	}
	p, pr := m.palette, &m.result.Places[m.selected]
	n := len(pr.Threats)
	r := m.centred(96, 2*n+5)
	if chart := m.layout.chart; chart.w >= 80 {
		r.w = min(r.w, chart.w-2)
		r.x = chart.x + (chart.w-r.w)/2
	}
	r.y = max(m.layout.rule.y-r.h, 0)
	m.drawBox(c, r, m.finder.printed[m.selected]+", against every threat")
	y, end := r.y+1, r.right()-2
	for i := range n {
		if y+1 >= r.bottom()-1 {
			break
		}
		pt, threat := &pr.Threats[i], &m.result.Threats[i].Threat
		st := p.style(statusRole[pt.Status])
		c.put(r.x+2, y, statusMarker[pt.Status], 1, "", st)
		c.text(r.x+4, y, min(r.x+34, end), upperFirst(threatTitle(threat)), p.style(rolePlain))
		x := c.text(r.x+35, y, end, statusLegend[pt.Status], st)
		c.text(max(x+2, r.x+49), y, end, depthWords(pt.Depth), p.style(roleDim))
		c.text(r.x+4, y+1, end, m.reason(pr, i), p.style(roleDim))
		y += 2
	}
	c.text(r.x+2, r.bottom()-3, end, fmt.Sprintf("Region %s, radius %.1f km, %.3fN %.3fE", clean(pr.Place.Region), pr.Radius.Kilometres(),
		pr.Place.Position[1], pr.Place.Position[0]), p.style(roleDim))
	c.text(r.x+2, r.bottom()-2, end, "enter or esc closes", p.style(roleDim))
}

// reason is who covers a place, or what keeps it from being covered.
func (m *Model) reason(pr *coverage.PlaceResult, threat int) string {
	pt := pr.At(threat)
	if pt.Status.CoveredAt(m.estimate) {
		return "by " + m.unitNames(pt.Units)
	}
	return report.WhyBriefly(m.result, pt)
}

// findPrompt is the width of what stands before the text of a search.
const findPrompt = 2

// findBox is where the search is drawn: over the upper left of the map.
func (m *Model) findBox() rect {
	chart := m.layout.chart
	w := min(46, chart.w)
	h := min(findRows+3, max(chart.h, 4))
	return rect{chart.x, chart.y, w, h}
}

// drawFind draws the search with its matches.
func (m *Model) drawFind(c *canvas) {
	p, f, r := m.palette, &m.finder, m.findBox()
	m.drawBox(c, r, "Find a place")
	end := r.right() - 2
	x := c.text(r.x+2, r.y+1, end, "/ ", p.style(roleKey))
	c.text(x, r.y+1, end, f.shown(end-x), p.style(roleTitle))
	rows := r.h - 3
	if len(f.matches) == 0 {
		c.text(r.x+2, r.y+2, end, "no place of that name", p.style(roleGap))
		return
	}
	first := min(max(f.cursor-rows+1, 0), max(len(f.matches)-rows, 0))
	for i := range min(rows, len(f.matches)-first) {
		place := f.matches[first+i]
		b := m.labelOf(place)
		mark, name := p.style(b.role), p.style(rolePlain)
		y := r.y + 2 + i
		if first+i == f.cursor {
			mark, name = p.style(roleSelected), p.style(roleSelected)
			c.fill(rect{r.x + 1, y, r.w - 2, 1}, ' ', name)
		}
		c.put(r.x+2, y, b.marker, 1, "", mark)
		stop := c.textRight(r.x+4, y, end, quantity(&m.scenario.Places[place]), name)
		x := c.text(r.x+4, y, stop-1, b.name, name)
		c.text(x+2, y, stop-1, clean(m.scenario.Places[place].NameUK), name)
	}
}
