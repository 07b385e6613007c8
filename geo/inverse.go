package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// course is a geodesic between two points, arranged as in section 4 of Karney
// (2013): beta1 <= 0, beta1 <= beta2 <= -beta1, 0 <= lambda12 <= pi. beta is
// the reduced latitude, alpha the azimuth, sigma the arc on the auxiliary
// sphere, omega the longitude there, lambda the longitude on the ellipsoid.
type course struct {
	sinBeta1, cosBeta1, sinBeta2, cosBeta2 float64
	lambda12, sinLambda12, cosLambda12     float64

	sinAlpha1, cosAlpha1, sinAlpha2, cosAlpha2 float64
	sinSigma1, cosSigma1, sinSigma2, cosSigma2 float64
	sigma12                                    float64
	sinOmega12, cosOmega12                     float64
	epsilon                                    float64
	c                                          [6]float64 // scratch for a series
	length                                     float64    // metres

	swapped       bool    // the ends were exchanged
	north, east   float64 // -1 where latitudes, longitudes changed sign
	alongMeridian bool
	alongEquator  bool
}

// Distance returns the length of the shortest path between two points on the
// WGS84 ellipsoid. See [Inverse].
func Distance(a, b orb.Point) Length {
	var c course
	c.arrange(a, b)
	c.solve()
	return Length(c.length)
}

// Inverse returns the length of the shortest path between two points on the
// WGS84 ellipsoid and its azimuth, clockwise from north within (-pi, pi], at
// a and at b; both point along the direction from a to b. Between coincident
// points both are zero. At a pole the azimuth is counted from the meridian of
// the longitude given.
//
// The method is Karney's (2013), section 4: Newton's iteration for the azimuth
// at a, bracketed so that it ends for all points, antipodes included. It
// agrees with GeographicLib within a micrometre. Where several paths are
// shortest, one of them is returned.
func Inverse(a, b orb.Point) (d Length, azA, azB Angle) {
	var c course
	c.arrange(a, b)
	c.solve()
	if c.length == 0 {
		return 0, 0, 0
	}
	azA, azB = c.azimuths()
	return Length(c.length), azA, azB
}

// arrange brings two points into the canonical order and remembers how.
func (c *course) arrange(a, b orb.Point) {
	lat1, lat2 := a[1], b[1]
	d := angleRounded(longitudeDifference(a[0], b[0]))
	c.east, c.north = 1, 1
	if d < 0 {
		c.east, d = -1, -d
	}
	if math.Abs(lat1) < math.Abs(lat2) {
		c.swapped = true
		lat1, lat2 = lat2, lat1
	}
	if lat1 > 0 {
		c.north, lat1, lat2 = -1, -lat1, -lat2
	}
	c.sinBeta1, c.cosBeta1 = reducedLatitude(lat1)
	c.sinBeta2, c.cosBeta2 = reducedLatitude(lat2)
	c.lambda12 = d * degree
	c.sinLambda12, c.cosLambda12 = sincosDegrees(d)
}

// solve finds azimuths, arcs and length.
func (c *course) solve() {
	switch {
	case c.lambda12 == 0 || c.sinLambda12 == 0 || c.cosBeta1 == tiny:
		c.meridian()
	case c.sinBeta1 == 0 && c.lambda12 <= (1-flattening)*math.Pi:
		c.equator()
	default:
		c.oblique()
	}
}

// meridian solves the course along a meridian, perhaps across a pole.
func (c *course) meridian() {
	c.alongMeridian = true
	c.sinAlpha1, c.cosAlpha1 = c.sinLambda12, c.cosLambda12
	c.sinAlpha2, c.cosAlpha2 = 0, 1
	c.sinSigma1, c.cosSigma1 = c.sinBeta1, c.cosAlpha1*c.cosBeta1
	c.sinSigma2, c.cosSigma2 = c.sinBeta2, c.cosBeta2
	s, k := angleBetween(c.sinSigma1, c.cosSigma1, c.sinSigma2, c.cosSigma2)
	c.sigma12 = math.Atan2(max(s, 0), k)
	c.epsilon = n
	c.measure()
}

// equator solves the course along the equator, short of the stretch near the
// antipode where a way around a pole is shorter.
func (c *course) equator() {
	c.alongEquator = true
	c.sinAlpha1, c.sinAlpha2 = 1, 1
	c.length = equatorialRadius * c.lambda12
}

// oblique solves every other course by Newton's iteration.
func (c *course) oblique() {
	if c.guess() {
		return
	}
	c.iterate()
	c.measure()
}

// measure sets the length from the arc, equation (7).
func (c *course) measure() {
	seriesC1(c.epsilon, &c.c)
	b := sineSeries(c.sinSigma2, c.cosSigma2, &c.c) - sineSeries(c.sinSigma1, c.cosSigma1, &c.c)
	c.length = polarRadius * seriesA1(c.epsilon) * (c.sigma12 + b)
}

// azimuths undoes the canonical order.
func (c *course) azimuths() (azA, azB Angle) {
	s1, c1, s2, c2 := c.sinAlpha1, c.cosAlpha1, c.sinAlpha2, c.cosAlpha2
	north := c.north
	if c.swapped {
		s1, c1, s2, c2 = s2, c2, s1, c1
		north = -north
	}
	return Angle(azimuth(s1*c.east, c1*north)), Angle(azimuth(s2*c.east, c2*north))
}

// azimuth returns the angle of (sin, cos) in (-pi, pi].
func azimuth(sin, cos float64) float64 {
	return math.Atan2(sin+0, cos)
}
