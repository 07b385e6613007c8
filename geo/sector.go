package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Sector returns the polygon of all points within the radius of the centre
// whose azimuth there is within width/2 of the facing (clockwise from north).
// It runs from the apex along a geodesic, along the arc and back; a width of a
// full circle or more is a disc without an apex. It is sampled so that even
// with edges straight in longitude and latitude it deviates by less than 20 m
// from the true sector, for radii up to 500 km and below 80 degrees of
// latitude. Longitudes are not wrapped: they stay within 180 degrees of the
// centre's. A radius or width that is not positive gives an empty polygon.
func Sector(centre orb.Point, radius Length, facing, width Angle) orb.Polygon {
	if !(radius > 0) || !(width > 0) {
		return orb.Polygon{}
	}
	full := width >= 2*math.Pi
	width = min(width, 2*math.Pi)
	edge := sectorEdge(radius)
	steps := int(math.Ceil(float64(width)*float64(radius)/edge)) + 3
	first := facing - width/2

	var ring orb.Ring
	add := func(p orb.Point) {
		p[0] = centre[0] + longitudeDifference(centre[0], p[0])
		ring = append(ring, p)
	}
	if !full {
		add(centre)
		for _, p := range rayPoints(centre, first, radius, edge) {
			add(p)
		}
	}
	for i := 0; i <= steps; i++ {
		if full && i == steps {
			break
		}
		add(Destination(centre, first+width*Angle(i)/Angle(steps), radius))
	}
	if !full {
		ray := rayPoints(centre, first+width, radius, edge)
		for i := len(ray) - 1; i >= 0; i-- {
			add(ray[i])
		}
	}
	ring = append(ring, ring[0])
	return orb.Polygon{ring}
}

// sectorEdge returns the edge in metres at which a chord falls short of its
// arc by at most 5 m, and at most 10 km, where an edge straight in longitude
// and latitude leaves the geodesic by 2.3 m at 50 degrees of latitude (edge^2
// tan(phi) / 8R).
func sectorEdge(radius Length) float64 {
	return min(10_000, math.Sqrt(8*5*float64(radius)))
}

// rayPoints returns the points strictly between the ends of a ray.
func rayPoints(centre orb.Point, azimuth Angle, radius Length, edge float64) []orb.Point {
	n := int(math.Ceil(float64(radius) / edge))
	l := NewLine(centre, azimuth)
	var points []orb.Point
	for i := 1; i < n; i++ {
		points = append(points, l.At(radius*Length(i)/Length(n)))
	}
	return points
}
