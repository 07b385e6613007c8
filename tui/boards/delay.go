package boards

import (
	"fmt"
	"strings"
	"time"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// drawDelay draws the board of the delay: people covered when the order takes
// 0 to 60 minutes, and which cities drop out on the way.
func (b *Page) drawDelay(c *screen.Canvas) {
	r := b.title(c, "People covered when the order is late, "+b.Against()+", base")
	if !b.Weighed.Known {
		b.waiting(c, r)
		return
	}
	x := b.Weighed.Answer.Worth
	threat := b.ThreatIn(x.Result.Scenario)
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		b.words(c, r, r.H, "No threat is in play or nobody is counted, so no delay costs anything.")
		return
	}
	fallen, rest := b.dropWords(x, threat)
	if r.H >= boardMinRows {
		r = b.words(c, r, 3, wording.DelaySentence(x, threat))
	}
	rows := 0
	if r.H >= boardMinRows {
		below, room := fallen+"; "+rest+".", max(r.H/4, 1)
		if len(screen.WrapUnits(below, r.W)) > room {
			below = fallen + "." // how many stay stands in the curve
		}
		rows = min(len(screen.WrapUnits(below, r.W)), room)
		b.words(c, screen.NewRect(r.X, r.Bottom()-rows, r.W, rows), rows, below)
	}
	if r.H > 14 {
		rows++ // a blank one
	}
	b.plotDelay(c, screen.NewRect(r.X, r.Y, r.W, r.H-rows), x, threat)
}

// dropWords lists the cities that lose cover, and counts the others.
func (b *Page) dropWords(x *worth.Worth, threat int) (fallen, rest string) {
	list, kept, never := x.Dropping(threat)
	var parts []string
	for _, d := range list {
		place := &x.Result.Scenario.Places[d.Place]
		parts = append(
			parts,
			fmt.Sprintf("%s %s at %d min to %s", screen.Clean(place.Name), wording.People(place.Population),
				d.Threats[threat].Minute, wording.ShareWords(d.Threats[threat].Left)),
		)
	}
	words := "Of the cities of 100,000 people or more none loses its cover"
	if len(parts) > 0 {
		words = "Cities of 100,000 or more that fall: " + strings.Join(parts, ", ")
	}
	return words, wording.Plural(kept, "stays", "stay") + " covered after an hour, " +
		wording.Plural(never, "is", "are") + " not covered even at once"
}

// presentDelay is the delay of the order against a threat at base, that against
// cruise missiles for all threats at once.
func presentDelay(s *scenario.Scenario, threat int) time.Duration {
	if threat < len(s.Threats) {
		return s.Package.Authorisation.Delay[s.Threats[threat].Class].Base
	}
	return shown.OrderDelay(&s.Package)
}

// plotDelay draws the curve, the present delay, and the minute beyond which no
// city keeps allied cover.
func (b *Page) plotDelay(c *screen.Canvas, r screen.Rect, x *worth.Worth, threat int) {
	t := x.At(threat)
	if r.H < 5 || r.W < plotAxis+20 || len(t.Delay) < 2 {
		return
	}
	var curve, own []point
	high := t.Alone
	for minute, people := range t.Delay {
		curve = append(curve, point{float64(minute), float64(people)})
		own = append(own, point{float64(minute), float64(min(t.Alone, people))})
		high = max(high, people)
	}
	last := float64(len(t.Delay) - 1)
	p := newPlot(r, float64(high), func(x float64) float64 { return x / last })
	p.fill(screen.GroundGap, own)
	p.fill(screen.GroundLikely, curve)
	now := min(presentDelay(x.Result.Scenario, threat).Minutes(), last)
	p.upright(screen.LineReach, now)
	if t.LastAllied >= 0 && float64(t.LastAllied) < last {
		p.upright(screen.LineGap, float64(t.LastAllied))
	}
	p.curve(screen.LineUkraine, curve)
	p.draw(c, b.Palette)
	at := p.area.X - 1
	for minute := 0; minute <= int(last); minute += 10 {
		words := fmt.Sprint(minute)
		if minute == int(last) {
			words += " min"
		}
		at = p.mark(c, b.Palette, float64(minute), words, at)
	}
	b.nameDelay(c, p, x, threat, now)
}

// nameDelay writes into the diagram what its lines and grounds are.
func (b *Page) nameDelay(c *screen.Canvas, p *plot, x *worth.Worth, threat int, now float64) {
	t := x.At(threat)
	names := plotNames{area: p.area}
	list, _, _ := x.Dropping(threat)
	at := func(d *worth.Drop) (col, row int) {
		minute := d.Threats[threat].Minute
		return p.cell(float64(minute), float64(t.Delay[minute-1]))
	}
	for i := range list {
		col, row := at(&list[i])
		names.mark(c, b.Palette, col, row)
	}
	for i := range list {
		col, row := at(&list[i])
		names.write(
			c,
			b.Palette,
			col+1,
			row,
			screen.Clean(x.Result.Scenario.Places[list[i].Place].Name),
			screen.RoleGap,
		)
	}
	col, _ := p.cell(now, 0)
	names.writeBelow(
		c,
		b.Palette,
		col+1,
		fmt.Sprintf("now %s", wording.Minutes(presentDelay(x.Result.Scenario, threat))),
		screen.RoleFigure,
	)
	if t.LastAllied >= 0 && t.LastAllied < worth.LongestDelay {
		col, _ := p.cell(float64(t.LastAllied), 0)
		names.writeBelow(
			c,
			b.Palette,
			col+1,
			fmt.Sprintf("no allied cover beyond %d min", t.LastAllied),
			screen.RoleGap,
		)
	}
	b.nameLinks(c, p, &names, t)
	if t.Alone > 0 {
		_, row := p.cell(0, float64(t.Alone))
		names.writeRight(c, b.Palette, row+1, "Ukraine's own units "+wording.People(t.Alone), screen.RoleDim)
	}
}

// nameLinks says what the ground above Ukraine's own is after the longest delay, where
// no allied unit covers any more: that of the package's links.
func (b *Page) nameLinks(c *screen.Canvas, p *plot, names *plotNames, t *worth.Threat) {
	end := t.Delay[len(t.Delay)-1]
	_, row := p.cell(0, float64(end))
	if _, own := p.cell(0, float64(t.Alone)); t.LastAllied >= worth.LongestDelay || end <= t.Alone || own < row+2 {
		return
	}
	names.writeRight(c, b.Palette, row+1, "with the package's links "+wording.People(end), screen.RoleDim)
}

// plotNames writes words into a diagram where none stand yet.
type plotNames struct {
	area  screen.Rect
	taken []screen.Rect
}

// mark marks where a city drops out.
func (n *plotNames) mark(c *screen.Canvas, look *screen.Palette, x, y int) {
	n.taken = append(n.taken, screen.NewRect(x, y, 1, 1))
	c.Put(x, y, screen.MarkDrop, 1, "", look.Style(screen.RoleGap).Over())
}

// write writes words from a column on, if they find room.
func (n *plotNames) write(c *screen.Canvas, look *screen.Palette, x, y int, words string, ro screen.Role) bool {
	at := screen.NewRect(x, y, screen.Width(words)+1, 1)
	if x < n.area.X || at.Right() > n.area.Right() || y < n.area.Y || y >= n.area.Bottom() {
		return false
	}
	for _, r := range n.taken {
		apart := 0
		if r.W > 1 {
			apart = 2 // two names in a row shall not read as one
		}
		if r.Y == y && at.X < r.Right()+apart && r.X < at.Right() {
			return false
		}
	}
	n.taken = append(n.taken, at)
	c.Text(x, y, at.Right(), words, look.Style(ro).Over())
	return true
}

// writeBelow writes words from a column on in the first row that has room.
func (n *plotNames) writeBelow(c *screen.Canvas, look *screen.Palette, x int, words string, ro screen.Role) {
	for y := n.area.Y; y < n.area.Bottom(); y++ {
		if n.write(c, look, x, y, words, ro) {
			return
		}
	}
}

// writeRight writes words at the right edge.
func (n *plotNames) writeRight(c *screen.Canvas, look *screen.Palette, y int, words string, ro screen.Role) {
	n.write(c, look, n.area.Right()-screen.Width(words)-1, y, words, ro)
}
