package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// drawPoint draws a point anywhere, with the places where code goes wrong
// more often than chance would have it.
func drawPoint(t *rapid.T, name string) orb.Point {
	lon := rapid.OneOf(
		rapid.Float64Range(-180, 180),
		rapid.SampledFrom([]float64{-180, -90, -1e-9, 0, 5e-324, 1e-160, 1e-17, 1e-13, 90, 179.999999, 180}),
	)
	lat := rapid.OneOf(
		rapid.Float64Range(-90, 90),
		rapid.SampledFrom([]float64{-90, -45, 0, 1e-160, 1e-17, 1e-13, 45, 89.999999, 90}),
	)
	return orb.Point{lon.Draw(t, name+" lon"), lat.Draw(t, name+" lat")}
}

func TestDistanceIsSymmetricAndNeverNegative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPoint(t, "a"), drawPoint(t, "b")
		there, back := Distance(a, b), Distance(b, a)
		if !(there >= 0) || there > 20_003_932*Metre {
			t.Fatalf("distance %v m", float64(there))
		}
		if math.Abs(float64(there-back)) > 1e-7 {
			t.Fatalf("%v m there, %v m back", float64(there), float64(back))
		}
	})
}

func TestTriangleInequality(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawPoint(t, "a"), drawPoint(t, "b"), drawPoint(t, "c")
		if detour := Distance(a, b) + Distance(b, c) - Distance(a, c); detour < -1e-7 {
			t.Fatalf("the way by %v is %v m shorter", b, -float64(detour))
		}
	})
}

// TestDirectUndoesInverse: going from a with the azimuth there, as far as b,
// arrives at b.
func TestDirectUndoesInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPoint(t, "a"), drawPoint(t, "b")
		d, azA, azB := Inverse(a, b)
		if off := apart(Destination(a, azA, d), b); !(off <= 1e-6) {
			t.Fatalf("arrives %v m off", off)
		}
		if off := apart(Destination(b, azB, -d), a); !(off <= 1e-6) {
			t.Fatalf("goes back to %v m off", off)
		}
	})
}

// TestPointsCloserThanAnAtom: longitudes so close that squares of their
// difference underflow.
func TestPointsCloserThanAnAtom(t *testing.T) {
	for _, d := range []float64{5e-324, 1e-300, 1e-161, 1e-100, 1e-20, 1e-17} {
		a, b := orb.Point{d, 45}, orb.Point{0, 45}
		length, azA, azB := Inverse(a, b)
		if !(length >= 0 && length < 1e-11) || math.IsNaN(float64(azA)) || math.IsNaN(float64(azB)) {
			t.Errorf("%g degrees apart: %g m, azimuths %g and %g", d, float64(length), float64(azA), float64(azB))
		}
	}
}

// TestShortWayOverAPole: on opposite sides of a pole and next to it.
func TestShortWayOverAPole(t *testing.T) {
	for _, d := range []float64{1e-3, 4.76837158203125e-07, 1e-10, 1e-13} {
		a, b := orb.Point{d, 89.999999}, orb.Point{-180, 89.999999}
		length, azA, azB := Inverse(a, b)
		if off := apart(Destination(a, azA, length), b); !(off <= 1e-6) {
			t.Errorf("%g degrees from the opposite meridian: arrives %g m off", d, off)
		}
		if off := apart(Destination(b, azB, -length), a); !(off <= 1e-6) {
			t.Errorf("%g degrees from the opposite meridian: goes back to %g m off", d, off)
		}
	}
}

func TestInverseOfCoincidentPoints(t *testing.T) {
	for _, p := range []orb.Point{{30, 50}, {0, 0}, {-77, -12}, {12, 90}, {180, -90}} {
		if d, azA, azB := Inverse(p, p); d != 0 || azA != 0 || azB != 0 {
			t.Errorf("%v: %v m, azimuths %v and %v", p, float64(d), azA, azB)
		}
	}
	if d := Distance(orb.Point{180, 10}, orb.Point{-180, 10}); d != 0 {
		t.Errorf("across the date line at the same point: %v m", float64(d))
	}
}

// TestInverseCardinalAzimuths: north, east, south and west are exact.
func TestInverseCardinalAzimuths(t *testing.T) {
	for _, c := range []struct {
		a, b     orb.Point
		azA, azB Angle
	}{
		{orb.Point{30, 10}, orb.Point{30, 20}, 0, 0},
		{orb.Point{30, 20}, orb.Point{30, 10}, math.Pi, math.Pi},
		{orb.Point{30, -20}, orb.Point{30, -10}, 0, 0},
		{orb.Point{10, 0}, orb.Point{20, 0}, math.Pi / 2, math.Pi / 2},
		{orb.Point{20, 0}, orb.Point{10, 0}, -math.Pi / 2, -math.Pi / 2},
		{orb.Point{30, 50}, orb.Point{-150, 60}, 0, math.Pi},
		{orb.Point{179, 0}, orb.Point{-179, 0}, math.Pi / 2, math.Pi / 2},
	} {
		if _, azA, azB := Inverse(c.a, c.b); azA != c.azA || azB != c.azB {
			t.Errorf(
				"%v to %v: %v, %v degrees; want %v, %v",
				c.a,
				c.b,
				azA.Degrees(),
				azB.Degrees(),
				c.azA.Degrees(),
				c.azB.Degrees(),
			)
		}
	}
}

func TestDestinationStaysWithinTheDateLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Destination(drawPoint(t, "from"), Angle(rapid.Float64Range(-7, 7).Draw(t, "azimuth")),
			Length(rapid.Float64Range(-5e7, 5e7).Draw(t, "d")))
		if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
			t.Fatalf("arrives at %v", p)
		}
	})
}

func TestLineIsTheGeodesicOfDestination(t *testing.T) {
	from := orb.Point{30.5234, 50.4501}
	line := NewLine(from, 1)
	for d := -3000 * Kilometre; d <= 3000*Kilometre; d += 100 * Kilometre {
		if got, want := line.At(d), Destination(from, 1, d); got != want {
			t.Errorf("%v: %v, want %v", d, got, want)
		}
	}
}

func TestGeodesicsDoNotAllocate(t *testing.T) {
	a, b := orb.Point{30, 50}, orb.Point{24, 49}
	if n := testing.AllocsPerRun(10, func() {
		_, az, _ := Inverse(a, b)
		b = Destination(a, az, Distance(a, b))
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
