package geo

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Two intervals that part and meet again around a hole, and one apart:
//
//	line 3   ██████████
//	line 2   ███    ███   ██
//	line 1   ███    ███
//	line 0   ██████████
func TestOutlinesFindsHoles(t *testing.T) {
	lines := NewScanlines(48, 49, 30*Kilometre)
	if lines.Len() != 4 {
		t.Fatalf("%d lines, want 4", lines.Len())
	}
	whole, parted := Spans{{West: 30, East: 34}}, Spans{{West: 30, East: 31}, {West: 33, East: 34}}
	rings := Outlines(
		lines,
		[]Spans{whole, parted, append(slices.Clone(parted), Span{West: 36, East: 37}), whole},
		Outlining{},
	)
	var areas []float64
	for _, r := range rings {
		areas = append(areas, planarRingArea(r))
	}
	slices.Sort(areas)
	// Square degrees: the hole 2 by 0.5 less its halves of joints, the small one
	// 1 by 0.25, the outer ring 4 by 1.
	if want := []float64{-1, 0.25, 4}; len(areas) != 3 || !nearAll(areas, want, 1e-9) {
		t.Errorf("areas %v, want %v square degrees", areas, want)
	}
}

func nearAll(a, b []float64, tolerance float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= tolerance })
}

func TestOutlinesOfNothing(t *testing.T) {
	if rings := Outlines(Scanlines{}, nil, Outlining{}); len(rings) != 0 {
		t.Errorf("%v", rings)
	}
	lines := NewScanlines(48, 49, 30*Kilometre)
	if rings := Outlines(lines, make([]Spans, lines.Len()), Outlining{}); len(rings) != 0 {
		t.Errorf("%v", rings)
	}
}

// Whatever the spans, the outlines are closed, hold the area of the bands in a
// plane of degrees, and every span's middle lies inside.
func TestOutlinesKeepsArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := NewScanlines(48, 49, 10*Kilometre)
		rows := make([]Spans, lines.Len())
		want := 0.0
		for i := range rows {
			ends := rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 0, 8, rapid.ID[int]).Draw(t, "ends")
			slices.Sort(ends)
			for k := 0; k+1 < len(ends); k += 2 {
				rows[i] = append(rows[i], Span{West: 30 + float64(ends[k])/10, East: 30 + float64(ends[k+1])/10})
			}
			want += rows[i].Width() * lines.Step()
		}
		got := 0.0
		for _, ring := range Outlines(lines, rows, Outlining{}) {
			if ring[0] != ring[len(ring)-1] || len(ring) < 4 {
				t.Fatalf("ring %v is not closed", ring)
			}
			got += planarRingArea(ring)
		}
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("outlines hold %.12f square degrees, spans %.12f", got, want)
		}
	})
}

// Rings on a grid are simple and apart from each other: no vertex stands twice and no
// two edges meet but those that share a vertex. Holes lie in the ring they belong to,
// and the area stays that of the bands to what tolerance and grid move.
func TestPolygonsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := NewScanlines(48, 49, 5*Kilometre)
		rows := make([]Spans, lines.Len())
		want := 0.0
		for i := range rows {
			ends := rapid.SliceOfNDistinct(rapid.IntRange(0, 24), 0, 10, rapid.ID[int]).Draw(t, "ends")
			slices.Sort(ends)
			for k := 0; k+1 < len(ends); k += 2 {
				rows[i] = append(rows[i], Span{30 + float64(ends[k])*2e-4, 30 + float64(ends[k+1])*2e-4})
			}
			want += rows[i].Width() * lines.Step()
		}
		how := Outlining{Grid: 1e-5, Tolerance: rapid.SampledFrom([]float64{0, 1e-4, 3e-4}).Draw(t, "tolerance")}
		var edges [][2]orb.Point
		seen := map[orb.Point]bool{}
		got := 0.0
		for _, polygon := range Polygons(lines, rows, how) {
			for k, ring := range polygon {
				area := planarRingArea(ring)
				if got += area; area > 0 != (k == 0) {
					t.Fatalf("ring %d of a polygon turns the wrong way", k)
				}
				if k > 0 && !ringHolds(polygon[0], ring[0]) {
					t.Fatalf("a hole lies outside")
				}
				for i := 1; i < len(ring); i++ {
					if seen[ring[i]] {
						t.Fatalf("%v stands twice", ring[i])
					}
					seen[ring[i]] = true
					edges = append(edges, [2]orb.Point{ring[i-1], ring[i]})
				}
			}
		}
		for i := range edges {
			for k := range i {
				if meet(edges[i], edges[k]) {
					t.Fatalf("%v meets %v", edges[i], edges[k])
				}
			}
		}
		if math.Abs(got-want) > 0.005*float64(lines.Len()) {
			t.Fatalf("polygons hold %g square degrees, spans %g", got, want)
		}
	})
}

func planarRingArea(ring orb.Ring) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		sum += (ring[i-1][0]-30)*(ring[i][1]-48) - (ring[i][0]-30)*(ring[i-1][1]-48)
	}
	return sum / 2
}

// meet reports whether two edges meet other than at a vertex of both.
func meet(a, b [2]orb.Point) bool {
	if a[0] == b[0] || a[0] == b[1] || a[1] == b[0] || a[1] == b[1] {
		return false
	}
	whole := func(p orb.Point) [2]int64 {
		return [2]int64{int64(math.Round(p[0] * 1e5)), int64(math.Round(p[1] * 1e5))}
	}
	side := func(a, b, c orb.Point) int {
		p, q, r := whole(a), whole(b), whole(c)
		d := (q[0]-p[0])*(r[1]-p[1]) - (q[1]-p[1])*(r[0]-p[0])
		return min(max(int(d), -1), 1)
	}
	if !orb.MultiPoint(a[:]).Bound().Intersects(orb.MultiPoint(b[:]).Bound()) {
		return false
	}
	return side(a[0], a[1], b[0])*side(a[0], a[1], b[1]) <= 0 && side(b[0], b[1], a[0])*side(b[0], b[1], a[1]) <= 0
}

// A disc keeps its area to a tenth of a percent with a tenth of its vertices.
func TestPolygonsThinADisc(t *testing.T) {
	lines := NewScanlines(46, 51, 500*Metre)
	disc := Disc{Centre: orb.Point{31, 48.5}, Radius: 150 * Kilometre}
	first, spans := disc.Scan(lines, nil)
	rows := make([]Spans, lines.Len())
	want := 0.0
	for i := range spans {
		rows[first+i] = spans[i : i+1]
		want += (spans[i].East - spans[i].West) * float64(lines.AreaPerDegree(first+i))
	}
	p := Polygons(lines, rows, Outlining{Grid: 1e-5, Tolerance: 3e-4})
	if len(p) != 1 || len(p[0]) != 1 || len(p[0][0]) > 400 {
		t.Fatalf("%d polygons, %d vertices", len(p), len(p[0][0]))
	}
	got := float64(MultiPolygonArea(p))
	if math.Abs(got/want-1) > 1e-3 {
		t.Errorf("%.0f square metres, the disc has %.0f", got, want)
	}
}
