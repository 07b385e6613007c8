package lists

import (
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// DrawDetail says in the rows below the map what is selected.
func (v *View) DrawDetail(c *screen.Canvas, r screen.Rect, sel shown.Item, p *screen.Palette) {
	end := r.Right() - 1
	if !v.Exists(sel) {
		c.Text(r.X+1, r.Y, end, "Nothing selected: n for the next place not covered, / to find one, or click.",
			p.Style(screen.RoleDim))
		return
	}
	x := c.Text(r.X+1, r.Y, end, v.NameOf(sel), p.Style(screen.RoleTitle))
	c.Text(x+2, r.Y, end, Of(sel.Kind).What, p.Style(screen.RoleDim))
	if v.Result == nil {
		return
	}
	y := r.Y + 1
	for _, l := range v.factsOf(sel) {
		if y >= r.Bottom() {
			return
		}
		c.Text(r.X+1, y, end, l.Word, p.Style(screen.RoleDim))
		c.Text(r.X+factColumn, y, end, l.Text, p.Style(l.Role))
		y++
	}
}

// factColumn is the width of the words of facts.
const factColumn = 14

// FactsHeight is the height of a box, of a width, with the facts of an item.
func (v *View) FactsHeight(sel shown.Item, width int) int { return len(v.factRows(sel, width)) + 2 }

// DrawFacts draws the facts of an item in a box.
func (v *View) DrawFacts(c *screen.Canvas, box screen.Rect, sel shown.Item, p *screen.Palette) {
	in := c.Box(box, v.NameOf(sel), p)
	c.Button(box, nil)
	c.Block(in, p.Pairs(v.factRows(sel, box.W), screen.RoleDim, factColumn, in.W))
}

// factRows breaks the facts of an item into the rows of a box of a width.
func (v *View) factRows(sel shown.Item, width int) (rows []screen.Pair) {
	for _, l := range v.factsOf(sel) {
		for i, part := range screen.WrapUnits(l.Text, width-4-factColumn) {
			if i > 0 {
				l.Word = ""
			}
			rows = append(rows, screen.Pair{Word: l.Word, Text: part, Role: l.Role})
		}
	}
	return rows
}
