package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// ragged is a territory round a centre, its edges some kilometres long.
func ragged(r *rand.Rand, centre orb.Point, size float64) orb.MultiPolygon {
	var ring orb.Ring
	for i := range 120 {
		azimuth := 2 * math.Pi * float64(i) / 120
		d := size * (0.7 + 0.3*r.Float64())
		ring = append(ring, orb.Point{centre[0] + d*math.Sin(azimuth)*1.5, centre[1] + d*math.Cos(azimuth)})
	}
	return orb.MultiPolygon{{append(ring, ring[0])}}
}

// The naive twin measures every edge, by [DistanceTo].
func TestNearestEdgeEqualsMeasuringEveryEdge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	one, other := ragged(r, orb.Point{30, 49}, 1.5), ragged(r, orb.Point{36, 50}, 2)
	edges := NewEdgeSet(one, other)
	inside := 0
	for range 2000 {
		p := orb.Point{24 + 16*r.Float64(), 45 + 8*r.Float64()}
		want := min(DistanceTo(p, one), DistanceTo(p, other))
		near, got := edges.Nearest(p)
		if math.Abs(float64(got-want)) > 0.01 {
			t.Fatalf("from %v: %v, measured edge by edge %v", p, got, want)
		}
		if d := Distance(p, near); got > 0 && math.Abs(float64(d-got)) > 1e-6 {
			t.Fatalf("from %v: the point %v is %v off, not %v", p, near, d, got)
		}
		if got == 0 {
			inside++
		}
	}
	if inside < 100 {
		t.Errorf("only %d points inside: the fixture does not test it", inside)
	}
}

func TestNearestOfNoEdgesIsInfinitelyFar(t *testing.T) {
	if _, d := NewEdgeSet().Nearest(orb.Point{30, 50}); !math.IsInf(float64(d), 1) {
		t.Errorf("distance %v, want infinity", d)
	}
}

func BenchmarkNearestEdge(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	edges := NewEdgeSet(ragged(r, orb.Point{30, 49}, 1.5), ragged(r, orb.Point{36, 50}, 2))
	for b.Loop() {
		edges.Nearest(orb.Point{24 + 16*r.Float64(), 45 + 8*r.Float64()})
	}
}
