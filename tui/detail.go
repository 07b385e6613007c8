package tui

import (
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// drawDetail explains the selected place under the map.
func (m *Model) drawDetail(c *screen.Canvas) {
	p, r := m.palette, m.layout.detail
	end := r.Right() - 1
	c.Button(r, wishing((*Model).openDetails))
	if m.place() < 0 {
		m.drawItemDetail(c)
		return
	}
	m.drawPlaceLine(c, r.X+1, r.Y, end)
	if m.Result == nil {
		return
	}
	y, list := r.Y+1, m.fitting()
	for _, s := range list {
		y = m.drawSentence(c, screen.NewRect(r.X+1, y, end-r.X-1, r.Bottom()-y), s)
	}
	if b := m.tryAfter(list); b.W > 0 {
		c.Text(b.X, b.Y, b.Right(), tryWords, p.Style(screen.RoleKey))
		c.Button(b, wish((*Model).tryChange))
	}
	if y < r.Bottom() {
		c.Text(r.X+1, r.Bottom()-1, end, disclaimer(end-r.X-1), p.Style(screen.RoleDim))
	}
}

// drawPlaceLine is name, people and verdict of the selected place.
func (m *Model) drawPlaceLine(c *screen.Canvas, x, y, end int) {
	p, place := m.palette, &m.Scenario.Places[m.place()]
	marker, role := mapview.PlaceMark(&m.Answer, m.place())
	plain, verdict := p.Style(screen.RolePlain), p.Style(role)
	verdict = verdict.Bold()
	words := []screen.Part{{Gap: 1, Words: m.names.Printed[m.place()], Style: p.Style(screen.RoleTitle), Spare: 0}}
	if place.NameUK != "" && place.NameUK != place.Name {
		words = append(words, screen.Part{Gap: 2, Words: screen.Clean(place.NameUK), Style: plain, Spare: 2})
	}
	words = append(words, screen.Part{Gap: 2, Words: shown.Quantity(place), Style: plain, Spare: 0})
	if place.Control == scenario.Occupied {
		words = append(words, screen.Part{Gap: 2, Words: strings.TrimSpace("occupied, as of " + wording.Date(place.ControlAsOf)), Style: p.Style(screen.RoleOccupied), Spare: 0})
	}
	if m.Result != nil {
		threat := &m.Result.At(m.Threat).Threat
		lead, middle, rest := wording.Verdict(m.Result.Places[m.place()].At(m.Threat).Status, m.Estimate)
		words = append(words, screen.Part{Gap: 2, Words: lead, Style: verdict, Spare: 0}, screen.Part{Gap: 0, Words: middle, Style: verdict, Spare: 4}, screen.Part{Gap: 0, Words: rest, Style: verdict, Spare: 0},
			screen.Part{Gap: 1, Words: "against " + wording.ThreatPhrase(threat), Style: plain, Spare: 3})
		if height, ok := strings.CutPrefix(wording.ThreatTitle(threat), wording.ThreatPhrase(threat)+" "); ok {
			words = append(words, screen.Part{Gap: 1, Words: height, Style: plain, Spare: 1})
		}
	}
	c.Put(x, y, marker, 1, "", p.Style(role))
	x++
	for _, part := range screen.LeaveOut(words, end-x) {
		x = c.Text(x+part.Gap, y, end, part.Words, part.Style)
	}
}

// fitting is the explanation in full, or in brief where that takes more rows than
// there are.
func (m *Model) fitting() []sentence {
	list, width, rows := m.explanation(), m.layout.detail.W-2, m.layout.detail.H-1
	for _, s := range list {
		rows -= len(screen.Wrap(s.lead+" "+s.words, width))
	}
	if rows >= 0 {
		return list
	}
	pr := &m.Result.Places[m.place()]
	pt := pr.At(m.Threat)
	for i := range list {
		if list[i].why {
			list[i].words = wording.WhyAlone(m.Result, pt) + "."
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
func (m *Model) drawSentence(c *screen.Canvas, r screen.Rect, s sentence) int {
	lines := screen.Wrap(s.lead+" "+s.words, r.W)
	if r.H > 0 && len(lines) > r.H {
		lines[r.H-1] = strings.Join(lines[r.H-1:], " ") // cut where the row ends
	}
	for i := range min(len(lines), r.H) {
		c.Text(r.X, r.Y+i, r.Right(), lines[i], m.palette.Style(screen.RolePlain))
	}
	if r.H > 0 && strings.HasPrefix(lines[0], s.lead) {
		c.Text(r.X, r.Y, r.Right(), s.lead, m.palette.Style(screen.RoleHeading))
	}
	return r.Y + min(len(lines), max(r.H, 0))
}

// explanation says who covers the selected place, why it is not covered or
// only perhaps, and what would change that.
func (m *Model) explanation() []sentence {
	pr := &m.Result.Places[m.place()]
	pt := pr.At(m.Threat)
	var list []sentence
	if pt.Depth.Base > 0 {
		words := shown.DepthWords(pt.Depth)
		if units := m.UnitNames(pt.Units); units != "" {
			words += ": " + units
		}
		list = append(list, sentence{lead: "Covered by", words: words + "."})
	}
	if pt.Status == coverage.Assured {
		return append(list, sentence{words: wording.WhyNot(m.Result, pr, m.Threat)})
	}
	list = append(list, sentence{wording.StatusWhy(pt.Status), wording.Obstacle(m.Result, pt.Nearest) + ".", true})
	remedied, known := m.remedied()
	if !known {
		return append(list, sentence{lead: wording.SmallestChange + ":", words: "looking for it …"})
	}
	helps := helpsOnScreen(m.Scenario, &remedied)
	if helps.lead == "" && pt.Status.CoveredAt(m.Estimate) {
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

// tryAfter is where the button stands after an explanation.
func (m *Model) tryAfter(list []sentence) screen.Rect {
	if m.remedy.found == nil || m.remedy.found.Switch.String() == "" || m.remedy.key != m.remedyWanted() {
		return screen.Rect{}
	}
	r := m.layout.detail
	width, rows, last := r.W-2, 0, 0
	for _, s := range list {
		lines := screen.Wrap(s.lead+" "+s.words, width)
		rows, last = rows+len(lines), screen.Width(lines[len(lines)-1])
	}
	if rows > r.H-1 || last+2+len(tryWords) > width {
		return screen.Rect{}
	}
	return screen.NewRect(r.Right()-1-len(tryWords), r.Y+rows, len(tryWords), 1)
}

// drawItemDetail says what is selected that is no place.
func (m *Model) drawItemDetail(c *screen.Canvas) {
	p, r := m.palette, m.layout.detail
	end := r.Right() - 1
	if !m.items().Exists(m.sel) {
		c.Text(r.X+1, r.Y, end, "Nothing selected: n for the next place not covered, / to find one, or click.", p.Style(screen.RoleDim))
		return
	}
	x := c.Text(r.X+1, r.Y, end, m.items().NameOf(m.sel), p.Style(screen.RoleTitle))
	c.Text(x+2, r.Y, end, lists.Of(m.sel.Kind).What, p.Style(screen.RoleDim))
	if m.Result == nil {
		return
	}
	y := r.Y + 1
	for _, l := range m.items().FactsOf(m.sel) {
		if y >= r.Bottom() {
			return
		}
		c.Text(r.X+1, y, end, l.Word, p.Style(screen.RoleDim))
		c.Text(r.X+14, y, end, l.Text, p.Style(l.Role))
		y++
	}
}
