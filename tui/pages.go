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

// helpGroups is the help, group by group: a heading and its keys, then a blank line.
func (k *keyMap) helpGroups() (groups [][]helpLine) {
	for _, g := range k.groups() {
		lines := []helpLine{{heading: g.title}}
		for _, row := range g.rows {
			lines = append(lines, helpLine{keys: row.label(), what: row.words})
		}
		groups = append(groups, append(lines, helpLine{}))
	}
	return groups
}

// helpColumns puts groups into so many columns, as low as they get without splitting one.
func helpColumns(groups [][]helpLine, columns int) (list [][]helpLine, rows int) {
	for rows = 1; ; rows++ {
		list = [][]helpLine{nil}
		fits := true
		for _, g := range groups {
			last := len(list) - 1
			if n := len(list[last]) + len(g) - 1; n > rows && len(list[last]) > 0 { // its blank line may be cut
				list = append(list, nil)
				last++
			}
			fits = fits && len(g)-1 <= rows
			list[last] = append(list[last], g...)
		}
		if fits && len(list) <= columns {
			return list, rows
		}
	}
}

// helpPage is the sheet of the help on a screen: its box, its columns, and the rows of
// notes at its foot. What is higher than the box scrolls, all columns together.
func (k *keyMap) helpPage(over screen.Rect) (p page, columns [][]helpLine, foot int) {
	columns, rows := helpColumns(k.helpGroups(), max(min((over.W-4)/helpColumn, 3), 1))
	foot = 4
	if over.H < 24 {
		foot = 1
	}
	p.box = over.Centred(len(columns)*helpColumn+3, rows+2+foot)
	p.rows, p.of = max(p.box.H-2-foot, 1), rows
	return p, columns, foot
}

// drawHelp shows every key, in as many columns as the screen has room for; what
// does not fit is scrolled to.
func drawHelp(m *Model, c *screen.Canvas) {
	look := m.palette
	p, columns, foot := m.keys.helpPage(m.layout.screen)
	r := p.box
	c.Box(r, "Keys", look)
	top := min(m.scrollTop, max(p.of-p.rows, 0))
	for i, lines := range columns {
		x := r.X + 2 + i*helpColumn
		end := min(x+helpColumn-1, r.Right()-2)
		for y := range min(p.rows, max(len(lines)-top, 0)) {
			line := lines[top+y]
			c.Text(x, r.Y+1+y, end, line.heading, look.Style(screen.RoleHeading))
			c.Text(x, r.Y+1+y, end, line.keys, look.Style(screen.RoleKey))
			c.Text(x+helpKeyWidth, r.Y+1+y, end, line.what, look.Style(screen.RolePlain))
		}
	}
	c.More(r, top, p.rows, p.of, look)
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
