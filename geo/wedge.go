package geo

import "math"

// Wedge is the part of a disc whose azimuth at the disc's centre, as by
// [Heading], is within half of Width of Facing: what a radar sees that looks
// one way. A width of a full circle or more makes it the disc.
type Wedge struct {
	Disc
	Facing, Width Angle
}

// whole reports whether the wedge is its disc.
func (w *Wedge) whole() bool { return w.Width >= 2*math.Pi }

// sector is the directions of the wedge, from its first side to its second.
func (w *Wedge) sector() (a arc) {
	a.east1, a.north1 = sincosAngle(w.Facing - w.Width/2)
	a.east2, a.north2 = sincosAngle(w.Facing + w.Width/2)
	return a
}

func sincosAngle(a Angle) (sin, cos float64) { return math.Sincos(float64(a)) }

// rest is the directions that an arc does not hold.
func (a *arc) rest() arc { return arc{a.east2, a.north2, a.east1, a.north1} }

// covers reports whether a point lies in the ring's disc, or in the sector of
// it that its wedge is, by more than so many metres from the circle.
func (r *ring) covers(p *Geocentric, by float64) bool {
	if p.Chord2(&r.centre) >= r.radius2 || float64(p.Distance(&r.centre)) >= r.radius-by {
		return false
	}
	return !r.wedge || r.inSector(p)
}

// inSector reports whether p lies in the direction of the ring's wedge.
func (r *ring) inSector(p *Geocentric) bool { return r.sector.holds(r.heading.To(p)) }

// sides are the two straight sides of the ring's wedge in pieces: the first
// inwards to the centre, the second outwards, so that the wedge lies to the left.
func (r *ring) sides() (first, second []segment) {
	n := int(math.Ceil(r.radius / longestSegment))
	side := func(east, north float64) []Geocentric {
		points := make([]Geocentric, n+1)
		points[0] = r.centre
		for i := 1; i <= n; i++ {
			points[i] = r.heading.at(east, north, r.radius*float64(i)/float64(n))
		}
		return points
	}
	in, out := side(r.sector.east1, r.sector.north1), side(r.sector.east2, r.sector.north2)
	for i := n; i > 0; i-- {
		first = append(first, newSegment(in[i], in[i-1]))
	}
	for i := range n {
		second = append(second, newSegment(out[i], out[i+1]))
	}
	return first, second
}

// at returns the point at a distance in metres in a direction of length 1. It
// lies in the direction and at the distance within a millimetre.
func (h *Heading) at(east, north, distance float64) Geocentric {
	var ahead, aside [3]float64
	for i := range 3 {
		ahead[i] = east*h.east[i] + north*h.north[i]
		aside[i] = north*h.east[i] - east*h.north[i]
	}
	up := cross3(h.east, h.north)
	q := h.from
	q.move(ahead, MeanRadius*math.Sin(distance/MeanRadius))
	q.move(up, -MeanRadius*(1-math.Cos(distance/MeanRadius)))
	for range 10 {
		q.ontoEllipsoid()
		off, short := dot3(q.minus(&h.from), aside), distance-float64(h.from.Distance(&q))
		if math.Abs(off)+math.Abs(short) < 1e-4 {
			break
		}
		q.move(aside, -off)
		q.move(ahead, short)
	}
	return q
}

// move moves a point along a vector of length 1; its latitude is then to be set.
func (a *Geocentric) move(along [3]float64, metres float64) {
	a.X, a.Y, a.Z = a.X+metres*along[0], a.Y+metres*along[1], a.Z+metres*along[2]
}
