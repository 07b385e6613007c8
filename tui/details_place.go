package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/wording"
)

// drawPlaceDetails shows the selected place against every threat.
func (m *Model) drawPlaceDetails(c *canvas) {
	place := m.place()
	p, pr := m.palette, &m.result.Places[place]
	n, r, foot := len(pr.Threats), m.placeDetailsBox(), m.placeFoot()
	foot = foot[:min(max(r.h-2-2*n, 0), len(foot))] // the threats come first
	m.drawBox(c, r, m.names.printed[place]+", against every threat")
	y, end := r.y+1, r.right()-2
	for i := range n {
		if y+1 >= r.bottom()-1-len(foot) {
			break
		}
		pt, threat := &pr.Threats[i], &m.result.Threats[i].Threat
		st := p.style(statusRole[pt.Status])
		c.put(r.x+2, y, statusMarker[pt.Status], 1, "", st)
		status, depth := r.x+35, depthWords(pt.Depth)
		if r.w < 66 {
			status, depth = r.x+32, strings.TrimSpace(depthRange(pt.Depth))
		}
		c.text(r.x+4, y, min(status-1, end), upperFirst(wording.ThreatTitle(threat)), p.style(rolePlain))
		c.text(status, y, end, wording.StatusName(pt.Status), st)
		c.text(status+13, y, end, depth, p.style(roleDim))
		c.text(r.x+4, y+1, end, m.reason(pr, i), p.style(roleDim))
		y += 2
	}
	for i, words := range foot {
		c.text(r.x+2, r.bottom()-1-len(foot)+i, end, words, p.style(roleDim))
	}
}

// placeDetailsBox is where the details of the selected place stand: two rows for
// each threat and, where there is room for it, a blank one.
func (m *Model) placeDetailsBox() rect {
	return m.detailsBox(2*len(m.scenario.Threats) + len(m.placeFoot()) + 3)
}

// placeFoot is what else is known of the selected place.
func (m *Model) placeFoot() []string {
	pr := &m.result.Places[m.place()]
	region := clean(pr.Place.Region)
	if w := m.scenario.World; w != nil && w.Region(pr.Place.Region) != nil {
		region = clean(w.Region(pr.Place.Region).Name)
	}
	foot := []string{fmt.Sprintf("region %s, radius %.1f km, %.3fN %.3fE", region, pr.Radius.Kilometres(), pr.Place.Position[1], pr.Place.Position[0])}
	if remedied, known := m.remedied(); known && m.layout.detail.h < 3 { // it has no room below
		if helps := helpsOnScreen(m.scenario, &remedied); helps.words != "" {
			foot = append([]string{strings.TrimSpace(helps.lead + " " + helps.words)}, foot...)
		}
	}
	return foot
}

// reason is who covers a place, or what keeps it from being covered.
func (m *Model) reason(pr *coverage.PlaceResult, threat int) string {
	pt := pr.At(threat)
	if pt.Status.CoveredAt(m.estimate) {
		return "by " + m.unitNames(pt.Units)
	}
	return wording.WhyAlone(m.result, pt)
}
