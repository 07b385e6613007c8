package screen

import "unicode/utf8"

// attr is a set of text attributes.
type attr uint8

const (
	attrBold attr = 1 << iota
	attrFaint
	attrUnderline
	attrReverse
)

// Style is how a run of text looks.
type Style struct {
	fg, bg color
	attr   attr
}

// on returns the style with another background.
func (s Style) on(bg color) Style {
	s.bg = bg
	return s
}

// Over is the style on whatever ground is there already.
func (s Style) Over() Style { return s.on(colorKeep) }

// Bold is the style in bold.
func (s Style) Bold() Style {
	s.attr |= attrBold
	return s
}

// Underlined is the style underlined.
func (s Style) Underlined() Style {
	s.attr |= attrUnderline
	return s
}

// add gives the style an attribute if it is to have it.
func (s *Style) add(a attr, on bool) {
	if on {
		s.attr |= a
	}
}

// cell is one character cell. A wide character is followed by a cell whose
// rune is 0. Combining marks are kept beside the grid: extra is one more than
// their index, 0 for none.
type cell struct {
	Ch     rune
	fg, bg color
	attr   attr
	extra  uint16
}

// Canvas is a grid of cells. Everything outside the grid is clipped.
type Canvas struct {
	W, H  int
	cells []cell
	extra []string
	out   []byte
	// buttons are recorded while drawing, and hit until the next frame.
	buttons []button
	// Base stands in for the terminal's own colours, where they are not set.
	Base Style
}

// Reset gives the canvas a size and blanks it, keeping its memory.
func (c *Canvas) Reset(w, h int) {
	c.W, c.H = max(w, 0), max(h, 0)
	if n := c.W * c.H; cap(c.cells) < n {
		c.cells = make([]cell, n)
	} else {
		c.cells = c.cells[:n]
	}
	for i := range c.cells {
		c.cells[i] = cell{Ch: ' '}
	}
	c.extra = c.extra[:0]
	clear(c.buttons)
	c.buttons = c.buttons[:0]
}

// At is the cell at a position, or nil outside the grid.
func (c *Canvas) At(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.W || y >= c.H {
		return nil
	}
	return &c.cells[y*c.W+x]
}

// split blanks the other half of a wide character at x, y, which is about to
// lose this half.
func (c *Canvas) split(x, y int) {
	if here := c.At(x, y); here == nil {
		return
	} else if here.Ch == 0 {
		if lead := c.At(x-1, y); lead != nil {
			lead.Ch, lead.extra = ' ', 0
		}
	}
	if next := c.At(x+1, y); next != nil && next.Ch == 0 {
		next.Ch = ' '
	}
}

// Put writes a character of width 1 or 2 with its combining marks.
func (c *Canvas) Put(x, y int, ch rune, width int, marks string, s Style) {
	here := c.At(x, y)
	if here == nil {
		return
	}
	if width == 2 && c.At(x+1, y) == nil {
		ch, width, marks = ' ', 1, ""
	}
	c.split(x, y)
	here.paint(ch, s)
	if marks != "" && len(c.extra) < 1<<16-1 {
		c.extra = append(c.extra, marks)
		here.extra = uint16(len(c.extra))
	}
	if width == 2 {
		c.split(x+1, y)
		c.At(x+1, y).paint(0, s)
	}
}

// paint sets the cell, keeping colours that the style leaves alone.
func (p *cell) paint(ch rune, s Style) {
	p.Ch, p.attr, p.extra = ch, s.attr, 0
	if s.fg != colorKeep {
		p.fg = s.fg
	}
	if s.bg != colorKeep {
		p.bg = s.bg
	}
}

// Fill paints a rectangle with one character of width 1.
func (c *Canvas) Fill(r Rect, ch rune, s Style) {
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			c.Put(x, y, ch, 1, "", s)
		}
	}
}

// Text writes s from x and stops before the column end; text that does not fit
// ends in an ellipsis. It returns the column after the text.
func (c *Canvas) Text(x, y, end int, s string, st Style) int {
	if x >= end {
		return x
	}
	if room := end - x; len(s) > room && Width(s) > room {
		s, end = Cut(s, room-1), end-1
		x = c.Text(x, y, end, s, st)
		c.Put(x, y, '…', 1, "", st)
		return x + 1
	}
	for len(s) > 0 {
		ch, width, marks, rest := nextCharacter(s)
		if s = rest; width == 0 {
			continue
		}
		if x+width > end {
			break
		}
		c.Put(x, y, ch, width, marks, st)
		x += width
	}
	return x
}

// TextRight writes s so that it ends before the column end, and returns the
// column where it starts. What does not fit after start is cut.
func (c *Canvas) TextRight(start, y, end int, s string, st Style) int {
	x := max(start, end-Width(s))
	c.Text(x, y, end, s, st)
	return x
}

// String joins the rows, with one escape per run of one style and each row
// closed, so that every row may be printed alone.
func (c *Canvas) String() string {
	out := c.out[:0]
	for y := range c.H {
		if y > 0 {
			out = append(out, '\n')
		}
		out = c.appendRow(out, c.cells[y*c.W:(y+1)*c.W])
	}
	c.out = out
	return string(out)
}

func (c *Canvas) appendRow(out []byte, row []cell) []byte {
	var now Style
	for i := range row {
		p := &row[i]
		if p.Ch == 0 {
			continue
		}
		want := Style{p.fg, p.bg, p.attr}
		if p.Ch == ' ' && p.attr&(attrUnderline|attrReverse) == 0 {
			// Blanks of one ground are equal whatever was around them, so that
			// the renderer can erase, insert and delete instead of writing.
			want = Style{bg: p.bg}
		} else if want.fg == colorDefault {
			want.fg = c.Base.fg
		}
		switch want.bg {
		case colorDefault:
			want.bg = c.Base.bg
		case colorClear:
			want.bg = colorDefault
		}
		if want != now {
			out = appendStyle(out, now, want)
			now = want
		}
		if p.Ch < utf8.RuneSelf {
			out = append(out, byte(p.Ch))
		} else {
			out = utf8.AppendRune(out, p.Ch)
		}
		if p.extra != 0 {
			out = append(out, c.extra[p.extra-1]...)
		}
	}
	if now != (Style{}) {
		out = append(out, "\x1b[m"...)
	}
	return out
}

// appendStyle writes the shortest escape that turns one style into another.
func appendStyle(out []byte, from, to Style) []byte {
	out = append(out, "\x1b["...)
	start := len(out)
	if from.attr&^to.attr != 0 || to == (Style{}) {
		out = append(out, '0', ';')
		from = Style{}
	}
	added := to.attr &^ from.attr
	for bit, code := range [...]byte{'1', '2', '4', '7'} {
		if added&(1<<bit) != 0 {
			out = append(out, code, ';')
		}
	}
	if from.fg != to.fg {
		out = appendColor(out, to.fg, 30)
	}
	if from.bg != to.bg {
		out = appendColor(out, to.bg, 40)
	}
	if len(out) > start {
		out = out[:len(out)-1] // the last semicolon
	}
	return append(out, 'm')
}
