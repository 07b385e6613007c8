package boards

import (
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/report/subject"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// TotalsRows is the height of the totals with the blank row after them, where there
// is room for what they are made of; TallTotals is it where each part has a row of its
// own, and a salvo and what is near the edge are said too.
const (
	TotalsRows  = 9
	TallTotals  = TotalsRows + 3
	ShortTotals = TotalsRows - 1 // without a blank row above them
)

// Totals is the answer: how many people are covered, in what range, by whom, and
// how many of a salvo get through.
type Totals struct {
	*shown.Answer
	Summary []subject.SummaryRow // by threat index; the answer is known
	Raided  *Study[*raid.Outcome]
	Palette *screen.Palette
}

// NextThreat is what a click on the threat asks for.
type NextThreat struct{}

// NextEstimate is what a click on the estimate asks for.
type NextEstimate struct{}

// Draw draws the totals.
func (t *Totals) Draw(c *screen.Canvas, r screen.Rect) {
	p := t.Palette
	c.Button(screen.NewRect(r.X, r.Y, r.W, 1), NextThreat{})
	if r.H >= ShortTotals {
		c.Button(screen.NewRect(r.X, r.Y+1, r.W, 1), NextEstimate{})
	}
	if t.Result == nil {
		c.Text(r.X+1, r.Y, r.Right()-1, "computing …", p.Style(screen.RoleBusy))
		return
	}
	of, row := t.Result.At(t.Threat), &t.Summary[t.Threat]
	plain, covered := p.Style(screen.RolePlain), of.Population.Covered
	c.Text(r.X+1, r.Y, r.Right()-1, wording.Capital(wording.ThreatTitle(&of.Threat)), p.Style(screen.RoleTitle))
	y := r.Y + 1
	if r.H >= ShortTotals {
		words := wording.Capital(wording.PhaseWords(t.Scenario.Phase)) + " · " + t.Estimate.String()
		if long := words + " estimate"; screen.Width(long) <= r.W-2 {
			words = long
		}
		c.Text(r.X+1, y, r.Right()-1, words, plain)
		y += 1 + min(r.H-ShortTotals, 1)
	}
	c.Pair(r, y, "COVERED", coveredWords(row), p.Style(screen.RoleHeading), p.Style(screen.RoleFigure))
	bar := screen.NewRect(r.X+1, y+1, r.W-3-screen.Width(row.Range), 1)
	c.ShareBar(bar, covered.Low, covered.Base, covered.High, of.Population.Total, p)
	c.TextRight(bar.Right(), bar.Y, r.Right()-1, row.Range, plain)
	if r.H < ShortTotals {
		return
	}
	if y = t.drawParts(c, r, y+2, row); r.H < TallTotals {
		return
	}
	t.drawSalvo(c, r, y)
	if rests := of.RestsOn; len(rests) > 0 {
		c.Text(r.X+1, y+1, r.Right()-1, "  near edge: "+wording.Rest(t.Result, &rests[0]), plain)
	}
}

// drawParts says what the people covered are made of and how many they would be if
// every promise were kept, and returns the row after it.
func (t *Totals) drawParts(c *screen.Canvas, r screen.Rect, y int, row *subject.SummaryRow) int {
	plain := t.Palette.Style(screen.RolePlain)
	rows := [][2]string{{"  Ukraine alone", row.UkraineAlone}, {"  the links add", row.Links},
		{"  allied units add", row.Adds}}
	switch {
	case r.H < TallTotals && row.Authorised:
		rows = [][2]string{rows[0], {"  links, allied units", row.Links + ", " + row.Adds}}
	case r.H < TallTotals:
		rows = [][2]string{rows[0], {"  links, allies", row.Links + ", " + row.Adds}} // words need the room
	case !row.Authorised:
		rows[2][0] = "  allied units"
	}
	for _, pair := range append(rows, [2]string{"  if granted", row.IfGranted + " " + row.GrantedRange}) {
		c.Pair(r, y, pair[0], pair[1], plain, plain)
		y++
	}
	return y
}

// drawSalvo says how many of a salvo get through: covered is not safe. What is
// still that of the scenario before is dim.
func (t *Totals) drawSalvo(c *screen.Canvas, r screen.Rect, y int) {
	p := t.Palette
	if !t.Raided.Known {
		if t.Raided.fault == "" {
			c.Pair(r, y, "  a salvo", "computing …", p.Style(screen.RoleDim), p.Style(screen.RoleBusy))
		}
		return
	}
	o := *t.Raided.Answer
	o.Lead = t.Estimate
	comes, through, span := wording.SalvoBriefly(&o, t.ThreatIn(o.Scenario))
	if comes == "" {
		return
	}
	comes, through = "  "+comes, through+" leak"
	if screen.Width(comes+through+span)+3 <= r.W {
		through += span
	}
	st := p.Style(screen.RolePlain)
	if t.Raided.asked != t.Scenario || t.Raided.Busy {
		st = p.Style(screen.RoleDim)
	}
	c.Pair(r, y, comes, through, st, st)
}

// coveredWords is the answer: how many people of how many.
func coveredWords(row *subject.SummaryRow) string {
	return row.People + " of " + wording.People(row.Total) + "  " + row.Percent
}

// DrawHeadline draws the answer in one row.
func (t *Totals) DrawHeadline(c *screen.Canvas, r screen.Rect) {
	c.Button(r, NextThreat{})
	p, x, y, end := t.Palette, r.X+1, r.Y, r.Right()-1
	if t.Result == nil {
		c.Text(x, y, end, "computing …", p.Style(screen.RoleBusy))
		return
	}
	of, row := t.Result.At(t.Threat), &t.Summary[t.Threat]
	plain, covered := p.Style(screen.RolePlain), of.Population.Covered
	x = c.Text(x, y, end, "COVERED ", p.Style(screen.RoleHeading))
	x = c.Text(x, y, end, coveredWords(row), p.Style(screen.RoleFigure))
	x = c.Text(x+1, y, end, row.Range, plain)
	phrase := wording.ThreatPhrase(&of.Threat)
	x = c.Line(x, y, end, []screen.Part{{Gap: 2, Words: phrase, Style: plain},
		{Words: strings.TrimPrefix(wording.ThreatTitle(&of.Threat), phrase), Style: plain,
			Spare: 1}, {Words: ", " + t.Estimate.String(), Style: plain, Spare: 2}})
	if bar := end - x - 2; bar >= 8 {
		c.ShareBar(
			screen.NewRect(x+2, y, min(bar, 24), 1),
			covered.Low,
			covered.Base,
			covered.High,
			of.Population.Total,
			p,
		)
	}
}
