package tui

import (
	"strings"

	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// jumpLetters are the letters of the labels, those under the fingers first.
const jumpLetters = "asdfghjklqwertyuiopzxcvbnm"

// jumpLabel is two letters on the map that select what they stand on.
type jumpLabel struct {
	letters  string
	item     shown.Item
	col, row int // of the first letter, within the chart
}

// openJump puts letters on everything that can be selected on the map.
func openJump(m *Model) {
	m.showBoard(boards.Map)
	m.jump = ""
	if len(m.jumpLabels()) == 0 {
		m.say("nothing that can be selected is in view: 0 shows all of Ukraine")
		return
	}
	m.overlay = overlayJump
}

// jumpLabels are the labels of what is in view: the same letters on the same things as
// long as the map stays.
func (m *Model) jumpLabels() (labels []jumpLabel) {
	chart := m.layout.chart
	taken := make([]bool, chart.W*chart.H)
	n := len(jumpLetters)
	for _, mark := range m.chart.InView(m.Scenario, m.names) {
		col, row, ok := jumpSpot(taken, chart, mark.Col, mark.Row)
		if !ok || len(labels) == n*n {
			continue
		}
		i := len(labels)
		taken[row*chart.W+col], taken[row*chart.W+col+1] = true, true
		labels = append(labels, jumpLabel{jumpLetters[i/n:i/n+1] + jumpLetters[i%n:i%n+1], mark.Item, col, row})
	}
	return labels
}

// jumpReach is how far from its mark a label may stand, in rows.
const jumpReach = 3

// jumpSpot is where a label of two letters stands: on its mark, or as near to it as there
// is room.
func jumpSpot(taken []bool, chart screen.Rect, col, row int) (c, r int, ok bool) {
	best := 0
	for dy := -jumpReach; dy <= jumpReach; dy++ {
		for dx := -2 * jumpReach; dx <= 2*jumpReach; dx++ {
			x, y := col+dx, row+dy
			if x < 0 || y < 0 || x+1 >= chart.W || y >= chart.H || taken[y*chart.W+x] || taken[y*chart.W+x+1] {
				continue
			}
			if far := dx*dx + 4*dy*dy; !ok || far < best {
				c, r, best, ok = x, y, far, true
			}
		}
	}
	return c, r, ok
}

// pressJump takes a letter; two of them select.
func pressJump(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch letter := strings.ToLower(msg.Text); {
	case key.Matches(msg, m.keys.Esc):
		return nil, false
	case msg.Code == tea.KeyBackspace:
		m.jump = ""
		return nil, true
	case len(letter) != 1 || !strings.Contains(jumpLetters, letter):
		m.say("type the two letters that stand on a place; esc leaves")
		return nil, true
	default:
		m.jump += letter
	}
	begun := false
	for _, label := range m.jumpLabels() {
		begun = begun || strings.HasPrefix(label.letters, m.jump)
		if label.letters == m.jump {
			m.overlay = overlayNone
			m.list.ShowKind(label.item.Kind)
			m.relist()
			m.choose(label.item)
			return nil, true
		}
	}
	if !begun {
		m.say("nothing has the letters " + m.jump)
		m.jump = ""
	}
	return nil, true
}

// drawJump writes the letters over the map.
func drawJump(m *Model, c *screen.Canvas) {
	chart := m.layout.chart
	first, rest := m.palette.Style(screen.RoleSelected), m.palette.Style(screen.RoleKey)
	for _, label := range m.jumpLabels() {
		if !strings.HasPrefix(label.letters, m.jump) {
			continue
		}
		x, y := chart.X+label.col, chart.Y+label.row
		c.Text(x, y, x+1, label.letters[:1], first)
		c.Text(x+1, y, x+2, label.letters[1:], rest)
	}
}
