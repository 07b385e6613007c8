package lists

import (
	"cmp"
	"strings"

	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// ListHead is the height of what stands above the rows of the list in the panel:
// its tabs and its heading.
const ListHead = 2

// ShowList is what a click on a tab asks for: to turn to a list by its index.
type ShowList int

// ChooseItem is what a click on a row asks for: to select an item.
type ChooseItem struct{ Item shown.Item }

// Panel is how the list stands in the panel.
type Panel struct {
	Rows     screen.Rect // without the heading above them
	Selected shown.Item
	Focus    bool           // it has the keys
	Typing   *screen.Editor // what is typed to filter it; nil: nothing
	Palette  *screen.Palette
}

// Draw draws the tabs, the heading that says what the rows add up to, and the
// rows.
func (l *State) Draw(c *screen.Canvas, a *Panel) {
	l.drawTabs(c, a)
	l.drawHeading(c, a)
	r, p := a.Rows, a.Palette
	if len(l.Rows) == 0 && l.Query != "" {
		c.Text(r.X+1, r.Y, r.Right()-1, "no "+l.List().one()+" of that name", p.Style(screen.RoleGap))
	}
	for i := range r.H {
		if k := l.Offset + i; k < len(l.Rows) {
			l.drawRow(c, screen.NewRect(r.X, r.Y+i, r.W, 1), &l.Rows[k], a)
		}
	}
}

// drawTabs draws the names of the lists, the one shown in bold.
func (l *State) drawTabs(c *screen.Canvas, a *Panel) {
	r, x := a.Rows, a.Rows.X+1
	first, last := l.tabs(r.W - 2)
	for i, def := range All {
		if i < first || i > last {
			continue
		}
		st := a.Palette.Style(screen.RoleDim)
		switch {
		case i == l.Shown && a.Focus:
			st = a.Palette.Style(screen.RoleFocus)
		case i == l.Shown:
			st = a.Palette.Style(screen.RoleHeading).Underlined()
		}
		end := x + screen.Width(def.Title)
		c.Text(x, r.Y-ListHead, r.Right()-1, def.Title, st)
		c.Button(
			screen.NewRect(x, r.Y-ListHead, end-x, 1).Within(screen.NewRect(r.X, r.Y-ListHead, r.W, 1)),
			ShowList(i),
		)
		x = end + 1
	}
}

// tabs returns the first and the last of the lists whose names stand above the rows: all, or
// where these have no room as many from the first as do, or up to the one shown.
func (l *State) tabs(room int) (first, last int) {
	for last = len(All) - 1; last > l.Shown && tabsWidth(0, last) > room; last-- {
		continue
	}
	for first < l.Shown && tabsWidth(first, last) > room {
		first++
	}
	return first, last
}

// tabsWidth is the width of the names of some lists beside each other.
func tabsWidth(first, last int) int {
	width := last - first
	for _, def := range All[first : last+1] {
		width += screen.Width(def.Title)
	}
	return width
}

// drawHeading says what is typed, what fits it, or what the rows add up to.
func (l *State) drawHeading(c *screen.Canvas, a *Panel) {
	p, r := a.Palette, a.Rows
	y, end := r.Y-1, r.Right()-1
	def, own := l.List(), l.Order[l.Shown] == 0
	switch {
	case a.Typing != nil:
		x := c.Text(r.X+1, y, end, "/ ", p.Style(screen.RoleKey))
		c.Text(x, y, end, a.Typing.Shown(end-x), p.Style(screen.RoleTitle))
		return
	case l.Query != "":
		x := c.Text(r.X+1, y, end, "/"+l.Query, p.Style(screen.RoleKey))
		c.TextRight(x+1, y, end, shown.Count(l.matches(), "match"), p.Style(screen.RoleDim))
		return
	}
	title := def.Lead
	if title != "" && !own { // what it names stands among the others
		title = strings.ToUpper(def.Title)
	}
	words := l.heading
	if group := l.groupAbove(); group != "" && own { // the first one is scrolled away
		c.Text(r.X+1, y, end, group, p.Style(screen.RoleHeading))
		return
	}
	if !own || l.reverse[l.Shown] {
		words = l.OrderWords()
	}
	x := c.Text(r.X+1, y, end, title, p.Style(screen.RoleHeading))
	if title != "" {
		c.TextRight(x+1, y, end, words, p.Style(screen.RoleDim))
	} else {
		c.Text(x, y, end, words, p.Style(screen.RoleDim))
	}
}

// groupAbove is the heading of the group that the first row seen belongs to, where that
// heading itself is scrolled away; "" in the first group.
func (l *State) groupAbove() string {
	for i := min(l.Offset, len(l.Rows)-1); i >= 0; i-- {
		if l.Rows[i].Item.Kind == shown.Nothing {
			return l.Rows[i].Name
		}
	}
	return ""
}

// drawRow draws a row of the panel.
func (l *State) drawRow(c *screen.Canvas, r screen.Rect, row *Row, a *Panel) {
	p := a.Palette
	if row.Item.Kind == shown.Nothing {
		c.Text(r.X+1, r.Y, r.Right()-1, row.Name, p.Style(screen.RoleHeading))
		return
	}
	c.Button(r, ChooseItem{row.Item})
	mark, name, note := p.Style(row.Role), p.Style(screen.RolePlain), p.Style(screen.RoleDim)
	figure := name
	if row.Role == screen.RoleDim {
		name, figure = p.Style(screen.RoleDim), p.Style(screen.RoleDim)
	}
	if row.Item == a.Selected {
		mark = p.Style(screen.RoleSelected)
		name, figure, note = mark, mark, mark
		c.Fill(r, ' ', mark)
	}
	noteWidth, figureWidth := l.List().NoteWidth, cmp.Or(l.List().FigureWidth, 7)
	c.Put(r.X+1, r.Y, row.Marker, 1, "", mark)
	c.Text(r.Right()-noteWidth, r.Y, r.Right()-1, row.Note, note)
	end := r.Right() - noteWidth - 1
	from := c.TextRight(end-figureWidth, r.Y, end, row.Figure, figure)
	room := from - 1
	if row.Part != "" {
		room -= screen.Width(row.Part) + 1
	}
	x := c.Text(r.X+3, r.Y, room, row.Name, name)
	c.Text(x+1, r.Y, from-1, row.Part, name)
}
