package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// DistanceTo returns the geodesic distance from p to the nearest point of the
// polygons, 0 inside them. Edges are straight in longitude and latitude, as in
// [Contains]; a plane around p chooses the edges and points that are measured,
// which errs by less than 50 m up to 500 km where edges are shorter than 20 km.
// Without polygons the distance is infinite.
func DistanceTo(p orb.Point, mp orb.MultiPolygon) Length {
	if Contains(mp, p) {
		return 0
	}
	plane := newTangent(p)
	nearest := math.Inf(1)
	forEachEdge(mp, func(a, b orb.Point) {
		_, d := plane.foot(a, b)
		nearest = math.Min(nearest, d)
	})
	best := Length(math.Inf(1))
	forEachEdge(mp, func(a, b orb.Point) {
		// Towards the poles of a 500 km disc a degree of longitude shrinks by
		// up to 10 %.
		if foot, d := plane.foot(a, b); d <= nearest*1.1 {
			best = min(best, Distance(p, foot))
		}
	})
	return best
}

// tangent is a plane around a point, in metres.
type tangent struct {
	origin     orb.Point
	perLon     float64 // metres per degree
	perLat     float64
	shrinkEach float64 // share by which perLon shrinks per degree northwards
}

func newTangent(p orb.Point) tangent {
	sin, cos := sincosDegrees(p[1])
	w := 1 - eccentricity2*sin*sin
	n := equatorialRadius / math.Sqrt(w)
	return tangent{
		origin: p, perLon: n * cos * degree, perLat: n * (1 - eccentricity2) / w * degree,
		shrinkEach: sin / max(cos, tiny) * degree,
	}
}

// foot is the point of an edge that is nearest in the plane, and how near.
func (t *tangent) foot(a, b orb.Point) (orb.Point, float64) {
	ax, ay := t.place(a)
	bx, by := t.place(b)
	dx, dy := bx-ax, by-ay
	along := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		along = min(max(-(ax*dx+ay*dy)/square, 0), 1)
	}
	foot := orb.Point{a[0] + along*(b[0]-a[0]), a[1] + along*(b[1]-a[1])}
	return foot, math.Hypot(ax+along*dx, ay+along*dy)
}

// place is a point in the plane, its meridians converging northwards.
func (t *tangent) place(p orb.Point) (x, y float64) {
	north := p[1] - t.origin[1]
	return (p[0] - t.origin[0]) * t.perLon * (1 - t.shrinkEach*north/2), north * t.perLat
}
