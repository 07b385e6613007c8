package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// page is a box over the screen whose lines scroll.
type page struct {
	box  screen.Rect
	rows int // of lines seen at once
	of   int // lines
}

// scrolled is the first line shown after so many rows down from another.
func (p page) scrolled(top, by int) int { return min(max(top+by, 0), max(p.of-p.rows, 0)) }

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
func (k *keyMap) helpLines() []helpLine {
	var lines []helpLine
	for i, g := range k.groups() {
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

// helpPage is the page of the help of so many lines, with its columns and the
// rows of notes at its foot.
func helpPage(over screen.Rect, lines int) (p page, columns, foot int) {
	columns = max(min((over.W-4)/helpColumn, 3), 1)
	foot = 4
	if over.H < 24 {
		foot = 1
	}
	p.box = over.Centred(columns*helpColumn+3, (lines+2*columns-1)/columns+2+foot)
	p.rows, p.of = columns*max(p.box.H-2-foot, 1), lines
	return p, columns, foot
}

// drawHelp shows every key, in as many columns as the screen has room for; what
// does not fit is scrolled to.
func drawHelp(m *Model, c *screen.Canvas) {
	lines, look := m.keys.helpLines(), m.palette
	p, columns, foot := helpPage(m.layout.screen, len(lines))
	r, rows := p.box, p.rows/columns
	c.Box(r, "Keys", look)
	if placed := apart(lines, rows); len(placed) <= p.rows {
		lines = placed // nothing is scrolled
	}
	top := min(m.scrollTop, max(len(lines)-p.rows, 0))
	lines = lines[top:]
	for i, line := range lines[:min(len(lines), p.rows)] {
		x, y := r.X+2+i/rows*helpColumn, r.Y+1+i%rows
		end := min(x+helpColumn-1, r.Right()-2)
		c.Text(x, y, end, line.heading, look.Style(screen.RoleHeading))
		c.Text(x, y, end, line.keys, look.Style(screen.RoleKey))
		c.Text(x+helpKeyWidth, y, end, line.what, look.Style(screen.RolePlain))
	}
	c.More(r, top, p.rows, top+len(lines), look)
	notes := []string{"", mouseHelp, boards.Disclaimer(r.W - 4), m.chart.Attribution()}
	if foot == 1 {
		notes = []string{m.chart.Attribution()}
	}
	for i, s := range notes {
		c.Text(r.X+2, r.Bottom()-1-foot+i, r.Right()-2, s, look.Style(screen.RoleDim))
	}
}

// wordColumn is the width of the words that are explained.
const wordColumn = 11

// wordLines are the glossary wrapped to a width: the word on the first line of
// its meaning.
func wordLines(width int) []screen.Pair {
	var lines []screen.Pair
	for _, g := range shown.Glossary {
		for i, part := range screen.Wrap(g.Meaning, max(width-wordColumn, 8)) {
			line := screen.Pair{Text: part}
			if i == 0 {
				line.Word = g.Word
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// wordsPage is the page where the words are explained, with its lines.
func wordsPage(over screen.Rect) (page, []screen.Pair) {
	r := over.Centred(88, 48)
	lines := wordLines(r.W - 4)
	return page{box: r, rows: r.H - 2, of: len(lines)}, lines
}

// drawWords explains the words; what does not fit is scrolled to.
func drawWords(m *Model, c *screen.Canvas) {
	p, lines := wordsPage(m.layout.screen)
	r := p.box
	r.H = min(r.H, len(lines)+2)
	r.Y = (m.layout.screen.H - r.H) / 2
	in := c.Box(r, "The words", m.palette)
	top := min(m.scrollTop, max(len(lines)-in.H, 0))
	c.Block(in, m.palette.Pairs(lines[top:min(top+in.H, len(lines))], screen.RoleKey, wordColumn, in.W))
	c.More(r, top, in.H, len(lines), m.palette)
}
