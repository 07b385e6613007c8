package picture

import (
	"math"
	"slices"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Two intervals that part and meet again around a hole, and one apart:
//
//	line 3   ██████████
//	line 2   ███    ███   ██
//	line 1   ███    ███
//	line 0   ██████████
func TestTraceSpansFindsHoles(t *testing.T) {
	lines := geo.NewScanlines(48, 49, 30*geo.Kilometre)
	if lines.Len() != 4 {
		t.Fatalf("%d lines, want 4", lines.Len())
	}
	whole, parted := geo.Spans{{West: 30, East: 34}}, geo.Spans{{West: 30, East: 31}, {West: 33, East: 34}}
	rings := traceSpans(
		lines,
		[]geo.Spans{whole, parted, append(slices.Clone(parted), geo.Span{West: 36, East: 37}), whole},
	)
	var areas []float64
	for _, r := range rings {
		areas = append(areas, planarArea(r))
	}
	slices.Sort(areas)
	// Square degrees: the hole 2 by 0.5 less its halves of joints, the small one
	// 1 by 0.25, the outer ring 4 by 1.
	if want := []float64{-1, 0.25, 4}; len(areas) != 3 || !near(areas, want, 1e-9) {
		t.Errorf("areas %v, want %v square degrees", areas, want)
	}
}

func near(a, b []float64, tolerance float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= tolerance })
}

func TestTraceSpansOfNothing(t *testing.T) {
	if rings := traceSpans(geo.Scanlines{}, nil); len(rings) != 0 {
		t.Errorf("%v", rings)
	}
	lines := geo.NewScanlines(48, 49, 30*geo.Kilometre)
	if rings := traceSpans(lines, make([]geo.Spans, lines.Len())); len(rings) != 0 {
		t.Errorf("%v", rings)
	}
}

// Whatever the spans, the outlines are closed, hold the area of the bands in a
// plane of degrees, and every span's middle lies inside.
func TestTraceSpansKeepsArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := geo.NewScanlines(48, 49, 10*geo.Kilometre)
		rows := make([]geo.Spans, lines.Len())
		want := 0.0
		for i := range rows {
			ends := rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 0, 8, rapid.ID[int]).Draw(t, "ends")
			slices.Sort(ends)
			for k := 0; k+1 < len(ends); k += 2 {
				rows[i] = append(rows[i], geo.Span{West: 30 + float64(ends[k])/10, East: 30 + float64(ends[k+1])/10})
			}
			want += rows[i].Width() * lines.Step()
		}
		got := 0.0
		for _, ring := range traceSpans(lines, rows) {
			if ring[0] != ring[len(ring)-1] || len(ring) < 4 {
				t.Fatalf("ring %v is not closed", ring)
			}
			got += planarArea(ring)
		}
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("outlines hold %.12f square degrees, spans %.12f", got, want)
		}
	})
}

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
