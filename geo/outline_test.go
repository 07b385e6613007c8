package geo_test

import (
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Rings of random corners cross themselves and each other, have level edges
// and corners in common: an outline answers as the walk over all edges does,
// for points anywhere, on corners and at their latitudes.
func TestOutlineEqualsContains(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 7))
	inside := 0
	for range 200 {
		var mp orb.MultiPolygon
		var corners []orb.Point
		for range 1 + rng.IntN(3) {
			var ring orb.Ring
			for range 3 + rng.IntN(60) {
				ring = append(ring, orb.Point{float64(rng.IntN(40)) / 4, 40 + float64(rng.IntN(40))/4})
			}
			corners = append(corners, ring...)
			if len(mp) > 0 && rng.IntN(2) == 0 {
				mp[0] = append(mp[0], append(ring, ring[0])) // a hole, or what sticks out of it
				continue
			}
			mp = append(mp, orb.Polygon{append(ring, ring[0])})
		}
		o := geo.NewOutline(mp)
		check := func(p orb.Point) {
			if got, want := o.Contains(p), geo.Contains(mp, p); got != want {
				t.Fatalf("%v in %v: %v, want %v", p, mp, got, want)
			} else if want {
				inside++
			}
		}
		for range 200 {
			check(orb.Point{rng.Float64()*12 - 1, 39 + rng.Float64()*12})
		}
		for _, c := range corners {
			check(c)
			check(orb.Point{rng.Float64()*12 - 1, c[1]})
		}
	}
	if inside < 1000 {
		t.Errorf("only %d points lay inside", inside)
	}
}

func TestOutlineOfNothingContainsNothing(t *testing.T) {
	t.Parallel()
	for _, mp := range []orb.MultiPolygon{nil, {}, {{}}, {{{}}}, {{{{1, 1}, {2, 1}, {1, 1}}}}} {
		if geo.NewOutline(mp).Contains(orb.Point{1, 1}) {
			t.Errorf("%v contains a point", mp)
		}
	}
	if new(geo.Outline).Contains(orb.Point{}) {
		t.Error("the zero outline contains a point")
	}
}

func BenchmarkOutline(b *testing.B) {
	ring := make(orb.Ring, 0, 4001)
	for i := range 4000 {
		ring = append(ring, geo.Destination(orb.Point{30, 49}, geo.Angle(i)*360/4000*geo.Degree, 300*geo.Kilometre))
	}
	mp := orb.MultiPolygon{{append(ring, ring[0])}}
	p := orb.Point{31, 48.3}
	b.Run("banded", func(b *testing.B) {
		o := geo.NewOutline(mp)
		for b.Loop() {
			o.Contains(p)
		}
	})
	b.Run("naive", func(b *testing.B) {
		for b.Loop() {
			geo.Contains(mp, p)
		}
	})
}
