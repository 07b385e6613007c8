package data

import (
	"math"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Near reports whether a point lies nearer than a distance to the outline of a
// territory. The nearest point of each edge is found on a local plane, which
// for edges of some ten kilometres is exact to metres; the distance to it is
// geodesic. Edges that lie too far north, south, east or west are passed over.
func Near(territory orb.MultiPolygon, p orb.Point, distance geo.Length) bool {
	const metresPerDegree = 110_500 // of latitude, the least anywhere
	window := float64(distance)/metresPerDegree + 0.01
	shrink := math.Cos(p[1] * math.Pi / 180)
	wide := window / math.Max(0.1, math.Cos((math.Abs(p[1])+window)*math.Pi/180))
	for _, polygon := range territory {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if math.Min(a[1], b[1]) > p[1]+window || math.Max(a[1], b[1]) < p[1]-window ||
					math.Min(a[0], b[0]) > p[0]+wide || math.Max(a[0], b[0]) < p[0]-wide {
					continue
				}
				q := nearestOnEdge(a, b, p, shrink)
				// The plane is wrong by less than a tenth over the distances that
				// a stand-off may have: the geodesic decides near the limit.
				rough := math.Hypot((q[0]-p[0])*shrink, q[1]-p[1]) * metresPerDegree
				if rough < 0.9*float64(distance) || rough < 1.1*float64(distance) && geo.Distance(p, q) < distance {
					return true
				}
			}
		}
	}
	return false
}

// nearestOnEdge is the point of the edge a-b nearest to p on a plane where a
// degree of longitude is shrunk.
func nearestOnEdge(a, b, p orb.Point, shrink float64) orb.Point {
	dx, dy := (b[0]-a[0])*shrink, b[1]-a[1]
	length := dx*dx + dy*dy
	if length == 0 {
		return a
	}
	t := ((p[0]-a[0])*shrink*dx + (p[1]-a[1])*dy) / length
	t = math.Max(0, math.Min(1, t))
	return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
}
