package lists

import (
	"slices"

	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// Column is a column of the wide table: its heading, its width, and
// whether its text stands at the right. Where the table is too wide, columns with
// a smaller rank come before those with a greater one.
type Column struct {
	title string
	width int
	right bool
	rank  int
}

// TableHead is the height of what stands above the rows of the wide table, with
// the row below them.
const TableHead = 3

// shownColumns are the columns, by index, that fit into a width, and the width of
// the first, which takes what is left.
func shownColumns(columns []Column, width int) (shown []int, first int) {
	const least = 22
	for i := range columns {
		shown = append(shown, i)
	}
	slices.SortStableFunc(shown, func(a, b int) int { return columns[a].rank - columns[b].rank })
	used := 0
	shown = slices.DeleteFunc(shown, func(i int) bool {
		if i == 0 {
			return false
		}
		if used+columns[i].width+2+least > width {
			return true
		}
		used += columns[i].width + 2
		return false
	})
	slices.Sort(shown)
	return shown, min(width-used, 40)
}

// DrawTable draws the list over the whole width of a rectangle.
func (l *State) DrawTable(c *screen.Canvas, r screen.Rect, v *View, selected shown.Item, p *screen.Palette) {
	c.Fill(r, ' ', p.Style(screen.RolePlain))
	c.Button(r, nil)
	x, at := r.X+1, r.X+1
	for i, def := range All {
		st, end := p.Style(screen.RoleDim), at+screen.Width(def.Title)
		if i == l.Shown {
			st = p.Style(screen.RoleFocus)
		}
		x = c.Text(at, r.Y, r.Right()-1, def.Title, st)
		c.Button(screen.NewRect(at, r.Y, end-at, 1), ShowList(i))
		at = end + 2
	}
	words := l.OrderWords() + "  " + l.place(selected)
	if l.Query != "" {
		words += "  /" + l.Query
	}
	c.TextRight(x+2, r.Y, r.Right()-1, words, p.Style(screen.RoleDim))
	t := tableDrawing{c: c, columns: l.List().Columns}
	t.shown, t.first = shownColumns(t.columns, r.W-4)
	titles := make([]string, len(t.columns))
	for i := range titles {
		titles[i] = t.columns[i].title
	}
	t.row(screen.NewRect(r.X, r.Y+1, r.W, 1), ' ', titles, p.Style(screen.RoleHeading), p.Style(screen.RoleHeading))
	if len(l.Rows) == 0 {
		c.Text(r.X+3, r.Y+2, r.Right()-1, l.heading, p.Style(screen.RoleDim))
	}
	for i := range r.H - TableHead {
		k := l.Offset + i
		if k >= len(l.Rows) {
			return
		}
		row := &l.Rows[k]
		line := screen.NewRect(r.X, r.Y+2+i, r.W, 1)
		if row.Item.Kind == shown.Nothing {
			c.Text(line.X+1, line.Y, line.Right()-1, row.Name, p.Style(screen.RoleHeading))
			continue
		}
		c.Button(line, ChooseItem{row.Item})
		mark, text := p.Style(row.Role), p.Style(screen.RolePlain)
		if row.Item == selected {
			mark = p.Style(screen.RoleSelected)
			text = mark
			c.Fill(line, ' ', mark)
		}
		t.row(line, row.Marker, l.List().Cells(v, row), mark, text)
	}
}

// tableDrawing is the wide table being drawn.
type tableDrawing struct {
	c       *screen.Canvas
	columns []Column
	shown   []int
	first   int // width of the first column
}

// row draws a marker and the cells of the columns shown.
func (t *tableDrawing) row(r screen.Rect, marker rune, cells []string, mark, text screen.Style) {
	t.c.Put(r.X+1, r.Y, marker, 1, "", mark)
	x := r.X + 3
	for _, i := range t.shown {
		column := t.columns[i]
		width := column.width
		if i == 0 {
			width = t.first
		}
		end := min(x+width, r.Right()-1)
		if column.right {
			t.c.TextRight(x, r.Y, end, cells[i], text)
		} else {
			t.c.Text(x, r.Y, end, cells[i], text)
		}
		x += width + 2
	}
}
