package tui

import (
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// openDetails shows why, in plain words; from there the gates of a place, and
// then the map again.
func (m *Model) openDetails() {
	switch {
	case m.overlay == overlayDetails && m.place() >= 0:
		m.overlay = overlayGates
		return
	case m.overlay == overlayDetails || m.overlay == overlayGates:
		m.overlay = overlayNone
		return
	case m.sel.Kind == shown.Nothing:
		m.say("nothing is selected: n for the next place not covered, / to find one, or click")
		return
	}
	m.overlay = overlayDetails
	if m.Result != nil {
		m.revealSelected(m.shownDetails())
	}
}

// deeper is what enter does in the details.
func (m *Model) deeper() string {
	if m.overlay == overlayDetails && m.place() >= 0 {
		return "gate by gate"
	}
	return "close"
}

// detailsBox is the rectangle of the details: over the map where it is wide
// enough, at its lower end.
func (m *Model) detailsBox(h int) screen.Rect {
	r := m.layout.screen.Centred(104, h)
	if chart := m.layout.chart; chart.W >= 80 {
		r.W = min(r.W, chart.W-2)
		r.X = chart.X + (chart.W-r.W)/2
	}
	r.H = min(r.H, m.layout.rule.Y-m.layout.header.H)
	r.Y = max(m.layout.rule.Y-r.H, 0)
	return r
}

// drawDetails shows the selected item.
func (m *Model) drawDetails(c *screen.Canvas) {
	if !m.items().Exists(m.sel) || m.Result == nil {
		return
	}
	if m.sel.Kind == shown.Place {
		m.drawPlaceDetails(c)
		return
	}
	m.drawFacts(c, m.items().NameOf(m.sel), m.items().FactsOf(m.sel))
}

// shownDetails is the rectangle of the details of what is selected, as high as
// they need.
func (m *Model) shownDetails() screen.Rect {
	if m.sel.Kind == shown.Place {
		return m.placeDetailsBox()
	}
	return m.detailsBox(len(m.factRows(m.items().FactsOf(m.sel))) + 2)
}

// factColumn is the width of the words of details.
const factColumn = 14

// factRows breaks lines of details into rows.
func (m *Model) factRows(lines []screen.Pair) []screen.Pair {
	var rows []screen.Pair
	width := m.detailsBox(8).W - 4 - factColumn
	for _, l := range lines {
		for i, part := range screen.WrapUnits(l.Text, width) {
			if i > 0 {
				l.Word = ""
			}
			rows = append(rows, screen.Pair{Word: l.Word, Text: part, Role: l.Role})
		}
	}
	return rows
}

// drawFacts draws lines of details in a box.
func (m *Model) drawFacts(c *screen.Canvas, title string, lines []screen.Pair) {
	in := c.Box(m.shownDetails(), title, m.palette)
	c.Button(m.shownDetails(), nil)
	c.Block(in, m.palette.Pairs(m.factRows(lines), screen.RoleDim, factColumn, in.W))
}
