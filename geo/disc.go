package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Disc is the set of points whose geodesic distance from Centre is at most
// Radius.
type Disc struct {
	Centre orb.Point
	Radius Length
}

// Scan cuts the disc into one span per scanline, written into dst from its
// beginning (dst is only memory; nil will do). It returns the index of the
// first line that meets the disc and the spans from there northwards. Span
// ends lie on the circle within 1 m up to a radius of 600 km and within 20 m up
// to 1,500 km. They are not wrapped: they are centred on the longitude of the
// disc's centre. A parallel that lies wholly inside spans 360 degrees. A radius
// that is not positive has no spans.
//
// The chord through the Earth that belongs to the radius depends, but for a
// part in 10^8, on the two latitudes only: it is that of a circular arc with
// the curvature (Euler's) in the middle of the geodesic, which on the sphere
// has a closed form. A chord of known length ends on a parallel at a longitude
// that also has one. So every line costs a square root and an arc sine, and no
// iteration.
func (d Disc) Scan(lines Scanlines, dst []Span) (first int, spans []Span) {
	k := newChords(d)
	from, to := k.bounds(lines)
	if dst == nil {
		dst = make([]Span, 0, to-from)
	}
	spans = dst[:0]
	first = from
	for i := from; i < to; i++ {
		half := k.halfWidth(&lines.rows[i])
		if !(half > 0) {
			if len(spans) > 0 {
				break
			}
			first = i + 1
			continue
		}
		spans = append(spans, Span{k.lon - half, k.lon + half})
	}
	if len(spans) == 0 {
		return 0, spans
	}
	return first, spans
}

// chords is what all scanlines of a disc have in common.
type chords struct {
	lat, lon     float64 // degrees
	radius       float64 // metres
	sinPhi, p, z float64 // of the centre, as in parallel
	radius2      float64 // s^2
	u            float64 // (s/a)^2
	sumScale     float64 // e^2 / (4 cos^2(s/2R))
	diffScale    float64 // e'^2 / (4 sin^2(s/2R))
	quarterP     float64 // 1/(4 p)
}

func newChords(d Disc) chords {
	s := float64(d.Radius)
	sin, cos := sincosDegrees(d.Centre[1])
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin)
	half := math.Min(s/MeanRadius, math.Pi) / 2
	sinHalf, cosHalf := math.Sincos(half)
	return chords{
		lat: d.Centre[1], lon: d.Centre[0], radius: s,
		sinPhi: sin, p: n * cos, z: n * (1 - eccentricity2) * sin,
		radius2:   s * s,
		u:         s * s / (equatorialRadius * equatorialRadius),
		sumScale:  eccentricity2 / (4 * cosHalf * cosHalf),
		diffScale: secondEccentricity / (4 * sinHalf * sinHalf),
		quarterP:  1 / (4 * n * max(cos, tiny)),
	}
}

// bounds returns the lines [from, to) that may meet the disc.
func (k *chords) bounds(lines Scanlines) (from, to int) {
	if !(k.radius > 0) || len(lines.rows) == 0 {
		return 0, 0
	}
	// No degree of a meridian is shorter than at the equator.
	reach := k.radius / (equatorialRadius * (1 - eccentricity2) * degree)
	n := float64(len(lines.rows))
	low := (k.lat-reach-lines.south)/lines.step - 1
	high := (k.lat+reach-lines.south)/lines.step + 1
	return int(min(max(low, 0), n)), int(min(max(high, 0), n))
}

// halfWidth returns half the width in degrees of the disc on a parallel, zero
// where it does not meet it, 180 where it holds the whole parallel.
func (k *chords) halfWidth(row *parallel) float64 {
	sum, diff := row.sinPhi+k.sinPhi, row.sinPhi-k.sinPhi
	c := 1 + k.diffScale*diff*diff
	v := k.u * (1 - k.sumScale*sum*sum) * c * c // (s kappa)^2
	chord2 := k.radius2 * chordRatio(v)
	dp, dz := row.p-k.p, row.z-k.z
	sin2 := (chord2 - dp*dp - dz*dz) * k.quarterP * row.invP
	switch {
	case !(sin2 > 0):
		return 0
	case sin2 >= 1:
		return 180
	}
	return 2 / degree * math.Sqrt(sin2) * arcSineRatio(sin2)
}

// chordRatio returns (chord/arc)^2 of a circular arc whose angle is the square
// root of v: 4 sin^2(x/2)/x^2 with x^2 = v.
func chordRatio(v float64) float64 {
	const (
		k1 = 1.0 / 12
		k2 = k1 / 30
		k3 = k2 / 56
		k4 = k3 / 90
		k5 = k4 / 132
	)
	return 1 - v*(k1-v*(k2-v*(k3-v*(k4-v*k5))))
}

// arcSineRatio returns arcsin(x)/x for x^2 = v. Seven terms of the series are
// exact to 14 digits up to v = 0.02, a disc of 1,000 km at 50 degrees; they cost
// a fifth of the library's arc sine.
func arcSineRatio(v float64) float64 {
	const (
		k1 = 1.0 / 6
		k2 = 3.0 / 40
		k3 = 15.0 / 336
		k4 = 105.0 / 3456
		k5 = 945.0 / 42240
		k6 = 10395.0 / 599040
	)
	if v > 0.02 {
		x := math.Sqrt(v)
		return math.Asin(x) / x
	}
	return 1 + v*(k1+v*(k2+v*(k3+v*(k4+v*(k5+v*k6)))))
}
