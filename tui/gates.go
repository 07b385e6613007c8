package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// gates is the explanation of one place against one threat in the model's
// terms: every unit, those that engage it first, then the nearest to it.
type gates struct {
	key    gatesKey
	known  bool
	cursor int
	units  []coverage.Reckoning
}

// gatesKey is what an explanation depends on.
type gatesKey struct {
	scenario      *scenario.Scenario
	place, threat int
	estimate      scenario.Estimate
}

// gatesMsg is the answer of askGates.
type gatesMsg struct {
	key   gatesKey
	units []coverage.Reckoning
}

// gatesThreat is the threat that the gates are shown for: the one shown, or
// the worst one of the place.
func (m *Model) gatesThreat() int {
	if m.threat < len(m.scenario.Threats) {
		return m.threat
	}
	if place := m.place(); place >= 0 && m.result != nil && place < len(m.result.Places) {
		return max(min(m.result.Places[place].WorstOf, len(m.scenario.Threats)-1), 0)
	}
	return 0
}

// askGates asks for the explanation that is on the screen, if it is not known.
func (m *Model) askGates() tea.Cmd {
	place := m.place()
	if m.overlay != overlayGates || place < 0 || len(m.scenario.Threats) == 0 {
		return nil
	}
	key := gatesKey{m.scenario, place, m.gatesThreat(), m.estimate}
	if m.gates.key == key {
		return nil
	}
	m.gates = gates{key: key}
	options := m.cfg.Options
	return func() tea.Msg {
		return gatesMsg{key, coverage.Explain(key.scenario, options, &key.scenario.Places[key.place], &key.scenario.Threats[key.threat], key.estimate)}
	}
}

// acceptGates takes an explanation in that is still wanted.
func (m *Model) acceptGates(msg gatesMsg) {
	if msg.key == m.gates.key {
		m.gates.units, m.gates.known = msg.units, true
	}
}

// move turns to another unit.
func (g *gates) move(by int) {
	g.cursor = min(max(g.cursor+by, 0), max(len(g.units)-1, 0))
}

// gatesHeight is the height of the gates where there is room.
const gatesHeight = 24

// gateLine is one gate of a chain with what was tested.
type gateLine struct {
	gate  coverage.Gate
	words string
}

// gateLines say what each gate tested, with its numbers.
func (m *Model) gateLines(k *coverage.Reckoning) []gateLine {
	var lines []gateLine
	for g := coverage.GateNone + 1; g < coverage.GateCount; g++ {
		lines = append(lines, gateLine{g, clean(wording.GateTested(m.scenario, k, g))})
	}
	return lines
}

// drawGates draws the units on the left and, right of them or below, the gates
// of the one chosen.
func (m *Model) drawGates(c *canvas) {
	p, r := m.palette, m.detailsBox(gatesHeight)
	place := m.place()
	if place < 0 || m.result == nil {
		return
	}
	threat := &m.scenario.Threats[m.gatesThreat()]
	m.drawBox(c, r, m.names.printed[place]+", gate by gate: "+wording.ThreatTitle(threat)+", "+m.estimate.String())
	g := &m.gates
	if !g.known {
		c.text(r.x+2, r.y+1, r.right()-2, "computing …", p.style(roleBusy))
		return
	}
	if len(g.units) == 0 {
		c.text(r.x+2, r.y+1, r.right()-2, "There is no unit in this scenario.", p.style(rolePlain))
		return
	}
	first, rows := m.gateRows()
	for i := range rows {
		m.drawGateUnit(c, rect{r.x + 1, r.y + 1 + i, r.w - 2, 1}, &g.units[first+i], first+i == g.cursor)
	}
	y := r.y + 1 + rows
	c.fill(rect{r.x + 1, y, r.w - 2, 1}, '─', p.style(roleRule))
	c.textRight(r.x+2, y, r.right()-2, fmt.Sprintf(" unit %d of %d, ↑ ↓ ", g.cursor+1, len(g.units)), p.style(roleDim))
	m.drawGateLines(c, rect{r.x + 2, y + 1, r.w - 4, r.bottom() - y - 2}, &g.units[g.cursor])
}

// gateRows is the first of the units listed and how many of them are.
func (m *Model) gateRows() (first, rows int) {
	g := &m.gates
	rows = min(len(g.units), max(m.detailsBox(gatesHeight).h-13, 3))
	return min(max(g.cursor-rows+1, 0), max(len(g.units)-rows, 0)), rows
}

// drawGateUnit is one unit with its verdict.
func (m *Model) drawGateUnit(c *canvas, r rect, k *coverage.Reckoning, here bool) {
	p := m.palette
	st, mark, words := p.style(roleGap), '○', wording.GateWords(k.Verdict.Gate)
	if k.Verdict.Engaged() {
		st, mark, words = p.style(roleAssured), '●', "engages it"
	} else if k.Verdict.ShortMeasured() {
		words += ", " + wording.Kilometres(k.Verdict.Short) + " short"
	}
	name, dim := p.style(rolePlain), p.style(roleDim)
	if here {
		st = p.style(roleSelected)
		name, dim = st, st
		c.fill(r, ' ', st)
	}
	c.put(r.x+1, r.y, mark, 1, "", st)
	system, verdict := r.x+31, r.x+59
	switch {
	case r.w >= 88:
		c.text(system, r.y, verdict-11, clean(k.System.Name), dim)
	case r.w >= 66:
		system, verdict = r.x+25, r.x+25+9+2 // without the system
	default:
		system, verdict = r.x+25, r.x+26 // and the distance
	}
	c.text(r.x+3, r.y, system-1, clean(k.Unit.Title()), name)
	if verdict-system > 10 {
		c.textRight(verdict-10, r.y, verdict-2, wording.Kilometres(k.Verdict.Distance), dim)
	}
	c.text(verdict, r.y, r.right()-1, words, st)
}

// drawGateLines draws the chain of gates up to the one that fails; what comes
// after it was not asked and is dim. Where there is no room for all of them,
// those that pass share a line.
func (m *Model) drawGateLines(c *canvas, r rect, k *coverage.Reckoning) {
	const column = 23
	lines, rows := m.gateLines(k), 0
	for _, line := range lines {
		rows += len(wrapText(line.words, r.w-column))
	}
	if rows > r.h {
		lines = m.fewerGateLines(lines, k)
	}
	p, y, failed := m.palette, r.y, false
	for _, line := range lines {
		sign, st, words := "passes", p.style(roleLikely), p.style(rolePlain)
		switch {
		case failed:
			sign, st, words = "-", p.style(roleDim), p.style(roleDim)
		case line.gate == k.Verdict.Gate && line.gate != coverage.GateNone:
			sign, st, failed = "FAILS", p.style(roleGap), true
			st.attr |= attrBold
		}
		parts := wrapText(line.words, r.w-column)
		for i, part := range parts {
			if y >= r.bottom() {
				return
			}
			if y == r.bottom()-1 {
				part = strings.Join(parts[i:], " ") // cut where the row ends
			}
			if i == 0 && line.gate != coverage.GateNone {
				c.text(r.x, y, r.x+15, line.gate.String(), words)
			}
			if i == 0 {
				c.text(r.x+15, y, r.x+22, sign, st)
			}
			c.text(r.x+column, y, r.right(), part, words)
			y++
		}
	}
}

// fewerGateLines puts the gates before the one that fails into one line.
func (m *Model) fewerGateLines(lines []gateLine, k *coverage.Reckoning) []gateLine {
	if k.Verdict.Gate == coverage.GateNone {
		return lines
	}
	passed := gateLine{}
	var rest []gateLine
	for _, line := range lines {
		switch {
		case line.gate >= k.Verdict.Gate:
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
