package geo_test

import (
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// A ragged ring around 30E 49N with edges of about 15 km; its twin walks every
// edge in steps of 100 m.
func TestDistanceToRaggedRing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var ring orb.Ring
	for i := range 90 {
		ring = append(
			ring,
			geo.Destination(
				orb.Point{30, 49},
				geo.Angle(4*i)*geo.Degree,
				geo.Length(190+rng.Float64()*20)*geo.Kilometre,
			),
		)
	}
	mp := orb.MultiPolygon{{ring}}
	for range 200 {
		p := orb.Point{24 + rng.Float64()*12, 46 + rng.Float64()*6}
		got, want := geo.DistanceTo(p, mp), naiveDistanceTo(p, ring)
		if geo.Contains(mp, p) {
			want = 0
		}
		if d := got - want; d < -50 || d > 50 {
			t.Errorf("%v: %v, walking the ring %v", p, got, want)
		}
	}
}

func naiveDistanceTo(p orb.Point, ring orb.Ring) geo.Length {
	best := geo.Length(1e9)
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		for k := range 200 {
			f := float64(k) / 200
			best = min(best, geo.Distance(p, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])}))
		}
	}
	return best
}

func TestDistanceToNothingIsInfinite(t *testing.T) {
	if d := geo.DistanceTo(orb.Point{30, 49}, nil); d < 1e12 {
		t.Errorf("distance to no polygon is %v", d)
	}
}
