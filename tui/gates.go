package tui

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/report"

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
	scenario      *coverage.Scenario
	place, threat int
	estimate      coverage.Estimate
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

// gateLine is one gate of a chain with what was tested.
type gateLine struct {
	gate  coverage.Gate
	words string
}

// gateLines say what each gate tested, with its numbers.
func (m *Model) gateLines(k *coverage.Reckoning) []gateLine {
	s, u, e := m.scenario, k.Unit, k.Estimate
	p := &s.Package
	host, sender := report.CountryName(s, u.Host), report.CountryName(s, u.Contributor)
	phase := "there before and after a ceasefire"
	if u.Phase == coverage.AfterCeasefire {
		phase = "there only after a ceasefire"
	}
	class := k.Threat.Class
	lines := []gateLine{
		{coverage.GatePhase, phase + "; now it is " + report.PhaseWords(s.Phase)},
		{coverage.GateBasing, host + ": " + grantWords(u.Host, p.Hosts, p.HostGranted(u.Host, e))},
		{coverage.GateContribution, sender + ": " + grantWords(u.Contributor, p.Contributors, p.ContributorGranted(u.Contributor, e))},
		{coverage.GateAuthorisation, authorisationWords(k, p, class)},
		{coverage.GateCapability, fmt.Sprintf("%s at %s; the system works from %s to %s", report.ThreatPhrase(k.Threat), report.Height(k.Threat.Altitude), report.Height(k.Floor), report.Height(k.Ceiling))},
		{coverage.GateGeometry, geometryWords(k)},
		{coverage.GateTimeline, timelineWords(k)},
		{coverage.GateStock, fmt.Sprintf("%s, %g of the rounds", nightsWords(p.Stockpile.Nights), p.Stockpile.Factor)},
	}
	if !k.System.Engages(class) {
		lines[4].words = clean(k.System.Name) + " cannot engage " + report.ClassWords(class)
	}
	return lines
}

// grantWords says what a country has said.
func grantWords(code string, list map[string]coverage.Permission, granted bool) string {
	permission, named := list[code]
	switch {
	case code == coverage.Ukraine:
		return "always granted"
	case code == "":
		return "the sea needs no permission"
	case !named:
		return "granted, since not named"
	case stateOf(permission) == coverage.Open && granted:
		return "open, which counts as granted at the high estimate"
	case stateOf(permission) == coverage.Open:
		return "open, which counts at the high estimate only"
	}
	return string(stateOf(permission))
}

// authorisationWords says who may fire at what and where.
func authorisationWords(k *coverage.Reckoning, p *coverage.Package, class coverage.Class) string {
	switch {
	case k.Unit.Contributor == coverage.Ukraine:
		return "Ukraine's own unit needs no order from allies"
	case !p.Authorisation.Classes.Has(class):
		return "allies may not intercept " + report.ClassWords(class)
	case k.Authorised:
		return "allowed here: zone " + zoneWords(&p.Authorisation)
	}
	return "outside the zone: " + zoneWords(&p.Authorisation)
}

// geometryWords say how far it is and how far missile and radar reach.
func geometryWords(k *coverage.Reckoning) string {
	words := fmt.Sprintf("far edge at %s (%s + %s radius", report.Kilometres(k.FarEdge), report.Kilometres(k.Verdict.Distance), report.Kilometres(k.PlaceRadius))
	if k.Release > 0 {
		words += " + " + report.Kilometres(k.Release) + " release"
	}
	words += fmt.Sprintf("); missile %s (%.0f %% of %s)", report.Kilometres(k.Kinematic), 100*k.Fraction, report.Kilometres(k.SlantRange))
	switch {
	case k.Visual:
		words += ", by eye " + report.Kilometres(k.Detection)
	case k.Detection > 0:
		words += ", radar " + report.Kilometres(k.Detection)
		if k.Horizon > 0 && k.Horizon <= k.Detection {
			words += " to the horizon"
		}
	}
	if !k.InSector {
		words += ", outside its sector"
	}
	return words
}

// timelineWords say how long there is and how long it takes.
func timelineWords(k *coverage.Reckoning) string {
	return fmt.Sprintf("%s from first sight, %s needed: reaction %s, order %s, flight at %.0f m/s",
		report.Minutes(k.Available), report.Minutes(k.Needed), report.Minutes(k.Reaction), report.Minutes(k.AuthDelay), k.Interceptor.MetresPerSecond())
}

// drawGates draws the units on the left and, right of them or below, the gates
// of the one chosen.
func (m *Model) drawGates(c *canvas) {
	p, r := m.palette, m.detailsBox(24)
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
	rows := min(len(g.units), max((r.h-13)/1, 3))
	first := min(max(g.cursor-rows+1, 0), max(len(g.units)-rows, 0))
	for i := range rows {
		m.drawGateUnit(c, rect{r.x + 1, r.y + 1 + i, r.w - 2, 1}, &g.units[first+i], first+i == g.cursor)
	}
	y := r.y + 1 + rows
	c.fill(rect{r.x + 1, y, r.w - 2, 1}, '─', p.style(roleRule))
	c.textRight(r.x+2, y, r.right()-2, fmt.Sprintf(" unit %d of %d, ↑ ↓ ", g.cursor+1, len(g.units)), p.style(roleDim))
	m.drawGateLines(c, rect{r.x + 2, y + 1, r.w - 4, r.bottom() - y - 2}, &g.units[g.cursor])
}

// drawGateUnit is one unit with its verdict.
func (m *Model) drawGateUnit(c *canvas, r rect, k *coverage.Reckoning, here bool) {
	p := m.palette
	st, mark, words := p.style(roleGap), '○', report.GateWords(k.Verdict.Gate)
	if k.Verdict.Engaged() {
		st, mark, words = p.style(roleAssured), '●', "engages it"
	} else if k.Verdict.ShortMeasured() {
		words += ", " + report.Kilometres(k.Verdict.Short) + " short"
	}
	name, dim := p.style(rolePlain), p.style(roleDim)
	if here {
		st = p.style(roleSelected)
		name, dim = st, st
		c.fill(r, ' ', st)
	}
	c.put(r.x+1, r.y, mark, 1, "", st)
	c.text(r.x+3, r.y, r.x+30, clean(k.Unit.Title()), name)
	c.text(r.x+31, r.y, r.x+49, clean(k.System.Name), dim)
	c.textRight(r.x+49, r.y, r.x+57, report.Kilometres(k.Verdict.Distance), dim)
	c.text(r.x+59, r.y, r.right()-1, words, st)
}

// drawGateLines draws the chain of gates up to the one that fails; what comes
// after it was not asked and is dim.
func (m *Model) drawGateLines(c *canvas, r rect, k *coverage.Reckoning) {
	p, y := m.palette, r.y
	failed := false
	for _, line := range m.gateLines(k) {
		sign, st, words := "passes", p.style(roleLikely), p.style(rolePlain)
		switch {
		case failed:
			sign, st, words = "-", p.style(roleDim), p.style(roleDim)
		case line.gate == k.Verdict.Gate:
			sign, st, failed = "FAILS", p.style(roleGap), true
			st.attr |= attrBold
		}
		for i, part := range wrapText(line.words, r.w-23) {
			if y >= r.bottom() {
				return
			}
			if i == 0 {
				c.text(r.x, y, r.x+15, line.gate.String(), words)
				c.text(r.x+15, y, r.x+22, sign, st)
			}
			c.text(r.x+23, y, r.right(), part, words)
			y++
		}
	}
}
