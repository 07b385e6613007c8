package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestCellAreaOfTheWholeEarth(t *testing.T) {
	got := float64(CellArea(-180, -90, 180, 90))
	if relative(got, 510065621724088.44) > 1e-14 {
		t.Errorf("got %.3f m2", got)
	}
}

func TestCellAreaHasASign(t *testing.T) {
	a := CellArea(30, 48, 31, 49)
	if CellArea(31, 48, 30, 49) != -a || CellArea(30, 49, 31, 48) != -a || CellArea(30, 48, 30, 49) != 0 {
		t.Errorf("%v, %v, %v", a, CellArea(31, 48, 30, 49), CellArea(30, 49, 31, 48))
	}
}

// TestCellAreaOfNarrowZones: M dphi N cos(phi) dlambda, which a difference of
// two large antiderivatives would miss.
func TestCellAreaOfNarrowZones(t *testing.T) {
	for _, lat := range []float64{-80, -48, 0, 12, 48, 52, 89} {
		const h = 1e-6 // degrees: 11 cm
		sin, cos := sincosDegrees(lat)
		want := meridianRadius(lat) * equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin) * cos *
			h * degree * h * degree
		got := float64(CellArea(0, lat-h/2, h, lat+h/2))
		if relative(got, want) > 1e-7 { // the latitudes themselves hold 8 digits of h
			t.Errorf("latitude %v: %v m2, want %v", lat, got, want)
		}
	}
}

// TestRingAreaTendsToTheCell: a cell whose parallels are cut into ever shorter
// geodesics has the area between the parallels.
func TestRingAreaTendsToTheCell(t *testing.T) {
	var ring orb.Ring
	const n = 4000
	for i := range n + 1 {
		ring = append(ring, orb.Point{30 + float64(i)/n, 48})
	}
	for i := range n + 1 {
		ring = append(ring, orb.Point{31 - float64(i)/n, 49})
	}
	if off := relative(float64(RingArea(ring)), float64(CellArea(30, 48, 31, 49))); off > 1e-8 {
		t.Errorf("%.3g apart", off)
	}
}

func TestPolygonAreaLeavesOutHoles(t *testing.T) {
	outer, hole := box(20, 44, 40, 53), box(25, 47, 35, 50)
	want := RingArea(outer) - RingArea(hole)
	if got := PolygonArea(orb.Polygon{outer, hole}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := MultiPolygonArea(orb.MultiPolygon{{outer, hole}, {hole}}); relative(
		float64(got),
		float64(RingArea(outer)),
	) > 1e-14 {
		t.Errorf("got %v", got)
	}
}

// TestRingAreaDoesNotDependOnLongitude: turning all longitudes changes
// nothing, across the date line too.
func TestRingAreaDoesNotDependOnLongitude(t *testing.T) {
	ring := orb.Ring{{22, 48}, {40, 49}, {36, 45}, {30, 46}}
	want := float64(RingArea(ring))
	for turn := 0.0; turn < 360; turn += 7 {
		turned := ring.Clone()
		for i := range turned {
			turned[i][0] = wrapLongitude(turned[i][0] + turn)
		}
		if off := relative(float64(RingArea(turned)), want); off > 1e-12 {
			t.Errorf("turned by %v: %.3g apart", turn, off)
		}
	}
}
