package tui

import (
	"fmt"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
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
func (m *Model) detailsBox(h int) rect {
	r := m.centred(104, h)
	if chart := m.layout.chart; chart.w >= 80 {
		r.w = min(r.w, chart.w-2)
		r.x = chart.x + (chart.w-r.w)/2
	}
	r.h = min(r.h, m.layout.rule.y-m.layout.header.h)
	r.y = max(m.layout.rule.y-r.h, 0)
	return r
}

// factLine is a line of details: a word and what it stands for, or, without a
// word, text over the whole width.
type factLine struct {
	word, text string
	role       role
}

// drawDetails shows the selected item.
func (m *Model) drawDetails(c *canvas) {
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
func (m *Model) factsOf(sel item) []factLine {
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
func (m *Model) shownDetails() rect {
	if m.sel.kind == itemPlace {
		return m.placeDetailsBox()
	}
	return m.detailsBox(len(m.factRows(m.factsOf(m.sel))) + 2)
}

// factColumn is the width of the words of details.
const factColumn = 14

// factRows breaks lines of details into rows.
func (m *Model) factRows(lines []factLine) []factLine {
	var rows []factLine
	width := m.detailsBox(8).w - 4 - factColumn
	for _, l := range lines {
		for i, part := range boardLines(l.text, width) {
			if i > 0 {
				l.word = ""
			}
			rows = append(rows, factLine{l.word, part, l.role})
		}
	}
	return rows
}

// drawFacts draws lines of details in a box.
func (m *Model) drawFacts(c *canvas, title string, lines []factLine) {
	in := m.drawBox(c, m.shownDetails(), title)
	c.block(in, m.palette.pairs(m.factRows(lines), roleDim, factColumn, in.w))
}

// unitFacts say what a unit is and what it is worth.
func (m *Model) unitFacts(i int) []factLine {
	s, u := m.scenario, &m.scenario.Units[i]
	lines := []factLine{{word: "system", text: clean(u.System)}}
	if system := s.System(u); system != nil {
		lines[0].text = fmt.Sprintf("%d × %s", max(u.Count, 1), clean(system.Name))
		if system.About != "" {
			lines = append(lines, factLine{word: "", text: clean(system.About), role: roleDim})
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
	lines = append(lines, factLine{word: "stands", text: where}, factLine{word: "sent by", text: from})
	if u.Phase == scenario.AfterCeasefire {
		lines = append(lines, factLine{word: "", text: wording.UnitPhase(u.Phase), role: roleDim})
	}
	if r := &m.rings; r.known && r.unit == i && r.reach.High > 0 {
		lines = append(lines, factLine{word: "reaches", text: fmt.Sprintf("%s [%s to %s] against %s; sees %s", wording.Kilometres(r.reach.Base),
			wording.Kilometres(r.reach.Low), wording.Kilometres(r.reach.High), wording.ThreatTitle(&s.Threats[r.key.threat]), wording.Kilometres(r.sight))})
	}
	return append(lines, m.worthFacts(i)...)
}

// worthFacts say per threat how many people are lost without a unit and what
// its fair share is.
func (m *Model) worthFacts(i int) []factLine {
	if i >= len(m.result.Units) || m.result.Units[i].Unit.ID != m.scenario.Units[i].ID {
		return nil
	}
	lines := []factLine{}
	for k := range m.result.Units[i].Threats {
		t := &m.result.Units[i].Threats[k]
		text := fmt.Sprintf("%s: %s people lost without it, its share %s", wording.ThreatTitle(&m.result.Threats[k].Threat), wording.People(t.LossIfRemoved), wording.People(int(t.Shapley+0.5)))
		if t.Gate != coverage.GateNone {
			text = wording.ThreatTitle(&m.result.Threats[k].Threat) + ": " + wording.GateWords(t.Gate)
		}
		lines = append(lines, factLine{word: "against", text: upperFirst(text)})
	}
	return lines
}

// standsAt is the name of a base or place by its id.
func (m *Model) standsAt(id string) string {
	for i := range m.scenario.Bases {
		if b := &m.scenario.Bases[i]; b.ID == id {
			return clean(b.Name)
		}
	}
	if p := m.scenario.Place(id); p != nil {
		return clean(p.Name)
	}
	return clean(id)
}

// baseFacts say whose base it is and who stands there.
func (m *Model) baseFacts(i int) []factLine {
	s, b := m.scenario, &m.scenario.Bases[i]
	permission := s.Package.Hosts[b.Country]
	lines := []factLine{
		{word: "host", text: wording.CountryName(s, b.Country) + ": " + wording.HostWords(s, b.Country, m.estimate)},
		{word: "airfield", text: clean(b.ID) + " " + clean(b.Kind)},
	}
	if permission.Source != "" {
		lines = append(lines, factLine{word: "as reported", text: clean(permission.Source) + ", " + wording.Date(permission.AsOf), role: roleDim})
	}
	for k := range s.Units {
		if u := &s.Units[k]; u.At == b.ID {
			text := clean(u.Title())
			if system := s.System(u); system != nil {
				text += fmt.Sprintf(", %d × %s", max(u.Count, 1), clean(system.Name))
			}
			lines = append(lines, factLine{word: "unit", text: text + ", sent by " + wording.CountryName(s, u.Contributor)})
		}
	}
	return lines
}

// gapFacts say how large a gap is and who lives in it.
func (m *Model) gapFacts(i int) []factLine {
	g := &m.result.At(m.threat).Gaps[i]
	names := make([]string, 0, len(g.Places))
	for _, id := range g.Places {
		names = append(names, m.standsAt(id))
	}
	lines := []factLine{
		{word: "against", text: wording.ThreatTitle(&m.result.At(m.threat).Threat) + ", at base"},
		{word: "people", text: wording.People(g.Population) + fmt.Sprintf(", and %s", count(g.Nodes, "logistics node"))},
		{word: "area", text: shortArea(g.Area.SquareKilometres()) + " km²; the largest circle in it has a radius of " + wording.Kilometres(g.LargestCircle)},
	}
	if len(names) > 0 {
		lines = append(lines, factLine{word: "places", text: someOf(names, 12)})
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
func (m *Model) regionFacts(i int) []factLine {
	g := &m.scenario.World.Regions[i]
	zone := "outside the zone: allies may not intercept over it"
	if m.inZone(g.Code) {
		zone = "inside the zone: allies may intercept over it"
	}
	lines := []factLine{{word: clean(g.Code), text: clean(g.NameUK)}, {word: "zone", text: zone + "; space switches it in the list"}}
	for _, k := range m.threatOrder() {
		for n := range m.result.Threats[k].Regions {
			rr := &m.result.Threats[k].Regions[n]
			if rr.Code != g.Code {
				continue
			}
			total, covered := rr.Population.Total, rr.Population.Covered
			text := fmt.Sprintf("%s: %s of %s people, %s [%s to %s]", upperFirst(wording.ThreatTitle(&m.result.Threats[k].Threat)), wording.People(covered.At(m.estimate)), wording.People(total),
				wording.Percent(covered.At(m.estimate), total), wording.Percent(covered.Low, total), wording.Percent(covered.High, total))
			if total == 0 {
				text = upperFirst(wording.ThreatTitle(&m.result.Threats[k].Threat)) + ": no counted people"
			}
			lines = append(lines, factLine{word: "covered", text: text})
		}
	}
	return lines
}
