package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestPointInADirectionLiesThere(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	for range 500 {
		from := NewGeocentric(orb.Point{-10 + 60*r.Float64(), 30 + 40*r.Float64()})
		h, azimuth, distance := NewHeading(from), 2*math.Pi*r.Float64(), math.Pow(10, 1+4.7*r.Float64())
		sin, cos := math.Sincos(azimuth)
		p := h.at(sin, cos, distance)
		east, north := h.To(&p)
		if off := math.Abs(math.Remainder(math.Atan2(east, north)-azimuth, 2*math.Pi)) * distance; off > 0.001 {
			t.Errorf("%.4f m beside the direction", off)
		}
		if off := math.Abs(float64(from.Distance(&p)) - distance); off > 0.001 {
			t.Errorf("%.4f m off the distance", off)
		}
	}
}

func TestSidesOfAWedgeHaveItToTheirLeft(t *testing.T) {
	for _, width := range []Angle{30, 180, 300} {
		w := Wedge{Disc{orb.Point{28, 49}, 60 * Kilometre}, 50 * Degree, width * Degree}
		r := newRing(NewGeocentric(w.Centre), w.Radius)
		r.wedge, r.sector = true, w.sector()
		first, second := r.sides()
		for _, s := range append(first, second...) {
			outside := s.justRight(0.5)
			if r.covers(&outside, 0) {
				t.Errorf("width %v: just right of %v to %v is covered", width, s.a.Point(), s.b.Point())
			}
			back := newSegment(s.b, s.a)
			if inside := back.justRight(0.5); !r.covers(&inside, 0) {
				t.Errorf("width %v: just left of %v to %v is not covered", width, s.a.Point(), s.b.Point())
			}
		}
	}
}
