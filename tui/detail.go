package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report"
)

// disclaimers stand under every answer, the longest that fits.
var disclaimers = [...]string{
	"Covered = one unit could engage one missile in time. It does not mean safe. Notional units.",
	"Covered = one unit could engage one missile in time, not safe.",
	"Covered does not mean safe. Notional units.",
}

// disclaimer is the longest disclaimer of at most so many cells.
func disclaimer(width int) string {
	for _, s := range disclaimers {
		if textWidth(s) <= width {
			return s
		}
	}
	return disclaimers[len(disclaimers)-1]
}

// drawDetail explains the selected place under the map.
func (m *Model) drawDetail(c *canvas) {
	p, r := m.palette, m.layout.detail
	end := r.right() - 1
	if m.place() < 0 {
		m.drawItemDetail(c)
		return
	}
	m.drawPlaceLine(c, r.x+1, r.y, end)
	if m.result == nil {
		return
	}
	y := r.y + 1
	for _, s := range m.explanation() {
		y = m.drawSentence(c, rect{r.x + 1, y, end - r.x - 1, r.bottom() - y}, s)
	}
	if y < r.bottom() {
		c.text(r.x+1, r.bottom()-1, end, disclaimer(end-r.x-1), p.style(roleDim))
	}
}

// drawPlaceLine is name, people and verdict of the selected place.
func (m *Model) drawPlaceLine(c *canvas, x, y, end int) {
	p, place, b := m.palette, &m.scenario.Places[m.place()], m.labelOf(m.place())
	c.put(x, y, b.marker, 1, "", p.style(b.role))
	x = c.text(x+2, y, end, b.name, p.style(roleTitle))
	if place.NameUK != "" && place.NameUK != place.Name {
		x = c.text(x+2, y, end, clean(place.NameUK), p.style(rolePlain))
	}
	x = c.text(x+2, y, end, quantity(place), p.style(rolePlain))
	if place.Control == coverage.Occupied {
		x = c.text(x+2, y, end, strings.TrimSpace("occupied, as of "+report.Date(place.ControlAsOf)), p.style(roleOccupied))
	}
	if m.result == nil {
		return
	}
	pt := m.result.Places[m.place()].At(m.threat)
	st := p.style(b.role)
	st.attr |= attrBold
	x = c.text(x+2, y, end, verdictWords(pt.Status, m.estimate), st)
	c.text(x+1, y, end, "against "+threatTitle(&m.result.At(m.threat).Threat), p.style(rolePlain))
}

// sentence is a few words in bold, then the rest.
type sentence struct{ lead, words string }

// drawSentence writes a sentence over as many rows as it takes and has, and
// returns the row after it.
func (m *Model) drawSentence(c *canvas, r rect, s sentence) int {
	lines := wrapText(s.lead+" "+s.words, r.w)
	for i := range min(len(lines), r.h) {
		c.text(r.x, r.y+i, r.right(), lines[i], m.palette.style(rolePlain))
	}
	if r.h > 0 && strings.HasPrefix(lines[0], s.lead) {
		c.text(r.x, r.y, r.right(), s.lead, m.palette.style(roleHeading))
	}
	return r.y + min(len(lines), max(r.h, 0))
}

// explanation says who covers the selected place, why it is not covered or
// only perhaps, and what would change that.
func (m *Model) explanation() []sentence {
	pr := &m.result.Places[m.place()]
	pt := pr.At(m.threat)
	var list []sentence
	if pt.Depth.Base > 0 {
		words := depthWords(pt.Depth)
		if units := m.unitNames(pt.Units); units != "" {
			words += ": " + units
		}
		list = append(list, sentence{"Covered by", words + "."})
	}
	why := report.WhyNot(m.result, pr, m.threat)
	switch reason, ok := afterColon(why, pr.Place.Name); {
	case !ok || pt.Status == coverage.Assured:
		return append(list, sentence{"", why})
	case pt.Status == coverage.Likely:
		list = append(list, sentence{"Why not assured:", reason})
	case pt.Status == coverage.Possible:
		list = append(list, sentence{"Why only possible:", reason})
	default:
		list = append(list, sentence{"Why not:", reason})
	}
	remedied, known := m.remedied()
	if !known {
		return append(list, sentence{"Smallest single change:", "looking for it …"})
	}
	words := report.WhatHelps(&remedied)
	if lead, rest, ok := strings.Cut(words, ": "); ok {
		return append(list, sentence{lead + ":", rest})
	}
	if pt.Status.CoveredAt(m.estimate) {
		return list // that nothing covers it would mislead
	}
	return append(list, sentence{"", words})
}

// afterColon is the reason in a sentence of [report.WhyNot], whose beginning
// the line above says already.
func afterColon(why, name string) (reason string, ok bool) {
	name = report.Clean(name)
	_, reason, ok = strings.Cut(strings.TrimPrefix(why, name), ": ")
	return reason, ok
}

// depthWords is how many units cover a place, with the range over the
// estimates.
func depthWords(d coverage.Triple[int]) string {
	words := fmt.Sprintf("%d units", d.Base)
	if d.Base == 1 {
		words = "1 unit"
	}
	if d.Low != d.High {
		words += fmt.Sprintf(" [%d-%d]", d.Low, d.High)
	}
	return words
}

// drawItemDetail says what is selected that is no place.
func (m *Model) drawItemDetail(c *canvas) {
	p, r := m.palette, m.layout.detail
	end := r.right() - 1
	if !m.exists(m.sel) {
		c.text(r.x+1, r.y, end, "Nothing selected: n for the next place not covered, / to find one, or click.", p.style(roleDim))
		return
	}
	x := c.text(r.x+1, r.y, end, m.itemName(m.sel), p.style(roleTitle))
	c.text(x+2, r.y, end, itemWords[m.sel.kind], p.style(roleDim))
	if m.result == nil {
		return
	}
	y := r.y + 1
	for _, l := range m.factsOf(m.sel) {
		if y >= r.bottom() {
			return
		}
		c.text(r.x+1, y, end, l.word, p.style(roleDim))
		c.text(r.x+14, y, end, l.text, p.style(l.role))
		y++
	}
}

// itemWords say what kind of thing is selected.
var itemWords = [...]string{itemUnit: "a notional unit", itemBase: "an allied airfield", itemGap: "a gap: connected ground that nothing covers", itemRegion: "a region of Ukraine", itemPlace: "a place"}
