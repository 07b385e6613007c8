package geo

import "math"

// The WGS84 ellipsoid (NGA.STND.0036, 2014): equatorial radius and flattening
// define it, the rest follows. The names are those of Karney (2013).
const (
	equatorialRadius = 6378137.0         // a, metres
	flattening       = 1 / 298.257223563 // f

	polarRadius        = equatorialRadius * (1 - flattening)         // b, metres
	thirdFlattening    = flattening / (2 - flattening)               // n
	eccentricity2      = flattening * (2 - flattening)               // e squared
	secondEccentricity = eccentricity2 / (1 - eccentricity2)         // e' squared
	eccentricity       = 0.08181919084262149433480245175385667476366 // e
	authalicRadius2    = 40589732499314.75999814326607179196083      // c squared, metres squared
	ellipsoidArea      = 4 * math.Pi * authalicRadius2               // metres squared
	degree             = math.Pi / 180                               // radians
)

// MeanRadius is the mean radius R1 = (2a + b)/3 of WGS84 in metres (IUGG). It
// serves heights and horizons only; distances and areas are the ellipsoid's.
// It is neither the equatorial radius nor that of the sphere of equal area
// (6,371,007.181 m).
const MeanRadius = 6371008.7714

// sincosDegrees returns the sine and cosine of an angle in degrees within
// [-180, 180], exact at the multiples of 90.
func sincosDegrees(d float64) (sin, cos float64) {
	x := math.Abs(d)
	switch {
	case x <= 45:
		return math.Sincos(d * degree)
	case x <= 90:
		cos, sin = math.Sincos((90 - x) * degree)
	default:
		sin, cos = math.Sincos((180 - x) * degree)
		cos = -cos
	}
	return math.Copysign(sin, d), cos
}

// longitudeDifference returns to-from reduced to (-180, 180].
func longitudeDifference(from, to float64) float64 {
	d := to - from
	if d > -180 && d <= 180 {
		return d
	}
	d = math.Mod(d, 360)
	switch {
	case d > 180:
		d -= 360
	case d <= -180:
		d += 360
	}
	return d
}

// angleRounded rounds an angle near zero to a multiple of 2^-57 degrees, less
// than a picometre on the ground, so that squares of its sine do not
// underflow. Other angles are returned as they are.
func angleRounded(d float64) float64 {
	const near = 1.0 / 16
	if x := math.Abs(d); x < near {
		return math.Copysign(near-(near-x), d)
	}
	return d
}

// wrapLongitude returns the longitude reduced to [-180, 180].
func wrapLongitude(lon float64) float64 {
	if lon >= -180 && lon <= 180 {
		return lon
	}
	return math.Remainder(lon, 360)
}

// reducedLatitude returns sine and cosine of the reduced latitude beta of a
// geodetic latitude in degrees: tan(beta) = (1-f) tan(phi). Its cosine is
// never zero, so that an azimuth at a pole keeps its meaning through the
// longitude. A latitude that is no more than a tenth of a micrometre away
// from the equator is put on it.
func reducedLatitude(lat float64) (sinBeta, cosBeta float64) {
	if math.Abs(lat) < 1e-12 {
		return 0, 1
	}
	s, c := sincosDegrees(lat)
	s *= 1 - flattening
	h := 1 / math.Sqrt(s*s+c*c)
	return s * h, max(c*h, tiny)
}

// tiny stands for a cosine of zero that must keep a sign; its square does not
// underflow.
const tiny = 1e-150

// rotate turns the direction (sin, cos) by the angle whose sine and cosine
// are (s, c).
func rotate(sin, cos, s, c float64) (float64, float64) {
	return float64(sin*c) + float64(cos*s), float64(cos*c) - float64(sin*s)
}

// angleBetween returns the angle from (s1, c1) to (s2, c2) as its sine and
// cosine. The products are rounded before they are subtracted: a fused
// multiply-add would give two equal directions an angle other than zero.
func angleBetween(s1, c1, s2, c2 float64) (sin, cos float64) {
	return float64(c1*s2) - float64(s1*c2), float64(c1*c2) + float64(s1*s2)
}
