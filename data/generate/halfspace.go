package main

import (
	"math"

	"github.com/paulmach/orb"
)

// The WGS84 ellipsoid, metres.
const (
	equatorialRadius = 6378137.0
	flattening       = 1 / 298.257223563
	eccentricity2    = flattening * (2 - flattening)
	polarRadius      = equatorialRadius * (1 - flattening)
)

// vector is a place or a direction in geocentric coordinates, metres.
type vector [3]float64

// geocentric is the place on the ellipsoid at a longitude and latitude.
func geocentric(p orb.Point) vector {
	sinLon, cosLon := math.Sincos(p.Lon() * math.Pi / 180)
	sin, cos := math.Sincos(p.Lat() * math.Pi / 180)
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin)
	return vector{n * cos * cosLon, n * cos * sinLon, n * (1 - eccentricity2) * sin}
}

// point is the longitude and latitude in degrees of a place on the ellipsoid.
func (v vector) point() orb.Point {
	const degrees = 180 / math.Pi
	return orb.Point{
		math.Atan2(v[1], v[0]) * degrees,
		math.Atan2(v[2], (1-eccentricity2)*math.Hypot(v[0], v[1])) * degrees,
	}
}

func (v vector) plus(factor float64, w vector) vector {
	return vector{v[0] + factor*w[0], v[1] + factor*w[1], v[2] + factor*w[2]}
}

func (v vector) dot(w vector) float64 { return v[0]*w[0] + v[1]*w[1] + v[2]*w[2] }

func (v vector) cross(w vector) vector {
	return vector{v[1]*w[2] - v[2]*w[1], v[2]*w[0] - v[0]*w[2], v[0]*w[1] - v[1]*w[0]}
}

// halfSpace is the places p with normal·p <= limit. What is nearer, by the
// straight line through the Earth, to one place than to another is the part of
// the ellipsoid in a half-space: the bisector is where its plane cuts.
type halfSpace struct {
	normal vector
	limit  float64
}

// nearerTo is what is nearer to a than to b.
func nearerTo(a, b vector) halfSpace {
	return halfSpace{b.plus(-1, a), (b.dot(b) - a.dot(a)) / 2}
}

func (h halfSpace) holds(p vector) bool { return h.normal.dot(p) <= h.limit }

// meet is where the planes of two half-spaces meet on the ellipsoid: of their two
// common places the one nearer to a place that is roughly there.
func meet(h, k halfSpace, near vector) vector {
	along := h.normal.cross(k.normal)
	// The foot of the Earth's centre on the line in which the planes meet.
	foot := k.normal.cross(along)
	for i := range foot {
		foot[i] *= h.limit
	}
	foot = foot.plus(k.limit, along.cross(h.normal))
	for i := range foot {
		foot[i] /= along.dot(along)
	}
	// Where the line leaves the ellipsoid, by the quadratic equation.
	scaled := func(v vector) vector {
		return vector{v[0] / equatorialRadius, v[1] / equatorialRadius, v[2] / polarRadius}
	}
	d, f := scaled(along), scaled(foot)
	a, b, c := d.dot(d), d.dot(f), f.dot(f)-1
	root := math.Sqrt(b*b - a*c)
	one, other := foot.plus((-b-root)/a, along), foot.plus((-b+root)/a, along)
	if one.dot(near) > other.dot(near) {
		return one
	}
	return other
}

// corner is a corner of a convex patch of the ellipsoid and the half-space along
// whose plane the edge to the next corner runs.
type corner struct {
	at   vector
	edge halfSpace
}

// patch is a convex patch of the ellipsoid, corners anticlockwise.
type patch []corner

// newPatch is the patch between two meridians and two parallels.
func newPatch(box orb.Bound) patch {
	south, north := geocentric(box.Min), geocentric(box.Max)
	meridian := func(lon, sign float64) halfSpace {
		sin, cos := math.Sincos(lon * math.Pi / 180)
		return halfSpace{normal: vector{-sign * sin, sign * cos, 0}}
	}
	return patch{
		{south, halfSpace{vector{0, 0, -1}, -south[2]}},
		{geocentric(orb.Point{box.Max.Lon(), box.Min.Lat()}), meridian(box.Max.Lon(), 1)},
		{north, halfSpace{vector{0, 0, 1}, north[2]}},
		{geocentric(orb.Point{box.Min.Lon(), box.Max.Lat()}), meridian(box.Min.Lon(), -1)},
	}
}

// within is the part of a patch inside a half-space, nil if there is none.
func (c patch) within(h halfSpace) patch {
	var kept patch
	for i, from := range c {
		to := c[(i+1)%len(c)]
		in, out := h.holds(from.at), !h.holds(to.at)
		if in {
			kept = append(kept, from)
		}
		switch {
		case in && out:
			kept = append(kept, corner{meet(from.edge, h, from.at), h})
		case !in && !out:
			kept = append(kept, corner{meet(from.edge, h, from.at), from.edge})
		}
	}
	return kept
}

// ring is the outline of a patch in longitude and latitude, with a place on every
// edge at least every step metres.
func (c patch) ring(step float64) orb.Ring {
	var ring orb.Ring
	for i, from := range c {
		to := c[(i+1)%len(c)]
		way := to.at.plus(-1, from.at)
		pieces := math.Ceil(math.Sqrt(way.dot(way)) / step)
		ring = append(ring, from.at.point())
		for k := 1.0; k < pieces; k++ {
			on := from.at.plus(k/pieces, way)
			ring = append(ring, meet(from.edge, halfSpace{way, way.dot(on)}, on).point())
		}
	}
	return append(ring, ring[0])
}
