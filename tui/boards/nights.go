package boards

import (
	"fmt"
	"math"
	"slices"

	"airumbrella/coverage/raid"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// drawNights draws the board of staying power: people whose cities are covered
// and still have rounds, night after night of routine raids.
func (b *Page) drawNights(c *screen.Canvas) {
	title := "People covered whose cities still have rounds"
	if against := ", " + b.Against(); screen.Width(title+against) <= b.inner().W {
		title += against
	}
	r := b.title(c, title)
	if !b.Raided.Known {
		b.waiting(c, r)
		return
	}
	o := *b.Raided.Answer
	o.Lead = b.Estimate
	threat := b.ThreatIn(o.Scenario)
	var words []string
	if threat >= len(o.Threats) {
		threat = subject.RaidLead(&o)
		words = append(words, "A raid is reckoned for one threat alone: t for another.")
	}
	if threat < 0 {
		b.words(c, r, r.H, "No threat is in play, so no raid comes.")
		return
	}
	words = append(words, wording.SalvoSentence(&o, threat), wording.NightsSentence(&o, threat))
	switch {
	case r.H < boardMinRows:
		words = []string{wording.SalvoSentence(&o, threat)}
	default:
		words = append(words, wording.ActivationSentence(&o, threat))
	}
	t := &o.Threats[threat]
	plots := len(t.Staying) > 1 && slices.ContainsFunc(t.Staying,
		func(row raid.StayingRow) bool { return row.People.High > 0 })
	if !plots {
		words = append(
			words,
			"So there are no nights to plot: no counted city is covered and has rounds on any of them.",
		)
	}
	r = b.words(c, r, max(r.H/2, 2), words...)
	if !plots {
		return
	}
	b.plotNights(c, r, t, b.TotalPeople())
}

// plotNights draws the band from low to high with the estimate shown, over
// nights on a scale of powers, and the figures of the nights that reports show.
func (b *Page) plotNights(c *screen.Canvas, r screen.Rect, t *raid.ThreatOutcome, total int) {
	last := math.Log(float64(t.Staying[len(t.Staying)-1].Night))
	table := 2 // people and their range, below the nights
	if r.H < boardMinRows {
		table = 1
	}
	plotted := screen.NewRect(r.X, r.Y, r.W, r.H-table)
	if plotted.H < 5 || plotted.W < plotAxis+20 || last <= 0 {
		return
	}
	var curves [3][]point
	high := total
	for i := range t.Staying {
		row := &t.Staying[i]
		for k, e := range scenario.Estimates {
			curves[k] = append(curves[k], point{float64(row.Night), float64(row.People.At(e))})
			high = max(high, row.People.At(e))
		}
	}
	p := newPlot(plotted, float64(high), func(night float64) float64 { return math.Log(max(night, 1)) / last })
	for k, g := range [...]screen.Ground{screen.GroundAssured, screen.GroundLikely, screen.GroundPossible} {
		p.fill(g, curves[k])
	}
	p.curve(screen.LineUkraine, curves[b.Estimate])
	p.draw(c, b.Palette)
	b.tableNights(c, p, t, table > 1)
	names := plotNames{area: p.area}
	if total > 0 {
		_, row := p.cell(1, float64(total))
		names.writeRight(c, b.Palette, row, "all counted people "+wording.People(total), screen.RoleDim)
	}
	for k := range curves {
		e := scenario.High - scenario.Estimate(k)
		_, row := p.cell(1, curves[e][0].people)
		names.write(c, b.Palette, p.area.X+1, row+1, e.String(), screen.RolePlain)
	}
}

// tableNights writes the nights that reports show below the plot, each with its
// people and, where there is room for all of them, the range.
func (b *Page) tableNights(c *screen.Canvas, p *plot, t *raid.ThreatOutcome, ranges bool) {
	y := p.area.Bottom() + 1
	c.TextRight(p.area.X-plotAxis, y, p.area.X-2, "night", b.Palette.Style(screen.RoleDim))
	columns, all := b.nightColumns(p, t, ranges)
	if !all {
		columns, _ = b.nightColumns(p, t, false)
	}
	for _, k := range columns {
		c.Put(k.mark, p.area.Bottom(), '┴', 1, "", b.Palette.Style(screen.RoleRule))
		for i, words := range k.words {
			st := b.Palette.Style(screen.RoleDim)
			if i == 1 {
				st = b.Palette.Style(screen.RolePlain)
			}
			x := min(max(k.mark-screen.Width(words)/2, k.x), max(k.x+k.w-screen.Width(words), k.x))
			c.Text(x, y+i, p.area.Right()+1, words, st)
		}
	}
}

// nightColumn is a night below the plot: where its mark stands, and its words.
type nightColumn struct {
	mark, x, w int
	words      []string
}

// nightColumns are the columns that fit beside each other, and whether all do.
func (b *Page) nightColumns(p *plot, t *raid.ThreatOutcome, ranges bool) (list []nightColumn, all bool) {
	after := p.area.X - 1
	all = true
	for i := range t.Staying {
		row := &t.Staying[i]
		if !slices.Contains(raid.DefaultNights, row.Night) {
			continue
		}
		k := nightColumn{words: []string{fmt.Sprint(row.Night), wording.People(row.People.At(b.Estimate))}}
		if ranges {
			k.words = append(k.words, "["+millionsOnly(row.People.Low)+"-"+millionsOnly(row.People.High)+"]")
		}
		for _, words := range k.words {
			k.w = max(k.w, screen.Width(words))
		}
		k.mark, _ = p.cell(float64(row.Night), 0)
		k.x = min(max(k.mark-k.w/2, p.area.X-1), p.area.Right()-k.w+1)
		if k.x < after {
			all = false
			continue
		}
		after = k.x + k.w + 1
		list = append(list, k)
	}
	return list, all
}

// millions is people on an axis.
func millions(people float64, decimals int) string {
	switch {
	case people <= 0:
		return "0"
	case people < 1e5 && decimals > 1:
		return wording.People(int(people))
	}
	return fmt.Sprintf("%.*f M", decimals, people/1e6)
}
