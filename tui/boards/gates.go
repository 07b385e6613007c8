package boards

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// Gates is the explanation of one place against one threat in the model's
// terms: every unit, those that engage it first, then the nearest to it.
type Gates struct {
	key    gatesKey
	known  bool
	moved  bool // by a key or a click
	cursor int
	units  []coverage.Reckoning
}

// gatesKey is what an explanation depends on.
type gatesKey struct {
	scenario      *scenario.Scenario
	place, threat int
	estimate      scenario.Estimate
}

// GatesMsg is the answer of [Gates.Ask].
type GatesMsg struct {
	key   gatesKey
	units []coverage.Reckoning
}

// gatesThreat is the threat that the gates of a place are shown for: the one
// shown, or the worst one of the place.
func gatesThreat(a *shown.Answer, place int) int {
	if a.Threat < len(a.Scenario.Threats) {
		return a.Threat
	}
	if place >= 0 && a.Result != nil && place < len(a.Result.Places) {
		return max(min(a.Result.Places[place].WorstOf, len(a.Scenario.Threats)-1), 0)
	}
	return 0
}

// Ask asks for the explanation of a place, if it is not known.
func (g *Gates) Ask(a *shown.Answer, place int, o coverage.Options) tea.Cmd {
	if place < 0 || len(a.Scenario.Threats) == 0 {
		return nil
	}
	key := gatesKey{a.Scenario, place, gatesThreat(a, place), a.Estimate}
	if g.key == key {
		return nil
	}
	*g = Gates{key: key}
	return func() tea.Msg {
		return GatesMsg{key, coverage.Explain(key.scenario, o, &key.scenario.Places[key.place],
			&key.scenario.Threats[key.threat], key.estimate)}
	}
}

// Accept takes an explanation in that is still wanted.
func (g *Gates) Accept(msg GatesMsg) {
	if msg.key == g.key {
		g.units, g.known = msg.units, true
	}
}

// OpenOn turns to the unit that the answers why of a place name, by threat, where it is
// this place's units that are shown and nobody turned to another one.
func (g *Gates) OpenOn(s *scenario.Scenario, place int, whys []coverage.Why) {
	if !g.known || g.moved || g.key.scenario != s || g.key.place != place || g.key.threat >= len(whys) ||
		len(g.units) == 0 || g.units[0].Verdict.Engaged() {
		return
	}
	q := coverage.EngagementQuestion{Estimate: g.key.estimate, Why: &whys[g.key.threat]}
	if unit, ok := q.Told(); ok {
		g.turnTo(slices.IndexFunc(g.units, func(k coverage.Reckoning) bool { return k.Unit == &s.Units[unit] }))
	}
}

// Move turns to another unit.
func (g *Gates) Move(by int) { g.Choose(g.cursor + by) }

// Choose turns to a unit.
func (g *Gates) Choose(unit int) {
	g.moved = true
	g.turnTo(unit)
}

func (g *Gates) turnTo(unit int) { g.cursor = min(max(unit, 0), max(len(g.units)-1, 0)) }

// ChooseUnit is what a click on a unit asks for.
type ChooseUnit int

// GatesHeight is the height of the gates where there is room.
const GatesHeight = 27

// gateLine is one gate of a chain with what was tested.
type gateLine struct {
	gate  coverage.Gate
	words string
}

// gateLines say what each gate tested, with its numbers.
func gateLines(s *scenario.Scenario, k *coverage.Reckoning) []gateLine {
	var lines []gateLine
	for g := coverage.GateNone + 1; g < coverage.GateCount; g++ {
		lines = append(lines, gateLine{g, screen.Clean(wording.GateTested(s, k, g))})
	}
	return lines
}

// Draw draws the units in a box, and below them the gates of the one chosen. The
// place has a name.
func (g *Gates) Draw(c *screen.Canvas, r screen.Rect, a *shown.Answer, place int, name string, p *screen.Palette) {
	c.Button(r, nil)
	threat := &a.Scenario.Threats[gatesThreat(a, place)]
	c.Box(r, name+", gate by gate: "+wording.ThreatTitle(threat)+", "+a.Estimate.String(), p)
	if !g.known {
		c.Text(r.X+2, r.Y+1, r.Right()-2, "computing …", p.Style(screen.RoleBusy))
		return
	}
	if len(g.units) == 0 {
		c.Text(r.X+2, r.Y+1, r.Right()-2, "There is no unit in this scenario.", p.Style(screen.RolePlain))
		return
	}
	first, rows := g.Rows(r)
	for i := range rows {
		drawGateUnit(c, screen.NewRect(r.X+1, r.Y+1+i, r.W-2, 1), &g.units[first+i], first+i == g.cursor, p)
		c.Button(screen.NewRect(r.X, r.Y+1+i, r.W, 1), ChooseUnit(first+i))
	}
	y := r.Y + 1 + rows
	c.Fill(screen.NewRect(r.X+1, y, r.W-2, 1), '─', p.Style(screen.RoleRule))
	c.TextRight(r.X+2, y, r.Right()-2, fmt.Sprintf(" unit %d of %d, ↑ ↓ ", g.cursor+1, len(g.units)),
		p.Style(screen.RoleDim))
	unit := &g.units[g.cursor]
	y = drawGateLines(c, screen.NewRect(r.X+2, y+1, r.W-4, r.Bottom()-y-2), unit, gateLines(a.Scenario, unit), p)
	if y+stripRows < r.Bottom() && unit.Clock != nil {
		at := screen.NewRect(r.X+2, r.Bottom()-1-stripRows, r.W-4, stripRows)
		newStripDrawing(c, a.Scenario, threat, unit.Engagement(), p).draw(at)
	}
}

// gateRows is how many rows the gates of one unit take where there is room, those that
// run over two rows among them.
const gateRows = 13

// Rows is the first of the units listed in a box and how many of them are.
func (g *Gates) Rows(box screen.Rect) (first, rows int) {
	rows = min(len(g.units), max(box.H-gateRows-3, 3))
	return min(max(g.cursor-rows+1, 0), max(len(g.units)-rows, 0)), rows
}

// drawGateUnit is one unit with its verdict.
func drawGateUnit(c *screen.Canvas, r screen.Rect, k *coverage.Reckoning, here bool, p *screen.Palette) {
	st, mark, words := p.Style(screen.RoleGap), '○', wording.ShortBriefly(k.Verdict)
	if k.Verdict.Engaged() {
		st, mark, words = p.Style(screen.RoleAssured), '●', "engages it"
	}
	if k.Covers > 0 && k.Covers < k.Points {
		words += fmt.Sprintf(", covers %d of %d", k.Covers, k.Points)
	}
	name, dim := p.Style(screen.RolePlain), p.Style(screen.RoleDim)
	if here {
		st = p.Style(screen.RoleSelected)
		name, dim = st, st
		c.Fill(r, ' ', st)
	}
	c.Put(r.X+1, r.Y, mark, 1, "", st)
	system, verdict := r.X+31, r.X+59
	switch {
	case r.W >= 88:
		c.Text(system, r.Y, verdict-11, screen.Clean(k.System.Name), dim)
	case r.W >= 66:
		system, verdict = r.X+25, r.X+25+9+2 // without the system
	default:
		system, verdict = r.X+25, r.X+26 // and the distance
	}
	c.Text(r.X+3, r.Y, system-1, screen.Clean(k.Unit.Title()), name)
	if verdict-system > 10 {
		c.TextRight(verdict-10, r.Y, verdict-2, wording.Kilometres(k.Verdict.Distance), dim)
	}
	c.Text(verdict, r.Y, r.Right()-1, words, st)
}

// drawGateLines draws the chain of gates, each asked on its own. Where there is no
// room for all of them, those that pass share a line. It returns the row after them.
func drawGateLines(c *screen.Canvas, r screen.Rect, k *coverage.Reckoning, lines []gateLine, p *screen.Palette) int {
	const column = 23
	rows := 0
	for _, line := range lines {
		rows += len(screen.Wrap(line.words, r.W-column))
	}
	if rows > r.H {
		lines = fewerGateLines(lines, k)
	}
	y := r.Y
	for _, line := range lines {
		sign, st, words := "passes", p.Style(screen.RoleLikely), p.Style(screen.RolePlain)
		if line.gate != coverage.GateNone && k.Failing.Has(line.gate) {
			sign, st = "FAILS", p.Style(screen.RoleGap)
			st = st.Bold()
		}
		parts := screen.Wrap(line.words, r.W-column)
		for i, part := range parts {
			if y >= r.Bottom() {
				return y
			}
			if y == r.Bottom()-1 {
				part = strings.Join(parts[i:], " ") // cut where the row ends
			}
			if i == 0 && line.gate != coverage.GateNone {
				c.Text(r.X, y, r.X+15, line.gate.String(), words)
			}
			if i == 0 {
				c.Text(r.X+15, y, r.X+22, sign, st)
			}
			c.Text(r.X+column, y, r.Right(), part, words)
			y++
		}
	}
	return y
}

// fewerGateLines puts the gates that pass into one line.
func fewerGateLines(lines []gateLine, k *coverage.Reckoning) []gateLine {
	if k.Failing == 0 {
		return lines
	}
	passed := gateLine{}
	var rest []gateLine
	for _, line := range lines {
		switch {
		case k.Failing.Has(line.gate):
			rest = append(rest, line)
		case passed.words == "":
			passed.words = line.gate.String()
		default:
			passed.words += ", " + line.gate.String()
		}
	}
	if passed.words == "" {
		return rest
	}
	return append([]gateLine{passed}, rest...)
}
