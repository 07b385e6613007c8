package tui

import "strings"

// drawBox clears a rectangle, frames it with a title and returns what is left for
// a block inside. The border is drawn on the grid: rendering an empty box and
// reading it back would double the cost of a screen.
func (m *Model) drawBox(c *canvas, r rect, title string) rect {
	p := m.palette
	c.fill(r, ' ', p.style(rolePlain))
	st := p.style(roleRule)
	across, b := max(r.w-2, 0), &boxBorder
	c.text(r.x, r.y, r.right(), b.TopLeft+strings.Repeat(b.Top, across)+b.TopRight, st)
	for y := r.y + 1; y < r.bottom()-1; y++ {
		c.text(r.x, y, r.right(), b.Left, st)
		c.text(r.right()-1, y, r.right(), b.Right, st)
	}
	c.text(r.x, r.bottom()-1, r.right(), b.BottomLeft+strings.Repeat(b.Bottom, across)+b.BottomRight, st)
	c.text(r.x+2, r.y, r.right()-2, " "+title+" ", p.style(roleTitle))
	return rect{r.x + 2, r.y + 1, r.w - 4, r.h - 2}
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
const mouseHelp = "Mouse: wheel zooms, drag pans, click selects; hints, tabs, layers and switches are buttons."

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

// apart puts no heading at the foot of a column of so many rows, and no gap at
// its head.
func apart(lines []helpLine, rows int) []helpLine {
	var placed []helpLine
	for _, line := range lines {
		switch at := len(placed) % rows; {
		case line == helpLine{} && at == 0:
			continue
		case line.heading != "" && at == rows-1 && rows > 1:
			placed = append(placed, helpLine{})
		}
		placed = append(placed, line)
	}
	return placed
}

// helpBox is the rectangle of the help, and its columns and rows of keys.
func (m *Model) helpBox() (r rect, columns, rows, foot int) {
	n := len(m.helpLines())
	columns = max(min((m.layout.screen.w-4)/helpColumn, 3), 1)
	foot = 4
	if m.layout.screen.h < 24 {
		foot = 1
	}
	r = m.centred(columns*helpColumn+3, (n+2*columns-1)/columns+2+foot)
	return r, columns, max(r.h-2-foot, 1), foot
}

// drawHelp shows every key, in as many columns as the screen has room for; what
// does not fit is scrolled to.
func (m *Model) drawHelp(c *canvas) {
	r, columns, rows, foot := m.helpBox()
	m.drawBox(c, r, "Keys")
	lines := m.helpLines()
	if placed := apart(lines, rows); len(placed) <= columns*rows {
		lines = placed // nothing is scrolled
	}
	top := min(m.scrollTop, max(len(lines)-columns*rows, 0))
	lines = lines[top:]
	for i, line := range lines[:min(len(lines), columns*rows)] {
		x, y := r.x+2+i/rows*helpColumn, r.y+1+i%rows
		end := min(x+helpColumn-1, r.right()-2)
		c.text(x, y, end, line.heading, m.palette.style(roleHeading))
		c.text(x, y, end, line.keys, m.palette.style(roleKey))
		c.text(x+helpKeyWidth, y, end, line.what, m.palette.style(rolePlain))
	}
	m.drawMore(c, r, top, columns*rows, top+len(lines))
	notes := []string{"", mouseHelp, disclaimer(r.w - 4), m.attribution()}
	if foot == 1 {
		notes = []string{m.attribution()}
	}
	for i, s := range notes {
		c.text(r.x+2, r.bottom()-1-foot+i, r.right()-2, s, m.palette.style(roleDim))
	}
}
