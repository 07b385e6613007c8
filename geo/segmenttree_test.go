package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestSegmentTreeAgainstAllSegments(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, n := range []int{0, 1, 5, 300} {
		var all []segment
		for range n {
			all = append(all, randomSegment(r))
		}
		tree := newSegmentTree(all)
		for range 200 {
			at := Destination(orb.Point{28, 49}, Angle(r.Float64()*2*math.Pi), Length(r.Float64())*600*Kilometre)
			p := NewGeocentric(at)
			reach := 1e5 * r.Float64()
			nearest, within, farthest := reach, 0, Length(0)
			for i := range all {
				d := all[i].distance(&p, math.Inf(1))
				if nearest = min(nearest, d); d <= reach {
					within++
				}
				farthest = max(farthest, p.Distance(&all[i].a), p.Distance(&all[i].b))
			}
			if got := tree.distance(&p, reach, nil); got != nearest {
				t.Fatalf("%d segments: nearest %.3f m, of all %.3f m", n, got, nearest)
			}
			got := 0
			for _, s := range tree.within(nil, &p, reach, nil) {
				if s.distance(&p, math.Inf(1)) <= reach {
					got++
				}
			}
			if got != within {
				t.Fatalf("%d segments: %d within reach, of all %d", n, got, within)
			}
			if got := tree.farthest(&p, 0); got != farthest {
				t.Fatalf("%d segments: farthest %v, of all %v", n, got, farthest)
			}
		}
	}
}

// Whatever is asked for, what stands before it is not greater and what stands behind it not
// less, with many alike among them.
func TestDivideAtPutsEachOnItsSide(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := 1; n < 40; n++ {
		for index := range n {
			some := make([]placedSegment, n)
			for i := range some {
				some[i].index = i
				some[i].twice[1] = float64(r.IntN(1 + n/2))
			}
			divideAt(some, index, 1)
			for i := range some {
				a, b := &some[min(i, index)], &some[max(i, index)]
				if a.twice[1] > b.twice[1] || a.twice[1] == b.twice[1] && a.index > b.index {
					t.Fatalf("%d of %d: %v stands before %v", index, n, *a, *b)
				}
			}
		}
	}
}
