package tui

// rect is a rectangle of cells.
type rect struct{ x, y, w, h int }

// contains reports whether a cell lies in the rectangle.
func (r rect) contains(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}

// right and bottom are the first column and row after the rectangle.
func (r rect) right() int  { return r.x + r.w }
func (r rect) bottom() int { return r.y + r.h }

// The smallest screen that shows the planner, and the narrowest on which the
// panel stands beside the map unasked.
const (
	minWidth    = 60
	minHeight   = 16
	unfoldWidth = 100
)

// layout names the rectangles of the screen. They are used for drawing and for
// finding what the mouse points at; an empty one is not shown.
type layout struct {
	screen rect
	small  bool // too small for anything but a message
	folded bool // too narrow for panel and map side by side

	header   rect
	panel    rect // totals, list and promises, left of the map
	divider  rect
	totals   rect // in the panel
	list     rect // rows of places, without the heading above them
	promises rect // in the panel
	chart    rect // the map
	legend   rect
	rule     rect
	detail   rect // the selected place
	hints    rect
}

// layerRow is the height from which the layers stand below the legend.
const layerRow = 34

// totalsRows is the height of the totals with the blank row after them.
const totalsRows = 8

// salvoRows is the height of the panel from which the totals also say how many of
// a salvo get through, in a row of its own.
const salvoRows = 30

// newLayout divides a screen. open asks for the panel where it is folded, wide
// for the promises in the place of the list.
func newLayout(w, h int, open, wide bool) layout {
	l := layout{screen: rect{0, 0, w, h}, small: w < minWidth || h < minHeight}
	if l.small {
		return l
	}
	l.folded = w < unfoldWidth
	headerRows, detailRows := 1, 4
	if l.folded && !open {
		headerRows = 2 // the totals move into the header
	}
	switch {
	case h < 20:
		detailRows = 2
	case h >= 30:
		detailRows = 5
	}
	bodyRows := h - headerRows - detailRows - 2
	l.header = rect{0, 0, w, headerRows}
	body := rect{0, headerRows, w, bodyRows}
	l.rule = rect{0, body.bottom(), w, 1}
	l.detail = rect{0, l.rule.bottom(), w, detailRows}
	l.hints = rect{0, h - 1, w, 1}
	if !l.folded || open {
		l.panel = rect{0, body.y, panelWidth(w), bodyRows}
		l.divider = rect{l.panel.w, body.y, 1, bodyRows}
		l.dividePanel(wide)
	}
	left, legendRows := l.divider.right(), 1
	if h >= layerRow {
		legendRows = 2
	}
	l.chart = rect{left, body.y, w - left, bodyRows - legendRows}
	l.legend = rect{left, body.bottom() - legendRows, w - left, legendRows}
	return l
}

// panelWidth is the width of the panel on a screen of width w.
func panelWidth(w int) int { return min(max(w/4, 34), 42) }

// listHead is the height of what stands above the rows of the list: its tabs
// and its heading.
const listHead = 2

// promisesHead is the height of what stands above the rows of the promises.
const promisesHead = 1

// dividePanel gives the list what totals and promises leave, or, wide, the
// promises what the totals leave.
func (l *layout) dividePanel(wide bool) {
	p := l.panel
	totals := totalsRows
	switch {
	case p.h < 14:
		totals = 4 // on a small screen without the tiers
	case p.h >= salvoRows:
		totals++
	}
	l.totals = rect{p.x, p.y, p.w, totals}
	top := p.y + totals
	if wide {
		l.promises = rect{p.x, top, p.w, max(p.bottom()-top, 0)}
		return
	}
	promiseRows, between := 0, 0
	switch {
	case p.h >= 26:
		promiseRows, between = 8, 1
	case p.h >= 22:
		promiseRows, between = 6, 1
	}
	l.promises = rect{p.x, p.bottom() - promiseRows, p.w, promiseRows}
	l.list = rect{p.x, top + listHead, p.w, max(l.promises.y-between-top-listHead, 0)}
}
