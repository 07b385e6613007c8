package picture

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestSharedEdgesPartBordersFromCoasts(t *testing.T) {
	// Two squares side by side, and an island.
	box := func(west, east float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, 0}, {east, 0}, {east, 1}, {west, 1}, {west, 0}}}}
	}
	shared, single := sharedEdges([]orb.MultiPolygon{box(0, 1), box(1, 2), box(5, 6)}, orb.Bound{Max: orb.Point{9, 9}})
	length := func(lines []orb.LineString) (sum float64) {
		for _, l := range lines {
			for i := 1; i < len(l); i++ {
				sum += math.Hypot(l[i][0]-l[i-1][0], l[i][1]-l[i-1][1])
			}
		}
		return sum
	}
	if got := length(shared); got != 1 {
		t.Errorf("shared borders measure %g, want 1: %v", got, shared)
	}
	if got := length(single); got != 10 {
		t.Errorf("coasts measure %g, want 10: %v", got, single)
	}
}
