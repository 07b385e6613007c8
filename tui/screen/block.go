package screen

import (
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Block draws what Lip Gloss rendered into a rectangle, from its upper left
// corner on; what does not fit is cut.
func (c *Canvas) Block(r Rect, rendered string) {
	p := page{c: c, end: r.Right()}
	uv.NewStyledString(rendered).Draw(&p, uv.Rect(r.X, r.Y, r.W, r.H))
}

// page is the canvas as ultraviolet, which reads rendered text, sees a screen.
type page struct {
	c    *Canvas
	end  int // the column where what is drawn stops
	pen  Style
	last uv.Cell // the only one asked for again: marks may follow it
}

// Bounds is the whole canvas.
func (p *page) Bounds() uv.Rectangle { return uv.Rect(0, 0, p.c.W, p.c.H) }

// CellAt is the cell that was drawn last.
func (p *page) CellAt(int, int) *uv.Cell { return &p.last }

// WidthMethod is how Lip Gloss measures.
func (p *page) WidthMethod() uv.WidthMethod { return ansi.GraphemeWidth }

// SetCell draws a cell; what is to be blank is so already.
func (p *page) SetCell(x, y int, cell *uv.Cell) {
	if cell == nil {
		return
	}
	// Lip Gloss keeps the weight of underlined text off its blanks.
	if st := penStyle(&cell.Style); cell.Content != " " || st.attr&p.pen.attr&attrUnderline == 0 {
		p.pen = st
	}
	p.last = *cell
	p.c.Text(x, y, p.end, cell.Content, p.pen)
}

// penStyle is the style of a rendered cell as the canvas has it.
func penStyle(s *uv.Style) Style {
	st := Style{fg: cellColor(s.Fg), bg: cellColor(s.Bg)}
	st.add(attrBold, s.Attrs&uv.AttrBold != 0)
	st.add(attrFaint, s.Attrs&uv.AttrFaint != 0)
	st.add(attrUnderline, s.Underline != ansi.UnderlineNone)
	st.add(attrReverse, s.Attrs&uv.AttrReverse != 0)
	return st
}

// Words is text for a block, cut to so many cells.
func (p *Palette) Words(r Role, s string, room int) string {
	return p.text[r].Render(Fit(s, room))
}

// Slot is text for a column of a block, at least a blank before the next one.
func (p *Palette) Slot(r Role, s string, width int) string {
	return p.text[r].Width(width).Render(Fit(s, width-1))
}

// Pairs is a block of words, in a column of some width, beside what they stand
// for.
func (p *Palette) Pairs(rows []Pair, word Role, column, width int) string {
	words, texts := make([]string, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		words[i] = Fit(row.Word, column-1)
		texts[i] = p.Words(row.Role, row.Text, width-column)
	}
	return lipgloss.JoinHorizontal(lipgloss.Top,
		p.text[word].Width(column).Render(strings.Join(words, "\n")), strings.Join(texts, "\n"))
}

// Pair is a line of details: a word and what it stands for, or, without a
// word, text over the whole width.
type Pair struct {
	Word, Text string
	Role       Role
}
