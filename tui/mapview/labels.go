package mapview

import (
	"slices"

	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// label is a marker with a name on the map.
type label struct {
	col, row int // of the marker, within the chart
	marker   rune
	name     string
	role     screen.Role
	bold     bool
	selected bool
	named    bool // where there is room
	says     bool // more than a name: what a theme tells
	item     shown.Item
}

// writtenName is where the name of an item stands on the map, in cells of the chart.
type writtenName struct {
	col, end, row int
	item          shown.Item
}

// labeller puts names on the map, the most important first, so that none lies
// over another, over a marker or beyond the chart.
type labeller struct {
	c     *screen.Canvas
	area  screen.Rect
	p     *screen.Palette
	taken []bool
	lines *screen.Dots // what the map draws; nil: nothing
	names []writtenName
}

// named returns the item whose name stands on a cell of the chart; of nothing where none
// does.
func (l *labeller) named(col, row int) shown.Item {
	for _, n := range l.names {
		if row == n.row && col >= n.col && col < n.end {
			return n.item
		}
	}
	return shown.Item{}
}

// begin starts a new map over what is drawn.
func (l *labeller) begin(c *screen.Canvas, area screen.Rect, p *screen.Palette, lines *screen.Dots) {
	l.c, l.area, l.p, l.lines = c, area, p, lines
	l.taken, l.names = screen.Sized(l.taken, area.W*area.H), l.names[:0]
}

// block keeps labels out of a rectangle of the screen.
func (l *labeller) block(r screen.Rect) {
	for y := r.Y; y < r.Bottom(); y++ {
		for x := r.X; x < r.Right(); x++ {
			if l.area.Contains(x, y) {
				l.taken[(y-l.area.Y)*l.area.W+x-l.area.X] = true
			}
		}
	}
}

// free reports whether the cells from col to end of a row lie in the chart and
// are not taken.
func (l *labeller) free(col, end, row int) bool {
	if row < 0 || row >= l.area.H || col < 0 || end > l.area.W || col > end {
		return false
	}
	return !slices.Contains(l.taken[row*l.area.W+col:row*l.area.W+end], true)
}

func (l *labeller) take(col, end, row int) {
	for i := max(col, 0); i < min(end, l.area.W); i++ {
		l.taken[row*l.area.W+i] = true
	}
}

// mark draws the marker of a label and reports whether there was room for it.
// All markers come before all names, so that no name hides one.
func (l *labeller) mark(b label) bool {
	if !l.free(b.col, b.col+1, b.row) {
		return false
	}
	l.drawMarker(b)
	return true
}

// bare writes a name that has no marker, centred on its position.
func (l *labeller) bare(b label) {
	width := screen.Width(b.name)
	if from := b.col - width/2; l.free(from-1, from+width+1, b.row) {
		l.write(from, b.row, b.name, l.p.Style(b.role).Over())
		l.take(from-1, from+width+1, b.row)
	}
}

// name writes the name of a marked label where there is room: right of the
// marker, left of it, above or below, and of these first where it crosses fewest lines:
// borders and coasts are not to be chopped. It reports whether there was room.
func (l *labeller) name(b label) bool {
	width := screen.Width(b.name)
	col, row, least := 0, 0, -1
	for _, spot := range [...]struct{ col, row int }{
		{b.col + 2, b.row}, {b.col - width - 1, b.row},
		{b.col - width/2, b.row - 1}, {b.col - width/2, b.row + 1},
		{b.col, b.row - 1}, {b.col, b.row + 1},
	} {
		if !l.free(spot.col, spot.col+width, spot.row) || !l.clear(b, spot.col, spot.col+width, spot.row) {
			continue
		}
		if crossed := l.crossed(spot.col, spot.col+width, spot.row); least < 0 || crossed < least {
			col, row, least = spot.col, spot.row, crossed
		}
	}
	if least >= 0 {
		l.drawName(b, col, row, width)
	}
	return least >= 0
}

// crossed is how many cells from a column to another hold a border or a coast.
func (l *labeller) crossed(col, end, row int) (n int) {
	if l.lines == nil {
		return 0
	}
	for i := row*l.area.W + col; i < row*l.area.W+end; i++ {
		switch l.lines.LineIn(i) {
		case screen.LineCoast, screen.LineBorder, screen.LineUkraine:
			n++
		}
	}
	return n
}

// force writes a name beside its marker, over other markers if need be.
func (l *labeller) force(b label) {
	width := screen.Width(b.name)
	if l.name(b) {
		return
	}
	if col := b.col + 2; col+width <= l.area.W {
		l.drawName(b, col, b.row, width)
	} else {
		l.drawName(b, max(b.col-width-1, 0), b.row, width)
	}
}

// clear reports whether a name touches no other one at its ends.
func (l *labeller) clear(b label, col, end, row int) bool {
	before := col == 0 || row == b.row && col-2 == b.col || !l.taken[row*l.area.W+col-1]
	after := end == l.area.W || !l.taken[row*l.area.W+end]
	return before && after
}

func (l *labeller) drawMarker(b label) {
	st := l.p.Style(b.role).Over()
	if b.selected {
		st = l.p.Style(screen.RoleSelected)
	} else if b.bold {
		st = st.Bold()
	}
	l.c.Put(l.area.X+b.col, l.area.Y+b.row, b.marker, 1, "", st)
	l.take(b.col, b.col+1, b.row)
}

// drawName writes the name on ground darkened, or lightened, for reading.
func (l *labeller) drawName(b label, col, row, width int) {
	st := l.p.Style(b.role)
	if b.bold {
		st = st.Bold()
	}
	st = st.Over()
	if b.selected {
		st = l.p.Style(screen.RoleSelected)
	} else {
		l.shade(col, col+width, row)
	}
	l.write(col, row, b.name, st)
	l.take(col, col+width, row)
	if b.item.Kind != shown.Nothing {
		l.names = append(l.names, writtenName{col, col + width, row, b.item})
	}
}

// shade turns cells into the ground of a label.
func (l *labeller) shade(col, end, row int) {
	for x := max(col, 0); x < min(end, l.area.W); x++ {
		l.c.LabelGround(l.area.X+x, l.area.Y+row, l.p)
	}
}

func (l *labeller) write(col, row int, s string, st screen.Style) {
	l.c.Text(l.area.X+col, l.area.Y+row, l.area.Right(), s, st)
}
