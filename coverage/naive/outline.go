package naive

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// occupiedRegions are Crimea, Sevastopol and Luhansk oblast, occupied whole.
var occupiedRegions = []string{"UA-43", "UA-40", "UA-09"}

// pieceLength is the longest piece of an edge in metres; within it a plane is exact to
// millimetres.
const pieceLength = 1000.0

// piece is a part of a territory's edge, a geodesic between two points.
type piece struct {
	a, b             orb.Point
	mid              geo.Geocentric
	cornerA, cornerB bool // an end is a corner of the outline, not a point within an edge
}

// outline is a territory whose edges are geodesics, cut into pieces.
type outline struct {
	inside *geo.Outline
	pieces []piece
}

// newOutline cuts the edges of polygons.
func newOutline(mp orb.MultiPolygon) *outline {
	o := &outline{}
	var fine orb.MultiPolygon
	for _, polygon := range mp {
		var rings orb.Polygon
		for _, ring := range polygon {
			var points orb.Ring
			for i := range ring {
				points = append(points, o.addEdge(ring[i], ring[(i+1)%len(ring)])...)
			}
			if len(points) > 0 {
				rings = append(rings, append(points, points[0]))
			}
		}
		fine = append(fine, rings)
	}
	o.inside = geo.NewOutline(fine)
	return o
}

// addEdge cuts one edge and returns its points but the last.
func (o *outline) addEdge(a, b orb.Point) []orb.Point {
	if a == b {
		return nil
	}
	d, az, _ := geo.Inverse(a, b)
	n := int(math.Ceil(float64(d) / pieceLength))
	line := geo.NewLine(a, az)
	points := []orb.Point{a}
	for i := 1; i < n; i++ {
		points = append(points, line.At(d*geo.Length(i)/geo.Length(n)))
	}
	for i := range points {
		end := b
		if i+1 < len(points) {
			end = points[i+1]
		}
		o.pieces = append(o.pieces, newPiece(points[i], end, i == 0, i+1 == len(points)))
	}
	return points
}

func newPiece(a, b orb.Point, cornerA, cornerB bool) piece {
	return piece{a, b, geo.NewGeocentric(between(a, b, 0.5)), cornerA, cornerB}
}

// between returns the point of a short edge at a part of its way.
func between(a, b orb.Point, t float64) orb.Point {
	return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
}

// near is a place on some outlines and how far it is.
type near struct {
	at     orb.Point
	metres float64
}

// nearest returns the nearest point of some territories, the point itself inside one, and
// an infinite distance without any.
func (m *Model) nearest(p orb.Point, outlines []*outline) near {
	g, rough := geo.NewGeocentric(p), math.Inf(1)
	for _, o := range outlines {
		if o.inside.Contains(p) {
			return near{p, 0}
		}
		for i := range o.pieces {
			rough = min(rough, float64(g.Near(&o.pieces[i].mid)))
		}
	}
	best := near{p, math.Inf(1)}
	for _, o := range outlines {
		for i := range o.pieces {
			// The nearest point lies on a piece whose middle is at most a piece farther.
			if float64(g.Near(&o.pieces[i].mid)) <= rough*1.001+pieceLength {
				best = nearer(best, footOf(p, &o.pieces[i]))
			}
		}
	}
	return best
}

func nearer(a, b near) near {
	if b.metres < a.metres {
		return b
	}
	return a
}

// footOf returns the nearest point of a piece, by ternary search on its true distance.
func footOf(p orb.Point, of *piece) near {
	t := leastAt(0, 1, func(t float64) float64 { return distance(p, between(of.a, of.b, t)) })
	at := between(of.a, of.b, t)
	return near{at, distance(p, at)}
}

// leastAt returns where a function with one minimum is least.
func leastAt(from, to float64, f func(float64) float64) float64 {
	for range 60 {
		a, b := from+(to-from)/3, to-(to-from)/3
		if f(a) <= f(b) {
			to = b
		} else {
			from = a
		}
	}
	return (from + to) / 2
}

// moved returns the point at a distance in metres in a direction in radians.
func moved(p orb.Point, direction, metres float64) orb.Point {
	return geo.Destination(p, geo.Angle(direction), geo.Length(metres))
}

// outlineCache keeps outlines of worlds by their revision, since cutting them is slow. Worlds
// without a revision are cut anew for each model.
var outlineCache sync.Map

// outlineOf returns the outline of a country or region by a key that names it.
func (m *Model) outlineOf(key string, territory orb.MultiPolygon) *outline {
	if o := m.outlines[key]; o != nil {
		return o
	}
	full := fmt.Sprint(m.world.Revision(), " ", key)
	o, known := outlineCache.Load(full)
	if !known {
		o = newOutline(territory)
		if m.world.Revision() != 0 {
			outlineCache.Store(full, o)
		}
	}
	m.outlines[key] = o.(*outline)
	return m.outlines[key]
}

func (m *Model) countryOutlines(codes ...string) []*outline {
	var list []*outline
	for i := range m.world.Countries {
		if c := &m.world.Countries[i]; slices.Contains(codes, c.Code) {
			list = append(list, m.outlineOf("country "+c.Code, c.Territory))
		}
	}
	return list
}

func (m *Model) regionOutlines(codes ...string) []*outline {
	var list []*outline
	for i := range m.world.Regions {
		if r := &m.world.Regions[i]; slices.Contains(codes, r.Code) {
			list = append(list, m.outlineOf("region "+r.Code, r.Territory))
		}
	}
	return list
}

// alliedSoil is the soil of NATO's members.
func (m *Model) alliedSoil() []*outline { return m.countryOutlines(scenario.NATO...) }
