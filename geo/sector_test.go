package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// offSector returns how far in metres a point lies from the boundary of a
// sector: from its arc or from one of its rays.
func offSector(p, centre orb.Point, radius Length, facing, width Angle) float64 {
	d, az, _ := Inverse(centre, p)
	best := math.Abs(float64(d - radius))
	for _, ray := range []Angle{facing - width/2, facing + width/2} {
		turn := math.Remainder(float64(az-ray), 2*math.Pi)
		if math.Abs(turn) < 1 {
			best = min(best, math.Abs(float64(d)*math.Sin(turn)))
		}
	}
	return min(best, float64(d)) // at the apex the azimuth means nothing
}

// TestSectorEdgesFollowTheSector: along every edge, straight in longitude and
// latitude, no point is 20 m off the true boundary.
func TestSectorEdgesFollowTheSector(t *testing.T) {
	for _, c := range []struct {
		centre        orb.Point
		radius        Length
		facing, width Angle
	}{
		{orb.Point{31, 48}, 500 * Kilometre, 90 * Degree, 120 * Degree},
		{orb.Point{31, 60}, 500 * Kilometre, 0, 90 * Degree},
		{orb.Point{31, 48}, 5 * Kilometre, 200 * Degree, 10 * Degree},
		{orb.Point{31, 48}, 150 * Kilometre, 10 * Degree, 360 * Degree},
		{orb.Point{179, -48}, 300 * Kilometre, 45 * Degree, 270 * Degree},
		{orb.Point{31, 70}, 500 * Kilometre, 350 * Degree, 60 * Degree},
	} {
		polygon := Sector(c.centre, c.radius, c.facing, c.width)
		if len(polygon) != 1 || !polygon[0].Closed() {
			t.Fatalf("%+v: not one closed ring", c)
		}
		worst, ring := 0.0, polygon[0]
		for i := 1; i < len(ring); i++ {
			for f := 0.0; f < 1; f += 0.25 {
				p := orb.Point{ring[i-1][0] + f*(ring[i][0]-ring[i-1][0]), ring[i-1][1] + f*(ring[i][1]-ring[i-1][1])}
				worst = max(worst, offSector(p, c.centre, c.radius, c.facing, c.width))
			}
		}
		t.Logf("%v at %v: %d points, %.1f m", c.radius, c.centre, len(ring), worst)
		if worst > 20 {
			t.Errorf("%+v: %.1f m off", c, worst)
		}
	}
}

func TestSectorHoldsWhatItFaces(t *testing.T) {
	centre := orb.Point{31, 48}
	mp := orb.MultiPolygon{Sector(centre, 100*Kilometre, 90*Degree, 60*Degree)}
	for _, c := range []struct {
		azimuth Angle
		d       Length
		want    bool
	}{
		{90 * Degree, 99 * Kilometre, true}, {61 * Degree, 50 * Kilometre, true}, {119 * Degree, 50 * Kilometre, true},
		{90 * Degree, 101 * Kilometre, false}, {59 * Degree, 50 * Kilometre, false}, {270 * Degree, 10 * Kilometre, false},
	} {
		if got := Contains(mp, Destination(centre, c.azimuth, c.d)); got != c.want {
			t.Errorf("azimuth %v, %v: got %v", c.azimuth.Degrees(), c.d, got)
		}
	}
}

func TestSectorOfFullCircleHasTheAreaOfTheDisc(t *testing.T) {
	got := PolygonArea(Sector(orb.Point{31, 48}, 100*Kilometre, 0, 2*math.Pi)).SquareKilometres()
	if relative(got, 31415.283) > 2e-4 {
		t.Errorf("%v km2", got)
	}
}

func TestSectorOfNothing(t *testing.T) {
	for _, p := range []orb.Polygon{
		Sector(orb.Point{31, 48}, 0, 0, 1), Sector(orb.Point{31, 48}, -5, 0, 1), Sector(orb.Point{31, 48}, 1000, 0, 0),
		Sector(orb.Point{31, 48}, Length(math.NaN()), 0, 1),
	} {
		if len(p) != 0 {
			t.Errorf("got %v", p)
		}
	}
}
