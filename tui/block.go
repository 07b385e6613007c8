package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// block draws what Lip Gloss rendered into a rectangle, from its upper left
// corner on; what does not fit is cut.
func (c *canvas) block(r rect, rendered string) {
	p := page{c: c, end: r.right()}
	uv.NewStyledString(rendered).Draw(&p, uv.Rect(r.x, r.y, r.w, r.h))
}

// page is the canvas as ultraviolet, which reads rendered text, sees a screen.
type page struct {
	c    *canvas
	end  int // the column where what is drawn stops
	pen  style
	last uv.Cell // the only one asked for again: marks may follow it
}

// Bounds is the whole canvas.
func (p *page) Bounds() uv.Rectangle { return uv.Rect(0, 0, p.c.w, p.c.h) }

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
	p.c.text(x, y, p.end, cell.Content, p.pen)
}

// penStyle is the style of a rendered cell as the canvas has it.
func penStyle(s *uv.Style) style {
	st := style{fg: cellColor(s.Fg), bg: cellColor(s.Bg)}
	st.add(attrBold, s.Attrs&uv.AttrBold != 0)
	st.add(attrFaint, s.Attrs&uv.AttrFaint != 0)
	st.add(attrUnderline, s.Underline != ansi.UnderlineNone)
	st.add(attrReverse, s.Attrs&uv.AttrReverse != 0)
	return st
}

// fitText is text as the canvas writes it into so many cells: cut with an
// ellipsis, without line breaks, control characters and all else that prints
// nothing. Lip Gloss measures what is left as the canvas does.
func fitText(s string, room int) string {
	if room < 1 {
		return ""
	}
	end := ""
	if textWidth(s) > room {
		s, end = cutText(s, room-1), "…"
	}
	var b strings.Builder
	for len(s) > 0 {
		ch, width, marks, rest := nextCharacter(s)
		if s = rest; width > 0 {
			b.WriteRune(ch)
			b.WriteString(marks)
		}
	}
	return b.String() + end
}

// words is text for a block, cut to so many cells.
func (p *palette) words(r role, s string, room int) string {
	return p.text[r].Render(fitText(s, room))
}

// slot is text for a column of a block, at least a blank before the next one.
func (p *palette) slot(r role, s string, width int) string {
	return p.text[r].Width(width).Render(fitText(s, width-1))
}

// pairs is a block of words, in a column of some width, beside what they stand
// for.
func (p *palette) pairs(rows []factLine, word role, column, width int) string {
	words, texts := make([]string, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		words[i] = fitText(row.word, column-1)
		texts[i] = p.words(row.role, row.text, width-column)
	}
	return lipgloss.JoinHorizontal(lipgloss.Top,
		p.text[word].Width(column).Render(strings.Join(words, "\n")), strings.Join(texts, "\n"))
}
