package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
)

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
func (m *Model) helpBox() (r screen.Rect, columns, rows, foot int) {
	n := len(m.helpLines())
	columns = max(min((m.layout.screen.W-4)/helpColumn, 3), 1)
	foot = 4
	if m.layout.screen.H < 24 {
		foot = 1
	}
	r = m.layout.screen.Centred(columns*helpColumn+3, (n+2*columns-1)/columns+2+foot)
	return r, columns, max(r.H-2-foot, 1), foot
}

// drawHelp shows every key, in as many columns as the screen has room for; what
// does not fit is scrolled to.
func (m *Model) drawHelp(c *screen.Canvas) {
	r, columns, rows, foot := m.helpBox()
	c.Box(r, "Keys", m.palette)
	lines := m.helpLines()
	if placed := apart(lines, rows); len(placed) <= columns*rows {
		lines = placed // nothing is scrolled
	}
	top := min(m.scrollTop, max(len(lines)-columns*rows, 0))
	lines = lines[top:]
	for i, line := range lines[:min(len(lines), columns*rows)] {
		x, y := r.X+2+i/rows*helpColumn, r.Y+1+i%rows
		end := min(x+helpColumn-1, r.Right()-2)
		c.Text(x, y, end, line.heading, m.palette.Style(screen.RoleHeading))
		c.Text(x, y, end, line.keys, m.palette.Style(screen.RoleKey))
		c.Text(x+helpKeyWidth, y, end, line.what, m.palette.Style(screen.RolePlain))
	}
	c.More(r, top, columns*rows, top+len(lines), m.palette)
	notes := []string{"", mouseHelp, boards.Disclaimer(r.W - 4), m.chart.Attribution()}
	if foot == 1 {
		notes = []string{m.chart.Attribution()}
	}
	for i, s := range notes {
		c.Text(r.X+2, r.Bottom()-1-foot+i, r.Right()-2, s, m.palette.Style(screen.RoleDim))
	}
}
