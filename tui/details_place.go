package tui

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/report"
)

// drawPlaceDetails shows the selected place against every threat.
func (m *Model) drawPlaceDetails(c *canvas) {
	place := m.place()
	p, pr := m.palette, &m.result.Places[place]
	n := len(pr.Threats)
	r := m.detailsBox(2*n + 4)
	m.drawBox(c, r, m.names.printed[place]+", against every threat")
	y, end := r.y+1, r.right()-2
	for i := range n {
		if y+1 >= r.bottom()-1 {
			break
		}
		pt, threat := &pr.Threats[i], &m.result.Threats[i].Threat
		st := p.style(statusRole[pt.Status])
		c.put(r.x+2, y, statusMarker[pt.Status], 1, "", st)
		c.text(r.x+4, y, min(r.x+34, end), upperFirst(threatTitle(threat)), p.style(rolePlain))
		x := c.text(r.x+35, y, end, statusLegend[pt.Status], st)
		c.text(max(x+2, r.x+49), y, end, depthWords(pt.Depth), p.style(roleDim))
		c.text(r.x+4, y+1, end, m.reason(pr, i), p.style(roleDim))
		y += 2
	}
	region := clean(pr.Place.Region)
	if w := m.scenario.World; w != nil && w.Region(pr.Place.Region) != nil {
		region = clean(w.Region(pr.Place.Region).Name)
	}
	c.text(r.x+2, r.bottom()-2, end, fmt.Sprintf("region %s, radius %.1f km, %.3fN %.3fE", region, pr.Radius.Kilometres(),
		pr.Place.Position[1], pr.Place.Position[0]), p.style(roleDim))
}

// reason is who covers a place, or what keeps it from being covered.
func (m *Model) reason(pr *coverage.PlaceResult, threat int) string {
	pt := pr.At(threat)
	if pt.Status.CoveredAt(m.estimate) {
		return "by " + m.unitNames(pt.Units)
	}
	return report.WhyBriefly(m.result, pt)
}
