package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// RingArea returns the area on WGS84 inside a ring whose edges are geodesics,
// whatever its orientation: of the two parts into which it cuts the Earth, the
// smaller. The ring may be closed or not, may cross the date line and may hold
// a pole. Fewer than three points have no area.
//
// The method is Karney's (2013), section 6.
func RingArea(r orb.Ring) Area {
	sum, turns := 0.0, 0.0
	for i := range r {
		a, b := r[i], r[(i+1)%len(r)]
		if a == b {
			continue
		}
		var c course
		c.arrange(a, b)
		c.solve()
		sum += c.areaBelow()
		turns += longitudeDifference(a[0], b[0])
	}
	area := math.Abs(sum)
	if math.Abs(turns) > 180 { // once around a pole
		area = ellipsoidArea/2 - area
	}
	return Area(min(area, ellipsoidArea-area))
}

// PolygonArea returns the area of a polygon's first ring less that of the
// others, its holes. See [RingArea].
func PolygonArea(p orb.Polygon) Area {
	var sum Area
	for i, r := range p {
		if i == 0 {
			sum = RingArea(r)
		} else {
			sum -= RingArea(r)
		}
	}
	return sum
}

// MultiPolygonArea returns the summed area of disjoint polygons. See
// [RingArea].
func MultiPolygonArea(mp orb.MultiPolygon) Area {
	var sum Area
	for _, p := range mp {
		sum += PolygonArea(p)
	}
	return sum
}

// areaBelow returns the signed area in square metres between a solved course
// and the equator, equations (58) to (65): positive where the course runs
// eastwards north of the equator.
func (c *course) areaBelow() float64 {
	if c.alongMeridian && c.sinLambda12 == 0 && c.cosLambda12 > 0 || c.alongEquator {
		return 0
	}
	sinAlpha0 := c.sinAlpha1 * c.cosBeta1
	cosAlpha0 := math.Hypot(c.cosAlpha1, c.sinAlpha1*c.sinBeta1)
	var integral float64
	if sinAlpha0 != 0 && cosAlpha0 != 0 {
		seriesC4(c.epsilon, &c.c)
		integral = equatorialRadius * equatorialRadius * eccentricity2 * sinAlpha0 * cosAlpha0 *
			(cosineSeries(c.sinSigma2, c.cosSigma2, &c.c) - cosineSeries(c.sinSigma1, c.cosSigma1, &c.c))
	}
	return c.east * c.north * (integral + authalicRadius2*c.turn())
}

// turn returns alpha2 - alpha1, the spherical excess between the course and
// the equator.
func (c *course) turn() float64 {
	if !c.alongMeridian && c.sinBeta2-c.sinBeta1 < 1.75 {
		sinO, cosO := normalise(c.sinOmega12, c.cosOmega12)
		if cosO > -0.7 {
			// Not from the azimuths, whose difference would lose digits.
			d1, d2 := 1+c.cosBeta1, 1+c.cosBeta2
			return 2 * math.Atan2(
				sinO*(c.sinBeta1*d2+c.sinBeta2*d1),
				(1+cosO)*(c.sinBeta1*c.sinBeta2+d1*d2))
		}
	}
	s, k := angleBetween(c.sinAlpha1, c.cosAlpha1, c.sinAlpha2, c.cosAlpha2)
	if s == 0 && k < 0 {
		// Over the pole: turning west or east encloses the same; the sign must
		// be that of the way towards it.
		s = tiny * c.cosAlpha1
	}
	return math.Atan2(s, k)
}
