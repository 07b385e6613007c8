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
	s, u, e := m.scenario, k.Unit, k.Estimate
	p := &s.Package
	host, sender := wording.CountryName(s, u.Host), wording.CountryName(s, u.Contributor)
	phase := "there before and after a ceasefire"
	if u.Phase == scenario.AfterCeasefire {
		phase = "there only after a ceasefire"
	}
	return []gateLine{
		{coverage.GatePhase, phase + "; now it is " + wording.PhaseWords(s.Phase)},
		{coverage.GateBasing, host + ": " + grantWords(u.Host, p.Hosts, p.HostGranted(u.Host, e))},
		{coverage.GateContribution, sender + ": " + grantWords(u.Contributor, p.Contributors, p.ContributorGranted(u.Contributor, e))},
		{coverage.GateAuthorisation, authorisationWords(k, p, k.Threat.Class)},
		{coverage.GateCapability, capabilityWords(k)},
		{coverage.GateGeometry, geometryWords(k)},
		{coverage.GateTimeline, timelineWords(k)},
		{coverage.GateStock, stockGateWords(k)},
	}
}

// capabilityWords say what the system can engage and at which heights.
func capabilityWords(k *coverage.Reckoning) string {
	words := fmt.Sprintf("%s at %s", wording.ThreatPhrase(k.Threat), wording.Height(k.Threat.Altitude))
	switch {
	case k.System.Kind == scenario.Fighter:
		return fmt.Sprintf("%s; its missiles reach %s", words, wording.Kilometres(k.MissileReach))
	case !k.System.Engages(k.Threat.Class):
		return clean(k.System.Name) + " cannot engage " + k.Threat.Class.Words()
	}
	return fmt.Sprintf("%s; it engages from %s to %s", words, wording.Height(k.Floor), wording.Height(k.Ceiling))
}

// stockGateWords say how many rounds there are and how many are asked for.
func stockGateWords(k *coverage.Reckoning) string {
	if k.Nights == 0 {
		return "not asked"
	}
	return fmt.Sprintf("%.0f rounds; %s of routine raids ask for %.0f up to here", k.Rounds, nightsWords(k.Nights), k.Demand)
}

// grantWords says what a country has said.
func grantWords(code string, list map[string]scenario.Permission, granted bool) string {
	permission, named := list[code]
	switch {
	case code == scenario.Ukraine:
		return "always granted"
	case code == "":
		return "the sea needs no permission"
	case !named:
		return "granted, since not named"
	case stateOf(permission) == scenario.Open && granted:
		return "open, which counts as granted at the high estimate"
	case stateOf(permission) == scenario.Open:
		return "open, which counts at the high estimate only"
	}
	return string(stateOf(permission))
}

// authorisationWords says who may fire at what and where.
func authorisationWords(k *coverage.Reckoning, p *scenario.Package, class scenario.Class) string {
	switch {
	case k.Unit.Contributor == scenario.Ukraine:
		return "Ukraine's own unit needs no order from allies"
	case !p.Authorisation.Classes.Has(class):
		return "allies may not intercept " + class.Words()
	case k.Authorised:
		return "allowed here: zone " + zoneWords(&p.Authorisation)
	}
	return "outside the zone: " + zoneWords(&p.Authorisation)
}

// geometryWords say how far it is and how far missile and radar reach.
func geometryWords(k *coverage.Reckoning) string {
	if k.System.Kind == scenario.Fighter {
		words := fmt.Sprintf("%s from its base; fuel and missile reach %s from there", wording.Kilometres(k.FromBase), wording.Kilometres(k.Kinematic))
		if k.Patrol != nil {
			words += fmt.Sprintf("; %s from its station", wording.Kilometres(k.Verdict.Distance))
		}
		if k.StandoffNeeded > 0 {
			words += fmt.Sprintf("; keeps %s away from where it may not go, the place is at %s", wording.Kilometres(k.StandoffNeeded), wording.Kilometres(k.Standoff))
		}
		return words
	}
	words := fmt.Sprintf("far edge at %s (%s + %s radius", wording.Kilometres(k.FarEdge), wording.Kilometres(k.Verdict.Distance), wording.Kilometres(k.PlaceRadius))
	if k.Release > 0 {
		words += " + " + wording.Kilometres(k.Release) + " release"
	}
	words += "); missile " + wording.Kilometres(k.Kinematic)
	if k.Fraction > 0 {
		words += fmt.Sprintf(" (%.0f %% of %s)", 100*k.Fraction, wording.Kilometres(k.SlantRange))
	}
	switch {
	case k.Visual:
		words += ", by eye " + wording.Kilometres(k.Detection)
	case k.Detection > 0:
		words += ", radar " + wording.Kilometres(k.Detection)
		if k.Horizon > 0 && k.Horizon <= k.Detection {
			words += " to the horizon"
		}
	}
	if !k.InSector {
		words += ", outside its sector"
	}
	return words
}

// timelineWords say how long there is and how long it takes: by its own radar,
// and by the sensors of others where their tracks are shared.
func timelineWords(k *coverage.Reckoning) string {
	words := fmt.Sprintf("%s needed: reaction %s, order %s, flight at %.0f m/s", wording.Minutes(max(k.Needed, 0)), wording.Minutes(k.Reaction), wording.Minutes(k.AuthDelay), k.Interceptor.MetresPerSecond())
	if k.Available > 0 {
		words = wording.Minutes(k.Available) + " from first sight, " + words
	}
	switch {
	case k.Warned && k.WarningTime <= 0:
		words += "; no track that it may use sees the threat in time"
	case k.Warned:
		words += fmt.Sprintf("; warned %s before by tracks of level %d, which see %s around the place", wording.Minutes(max(k.WarningTime, 0)), k.UsableLevel, wording.Kilometres(k.Warning))
	}
	return words
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
	m.drawBox(c, r, m.names.printed[place]+", gate by gate: "+threatTitle(threat)+", "+m.estimate.String())
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
