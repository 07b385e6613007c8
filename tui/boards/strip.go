package boards

import (
	"context"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// Strip is when the unit that defends the selected place best detects the threat, is
// ordered, launches and intercepts, beside when the threat is over the place.
type Strip struct {
	key   stripKey
	found *coverage.Engagement // nil: not known, or no unit can engage the threat
}

// stripKey is what a strip depends on.
type stripKey struct {
	scenario      *scenario.Scenario
	place, threat int
	estimate      scenario.Estimate
}

// StripMsg is the answer of [Strip.Ask].
type StripMsg struct {
	key   stripKey
	found *coverage.Engagement
}

// EngagementFunc answers when the links of an engagement come.
type EngagementFunc func(context.Context, *scenario.Scenario, coverage.Options, coverage.EngagementQuestion) (
	*coverage.Engagement, error)

// Ask asks for the strip of a place, if it is not known; whys, by threat, are why the
// place is not assured.
func (s *Strip) Ask(ctx context.Context, a *shown.Answer, place int, whys []coverage.Why, o coverage.Options,
	ask EngagementFunc) tea.Cmd {
	threat := gatesThreat(a, place)
	if place < 0 || threat >= len(whys) {
		return nil
	}
	key := stripKey{a.Scenario, place, threat, a.Estimate}
	if s.key == key {
		return nil
	}
	*s = Strip{key: key}
	q := coverage.EngagementQuestion{Place: place, Threat: threat, Estimate: a.Estimate, Why: &whys[threat]}
	return func() tea.Msg {
		found, err := ask(ctx, key.scenario, o, q)
		if err != nil {
			found = nil
		}
		return StripMsg{key, found}
	}
}

// Accept takes an answer in that is still wanted.
func (s *Strip) Accept(msg StripMsg) {
	if msg.key == s.key {
		s.found = msg.found
	}
}

// Of is the engagement that the strip shows of a place, nil while it is not known.
func (s *Strip) Of(a *shown.Answer, place int) *coverage.Engagement {
	if s.found == nil || s.found.Clock == nil || s.key != (stripKey{a.Scenario, place, gatesThreat(a, place), a.Estimate}) {
		return nil
	}
	return s.found
}

// stripRows is the height of the strip: its links in words, and two bars on one scale.
const stripRows = 3

// stripDrawing is a strip being drawn.
type stripDrawing struct {
	c       *screen.Canvas
	p       *screen.Palette
	x       *coverage.Engagement
	links   [4]wording.Link
	late    int
	verdict string
	target  string
	about   string // the threat that it is about, where the screen shows all; else empty
}

func newStripDrawing(c *screen.Canvas, s *scenario.Scenario, t *scenario.Threat, x *coverage.Engagement,
	p *screen.Palette) *stripDrawing {
	d := &stripDrawing{c: c, p: p, x: x, links: wording.Links(s, x)}
	d.late = wording.LateLink(d.links, x)
	d.verdict, d.target = wording.EngagementVerdict(s, x), wording.Target(x, t)
	return d
}

// draw draws the strip: in words alone where there is one row, to scale below them where
// there are three. It returns the row after it.
func (d *stripDrawing) draw(r screen.Rect) int {
	if r.H < stripRows {
		d.words(r, true)
		return r.Y + 1
	}
	d.words(screen.NewRect(r.X, r.Y, r.W, 1), false)
	d.lanes(screen.NewRect(r.X, r.Y+1, r.W, 2))
	return r.Y + stripRows
}

// linkGlyphs are what leads up to each link on the bar, and stands before its words.
var linkGlyphs = [...]rune{'●', '┄', '─', '━'}

// words writes the links with their times; alone, without the bars, with what comes of
// them. Where there is little room the first links are left out, and before that the time
// of the first, which is nothing.
func (d *stripDrawing) words(r screen.Rect, alone bool) {
	var parts []screen.Part
	add := func(words string, st screen.Style, spare int) {
		gap := 2
		if len(parts) == 0 {
			gap = 0
		}
		parts = append(parts, screen.Part{Gap: gap, Words: words, Style: st, Spare: spare})
	}
	if d.about != "" {
		add(d.about+":", d.p.Style(screen.RoleHeading), len(d.links))
	}
	for i, link := range d.links {
		words := link.Name + " " + wording.Minutes(link.At)
		if i == 0 {
			words = link.Name + d.detected(r.W)
		}
		if !alone {
			words = string(linkGlyphs[i]) + " " + words
		}
		add(words, d.style(i), (i+1)%len(d.links)) // the last one stays
	}
	if alone {
		add(d.verdict, d.outcome(), 0)
	}
	d.c.Line(r.X, r.Y, r.Right(), parts)
}

// detected says when the first link comes, from which all are counted: nothing where there
// is little room, unless it comes too late.
func (d *stripDrawing) detected(width int) string {
	switch target := d.x.Clock.Target; {
	case target <= -coverage.Unseen:
		return " never"
	case target <= 0:
		return " too late"
	case width < stripWide:
		return ""
	}
	return " " + wording.Minutes(0)
}

// stripWide is the width from which the first link has its time.
const stripWide = 90

// style is that of a link: late from one on, or not.
func (d *stripDrawing) style(link int) screen.Style {
	if d.late >= 0 && link >= d.late {
		return d.p.Style(screen.RoleGap)
	}
	return d.p.Style(screen.RolePlain)
}

// outcome is the style of what comes of it.
func (d *stripDrawing) outcome() screen.Style {
	switch {
	case d.late >= 0:
		return d.p.Style(screen.RoleGap).Bold()
	case d.x.Verdict.Engaged():
		return d.p.Style(screen.RoleAssured).Bold()
	}
	return d.p.Style(screen.RolePossible).Bold()
}

// lanes draws two bars from the first track on, on one scale: the unit's up to its
// intercept, and the threat's up to the place.
func (d *stripDrawing) lanes(r screen.Rect) {
	clock, unit := d.x.Clock, screen.Clean(d.x.Unit.Title())
	name := min(max(screen.Width(unit), len("threat")), r.W/4)
	plain := d.p.Style(screen.RolePlain)
	d.c.Text(r.X, r.Y, r.X+name, unit, plain)
	d.c.Text(r.X, r.Y+1, r.X+name, "threat", plain)
	x := r.X + name + 1
	room := r.Right() - x - max(screen.Width(d.verdict), screen.Width(d.target)) - 2
	end := max(clock.Meets(), clock.Target, time.Second)
	at := func(t time.Duration) int { return int((int64(t)*int64(max(room, 1)) + int64(end)/2) / int64(end)) }
	ours := at(clock.Meets())
	for i := range ours {
		link := 1
		for link < len(d.links)-1 && i >= at(d.links[link].At) {
			link++
		}
		style := d.p.Style(screen.RolePlain)
		if d.late >= 0 && i >= at(max(clock.Target, 0)) {
			style = d.p.Style(screen.RoleGap)
		}
		d.c.Put(x+i, r.Y, linkGlyphs[link], 1, "", style)
	}
	d.c.Put(x, r.Y, '●', 1, "", plain)
	d.c.Put(x+ours, r.Y, '◆', 1, "", d.outcome())
	d.c.Text(x+ours+2, r.Y, r.Right(), d.verdict, d.outcome())
	gap, after := d.p.Style(screen.RoleGap), x
	if clock.Target > 0 {
		theirs := at(clock.Target)
		d.c.Fill(screen.NewRect(x, r.Y+1, theirs, 1), '╌', gap)
		d.c.Put(x+theirs, r.Y+1, '▼', 1, "", gap)
		after = x + theirs + 2
	}
	d.c.Text(after, r.Y+1, r.Right(), d.target, plain)
}
