package naive

import (
	"math"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// closing is half the width in metres of the gaps that are closed.
const closing = 2500.0

// centre is a point that no ground lies nearer to than closing: the disc around it is not
// in a gap, and no ground is seen in it.
type centre struct {
	at orb.Point
	g  geo.Geocentric
}

// ground is territories that are seen, in one, with gaps narrower than 5 km closed.
//
// Decision: a point lies in a gap if no disc of 5 km across that is free of the territories
// holds it (a morphological closing); gaps between different territories close too, such as
// an estuary between two countries.
type ground struct {
	holdsPart []func(orb.Point) bool
	pieces    []piece // that bound the whole
	pieceIn   map[cell][]int
	centres   []centre
	centreIn  map[cell][]int
}

// cell is a square of a grid by which near things are found: 0.05 by 0.1 degree, wider than
// the distances asked for.
type cell struct{ x, y int }

func cellOf(p orb.Point) cell {
	return cell{int(math.Floor(p[0] / 0.1)), int(math.Floor(p[1] / 0.05))}
}

// around calls visit for all that lies in the cells around a point, until it returns false.
func around(of map[cell][]int, p orb.Point, visit func(int) bool) {
	c := cellOf(p)
	for x := c.x - 1; x <= c.x+1; x++ {
		for y := c.y - 1; y <= c.y+1; y++ {
			for _, i := range of[cell{x, y}] {
				if !visit(i) {
					return
				}
			}
		}
	}
}

// newGround joins territories, given by what they hold and by all edges they may have.
func newGround(holdsPart []func(orb.Point) bool, edges []piece) *ground {
	g := &ground{holdsPart: holdsPart, pieceIn: map[cell][]int{}, centreIn: map[cell][]int{}}
	for i := range edges {
		if _, bounds := g.outward(&edges[i], 0.5); bounds {
			c := cellOf(between(edges[i].a, edges[i].b, 0.5))
			g.pieceIn[c] = append(g.pieceIn[c], len(g.pieces))
			g.pieces = append(g.pieces, edges[i])
		}
	}
	for i := range g.pieces {
		g.addCentres(&g.pieces[i])
	}
	return g
}

// holdsOpen reports whether a point lies in a territory, gaps left open.
func (g *ground) holdsOpen(p orb.Point) bool {
	for _, holds := range g.holdsPart {
		if holds(p) {
			return true
		}
	}
	return false
}

// holds reports whether a point lies in a territory or in a closed gap.
func (g *ground) holds(p orb.Point) bool {
	const scallop = 2.0 // metres by which the discs around sampled centres fall short
	if g == nil {
		return false
	}
	if g.holdsOpen(p) {
		return true
	}
	if g.pieceNearer(p, closing) {
		free := false
		around(g.centreIn, p, func(i int) bool {
			free = apart(p, g.centres[i].at) <= closing+scallop
			return !free
		})
		return !free
	}
	return false
}

// outward returns the direction in which a piece's territory ends; bounds is false where
// both sides lie in a territory, or neither.
func (g *ground) outward(of *piece, t float64) (direction float64, bounds bool) {
	at, along := between(of.a, of.b, t), azimuth(of.a, of.b)
	right, left := along+math.Pi/2, along-math.Pi/2
	onRight, onLeft := g.holdsOpen(moved(at, right, 1)), g.holdsOpen(moved(at, left, 1))
	if onRight {
		return left, !onLeft
	}
	return right, onLeft
}

// pieceNearer reports whether the edge of the ground is nearer than a distance in metres.
func (g *ground) pieceNearer(p orb.Point, metres float64) bool {
	found := false
	around(g.pieceIn, p, func(i int) bool {
		found = toPiece(p, &g.pieces[i]) < metres
		return !found
	})
	return found
}

// free reports whether a disc around a point touches no ground.
func (g *ground) free(p orb.Point) bool { return !g.pieceNearer(p, closing-0.5) && !g.holdsOpen(p) }

// addCentres adds the free centres at right angles to a piece, every 200 m, and those
// around its corners, every 5 degrees.
func (g *ground) addCentres(of *piece) {
	direction, _ := g.outward(of, 0.5)
	g.addAlong(0, 1, 5, func(t float64) orb.Point { return moved(between(of.a, of.b, t), direction, closing) })
	fan := func(corner orb.Point) func(float64) orb.Point {
		return func(angle float64) orb.Point { return moved(corner, angle, closing) }
	}
	if of.cornerA {
		g.addAlong(direction-math.Pi/2, direction+math.Pi/2, 36, fan(of.a))
	}
	if of.cornerB {
		g.addAlong(direction-math.Pi/2, direction+math.Pi/2, 36, fan(of.b))
	}
}

// addAlong adds the free points of a curve in n steps, and the last free ones before the
// curve comes too near to ground.
func (g *ground) addAlong(from, to float64, n int, at func(float64) orb.Point) {
	wasFree := false
	for i := 0; i <= n; i++ {
		t := from + (to-from)*float64(i)/float64(n)
		free := g.free(at(t))
		if free {
			g.add(at(t))
		}
		if i > 0 && free != wasFree {
			before := t - (to-from)/float64(n)
			good, bad := t, before
			if wasFree {
				good, bad = before, t
			}
			for range 10 {
				half := (good + bad) / 2
				if g.free(at(half)) {
					good = half
				} else {
					bad = half
				}
			}
			g.add(at(good))
		}
		wasFree = free
	}
}

func (g *ground) add(p orb.Point) {
	c := cellOf(p)
	g.centreIn[c] = append(g.centreIn[c], len(g.centres))
	g.centres = append(g.centres, centre{p, geo.NewGeocentric(p)})
}

// offset returns how far b lies east and north of a, in metres, in the plane of their
// middle latitude: exact to millimetres up to 5 km.
func offset(a, b orb.Point) (east, north float64) {
	const (
		equatorial = 6378137.0
		flattening = 1 / 298.257223563
		e2         = flattening * (2 - flattening)
		degree     = math.Pi / 180
	)
	sin, cos := math.Sincos((a[1] + b[1]) / 2 * degree)
	w := 1 - e2*sin*sin
	n := equatorial / math.Sqrt(w)
	return (b[0] - a[0]) * degree * n * cos, (b[1] - a[1]) * degree * n * (1 - e2) / w
}

// apart returns the distance of two near points in metres.
func apart(a, b orb.Point) float64 { return math.Hypot(offset(a, b)) }

// toPiece returns the distance in metres from a near point to a piece.
func toPiece(p orb.Point, of *piece) float64 {
	ax, ay := offset(p, of.a)
	bx, by := offset(p, of.b)
	dx, dy := bx-ax, by-ay
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = min(max(-(ax*dx+ay*dy)/square, 0), 1)
	}
	return math.Hypot(ax+t*dx, ay+t*dy)
}
