package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestGeocentricDistanceAgreesWithTheGeodesic(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for _, c := range []struct {
		reach     Length
		tolerance float64 // m
		near      float64 // m
	}{{500 * Kilometre, 0.01, 2}, {1500 * Kilometre, 1, 30}} {
		worst, rough := 0.0, 0.0
		for range 20_000 {
			p := orb.Point{5 + 41*rng.Float64(), 34 + 26*rng.Float64()}
			q := Destination(p, Angle(2*math.Pi*rng.Float64()), c.reach*Length(rng.Float64()))
			a, b := NewGeocentric(p), NewGeocentric(q)
			worst = max(worst, math.Abs(float64(a.Distance(&b)-Distance(p, q))))
			rough = max(rough, math.Abs(float64(a.Near(&b)-Distance(p, q))))
		}
		if worst > c.tolerance {
			t.Errorf("up to %v: off by %.4f m, want %g m", c.reach, worst, c.tolerance)
		}
		if rough > c.near {
			t.Errorf("up to %v: Near is off by %.2f m", c.reach, rough)
		}
		t.Logf("up to %v: off by %.4f m at most", c.reach, worst)
	}
}

func TestGeocentricPointsOfLines(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	for i := 0; i < lines.Len(); i += 97 {
		a, b := lines.Geocentric(i, 31.5), NewGeocentric(orb.Point{31.5, lines.Latitude(i)})
		if a.Chord2(&b) > 1e-12 {
			t.Errorf("line %d is %.9f m off", i, math.Sqrt(a.Chord2(&b)))
		}
	}
}

func TestCrossingsKeepBothDistances(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	met := 0
	for range 5000 {
		p := orb.Point{22 + 18*rng.Float64(), 44 + 9*rng.Float64()}
		d := Length(rng.Float64()) * 800 * Kilometre
		q := Destination(p, Angle(2*math.Pi*rng.Float64()), d)
		ra, rb := Length(rng.Float64())*450*Kilometre, Length(rng.Float64())*450*Kilometre
		a, b := NewGeocentric(p), NewGeocentric(q)
		left, right, ok := Crossings(a, ra, b, rb)
		if !ok {
			if slack := min(ra+rb-d, d-ra+rb, d-rb+ra); slack > 10 {
				t.Fatalf("no crossing of circles of %v and %v whose centres are %v apart", ra, rb, d)
			}
			continue
		}
		met++
		for _, x := range []Geocentric{left, right} {
			if e := math.Abs(float64(a.Distance(&x) - ra)); e > 0.001 {
				t.Errorf("%.4f m off the first circle", e)
			}
			if e := math.Abs(float64(b.Distance(&x) - rb)); e > 0.001 {
				t.Errorf("%.4f m off the second circle", e)
			}
		}
		h := NewHeading(a)
		e0, n0 := h.To(&b)
		e1, n1 := h.To(&left)
		if n0*e1-e0*n1 > 0 {
			t.Error("the left crossing lies to the right")
		}
	}
	if met < 1000 {
		t.Errorf("only %d of the pairs cross", met)
	}
}

func BenchmarkGeocentricDistance(b *testing.B) {
	p, q := NewGeocentric(orb.Point{30, 50}), NewGeocentric(orb.Point{32, 49})
	for b.Loop() {
		p.Distance(&q)
	}
}

func BenchmarkCrossings(b *testing.B) {
	p, q := NewGeocentric(orb.Point{30, 50}), NewGeocentric(orb.Point{32, 49})
	for b.Loop() {
		Crossings(p, 200*Kilometre, q, 150*Kilometre)
	}
}
