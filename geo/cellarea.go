package geo

import "math"

// CellArea returns the exact area of the part of the WGS84 ellipsoid between
// two meridians and two parallels, in degrees. East may exceed 180; a west
// beyond the east, or a south beyond the north, makes the area negative.
//
// It integrates the closed form of the authalic latitude (Snyder, "Map
// Projections: A Working Manual", USGS Professional Paper 1395, 1987, equation
// 3-12).
func CellArea(west, south, east, north float64) Area {
	return Area((east - west) * degree * zoneArea(south, north))
}

// zoneArea returns the area in square metres per radian of longitude between
// two parallels in degrees. The difference of the antiderivatives
//
//	b^2/2 (sin(phi)/(1 - e^2 sin^2(phi)) + artanh(e sin(phi))/e)
//
// is written as one product, so that a narrow zone keeps all its digits.
func zoneArea(south, north float64) float64 {
	s1, _ := sincosDegrees(south)
	s2, _ := sincosDegrees(north)
	sinHalf := math.Sin((north - south) / 2 * degree)
	_, cosMiddle := sincosDegrees((north + south) / 2)
	d := 2 * sinHalf * cosMiddle // sin(north) - sin(south)

	e1, e2 := eccentricity2*s1*s1, eccentricity2*s2*s2
	rational := d * (1 + eccentricity2*s1*s2) / ((1 - e1) * (1 - e2))
	artanh := math.Atanh(eccentricity*d/(1-eccentricity2*s1*s2)) / eccentricity
	return polarRadius * polarRadius / 2 * (rational + artanh)
}
