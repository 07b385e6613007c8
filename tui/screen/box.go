package screen

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// boxBorder frames what lies over the screen.
var boxBorder = lipgloss.RoundedBorder()

// Box clears a rectangle, frames it with a title and returns what is left for
// a block inside. The border is drawn on the grid: rendering an empty box and
// reading it back would double the cost of a screen.
func (c *Canvas) Box(r Rect, title string, p *Palette) Rect {
	c.Fill(r, ' ', p.Style(RolePlain))
	st := p.Style(RoleRule)
	across, b := max(r.W-2, 0), &boxBorder
	c.Text(r.X, r.Y, r.Right(), b.TopLeft+strings.Repeat(b.Top, across)+b.TopRight, st)
	for y := r.Y + 1; y < r.Bottom()-1; y++ {
		c.Text(r.X, y, r.Right(), b.Left, st)
		c.Text(r.Right()-1, y, r.Right(), b.Right, st)
	}
	c.Text(r.X, r.Bottom()-1, r.Right(), b.BottomLeft+strings.Repeat(b.Bottom, across)+b.BottomRight, st)
	c.Text(r.X+2, r.Y, r.Right()-2, " "+title+" ", p.Style(RoleTitle))
	return Rect{r.X + 2, r.Y + 1, r.W - 4, r.H - 2}
}

// More says in the lower edge of a box that it scrolls.
func (c *Canvas) More(r Rect, top, rows, of int, p *Palette) {
	if of <= rows {
		return
	}
	words := " ↑ ↓ more "
	switch {
	case top == 0:
		words = " ↓ more "
	case top+rows >= of:
		words = " ↑ "
	}
	c.TextRight(r.X+2, r.Bottom()-1, r.Right()-2, words, p.Style(RoleDim))
}

// Thumb shows in a column beside a list, as high as r, which part of it is seen.
func (c *Canvas) Thumb(x int, r Rect, offset, n int, p *Palette) {
	if r.H < 1 || n <= r.H {
		return
	}
	size := max(r.H*r.H/n, 1)
	top := offset * (r.H - size) / (n - r.H)
	c.Fill(Rect{x, r.Y + top, 1, size}, '┃', p.Style(RoleDim))
}

// Pair writes words on the left and a figure on the right of a row.
func (c *Canvas) Pair(r Rect, y int, words, figure string, left, right Style) {
	end := c.TextRight(r.X+1, y, r.Right()-1, figure, right)
	c.Text(r.X+1, y, end-1, words, left)
}

// ShareBar shows the share of a total: solid to the low number, then to base,
// then to high.
func (c *Canvas) ShareBar(r Rect, low, base, high, total int, p *Palette) {
	n := max(total, 1)
	share := func(count int) int { return (count*r.W + n/2) / n }
	for i := range r.W {
		glyph, role := '░', RoleRule
		switch {
		case i < share(low):
			glyph, role = '█', RoleAssured
		case i < share(base):
			glyph, role = '▓', RoleLikely
		case i < share(high):
			glyph, role = '▒', RolePossible
		}
		c.Put(r.X+i, r.Y, glyph, 1, "", p.Style(role))
	}
}

// SpanBar draws a bar of which a full one stands for so many: solid to the least
// of the three, then to base, then to the most. What is not zero shows at least
// an edge.
func (c *Canvas) SpanBar(r Rect, low, base, high, full int, p *Palette) {
	if full < 1 {
		return
	}
	cells := func(count int) int { return min((max(count, 0)*r.W+full/2)/full, r.W) }
	least, most := cells(min(low, base, high)), cells(max(low, base, high))
	for i := range most {
		glyph, role := '▒', RolePossible
		switch {
		case i < least:
			glyph, role = '█', RoleAssured
		case i < cells(base):
			glyph, role = '▓', RoleLikely
		}
		c.Put(r.X+i, r.Y, glyph, 1, "", p.Style(role))
	}
	if most == 0 && max(base, high) > 0 {
		c.Put(r.X, r.Y, '▏', 1, "", p.Style(RoleLikely))
	}
}
