package geo

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// box is a ring from west, south to east, north.
func box(west, south, east, north float64) orb.Ring {
	return orb.Ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}
}

// 53 +--------------+      +---+
//
//	|   +------+   |      |   |
//	|   | hole |   |      |   |
//	|   +------+   |      +---+
//
// 44 +--------------+
//
//	20  25     35  40     50  60
func TestScanMultiPolygonWithHoleAndIsland(t *testing.T) {
	mp := orb.MultiPolygon{
		{box(20, 44, 40, 53), box(25, 47, 35, 50)},
		{box(50, 47, 60, 53)},
	}
	lines := NewScanlines(40, 55, 10*Kilometre)
	rows := ScanMultiPolygon(lines, mp)
	if len(rows) != lines.Len() {
		t.Fatalf("%d rows for %d lines", len(rows), lines.Len())
	}
	for lat, want := range map[float64]Spans{
		42: nil,
		45: {{20, 40}},
		48: {{20, 25}, {35, 40}, {50, 60}},
		52: {{20, 40}, {50, 60}},
		54: nil,
	} {
		if got := rows[lines.Index(lat)]; !slices.Equal(got, want) {
			t.Errorf("latitude %v: got %v, want %v", lat, got, want)
		}
	}
}

// TestScanMultiPolygonWhereRingsTouch: a figure of eight whose waist lies
// exactly on a line, drawn as one ring.
func TestScanMultiPolygonWhereRingsTouch(t *testing.T) {
	lines := NewScanlines(0, 3, 0.9*degree*equatorialRadius)
	waist := lines.Latitude(1)
	eight := orb.MultiPolygon{{{{0, 0}, {10, 0}, {5, waist}, {10, 3}, {0, 3}, {5, waist}, {0, 0}}}}
	rows := ScanMultiPolygon(lines, eight)
	for i := range rows {
		if !wellFormed(rows[i]) {
			t.Errorf("line %d: %v", i, rows[i])
		}
	}
	if w := rows[1].Width(); w > 1e-9 {
		t.Errorf("the waist is %v degrees wide", w)
	}
	if w := rows[0].Width(); w < 1 || w > 10 {
		t.Errorf("below the waist: %v degrees", w)
	}
}

func TestEmptyPolygonsHoldNothing(t *testing.T) {
	lines := NewScanlines(44, 53, 10*Kilometre)
	for _, mp := range []orb.MultiPolygon{
		nil, {}, {{}}, {{{}}}, {{{{30, 50}}}}, {{{{30, 50}, {31, 51}}}}, {nil, {nil}},
	} {
		for i, s := range ScanMultiPolygon(lines, mp) {
			if len(s) != 0 {
				t.Errorf("%v: line %d holds %v", mp, i, s)
			}
		}
		if Contains(mp, orb.Point{30, 50.5}) {
			t.Errorf("%v contains a point", mp)
		}
		if got := MultiPolygonArea(mp); got > 1e-6 {
			t.Errorf("%v has the area %v", mp, got)
		}
	}
}

// star returns a jagged ring around a centre.
func star(r *rand.Rand, centre orb.Point, corners int) orb.Ring {
	var ring orb.Ring
	for i := range corners {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(corners))
		k := 0.3 + r.Float64()
		ring = append(ring, orb.Point{centre[0] + 4*k*c, centre[1] + 2.5*k*s})
	}
	return append(ring, ring[0])
}

// TestScanMultiPolygonAgreesWithContains at random points of random stars:
// the two even-odd rules are one.
func TestScanMultiPolygonAgreesWithContains(t *testing.T) {
	lines := NewScanlines(44, 53, 5*Kilometre)
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		mp := orb.MultiPolygon{
			{star(r, orb.Point{31, 48.5}, 3+r.IntN(40))},
			{star(r, orb.Point{41, 48.5}, 3+r.IntN(40))},
		}
		rows := ScanMultiPolygon(lines, mp)
		for range 50 {
			i := r.IntN(lines.Len())
			p := orb.Point{25 + 22*r.Float64(), lines.Latitude(i)}
			// Two stars may overlap: even-odd over both.
			if got, want := rows[i].Contains(p[0]), Contains(mp, p); got != want {
				t.Fatalf("%v: scanned %v, contained %v", p, got, want)
			}
		}
	})
}

func TestContainsOfEdges(t *testing.T) {
	mp := orb.MultiPolygon{{box(20, 44, 40, 53)}}
	for p, want := range map[orb.Point]bool{
		{20, 44}: true, {20, 50}: true, {30, 44}: true,
		{40, 50}: false, {30, 53}: false, {40, 53}: false,
		{19.999, 50}: false, {30, 43.999}: false,
	} {
		if got := Contains(mp, p); got != want {
			t.Errorf("%v: got %v, want %v", p, got, want)
		}
	}
}

// TestScannedAreaOfACell: the scan of a one-degree box has its exact area.
func TestScannedAreaOfACell(t *testing.T) {
	lines := NewScanlines(48, 49, 500*Metre)
	sum := 0.0
	for i, s := range ScanMultiPolygon(lines, orb.MultiPolygon{{box(30, 48, 31, 49)}}) {
		sum += s.Width() * float64(lines.AreaPerDegree(i))
	}
	if want := float64(CellArea(30, 48, 31, 49)); relative(sum, want) > 1e-12 {
		t.Errorf("scanned %v m2, want %v", sum, want)
	}
}
