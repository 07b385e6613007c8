package tui

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
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
	y, list := r.y+1, m.fitting()
	for _, s := range list {
		y = m.drawSentence(c, rect{r.x + 1, y, end - r.x - 1, r.bottom() - y}, s)
	}
	if b := m.tryAfter(list); b.w > 0 {
		c.text(b.x, b.y, b.right(), tryWords, p.style(roleKey))
	}
	if y < r.bottom() {
		c.text(r.x+1, r.bottom()-1, end, disclaimer(end-r.x-1), p.style(roleDim))
	}
}

// drawPlaceLine is name, people and verdict of the selected place.
func (m *Model) drawPlaceLine(c *canvas, x, y, end int) {
	p, place, b := m.palette, &m.scenario.Places[m.place()], m.labelOf(m.place())
	plain, verdict := p.style(rolePlain), p.style(b.role)
	verdict.attr |= attrBold
	words := []linePart{{1, b.name, p.style(roleTitle), 0}}
	if place.NameUK != "" && place.NameUK != place.Name {
		words = append(words, linePart{2, clean(place.NameUK), plain, 2})
	}
	words = append(words, linePart{2, quantity(place), plain, 0})
	if place.Control == scenario.Occupied {
		words = append(words, linePart{2, strings.TrimSpace("occupied, as of " + wording.Date(place.ControlAsOf)), p.style(roleOccupied), 0})
	}
	if m.result != nil {
		threat := &m.result.At(m.threat).Threat
		lead, middle, rest := wording.Verdict(m.result.Places[m.place()].At(m.threat).Status, m.estimate)
		words = append(words, linePart{2, lead, verdict, 0}, linePart{0, middle, verdict, 4}, linePart{0, rest, verdict, 0},
			linePart{1, "against " + wording.ThreatPhrase(threat), plain, 3})
		if height, ok := strings.CutPrefix(wording.ThreatTitle(threat), wording.ThreatPhrase(threat)+" "); ok {
			words = append(words, linePart{1, height, plain, 1})
		}
	}
	c.put(x, y, b.marker, 1, "", p.style(b.role))
	x++
	for _, part := range leaveOut(words, end-x) {
		x = c.text(x+part.gap, y, end, part.words, part.style)
	}
}

// linePart is a few words of a line after a gap. Where the line is too long, the
// parts with a number are left out, the smallest first; those without stay.
type linePart struct {
	gap   int
	words string
	style style
	spare int
}

// leaveOut takes parts out of a line until it fits into a width.
func leaveOut(parts []linePart, width int) []linePart {
	for {
		used, least := 0, -1
		for i, part := range parts {
			used += part.gap + textWidth(part.words)
			if part.spare > 0 && (least < 0 || part.spare < parts[least].spare) {
				least = i
			}
		}
		if used <= width || least < 0 {
			return parts
		}
		parts = slices.Delete(parts, least, least+1)
	}
}

// fitting is the explanation in full, or in brief where that takes more rows than
// there are.
func (m *Model) fitting() []sentence {
	list, width, rows := m.explanation(), m.layout.detail.w-2, m.layout.detail.h-1
	for _, s := range list {
		rows -= len(wrapText(s.lead+" "+s.words, width))
	}
	if rows >= 0 {
		return list
	}
	pr := &m.result.Places[m.place()]
	pt := pr.At(m.threat)
	for i := range list {
		if list[i].why {
			list[i].words = wording.WhyAlone(m.result, pt) + "."
		}
	}
	return list
}

// sentence is a few words in bold, then the rest.
type sentence struct {
	lead, words string
	why         bool // what keeps a place from being covered, which may be said briefly
}

// drawSentence writes a sentence over as many rows as it takes and has, and
// returns the row after it.
func (m *Model) drawSentence(c *canvas, r rect, s sentence) int {
	lines := wrapText(s.lead+" "+s.words, r.w)
	if r.h > 0 && len(lines) > r.h {
		lines[r.h-1] = strings.Join(lines[r.h-1:], " ") // cut where the row ends
	}
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
		list = append(list, sentence{lead: "Covered by", words: words + "."})
	}
	if pt.Status == coverage.Assured {
		return append(list, sentence{words: wording.WhyNot(m.result, pr, m.threat)})
	}
	list = append(list, sentence{wording.StatusWhy(pt.Status), wording.Obstacle(m.result, pt.Nearest) + ".", true})
	remedied, known := m.remedied()
	if !known {
		return append(list, sentence{lead: wording.SmallestChange + ":", words: "looking for it …"})
	}
	helps := helpsOnScreen(m.scenario, &remedied)
	if helps.lead == "" && pt.Status.CoveredAt(m.estimate) {
		return list // that nothing covers it would mislead
	}
	return append(list, helps)
}

// helpsOnScreen is what would help, without the option of the command line that
// does it: here a key does.
func helpsOnScreen(s *scenario.Scenario, pt *coverage.PlaceThreat) sentence {
	if n := pt.Nearest; n != nil && n.Remedy != nil {
		return sentence{lead: wording.SmallestChange + ":", words: wording.Remedy(s, n.Remedy) + "."}
	}
	return sentence{words: wording.WhatHelps(s, pt)}
}

// tryWords are the button at the end of a change that a switch makes.
const tryWords = "[.] try it"

// tryButton is where the button stands: at the right of the last row of the
// explanation, if a switch makes the change and there is room.
func (m *Model) tryButton() rect {
	if m.result == nil || m.place() < 0 {
		return rect{}
	}
	return m.tryAfter(m.fitting())
}

// tryAfter is where the button stands after an explanation.
func (m *Model) tryAfter(list []sentence) rect {
	if m.remedy.found == nil || m.remedy.found.Switch.String() == "" || m.remedy.key != m.remedyWanted() {
		return rect{}
	}
	r := m.layout.detail
	width, rows, last := r.w-2, 0, 0
	for _, s := range list {
		lines := wrapText(s.lead+" "+s.words, width)
		rows, last = rows+len(lines), textWidth(lines[len(lines)-1])
	}
	if rows > r.h-1 || last+2+len(tryWords) > width {
		return rect{}
	}
	return rect{r.right() - 1 - len(tryWords), r.y + rows, len(tryWords), 1}
}

// depthWords is how many units cover a place, with the range over the
// estimates.
func depthWords(d scenario.Triple[int]) string {
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
