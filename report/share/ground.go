package share

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// mostVertices is how many vertices a ring may have: Google Earth fails on more.
const mostVertices = 30_000

// drawn is how ground becomes polygons: five decimals of a degree are about a metre,
// and the tolerance is some twenty.
var drawn = geo.Outlining{Grid: 1e-5, Tolerance: 3e-4}

// polygons returns ground as polygons, coarser where a ring would have too many
// vertices.
func polygons(lines geo.Scanlines, rows []geo.Spans) orb.MultiPolygon {
	how := drawn
	for {
		p := geo.Polygons(lines, rows, how)
		if longestRing(p) < mostVertices || how.Tolerance > 0.05 {
			return p
		}
		how.Tolerance *= 2
	}
}

func longestRing(p orb.MultiPolygon) (most int) {
	for _, polygon := range p {
		for _, ring := range polygon {
			most = max(most, len(ring))
		}
	}
	return most
}

// areaOf returns the area of ground.
func areaOf(lines geo.Scanlines, rows []geo.Spans) (area geo.Area) {
	for i, row := range rows {
		area += geo.Area(row.Width()) * lines.AreaPerDegree(i)
	}
	return area
}

// km2 returns an area in square kilometres to one decimal.
func km2(a geo.Area) float64 { return wording.Tenth(a.SquareKilometres()) }

// without returns the ground of some rows that lies not in others.
func without(rows, others []geo.Spans) []geo.Spans {
	left := make([]geo.Spans, len(rows))
	for i := range rows {
		left[i] = geo.Subtract(nil, rows[i], others[i])
	}
	return left
}

// coverFields are the attributes of covered ground and of what promises add.
var coverFields = []field{
	{"threat", isText}, {"threat_name", isText}, {"estimate", isText}, {"area_km2", isReal}, {"people", isWhole},
	{"people_total", isWhole},
}

// coverLayer is the covered ground per threat and estimate; what is surest comes last,
// and lies on top.
func coverLayer(r *coverage.Result, v subject.View) layer {
	l := layer{name: "cover", title: "Covered ground", fields: coverFields}
	for _, t := range leadFirst(r, v) {
		for e := scenario.High; e >= scenario.Low; e-- {
			result := r.At(t)
			l.add(r, v, t, e, ground{
				rows: r.Map.Covered[t].At(e), people: result.Population.Covered.At(e), look: coverLooks.At(e),
				shown: true,
			})
		}
	}
	return l
}

// promisedLayer is the ground that only promises not yet given would cover, per threat
// and estimate; empty where nobody has computed it.
func promisedLayer(r *coverage.Result, v subject.View) layer {
	l := layer{name: "promised", title: "What only promises not yet given add", fields: coverFields}
	granted := v.Picture.Granted
	if granted == nil || len(granted.Covered) != len(r.Map.Covered) {
		return l
	}
	for _, t := range leadFirst(r, v) {
		for e := scenario.High; e >= scenario.Low; e-- {
			result := r.At(t)
			l.add(r, v, t, e, ground{
				rows:   without(granted.Covered[t].At(e), r.Map.Covered[t].At(e)),
				people: result.IfGranted.At(e) - result.Population.Covered.At(e), look: promisedLook,
				shown: e == scenario.Base,
			})
		}
	}
	return l
}

// leadFirst returns the indices of all threats, the worst among them: the leading one
// first.
func leadFirst(r *coverage.Result, v subject.View) []int {
	lead := leadOf(r, v)
	list := []int{lead}
	for t := range len(r.Threats) + 1 {
		if t != lead {
			list = append(list, t)
		}
	}
	return list
}

// ground is what a feature of covered ground is made of.
type ground struct {
	rows   []geo.Spans
	people int
	look   look
	shown  bool // where its threat leads
}

// add appends the ground against a threat at an estimate, unless there is none.
func (l *layer) add(r *coverage.Result, v subject.View, t int, e scenario.Estimate, g ground) {
	shape := polygons(r.Map.Lines, g.rows)
	if len(shape) == 0 {
		return
	}
	threat := &r.At(t).Threat
	id, name := wording.Clean(threat.ID), wording.Clean(wording.ThreatPhrase(threat))
	l.features = append(l.features, feature{
		id:    fmt.Sprintf("%s/%s/%s", l.name, id, e),
		title: fmt.Sprintf("%s, %s estimate", wording.Capital(name), e), shape: shape,
		values: []any{id, name, e.String(), km2(areaOf(r.Map.Lines, g.rows)), g.people, r.At(t).Population.Total},
		look:   g.look, folder: []string{wording.Capital(name), wording.Capital(e.String()) + " estimate"},
		hidden: t != leadOf(r, v) || !g.shown,
	})
}

// gapsLayer is the gaps against each threat, worst first.
func gapsLayer(r *coverage.Result, v subject.View) layer {
	l := layer{name: "gaps", title: "Gaps at the base estimate", fields: []field{
		{"threat", isText}, {"threat_name", isText}, {"rank", isWhole}, {"area_km2", isReal}, {"people", isWhole},
		{"places", isWhole}, {"nodes", isWhole}, {"largest_circle_km", isReal},
	}}
	for _, t := range leadFirst(r, v) {
		threat := &r.At(t).Threat
		id, name := wording.Clean(threat.ID), wording.Clean(wording.ThreatPhrase(threat))
		for i, rows := range r.GapGround(t) {
			g := &r.At(t).Gaps[i]
			var circle any
			if g.LargestCircle > 0 {
				circle = wording.Tenth(g.LargestCircle.Kilometres())
			}
			if shape := polygons(r.Map.Lines, rows); len(shape) > 0 {
				l.features = append(l.features, feature{
					id: fmt.Sprintf("gaps/%s/%d", id, g.Rank), title: fmt.Sprintf("Gap %d against %s", g.Rank, name),
					shape:  shape,
					values: []any{id, name, g.Rank, km2(g.Area), g.Population, len(g.Places), g.Nodes, circle},
					look:   gapLook, folder: []string{wording.Capital(name)}, hidden: t != leadOf(r, v),
				})
			}
		}
	}
	return l
}

// zoneLayer is the ground over which allied units may intercept.
func zoneLayer(r *coverage.Result) layer {
	l := layer{name: "zone", title: "Where allied units may intercept", fields: []field{
		{"zone", isText}, {"words", isText}, {"area_km2", isReal},
	}}
	a := &r.Scenario.Package.Authorisation
	if shape := polygons(r.Map.Lines, r.Map.Zone); len(shape) > 0 {
		words := wording.Clean(wording.ZoneBriefly(a))
		l.features = []feature{{
			id: "zone", title: "Allied units may intercept over " + words, shape: shape,
			values: []any{string(a.Zone), words, km2(areaOf(r.Map.Lines, r.Map.Zone))}, look: zoneLook, hidden: true,
		}}
	}
	return l
}
