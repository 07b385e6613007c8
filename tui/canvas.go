package tui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// color is a terminal colour: the terminal's default (zero), an indexed one or
// 24 bits of red, green and blue.
type color uint32

const (
	colorDefault color = 0
	colorIndexed color = 1 << 24
	colorRGB     color = 2 << 24
	// colorKeep leaves the colour of the cell as it is.
	colorKeep color = 3 << 24
	// colorClear is the terminal's own ground, through which an image shows.
	colorClear color = 4 << 24
	colorKind  color = 0xff << 24
)

// indexed is colour n of the 256.
func indexed(n uint8) color { return colorIndexed | color(n) }

// rgb is a 24-bit colour written as 0xRRGGBB.
func rgb(hex uint32) color { return colorRGB | color(hex) }

// attr is a set of text attributes.
type attr uint8

const (
	attrBold attr = 1 << iota
	attrFaint
	attrUnderline
	attrReverse
)

// style is how a run of text looks.
type style struct {
	fg, bg color
	attr   attr
}

// on is the style with another background.
func (s style) on(bg color) style {
	s.bg = bg
	return s
}

// add gives the style an attribute if it is to have it.
func (s *style) add(a attr, on bool) {
	if on {
		s.attr |= a
	}
}

// cell is one character cell. A wide character is followed by a cell whose
// rune is 0. Combining marks are kept beside the grid: extra is one more than
// their index, 0 for none.
type cell struct {
	ch     rune
	fg, bg color
	attr   attr
	extra  uint16
}

// canvas is a grid of cells. Everything outside the grid is clipped.
type canvas struct {
	w, h  int
	cells []cell
	extra []string
	out   []byte
	// base stands in for the terminal's own colours, where they are not set.
	base style
}

// reset gives the canvas a size and blanks it, keeping its memory.
func (c *canvas) reset(w, h int) {
	c.w, c.h = max(w, 0), max(h, 0)
	if n := c.w * c.h; cap(c.cells) < n {
		c.cells = make([]cell, n)
	} else {
		c.cells = c.cells[:n]
	}
	for i := range c.cells {
		c.cells[i] = cell{ch: ' '}
	}
	c.extra = c.extra[:0]
}

// at is the cell at a position, or nil outside the grid.
func (c *canvas) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return nil
	}
	return &c.cells[y*c.w+x]
}

// split blanks the other half of a wide character at x, y, which is about to
// lose this half.
func (c *canvas) split(x, y int) {
	if here := c.at(x, y); here == nil {
		return
	} else if here.ch == 0 {
		if lead := c.at(x-1, y); lead != nil {
			lead.ch, lead.extra = ' ', 0
		}
	}
	if next := c.at(x+1, y); next != nil && next.ch == 0 {
		next.ch = ' '
	}
}

// put writes a character of width 1 or 2 with its combining marks.
func (c *canvas) put(x, y int, ch rune, width int, marks string, s style) {
	here := c.at(x, y)
	if here == nil {
		return
	}
	if width == 2 && c.at(x+1, y) == nil {
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
		c.at(x+1, y).paint(0, s)
	}
}

// paint sets the cell, keeping colours that the style leaves alone.
func (p *cell) paint(ch rune, s style) {
	p.ch, p.attr, p.extra = ch, s.attr, 0
	if s.fg != colorKeep {
		p.fg = s.fg
	}
	if s.bg != colorKeep {
		p.bg = s.bg
	}
}

// fill paints a rectangle with one character of width 1.
func (c *canvas) fill(r rect, ch rune, s style) {
	for y := r.y; y < r.y+r.h; y++ {
		for x := r.x; x < r.x+r.w; x++ {
			c.put(x, y, ch, 1, "", s)
		}
	}
}

// text writes s from x and stops before the column end; text that does not fit
// ends in an ellipsis. It returns the column after the text.
func (c *canvas) text(x, y, end int, s string, st style) int {
	if x >= end {
		return x
	}
	if room := end - x; len(s) > room && textWidth(s) > room {
		s, end = cutText(s, room-1), end-1
		x = c.text(x, y, end, s, st)
		c.put(x, y, '…', 1, "", st)
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
		c.put(x, y, ch, width, marks, st)
		x += width
	}
	return x
}

// textRight writes s so that it ends before the column end, and returns the
// column where it starts. What does not fit after start is cut.
func (c *canvas) textRight(start, y, end int, s string, st style) int {
	x := max(start, end-textWidth(s))
	c.text(x, y, end, s, st)
	return x
}

// widths measures single runes the way the renderer does, without asking the
// environment: the ambiguous ones are narrow.
var widths = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// nextCharacter takes the next printable character off s: its rune, its width
// of 1 or 2 and the combining marks to print with it. Width 0 means that what
// was taken prints nothing: control and format characters never reach the
// screen. Joined sequences, which terminals measure in different ways, are
// reduced to their first rune.
func nextCharacter(s string) (ch rune, width int, marks, rest string) {
	if b := s[0]; b < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if b < ' ' || b == 0x7f {
			return 0, 0, "", s[1:]
		}
		return rune(b), 1, "", s[1:]
	}
	cluster, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	ch, size := utf8.DecodeRuneInString(cluster)
	if !printable(ch) {
		if unicode.Is(unicode.Zs, ch) {
			return ' ', 1, "", s[size:]
		}
		return 0, 0, "", s[size:]
	}
	if width = widths.RuneWidth(ch); width < 1 {
		return 0, 0, "", s[size:]
	}
	end := size
	for end < len(cluster) {
		mark, n := utf8.DecodeRuneInString(cluster[end:])
		if mark < 0x300 || mark > 0x36f {
			break
		}
		end += n
	}
	return ch, min(width, 2), cluster[size:end], rest
}

// printable reports whether a rune may stand in a cell of its own. Refused are
// control and format characters, and what terminals join to its neighbours:
// marks, regional indicators, emoji modifiers, single letters of Hangul, sound
// marks of half width.
func printable(ch rune) bool {
	if ch < 0x300 {
		return ch >= ' ' && ch < 0x7f || ch > 0xa0 && ch != 0xad
	}
	switch {
	case ch >= 0x1100 && ch <= 0x11ff, ch >= 0xa960 && ch <= 0xa97f, ch >= 0xd7b0 && ch <= 0xd7ff,
		ch >= 0x1f1e6 && ch <= 0x1f1ff, ch >= 0x1f3fb && ch <= 0x1f3ff,
		ch == 0xe33, ch == 0xeb3, ch == 0xff9e, ch == 0xff9f, ch == utf8.RuneError:
		return false
	}
	return unicode.IsGraphic(ch) && !unicode.In(ch, unicode.M, unicode.Cf, unicode.Zs)
}

// textWidth is how many cells text takes.
func textWidth(s string) int {
	n := 0
	for len(s) > 0 {
		_, width, _, rest := nextCharacter(s)
		n, s = n+width, rest
	}
	return n
}

// cutText is the longest start of s that takes at most room cells.
func cutText(s string, room int) string {
	n := 0
	for at := s; len(at) > 0; {
		_, width, _, rest := nextCharacter(at)
		if n += width; n > room {
			return s[:len(s)-len(at)]
		}
		at = rest
	}
	return s
}

// wrapText breaks text at blanks into lines of at most width cells; a longer
// word is left for the canvas to cut.
func wrapText(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case textWidth(line)+1+textWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// String joins the rows, with one escape per run of one style and each row
// closed, so that every row may be printed alone.
func (c *canvas) String() string {
	out := c.out[:0]
	for y := range c.h {
		if y > 0 {
			out = append(out, '\n')
		}
		out = c.appendRow(out, c.cells[y*c.w:(y+1)*c.w])
	}
	c.out = out
	return string(out)
}

func (c *canvas) appendRow(out []byte, row []cell) []byte {
	var now style
	for i := range row {
		p := &row[i]
		if p.ch == 0 {
			continue
		}
		want := style{p.fg, p.bg, p.attr}
		if p.ch == ' ' && p.attr&(attrUnderline|attrReverse) == 0 {
			// Blanks of one ground are equal whatever was around them, so that
			// the renderer can erase, insert and delete instead of writing.
			want = style{bg: p.bg}
		} else if want.fg == colorDefault {
			want.fg = c.base.fg
		}
		switch want.bg {
		case colorDefault:
			want.bg = c.base.bg
		case colorClear:
			want.bg = colorDefault
		}
		if want != now {
			out = appendStyle(out, now, want)
			now = want
		}
		if p.ch < utf8.RuneSelf {
			out = append(out, byte(p.ch))
		} else {
			out = utf8.AppendRune(out, p.ch)
		}
		if p.extra != 0 {
			out = append(out, c.extra[p.extra-1]...)
		}
	}
	if now != (style{}) {
		out = append(out, "\x1b[m"...)
	}
	return out
}

// appendStyle writes the shortest escape that turns one style into another.
func appendStyle(out []byte, from, to style) []byte {
	out = append(out, "\x1b["...)
	start := len(out)
	if from.attr&^to.attr != 0 || to == (style{}) {
		out = append(out, '0', ';')
		from = style{}
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

// appendColor writes the parameters of a colour; base is 30 for text and 40
// for the ground.
func appendColor(out []byte, c color, base int64) []byte {
	n := int64(c &^ colorKind)
	switch {
	case c&colorKind == colorRGB:
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";2;"...)
		out = strconv.AppendInt(out, n>>16, 10)
		out = append(out, ';')
		out = strconv.AppendInt(out, n>>8&255, 10)
		out = append(out, ';')
		out = strconv.AppendInt(out, n&255, 10)
	case c&colorKind == colorIndexed && n < 8:
		out = strconv.AppendInt(out, base+n, 10)
	case c&colorKind == colorIndexed && n < 16:
		out = strconv.AppendInt(out, base+60+n-8, 10)
	case c&colorKind == colorIndexed:
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";5;"...)
		out = strconv.AppendInt(out, n, 10)
	default:
		out = strconv.AppendInt(out, base+9, 10)
	}
	return append(out, ';')
}
