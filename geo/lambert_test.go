package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// TestLambertSnyder is the worked example of Snyder (1987), page 296, but for
// its ellipsoid: Clarke 1866 there, WGS84 here moves the point by less than
// 200 m.
func TestLambertSnyder(t *testing.T) {
	x, y := NewLambert(33, 45, 23, -96).Forward(orb.Point{-75, 35})
	if math.Abs(x-1_894_410.9) > 200 || math.Abs(y-1_564_649.5) > 200 {
		t.Errorf("got %.1f, %.1f; Snyder has 1894410.9, 1564649.5", x, y)
	}
}

func TestLambertRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, l := range []Lambert{NewLambert(46, 51, 48.5, 31), NewLambert(48, 48, 48, 31), NewLambert(-30, -50, -40, 170)} {
		worst := 0.0
		for range 2000 {
			p := orb.Point{5 + 41*r.Float64(), 34 + 26*r.Float64()}
			if l.n < 0 {
				p = orb.Point{wrapLongitude(p[0] + 150), -p[1]}
			}
			x, y := l.Forward(p)
			worst = max(worst, float64(Distance(p, l.Inverse(x, y))))
		}
		if worst > 1e-3 {
			t.Errorf("round trip within %v m, want 1 mm", worst)
		}
	}
}

// TestLambertScale: the map is true on the standard parallels, smaller
// between them, larger beyond, and the same in every direction.
func TestLambertScale(t *testing.T) {
	l := NewLambert(46, 51, 48.5, 31)
	scale := func(lat float64, azimuth Angle) float64 {
		from := orb.Point{33, lat}
		a, b := Destination(from, azimuth, -5), Destination(from, azimuth, 5)
		ax, ay := l.Forward(a)
		bx, by := l.Forward(b)
		return math.Hypot(bx-ax, by-ay) / 10
	}
	for _, az := range []Angle{0, 0.7, math.Pi / 2} {
		for _, lat := range []float64{46, 51} {
			if k := scale(lat, az); math.Abs(k-1) > 1e-8 {
				t.Errorf("scale on the parallel %v: %v", lat, k)
			}
		}
		if k := scale(48.5, az); k >= 1 || k < 0.999 {
			t.Errorf("scale between the parallels: %v", k)
		}
		if k := scale(44, az); k <= 1 || k > 1.003 {
			t.Errorf("scale beyond the parallels: %v", k)
		}
	}
	if north, east := scale(44, 0), scale(44, math.Pi/2); math.Abs(north-east) > 1e-8 {
		t.Errorf("scale northwards %v, eastwards %v", north, east)
	}
}

func TestLambertOriginAndPoles(t *testing.T) {
	l := NewLambert(46, 51, 48.5, 31)
	if x, y := l.Forward(orb.Point{31, 48.5}); math.Abs(x)+math.Abs(y) > 1e-9 {
		t.Errorf("origin at %v, %v", x, y)
	}
	x, y := l.Forward(orb.Point{77, 90})
	if p := l.Inverse(x, y); math.Abs(p[1]-90) > 1e-9 {
		t.Errorf("the north pole comes back as %v", p)
	}
	if x, y := l.Forward(orb.Point{30.9 - 360, 48.5}); math.Abs(x) > 8000 || math.IsNaN(y) {
		t.Errorf("a longitude 360 degrees less is at %v", x)
	}
}
