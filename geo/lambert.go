package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Lambert is the conformal conic projection of the WGS84 ellipsoid with two
// standard parallels (Snyder, "Map Projections: A Working Manual", USGS
// Professional Paper 1395, 1987, equations 15-1 to 15-11). It is for drawing:
// distances and areas are measured on the ellipsoid.
type Lambert struct {
	n, scale float64 // n, a F
	rho0     float64
	lon0     float64 // degrees
}

// NewLambert returns the projection that is true to scale on two parallels and
// has its origin at (lon0, lat0), all in degrees. The parallels may be equal
// but not opposite.
func NewLambert(parallel1, parallel2, lat0, lon0 float64) Lambert {
	m1, t1 := coneScale(parallel1), conformal(parallel1)
	n, _ := sincosDegrees(parallel1)
	if parallel1 != parallel2 {
		m2, t2 := coneScale(parallel2), conformal(parallel2)
		n = math.Log(m1/m2) / math.Log(t1/t2)
	}
	l := Lambert{n: n, lon0: lon0, scale: equatorialRadius * m1 / (n * math.Pow(t1, n))}
	l.rho0 = l.scale * math.Pow(conformal(lat0), n)
	return l
}

// coneScale returns m, equation 14-15.
func coneScale(lat float64) float64 {
	sin, cos := sincosDegrees(lat)
	return cos / math.Sqrt(1-eccentricity2*sin*sin)
}

// conformal returns t, equation 15-9a.
func conformal(lat float64) float64 {
	sin, cos := sincosDegrees(lat)
	t := (1 - sin) / cos
	if sin > 0 {
		t = cos / (1 + sin)
	}
	return t * math.Exp(eccentricity*math.Atanh(eccentricity*sin))
}

// Forward returns easting and northing in metres of a point in degrees.
func (l Lambert) Forward(p orb.Point) (x, y float64) {
	rho := l.scale * math.Pow(conformal(p[1]), l.n)
	sin, cos := math.Sincos(l.n * degree * longitudeDifference(l.lon0, p[0]))
	return rho * sin, l.rho0 - rho*cos
}

// Inverse returns the point in degrees of an easting and northing in metres.
func (l Lambert) Inverse(x, y float64) orb.Point {
	dy := l.rho0 - y
	rho := math.Hypot(x, dy)
	if l.n < 0 {
		x, dy, rho = -x, -dy, -rho
	}
	t := math.Pow(rho/l.scale, 1/l.n)
	// Equation 7-9, a fixed point that gains two digits and a half each time.
	phi := math.Pi/2 - 2*math.Atan(t)
	for range 8 {
		phi = math.Pi/2 - 2*math.Atan(t*math.Exp(-eccentricity*math.Atanh(eccentricity*math.Sin(phi))))
	}
	return orb.Point{wrapLongitude(l.lon0 + math.Atan2(x, dy)/(l.n*degree)), phi / degree}
}
