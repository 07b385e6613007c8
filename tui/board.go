package tui

import (
	"regexp"
	"strings"

	"airumbrella/scenario"

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
	return max(len(page.rows)-page.table.h, 0)
}

// boardBox is where a board stands: in the place of the map and its legend.
func (m *Model) boardBox() rect {
	chart := m.layout.chart
	return rect{chart.x, chart.y, chart.w, chart.h + m.layout.legend.h}
}

// boardInner is what the tabs leave of it.
func (m *Model) boardInner() rect {
	r := m.boardBox()
	return rect{r.x + 2, r.y + 1, max(r.w-4, 0), max(r.h-1, 0)}
}

// eachBoardTab calls f with the columns of each tab.
func (m *Model) eachBoardTab(f func(b board, x, end int)) {
	x := m.boardBox().x + 2
	for b := range boardCount {
		end := x + textWidth(boardTitles[b])
		f(b, x, end)
		x = end + 2
	}
}

// clickBoard is a click on a board: on its tabs.
func (m *Model) clickBoard(at tea.Mouse) {
	if at.Y != m.boardBox().y {
		return
	}
	m.eachBoardTab(func(b board, x, end int) {
		if at.X >= x && at.X < end {
			m.showBoard(b)
		}
	})
}

// drawBoard draws the tabs and the board.
func (m *Model) drawBoard(c *canvas) {
	p, r := m.palette, m.boardBox()
	end := r.right() - 2
	busy, fault := m.work.busy || m.weighed.busy, m.weighed.fault
	if m.board == boardNights {
		busy, fault = m.work.busy || m.raided.busy, m.raided.fault
	}
	switch {
	case fault != "":
		end = c.textRight(r.x+32, r.y, end, fault, p.style(roleFault)) - 2
	case busy:
		end = c.textRight(r.x+2, r.y, end, "computing …", p.style(roleBusy)) - 2
	}
	m.eachBoardTab(func(b board, x, stop int) {
		st := p.style(roleDim)
		if b == m.board {
			st = p.style(roleHeading)
			st.attr |= attrUnderline
		}
		c.text(x, r.y, min(end, r.right()-2), boardTitles[b], st)
	})
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
func (m *Model) drawBoardWords(c *canvas, r rect, most int, sentences ...string) rect {
	y := r.y
	for _, s := range sentences {
		if s == "" {
			continue
		}
		for _, line := range boardLines(s, r.w) {
			if y-r.y < min(most, r.h) {
				c.text(r.x, y, r.right(), line, m.palette.style(rolePlain))
				y++
			}
		}
	}
	return rect{r.x, y, r.w, max(r.bottom()-y, 0)}
}

// unitAfter finds the blank between a number and its unit, heldBlank stands for
// it while lines are broken.
var unitAfter = regexp.MustCompile(`([0-9]\]?) (M\b|%|km\b|min\b|nights?\b)`)

const heldBlank = "␣"

// boardLines breaks a sentence into lines, never between a number and its unit.
func boardLines(s string, width int) []string {
	lines := wrapText(unitAfter.ReplaceAllString(s, "$1"+heldBlank+"$2"), width)
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], heldBlank, " ")
	}
	return lines
}

// drawBoardTitle writes the heading of a board and returns what is left below.
func (m *Model) drawBoardTitle(c *canvas, words string) rect {
	r := m.boardInner()
	c.text(r.x, r.y, r.right(), words, m.palette.style(roleTitle))
	return rect{r.x, r.y + 1, r.w, max(r.h-1, 0)}
}

// waiting says that a board has no answer yet; a fault is said above it.
func (m *Model) waiting(c *canvas, r rect) {
	if m.board == boardNights && m.raided.fault != "" || m.board != boardNights && m.weighed.fault != "" {
		return
	}
	c.text(r.x, r.y, r.right(), "computing …", m.palette.style(roleBusy))
}

// boardThreat is the index of the threat shown in the answer of a study, which
// may be of the scenario before.
func (m *Model) boardThreat(of *scenario.Scenario) int { return sameThreat(m.scenario, m.threat, of) }
