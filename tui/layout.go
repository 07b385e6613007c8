package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
)

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
	screen screen.Rect
	small  bool // too small for anything but a message
	folded bool // too narrow for panel and map side by side

	header   screen.Rect
	panel    screen.Rect // totals, list and promises, left of the map
	divider  screen.Rect
	totals   screen.Rect // in the panel
	list     screen.Rect // rows of places, without the heading above them
	promises screen.Rect // in the panel
	chart    screen.Rect // the map
	legend   screen.Rect
	board    screen.Rect // what stands in the place of map and legend
	split    screen.Rect // between a board and the map below it
	rule     screen.Rect
	detail   screen.Rect // the selected place
	hints    screen.Rect
}

// layerRow is the height from which the layers stand below the legend.
const layerRow = 34

// salvoRows is the height of the panel from which the totals also say how many of
// a salvo get through and what is near the edge, each in a row of its own.
const salvoRows = 30

// panelWish is what is asked of the panel.
type panelWish struct {
	open bool // shown where it is folded
	wide bool // the promises in the place of the list
	away bool // folded however wide the screen is
}

// newLayout divides a screen.
func newLayout(w, h int, wish panelWish) layout {
	open, wide := wish.open, wish.wide
	l := layout{screen: screen.NewRect(0, 0, w, h), small: w < minWidth || h < minHeight}
	if l.small {
		return l
	}
	l.folded = w < unfoldWidth || wish.away
	headerRows, detailRows := 1, 4
	if l.folded && !open {
		headerRows = 2 // the totals move into the header
	}
	switch {
	case h < 20:
		detailRows = 2
	case h >= 50:
		detailRows = 8
	case h >= 38:
		detailRows = 7
	case h >= 30:
		detailRows = 5
	}
	bodyRows := h - headerRows - detailRows - 2
	l.header = screen.NewRect(0, 0, w, headerRows)
	body := screen.NewRect(0, headerRows, w, bodyRows)
	l.rule = screen.NewRect(0, body.Bottom(), w, 1)
	l.detail = screen.NewRect(0, l.rule.Bottom(), w, detailRows)
	l.hints = screen.NewRect(0, h-1, w, 1)
	if !l.folded || open {
		l.panel = screen.NewRect(0, body.Y, panelWidth(w), bodyRows)
		l.divider = screen.NewRect(l.panel.W, body.Y, 1, bodyRows)
		l.dividePanel(wide)
	}
	left, legendRows := l.divider.Right(), 1
	if h >= layerRow {
		legendRows = 2
	}
	l.chart = screen.NewRect(left, body.Y, w-left, bodyRows-legendRows)
	l.legend = screen.NewRect(left, body.Bottom()-legendRows, w-left, legendRows)
	l.board = screen.NewRect(left, body.Y, w-left, bodyRows)
	return l
}

// The height of map and legend from which a board leaves the lower part to them, and that of the
// board then.
const (
	sharedRows    = 28
	minBoardRows  = 14
	mostBoardRows = 22
)

// shareBoard gives the lower part of the board's place back to the map, where there is room for both, and
// reports whether there is.
func (l *layout) shareBoard() bool {
	if l.board.H < sharedRows {
		return false
	}
	rows := min(max(l.board.H*2/5, minBoardRows), mostBoardRows)
	l.board.H = rows
	l.split = screen.NewRect(l.board.X, l.board.Bottom(), l.board.W, 1)
	l.chart.Y += rows + 1
	l.chart.H -= rows + 1
	return true
}

// panelWidth is the width of the panel on a screen of width w.
func panelWidth(w int) int { return min(max(w/4, 34), 42) }

// listHead is the height of what stands above the rows of the list: its tabs
// and its heading.
const listHead = 2

// dividePanel gives the list what totals and promises leave, or, wide, the
// promises what the totals leave.
func (l *layout) dividePanel(wide bool) {
	p := l.panel
	totals := boards.TotalsRows
	switch {
	case p.H < 14:
		totals = 4 // on a small screen without what they are made of
	case p.H < 20:
		totals = boards.ShortTotals
	case p.H >= salvoRows:
		totals = boards.TallTotals
	}
	l.totals = screen.NewRect(p.X, p.Y, p.W, totals)
	top := p.Y + totals
	if wide {
		l.promises = screen.NewRect(p.X, top, p.W, max(p.Bottom()-top, 0))
		return
	}
	promiseRows, between := 0, 0
	switch {
	case p.H >= 26:
		promiseRows, between = 8, 1
	case p.H >= 22:
		promiseRows, between = 6, 1
	}
	l.promises = screen.NewRect(p.X, p.Bottom()-promiseRows, p.W, promiseRows)
	l.list = screen.NewRect(p.X, top+listHead, p.W, max(l.promises.Y-between-top-listHead, 0))
}

// table is where the list stands as a wide table: over the whole body.
func (l *layout) table() screen.Rect {
	return screen.NewRect(0, l.header.Y+1, l.screen.W, max(l.rule.Y-l.header.Y-1, 0))
}

// details is where details of a height stand: over the map where it is wide
// enough, at its lower end.
func (l *layout) details(h int) screen.Rect {
	r := l.screen.Centred(104, h)
	if chart := l.chart; chart.W >= 80 {
		r.W = min(r.W, chart.W-2)
		r.X = chart.X + (chart.W-r.W)/2
	}
	r.H = min(r.H, l.rule.Y-l.header.H)
	r.Y = max(l.rule.Y-r.H, 0)
	return r
}
