package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Geocentric is a point of the ellipsoid's surface in geocentric coordinates,
// for work that measures one point against very many: see
// [Geocentric.Distance]. The zero value is no point of the surface.
type Geocentric struct {
	X, Y, Z float64 // metres
	sinPhi  float64
}

// NewGeocentric is the point at a longitude and latitude in degrees.
func NewGeocentric(p orb.Point) Geocentric {
	sin, cos := sincosDegrees(p[1])
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin)
	sinLon, cosLon := math.Sincos(p[0] * degree)
	return Geocentric{n * cos * cosLon, n * cos * sinLon, n * (1 - eccentricity2) * sin, sin}
}

// Geocentric is the point of line i at a longitude in degrees.
func (l Scanlines) Geocentric(i int, lon float64) Geocentric {
	return l.rows[i].geocentric(lon)
}

// geocentric is the point of the parallel at a longitude in degrees.
func (row *parallel) geocentric(lon float64) Geocentric {
	sin, cos := math.Sincos(lon * degree)
	return Geocentric{row.p * cos, row.p * sin, row.z, row.sinPhi}
}

// Chord2 is the square in m2 of the straight line through the Earth between
// two points: never more than that of their distance.
func (a *Geocentric) Chord2(b *Geocentric) float64 {
	dx, dy, dz := a.X-b.X, a.Y-b.Y, a.Z-b.Z
	return dx*dx + dy*dy + dz*dz
}

// Distance is the geodesic distance, within 1 cm of [Distance] up to 500 km
// and 1 m up to 1,500 km, at a fortieth of its cost. The chord is that of a
// circular arc whose curvature is Euler's in the middle of the geodesic, a
// function of the two latitudes; see [Disc.Scan].
func (a *Geocentric) Distance(b *Geocentric) Length {
	c2 := a.Chord2(b)
	if c2 < 1 {
		return Length(math.Sqrt(c2))
	}
	w := curvature2(a.sinPhi, b.sinPhi, c2) * c2 / 4
	return Length(math.Sqrt(c2) * arcSineRatio(min(w, 1)))
}

// Near is the distance within 2 m up to 500 km and 30 m up to 1,500 km, from
// a chord of the mean sphere, at a third of the cost of [Geocentric.Distance].
func (a *Geocentric) Near(b *Geocentric) Length {
	c2 := a.Chord2(b)
	w := c2 / (4 * MeanRadius * MeanRadius)
	return Length(math.Sqrt(c2) * (1 + w*(1.0/6+w*(3.0/40))))
}

// curvature2 is the square of the curvature in 1/m2 of the arc whose chord has
// the square c2 and whose ends lie at the latitudes with these sines.
func curvature2(sinA, sinB, c2 float64) float64 {
	q := c2 / (4 * MeanRadius * MeanRadius) // sin^2(s/2R)
	sum, diff := sinA+sinB, sinA-sinB
	stretch := 1 + secondEccentricity/(4*q)*diff*diff
	return (1 - eccentricity2/(4*(1-q))*sum*sum) * stretch * stretch / (equatorialRadius * equatorialRadius)
}

// chordOf2 is the square of the chord of a distance between two latitudes.
func chordOf2(sinA, sinB, distance float64) float64 {
	s2 := distance * distance
	c2 := s2
	for range 2 {
		c2 = s2 * chordRatio(curvature2(sinA, sinB, c2)*s2)
	}
	return c2
}

// axes are the unit vectors east and north at a point.
func (a *Geocentric) axes() (east, north [3]float64) {
	p := math.Hypot(a.X, a.Y)
	sinLon, cosLon := a.Y/p, a.X/p
	cosPhi := math.Sqrt(1 - a.sinPhi*a.sinPhi)
	return [3]float64{-sinLon, cosLon, 0}, [3]float64{-a.sinPhi * cosLon, -a.sinPhi * sinLon, cosPhi}
}

// Heading turns points into directions from one point.
type Heading struct {
	from        Geocentric
	east, north [3]float64
}

// NewHeading is for directions from a point other than a pole.
func NewHeading(from Geocentric) Heading {
	h := Heading{from: from}
	h.east, h.north = from.axes()
	return h
}

// To is the direction in which p lies, as components in metres along east and
// north; its angle is the azimuth of the normal section, which differs from
// that of the geodesic by less than 0.001 degree up to 500 km.
func (h *Heading) To(p *Geocentric) (east, north float64) {
	dx, dy, dz := p.X-h.from.X, p.Y-h.from.Y, p.Z-h.from.Z
	return dx*h.east[0] + dy*h.east[1] + dz*h.east[2], dx*h.north[0] + dy*h.north[1] + dz*h.north[2]
}

// Point is the longitude and latitude in degrees.
func (a *Geocentric) Point() orb.Point {
	return orb.Point{math.Atan2(a.Y, a.X) / degree, math.Atan2(a.Z, (1-eccentricity2)*math.Hypot(a.X, a.Y)) / degree}
}
