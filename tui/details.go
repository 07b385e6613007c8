package tui

import (
	"airumbrella/tui/boards"
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

// detail is what is said of the selected place.
func (m *Model) detail() *boards.Place {
	wanted := m.remedy.key == m.remedyWanted()
	return &boards.Place{Answer: &m.Answer, Names: m.names, Place: m.place(), Remedy: m.remedy.found, Known: m.remedy.known && wanted,
		CanTry: wanted && m.remedy.found != nil && m.remedy.found.Switch.String() != "", At: m.layout.detail, Palette: m.palette}
}

// drawDetail explains below the map what is selected.
func (m *Model) drawDetail(c *screen.Canvas) {
	c.Button(m.layout.detail, wishing((*Model).openDetails))
	if m.place() >= 0 {
		m.detail().Draw(c)
		return
	}
	m.items().DrawDetail(c, m.layout.detail, m.sel, m.palette)
}

// drawDetails shows what is selected in a box over the map.
func (m *Model) drawDetails(c *screen.Canvas) {
	switch {
	case !m.items().Exists(m.sel) || m.Result == nil:
	case m.place() >= 0:
		m.detail().DrawPage(c, m.shownDetails())
	default:
		m.items().DrawFacts(c, m.shownDetails(), m.sel, m.palette)
	}
}

// shownDetails is the rectangle of the details of what is selected, as high as
// they need.
func (m *Model) shownDetails() screen.Rect {
	if m.place() >= 0 {
		return m.layout.details(m.detail().PageHeight())
	}
	return m.layout.details(m.items().FactsHeight(m.sel, m.layout.details(8).W))
}
