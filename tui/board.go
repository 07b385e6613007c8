package tui

import (
	"airumbrella/tui/screen"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// board is what stands in the place of the map. Panel, switches and the selected
// place stay where they are, so that a board is seen to move with each switch.
type board int

const (
	boardMap board = iota
	boardWorth
	boardDelay
	boardNights
	boardCount
)

// boardTitles are the tabs above a board.
var boardTitles = [boardCount]string{"map", "worth", "delay", "nights"}

// boardMinRows is the height below which a board leaves its sentences out.
const boardMinRows = 9

// toggleBoard shows a board, or the map again.
func (m *Model) toggleBoard(b board) {
	if m.board == b {
		b = boardMap
	}
	m.showBoard(b)
}

// showBoard shows a board, or the map.
func (m *Model) showBoard(b board) {
	m.board, m.boardTop, m.hover = b, 0, hover{}
	if b != boardMap {
		m.overlay = overlayNone
		m.placing = placing{}
	}
}

// pressBoard handles the keys that are the map's while it is shown: up and down
// scroll, the others rest.
func (m *Model) pressBoard(msg tea.KeyPressMsg) bool {
	k := m.keys
	switch {
	case m.board == boardMap:
		return false
	case key.Matches(msg, k.Up):
		m.scrollBoard(-1)
	case key.Matches(msg, k.Down):
		m.scrollBoard(1)
	case key.Matches(msg, k.Left, k.Right, k.FarLeft, k.FarRight, k.FarUp, k.FarDown, k.ZoomIn, k.ZoomOut, k.Fit, k.FitSelected, k.Layer):
		m.say("that is a key of the map; esc shows it")
	default:
		return false
	}
	return true
}

// scrollBoard moves the rows of a board that has more than fit.
func (m *Model) scrollBoard(by int) {
	m.boardTop = min(max(m.boardTop+by, 0), m.boardMost())
}

// boardMost is how far the board can be scrolled.
func (m *Model) boardMost() int {
	if m.board != boardWorth || !m.weighed.known {
		return 0
	}
	page := m.worthPage()
	return max(len(page.rows)-page.table.H, 0)
}

// boardBox is where a board stands: in the place of the map and its legend.
func (m *Model) boardBox() screen.Rect {
	chart := m.layout.chart
	return screen.NewRect(chart.X, chart.Y, chart.W, chart.H+m.layout.legend.H)
}

// boardInner is what the tabs leave of it.
func (m *Model) boardInner() screen.Rect {
	r := m.boardBox()
	return screen.NewRect(r.X+2, r.Y+1, max(r.W-4, 0), max(r.H-1, 0))
}

// drawBoard draws the tabs and the board.
func (m *Model) drawBoard(c *screen.Canvas) {
	p, r := m.palette, m.boardBox()
	end := r.Right() - 2
	busy, fault := m.work.busy || m.weighed.busy, m.weighed.fault
	if m.board == boardNights {
		busy, fault = m.work.busy || m.raided.busy, m.raided.fault
	}
	switch {
	case fault != "":
		end = c.TextRight(r.X+32, r.Y, end, fault, p.Style(screen.RoleFault)) - 2
	case busy:
		end = c.TextRight(r.X+2, r.Y, end, "computing …", p.Style(screen.RoleBusy)) - 2
	}
	x := r.X + 2
	for b := range boardCount {
		stop := x + screen.Width(boardTitles[b])
		st := p.Style(screen.RoleDim)
		if b == m.board {
			st = p.Style(screen.RoleHeading)
			st = st.Underlined()
		}
		c.Text(x, r.Y, min(end, r.Right()-2), boardTitles[b], st)
		c.Button(screen.NewRect(x, r.Y, stop-x, 1), wishing(func(m *Model) { m.showBoard(b) }))
		x = stop + 2
	}
	switch m.board {
	case boardWorth:
		m.drawWorth(c)
	case boardDelay:
		m.drawDelay(c)
	case boardNights:
		m.drawNights(c)
	}
}

// drawBoardWords writes sentences from the top of a rectangle, each on lines of
// its own, and returns what is left below; at most so many rows are taken.
func (m *Model) drawBoardWords(c *screen.Canvas, r screen.Rect, most int, sentences ...string) screen.Rect {
	y := r.Y
	for _, s := range sentences {
		if s == "" {
			continue
		}
		for _, line := range screen.WrapUnits(s, r.W) {
			if y-r.Y < min(most, r.H) {
				c.Text(r.X, y, r.Right(), line, m.palette.Style(screen.RolePlain))
				y++
			}
		}
	}
	return screen.NewRect(r.X, y, r.W, max(r.Bottom()-y, 0))
}

// drawBoardTitle writes the heading of a board and returns what is left below.
func (m *Model) drawBoardTitle(c *screen.Canvas, words string) screen.Rect {
	r := m.boardInner()
	c.Text(r.X, r.Y, r.Right(), words, m.palette.Style(screen.RoleTitle))
	return screen.NewRect(r.X, r.Y+1, r.W, max(r.H-1, 0))
}

// waiting says that a board has no answer yet; a fault is said above it.
func (m *Model) waiting(c *screen.Canvas, r screen.Rect) {
	if m.board == boardNights && m.raided.fault != "" || m.board != boardNights && m.weighed.fault != "" {
		return
	}
	c.Text(r.X, r.Y, r.Right(), "computing …", m.palette.Style(screen.RoleBusy))
}
