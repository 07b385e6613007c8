package geo

import "github.com/paulmach/orb"

// Polygons returns the union of intervals on scanlines as polygons in degrees, from
// their outlines, see [Outlines]: outer rings run counterclockwise, holes clockwise.
func Polygons(lines Scanlines, rows []Spans, o Outlining) orb.MultiPolygon {
	rings := Outlines(lines, rows, o)
	polygons, holes := orb.MultiPolygon{}, []orb.Ring{}
	for _, ring := range rings {
		if ring.Orientation() == orb.CCW {
			polygons = append(polygons, orb.Polygon{ring})
		} else {
			holes = append(holes, ring)
		}
	}
	bounds := make([]orb.Bound, len(polygons))
	for i := range polygons {
		bounds[i] = polygons[i][0].Bound()
	}
	for _, hole := range holes {
		if i := around(polygons, bounds, hole); i >= 0 {
			polygons[i] = append(polygons[i], hole)
		}
	}
	return polygons
}

// around returns the index of the innermost polygon whose outer ring holds a hole;
// no two rings meet, so that one vertex tells.
func around(polygons orb.MultiPolygon, bounds []orb.Bound, hole orb.Ring) int {
	best := -1
	for i := range polygons {
		if bounds[i].Contains(hole[0]) && ringHolds(polygons[i][0], hole[0]) &&
			(best < 0 || bounds[best].Contains(polygons[i][0][0]) && ringHolds(polygons[best][0], polygons[i][0][0])) {
			best = i
		}
	}
	return best
}

// ringHolds reports whether a closed ring that does not meet p holds it.
func ringHolds(ring orb.Ring, p orb.Point) bool { return Contains(orb.MultiPolygon{{ring}}, p) }
