package tui

import (
	"fmt"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
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
	case m.sel.kind == itemNone:
		m.say("nothing is selected: n for the next place not covered, / to find one, or click")
		return
	}
	m.overlay = overlayDetails
	if m.result != nil {
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
	if !m.exists(m.sel) || m.result == nil {
		return
	}
	if m.sel.kind == itemPlace {
		m.drawPlaceDetails(c)
		return
	}
	m.drawFacts(c, m.itemName(m.sel), m.factsOf(m.sel))
}

// factsOf is what is known of a unit, base, gap or region; a place has a page
// of its own.
func (m *Model) factsOf(sel item) []screen.Pair {
	switch sel.kind {
	case itemUnit:
		return m.unitFacts(sel.index)
	case itemBase:
		return m.baseFacts(sel.index)
	case itemGap:
		return m.gapFacts(sel.index)
	case itemRegion:
		return m.regionFacts(sel.index)
	}
	return nil
}

// shownDetails is the rectangle of the details of what is selected, as high as
// they need.
func (m *Model) shownDetails() screen.Rect {
	if m.sel.kind == itemPlace {
		return m.placeDetailsBox()
	}
	return m.detailsBox(len(m.factRows(m.factsOf(m.sel))) + 2)
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
	c.Block(in, m.palette.Pairs(m.factRows(lines), screen.RoleDim, factColumn, in.W))
}

// unitFacts say what a unit is and what it is worth.
func (m *Model) unitFacts(i int) []screen.Pair {
	s, u := m.scenario, &m.scenario.Units[i]
	lines := []screen.Pair{{Word: "system", Text: screen.Clean(u.System)}}
	if system := s.System(u); system != nil {
		lines[0].Text = fmt.Sprintf("%d × %s", max(u.Count, 1), screen.Clean(system.Name))
		if system.About != "" {
			lines = append(lines, screen.Pair{Word: "", Text: screen.Clean(system.About), Role: screen.RoleDim})
		}
	}
	where := wording.CountryName(s, u.Host)
	if u.At != "" {
		where = m.standsAt(u.At) + ", " + where
	}
	if u.Station != nil {
		where += fmt.Sprintf("; patrols near %.1fN %.1fE", u.Station[1], u.Station[0])
	}
	from := wording.CountryName(s, u.Contributor)
	if u.Donor != "" {
		from += ", given by " + wording.CountryName(s, u.Donor)
	}
	lines = append(lines, screen.Pair{Word: "stands", Text: where}, screen.Pair{Word: "sent by", Text: from})
	if u.Phase == scenario.AfterCeasefire {
		lines = append(lines, screen.Pair{Word: "", Text: wording.UnitPhase(u.Phase), Role: screen.RoleDim})
	}
	if r := &m.rings; r.known && r.unit == i && r.reach.High > 0 {
		lines = append(lines, screen.Pair{Word: "reaches", Text: fmt.Sprintf("%s [%s to %s] against %s; sees %s", wording.Kilometres(r.reach.Base),
			wording.Kilometres(r.reach.Low), wording.Kilometres(r.reach.High), wording.ThreatTitle(&s.Threats[r.key.threat]), wording.Kilometres(r.sight))})
	}
	return append(lines, m.worthFacts(i)...)
}

// worthFacts say per threat how many people are lost without a unit and what
// its fair share is.
func (m *Model) worthFacts(i int) []screen.Pair {
	if i >= len(m.result.Units) || m.result.Units[i].Unit.ID != m.scenario.Units[i].ID {
		return nil
	}
	lines := []screen.Pair{}
	for k := range m.result.Units[i].Threats {
		t := &m.result.Units[i].Threats[k]
		text := fmt.Sprintf("%s: %s people lost without it, its share %s", wording.ThreatTitle(&m.result.Threats[k].Threat), wording.People(t.LossIfRemoved), wording.People(int(t.Shapley+0.5)))
		if t.Gate != coverage.GateNone {
			text = wording.ThreatTitle(&m.result.Threats[k].Threat) + ": " + wording.GateWords(t.Gate)
		}
		lines = append(lines, screen.Pair{Word: "against", Text: wording.Capital(text)})
	}
	return lines
}

// standsAt is the name of a base or place by its id.
func (m *Model) standsAt(id string) string {
	for i := range m.scenario.Bases {
		if b := &m.scenario.Bases[i]; b.ID == id {
			return screen.Clean(b.Name)
		}
	}
	if p := m.scenario.Place(id); p != nil {
		return screen.Clean(p.Name)
	}
	return screen.Clean(id)
}

// baseFacts say whose base it is and who stands there.
func (m *Model) baseFacts(i int) []screen.Pair {
	s, b := m.scenario, &m.scenario.Bases[i]
	permission := s.Package.Hosts[b.Country]
	lines := []screen.Pair{
		{Word: "host", Text: wording.CountryName(s, b.Country) + ": " + wording.HostWords(s, b.Country, m.estimate)},
		{Word: "airfield", Text: screen.Clean(b.ID) + " " + screen.Clean(b.Kind)},
	}
	if permission.Source != "" {
		lines = append(lines, screen.Pair{Word: "as reported", Text: screen.Clean(permission.Source) + ", " + wording.Date(permission.AsOf), Role: screen.RoleDim})
	}
	for k := range s.Units {
		if u := &s.Units[k]; u.At == b.ID {
			text := screen.Clean(u.Title())
			if system := s.System(u); system != nil {
				text += fmt.Sprintf(", %d × %s", max(u.Count, 1), screen.Clean(system.Name))
			}
			lines = append(lines, screen.Pair{Word: "unit", Text: text + ", sent by " + wording.CountryName(s, u.Contributor)})
		}
	}
	return lines
}

// gapFacts say how large a gap is and who lives in it.
func (m *Model) gapFacts(i int) []screen.Pair {
	g := &m.result.At(m.threat).Gaps[i]
	names := make([]string, 0, len(g.Places))
	for _, id := range g.Places {
		names = append(names, m.standsAt(id))
	}
	lines := []screen.Pair{
		{Word: "against", Text: wording.ThreatTitle(&m.result.At(m.threat).Threat) + ", at base"},
		{Word: "people", Text: wording.People(g.Population) + fmt.Sprintf(", and %s", count(g.Nodes, "logistics node"))},
		{Word: "area", Text: shortArea(g.Area.SquareKilometres()) + " km²; the largest circle in it has a radius of " + wording.Kilometres(g.LargestCircle)},
	}
	if len(names) > 0 {
		lines = append(lines, screen.Pair{Word: "places", Text: someOf(names, 12)})
	}
	return lines
}

// threatOrder is the indices of the threats, the one shown first: it is what there
// is always room for.
func (m *Model) threatOrder() []int {
	order := make([]int, 0, len(m.result.Threats))
	for k := range m.result.Threats {
		if k == m.threat {
			order = slices.Insert(order, 0, k)
		} else {
			order = append(order, k)
		}
	}
	return order
}

// regionFacts say how many of a region's people are covered against each
// threat.
func (m *Model) regionFacts(i int) []screen.Pair {
	g := &m.scenario.World.Regions[i]
	zone := "outside the zone: allies may not intercept over it"
	if m.inZone(g.Code) {
		zone = "inside the zone: allies may intercept over it"
	}
	lines := []screen.Pair{{Word: screen.Clean(g.Code), Text: screen.Clean(g.NameUK)}, {Word: "zone", Text: zone + "; space switches it in the list"}}
	for _, k := range m.threatOrder() {
		for n := range m.result.Threats[k].Regions {
			rr := &m.result.Threats[k].Regions[n]
			if rr.Code != g.Code {
				continue
			}
			total, covered := rr.Population.Total, rr.Population.Covered
			text := fmt.Sprintf("%s: %s of %s people, %s [%s to %s]", wording.Capital(wording.ThreatTitle(&m.result.Threats[k].Threat)), wording.People(covered.At(m.estimate)), wording.People(total),
				wording.Percent(covered.At(m.estimate), total), wording.Percent(covered.Low, total), wording.Percent(covered.High, total))
			if total == 0 {
				text = wording.Capital(wording.ThreatTitle(&m.result.Threats[k].Threat)) + ": no counted people"
			}
			lines = append(lines, screen.Pair{Word: "covered", Text: text})
		}
	}
	return lines
}
