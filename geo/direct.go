package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Line is a geodesic that starts at a point with an azimuth. It holds what
// all points of the geodesic have in common, so that [Line.At] costs about
// half of [Destination].
type Line struct {
	lon                  float64 // of the start, degrees
	sinAlpha0, cosAlpha0 float64 // azimuth where the geodesic crosses the equator
	sinSigma1, cosSigma1 float64 // arc from there to the start
	sinOmega1, cosOmega1 float64 // longitude from there on the auxiliary sphere
	sinTau1, cosTau1     float64 // sigma1 + B1(sigma1)
	b1, b3               float64 // B1(sigma1), B3(sigma1)
	scale                float64 // b A1, metres per radian of tau
	a3                   float64 // -f sin(alpha0) A3
	c1r                  [6]float64
	c3                   [5]float64
}

// NewLine returns the geodesic on WGS84 that leaves from with the given
// azimuth, clockwise from north.
func NewLine(from orb.Point, azimuth Angle) Line {
	var l Line
	l.start(from, azimuth)
	return l
}

// Destination returns the point at distance d from a point along the WGS84
// geodesic that leaves it with the azimuth (clockwise from north). The
// longitude is within [-180, 180]. A negative d goes backwards.
//
// The method is Karney's (2013), section 3; it agrees with GeographicLib
// within a micrometre.
func Destination(from orb.Point, azimuth Angle, d Length) orb.Point {
	var l Line
	l.start(from, azimuth)
	return l.At(d)
}

func (l *Line) start(from orb.Point, azimuth Angle) {
	sinAlpha1, cosAlpha1 := math.Sincos(float64(azimuth))
	sinBeta1, cosBeta1 := reducedLatitude(from[1])

	l.lon = from[0]
	l.sinAlpha0 = sinAlpha1 * cosBeta1
	l.cosAlpha0 = math.Sqrt(cosAlpha1*cosAlpha1 + sinAlpha1*sinBeta1*sinAlpha1*sinBeta1)
	l.sinOmega1 = l.sinAlpha0 * sinBeta1
	l.sinSigma1, l.cosSigma1 = sinBeta1, cosAlpha1*cosBeta1
	if sinBeta1 == 0 && cosAlpha1 == 0 {
		l.cosSigma1 = 1 // along the equator: the start is where it is crossed
	}
	l.cosOmega1 = l.cosSigma1
	l.sinSigma1, l.cosSigma1 = normalise(l.sinSigma1, l.cosSigma1)

	k2 := secondEccentricity * l.cosAlpha0 * l.cosAlpha0
	e := expansion(k2, math.Sqrt(1+k2))
	var c1 [6]float64
	seriesC1(e, &c1)
	l.b1 = sineSeries(l.sinSigma1, l.cosSigma1, &c1)
	s, c := sincosSmall(l.b1)
	l.sinTau1, l.cosTau1 = rotate(l.sinSigma1, l.cosSigma1, s, c)
	l.scale = polarRadius * seriesA1(e)
	seriesC1Reverted(e, &l.c1r)
	seriesC3(e, &l.c3)
	l.a3 = -flattening * l.sinAlpha0 * seriesA3(e)
	l.b3 = sineSeries5(l.sinSigma1, l.cosSigma1, &l.c3)
}

// At returns the point of the geodesic at distance d from its start; a
// negative d lies behind the start. The longitude is within [-180, 180].
func (l *Line) At(d Length) orb.Point {
	tau12 := float64(d) / l.scale
	s, c := math.Sincos(tau12)
	sinTau2, cosTau2 := rotate(l.sinTau1, l.cosTau1, s, c)
	delta := sineSeries(sinTau2, cosTau2, &l.c1r) // sigma2 - tau2
	sinD, cosD := sincosSmall(delta)
	sinSigma2, cosSigma2 := rotate(sinTau2, cosTau2, sinD, cosD)
	sigma12 := tau12 + l.b1 + delta

	sinBeta2 := l.cosAlpha0 * sinSigma2
	p := l.cosAlpha0 * cosSigma2
	cosBeta2 := math.Sqrt(l.sinAlpha0*l.sinAlpha0 + p*p)
	sinOmega12, cosOmega12 := angleBetween(l.sinOmega1, l.cosOmega1, l.sinAlpha0*sinSigma2, cosSigma2)
	lambda12 := math.Atan2(sinOmega12, cosOmega12) +
		l.a3*(sigma12+sineSeries5(sinSigma2, cosSigma2, &l.c3)-l.b3)

	return orb.Point{
		wrapLongitude(l.lon + lambda12/degree),
		math.Atan2(sinBeta2, (1-flattening)*cosBeta2) / degree,
	}
}

// sincosSmall returns sine and cosine of an angle below a hundredth of a
// radian, where three terms of the series are exact to the last bit.
func sincosSmall(x float64) (sin, cos float64) {
	x2 := x * x
	return x - x*x2*(1.0/6-x2*(1.0/120)), 1 - x2*(0.5-x2*(1.0/24-x2*(1.0/720)))
}

// normalise scales (sin, cos) to length one.
func normalise(sin, cos float64) (float64, float64) {
	h := 1 / math.Sqrt(sin*sin+cos*cos)
	return sin * h, cos * h
}
