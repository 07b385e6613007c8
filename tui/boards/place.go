package boards

import (
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Place is why a place is covered or not, and what would change that: in a
// few rows below the map and, against every threat, in a box over it.
type Place struct {
	*shown.Answer
	Names   *shown.Places
	Place   int
	Whys    []coverage.Why    // by threat, why it is not assured; where the result leaves that out
	Remedy  *coverage.Remedy  // the smallest single change that would cover it; nil: none
	Known   bool              // both are; else they are being looked for
	Changes *coverage.Changes // the smallest sets of switches; nil: being looked for
	CanTry  bool              // a switch makes it
	Limit   string            // what the place hangs on, in words; empty: not asked
	// Engagement is that of the unit that defends it best, against the threat shown or the
	// worst one of the place; nil: not known, or no unit can engage the threat.
	Engagement *coverage.Engagement
	At         screen.Rect // the rows below the map
	Palette    *screen.Palette
}

// TryRemedy is what a click on the button at the end of a change asks for.
type TryRemedy struct{}

// at is the verdict on the place against a threat, with why it is not assured; known is
// false while that is being looked for.
func (d *Place) at(threat int) (pt coverage.PlaceThreat, known bool) {
	pr := &d.Result.Places[d.Place]
	pt = *pr.At(threat)
	if threat >= len(pr.Threats) {
		threat = pr.WorstOf
	}
	if threat >= 0 && threat < len(d.Whys) {
		pt.Why = d.Whys[threat]
		return pt, true
	}
	return pt, len(d.Scenario.Units) == 0 || pt.Nearest != nil || pt.ByDecision != nil
}

// remedied is the verdict on the place with its remedy; known is false while the
// remedy is being looked for.
func (d *Place) remedied() (pt coverage.PlaceThreat, known bool) {
	pt, _ = d.at(d.Threat)
	if len(d.Scenario.Units) == 0 || pt.CoveredAt(scenario.Base) {
		return pt, true
	}
	pt.Remedy = d.Remedy
	return pt, d.Known
}

// reason is who covers the place against a threat, or what keeps it from being covered.
func (d *Place) reason(threat int) string {
	pt, known := d.at(threat)
	switch {
	case pt.CoveredAt(d.Estimate):
		return "by " + d.UnitNames(pt.Units)
	case !known:
		return lookingFor
	}
	return wording.WhyAlone(d.Result, &pt)
}

// lookingFor stands where an answer is not known yet.
const lookingFor = "looking for it …"

// Draw explains the place below the map.
func (d *Place) Draw(c *screen.Canvas) {
	p, r := d.Palette, d.At
	end := r.Right() - 1
	d.drawPlaceLine(c, r.X+1, r.Y, end)
	if d.Result == nil {
		return
	}
	y, list := r.Y+1, d.fitting()
	for _, s := range list {
		y = d.drawSentence(c, screen.NewRect(r.X+1, y, end-r.X-1, r.Bottom()-y), s)
	}
	if b := d.tryAfter(list); b.W > 0 {
		c.Text(b.X, b.Y, b.Right(), TryWords, p.Style(screen.RoleKey))
		c.Button(b, TryRemedy{})
	}
	if y < r.Bottom() && d.Engagement != nil {
		strip := d.strip(c)
		if d.Threat >= len(d.Scenario.Threats) {
			strip.about = d.againstOne()
		}
		y = strip.draw(screen.NewRect(r.X+1, y, end-r.X-1, r.Bottom()-y))
	}
	if y < r.Bottom() {
		c.Text(r.X+1, r.Bottom()-1, end, Disclaimer(end-r.X-1), p.Style(screen.RoleDim))
	}
}

// strip is when the links of the engagement come, to be drawn.
func (d *Place) strip(c *screen.Canvas) *stripDrawing {
	threat := &d.Scenario.Threats[gatesThreat(d.Answer, d.Place)]
	return newStripDrawing(c, d.Scenario, threat, d.Engagement, d.Palette)
}

// drawPlaceLine is name, people and verdict of the selected place.
func (d *Place) drawPlaceLine(c *screen.Canvas, x, y, end int) {
	p, place := d.Palette, &d.Scenario.Places[d.Place]
	marker, role := mapview.PlaceMark(d.Answer, d.Place)
	plain, verdict := p.Style(screen.RolePlain), p.Style(role)
	verdict = verdict.Bold()
	words := []screen.Part{{Gap: 1, Words: d.Names.Printed[d.Place], Style: p.Style(screen.RoleTitle), Spare: 0}}
	if place.NameUK != "" && place.NameUK != place.Name {
		words = append(words, screen.Part{Gap: 2, Words: screen.Clean(place.NameUK), Style: plain, Spare: 2})
	}
	words = append(words, screen.Part{Gap: 2, Words: shown.Quantity(place), Style: plain, Spare: 0})
	if place.Control == scenario.Occupied {
		words = append(words, screen.Part{Gap: 2, Words: strings.TrimSpace("occupied, as of " +
			wording.Date(place.ControlAsOf)), Style: p.Style(screen.RoleOccupied), Spare: 0})
	}
	if d.Result != nil {
		threat := &d.Result.At(d.Threat).Threat
		lead, middle, rest := wording.Verdict(d.Result.Places[d.Place].At(d.Threat), d.Estimate)
		words = append(
			words,
			screen.Part{Gap: 2, Words: lead, Style: verdict, Spare: 0},
			screen.Part{
				Gap:   0,
				Words: middle,
				Style: verdict,
				Spare: 4,
			},
			screen.Part{Gap: 0, Words: rest, Style: verdict,
				Spare: 0},
			screen.Part{Gap: 1, Words: "against " + wording.ThreatPhrase(threat), Style: plain, Spare: 3},
		)
		if height, ok := strings.CutPrefix(wording.ThreatTitle(threat), wording.ThreatPhrase(threat)+" "); ok {
			words = append(words, screen.Part{Gap: 1, Words: height, Style: plain, Spare: 1})
		}
	}
	c.Put(x, y, marker, 1, "", p.Style(role))
	x++
	c.Line(x, y, end, words)
}

// fitting is the explanation in full, or in brief where that takes more rows than
// there are.
func (d *Place) fitting() []sentence {
	list, width, rows := d.explanation(), d.At.W-2, d.At.H-1
	for _, s := range list {
		rows -= len(screen.WrapUnits(s.lead+" "+s.words, width))
	}
	if rows >= 0 {
		return list
	}
	for i := range list {
		if list[i].brief != "" {
			list[i].words = list[i].brief
		}
	}
	return list
}

// sentence is a few words in bold, then the rest.
type sentence struct {
	lead, words string
	brief       string // words where there is little room; "": the same
}

// drawSentence writes a sentence over as many rows as it takes and has, and
// returns the row after it.
func (d *Place) drawSentence(c *screen.Canvas, r screen.Rect, s sentence) int {
	lines := screen.WrapUnits(s.lead+" "+s.words, r.W)
	if r.H > 0 && len(lines) > r.H {
		lines[r.H-1] = strings.Join(lines[r.H-1:], " ") // cut where the row ends
	}
	for i := range min(len(lines), r.H) {
		c.Text(r.X, r.Y+i, r.Right(), lines[i], d.Palette.Style(screen.RolePlain))
	}
	if r.H > 0 && strings.HasPrefix(lines[0], s.lead) {
		c.Text(r.X, r.Y, r.Right(), s.lead, d.Palette.Style(screen.RoleHeading))
	}
	return r.Y + min(len(lines), max(r.H, 0))
}

// explanation says who covers the selected place, why it is not covered or
// only perhaps, and what would change that.
func (d *Place) explanation() []sentence {
	pr := &d.Result.Places[d.Place]
	pt, told := d.at(d.Threat)
	var list []sentence
	if d.Limit != "" {
		list = append(list, sentence{lead: "Who can say no:", words: d.Limit})
	}
	if pt.Depth.Base > 0 {
		words := shown.DepthWords(pt.Depth)
		if units := d.UnitNames(pt.Units); units != "" {
			words += ": " + units
		}
		list = append(list, sentence{lead: "Covered by", words: words + "."})
	}
	if pt.Status == coverage.Assured {
		words := wording.Opening(d.Result, pr, d.Threat) + " " + wording.MarginSentence(pt.Margin, pt.Points)
		return append(list, sentence{words: strings.TrimSpace(words)})
	}
	if !told {
		return append(list, sentence{lead: wording.StatusWhy(pt.Status), words: lookingFor})
	}
	for _, s := range whyNot(d.Result, &pt) {
		list = append(list, d.aboutOne(s))
	}
	remedied, known := d.remedied()
	if !known {
		return append(list, d.aboutOne(sentence{lead: wording.SmallestChange + ":", words: lookingFor}))
	}
	helps := d.helps(&remedied)
	if helps.lead == "" && pt.CoveredAt(d.Estimate) {
		return list // that nothing covers it would mislead
	}
	return append(list, helps)
}

// aboutOne names the threat that an answer is about in its lead, where the planner shows
// the worst of all: what covers a place against the one may leave it open to the others.
func (d *Place) aboutOne(s sentence) sentence {
	pr := &d.Result.Places[d.Place]
	if s.lead != "" && d.Threat >= len(pr.Threats) && len(pr.Threats) > 1 {
		s.lead = strings.TrimSuffix(s.lead, ":") + " " + d.againstOne() + ":"
	}
	return s
}

// whyNot says why a place is not covered: what could be decided, where a decision
// would do, and what is nearest and falls short.
func whyNot(r *coverage.Result, pt *coverage.PlaceThreat) (list []sentence) {
	if pt.ByDecision == nil {
		return []sentence{{wording.StatusWhy(pt.Status), wording.Obstacle(r, pt) + ".", wording.WhyAlone(r, pt) + "."}}
	}
	words := wording.WhyAlone(r, pt) + "."
	if len(pt.ByDecision.Switches) > 0 {
		words = wording.Capital(wording.DecisionWords(r.Scenario, pt.ByDecision)) + "."
	}
	list = append(list, sentence{"Could be decided:", words, ""})
	if pt.Nearest != nil {
		built := coverage.PlaceThreat{
			Why: coverage.Why{Nearest: pt.Nearest}, Status: pt.Status, Points: pt.Points, Count: pt.Count,
		}
		list = append(list, sentence{"Nearest:", wording.Obstacle(r, &built) + ".", wording.WhyAlone(r, &built) + "."})
	}
	return list
}

// helps is what would help, without the option of the command line that does it: here a
// key does. Where no single change helps it is the smallest set of switches.
func (d *Place) helps(pt *coverage.PlaceThreat) sentence {
	s := d.Scenario
	switch none := wording.WhatHelps(s, pt); {
	case pt.Remedy != nil:
		return d.aboutOne(sentence{lead: wording.SmallestChange + ":", words: wording.Remedy(s, pt.Remedy) + "."})
	case none == "" || d.Changes != nil && d.Changes.Tried == 0:
		return sentence{words: none}
	case d.Changes == nil:
		return sentence{words: "No single change covers it; looking for two or three together …"}
	case len(d.Changes.Sets) == 0:
		return sentence{words: wording.NoChange(d.Changes.Tried)}
	}
	return d.aboutOne(sentence{lead: "Smallest changes:", words: wording.SmallestSet(s, &d.Changes.Sets[0]) + "."})
}

// sets lists the smallest sets of switches, where there are some beside the single
// change that is told already.
func (d *Place) sets() []string {
	if d.Changes == nil || len(d.Changes.Sets) == 0 || len(d.Changes.Sets) == 1 && d.Remedy != nil {
		return nil
	}
	list := []string{"The smallest sets of switches that would cover it " + d.againstOne() + ":"}
	for i := range d.Changes.Sets {
		list = append(list, "- "+wording.Capital(wording.SmallestSet(d.Scenario, &d.Changes.Sets[i])))
	}
	return list
}

// TryWords are the button at the end of a change that a switch makes.
const TryWords = "[.] try it"

// tryAfter is where the button stands after an explanation.
func (d *Place) tryAfter(list []sentence) screen.Rect {
	if !d.CanTry {
		return screen.Rect{}
	}
	r := d.At
	width, rows, last := r.W-2, 0, 0
	for _, s := range list {
		lines := screen.WrapUnits(s.lead+" "+s.words, width)
		rows, last = rows+len(lines), screen.Width(lines[len(lines)-1])
	}
	if rows > r.H-1 || last+2+len(TryWords) > width {
		return screen.Rect{}
	}
	return screen.NewRect(r.Right()-1-len(TryWords), r.Y+rows, len(TryWords), 1)
}
