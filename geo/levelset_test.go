package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// naiveMargin is the formula of a level set by the exact distances.
func naiveMargin(s *geo.LevelSet, at orb.Point) float64 {
	p, centre := geo.NewGeocentric(at), geo.NewGeocentric(s.Centre)
	level := geo.Length(0)
	switch f := s.Field.(type) {
	case interface {
		Clearance(*geo.Geocentric) geo.Length
	}:
		level = f.Clearance(&p) - s.Beyond
	case *geo.Domes:
		level = f.Depth(&p, s.Beyond)
	}
	return float64(level-s.Fixed) - s.Slope*max(0, float64(p.Distance(&centre)+s.Beyond-s.Free))
}

// square is the window between two longitudes on all of some lines.
func square(lines *geo.Scanlines, west, east float64) *geo.Window {
	w := &geo.Window{Lines: lines, West: west, East: east}
	for range lines.Len() {
		w.Inside = append(w.Inside, geo.Spans{{West: west, East: east}})
	}
	w.Wanted = w.Inside
	return w
}

// levelSpans is a level set on every line, whole or not.
func levelSpans(s *geo.LevelSet, w *geo.Window) []geo.Spans {
	first, whole, rows := s.Scan(w)
	spans := make([]geo.Spans, w.Lines.Len())
	for i, s := range whole {
		spans[first+i] = geo.Spans{s}
	}
	for i, row := range rows {
		spans[first+i] = row
	}
	return spans
}

// checkLevelSet samples lines every 500 m or so and asks the formula wherever
// its margin decides: it returns how many samples lie in the set and out of it.
func checkLevelSet(t *testing.T, s *geo.LevelSet, w *geo.Window, spans []geo.Spans) (in, out int) {
	t.Helper()
	// 75 m may be missed beside an edge, 30 m is how near one is found, and
	// distances err by some metres.
	tolerance := (1 + s.Slope) * 110
	for line := 0; line < w.Lines.Len(); line += 7 {
		for lon := w.West + 0.0005; lon < w.East; lon += 0.007 {
			at := orb.Point{lon, w.Lines.Latitude(line)}
			margin, d := naiveMargin(s, at), geo.Distance(s.Centre, at)
			if math.Abs(margin) < tolerance || d < s.Inner || math.Abs(float64(d-s.Outer)) < 5 {
				continue
			}
			want := margin > 0 && d < s.Outer
			if got := spans[line].Contains(lon); got != want {
				t.Fatalf("%+v at %v: in the set %v, margin %.0f m", *s, at, got, margin)
			}
			if want {
				in++
			} else {
				out++
			}
		}
	}
	return in, out
}

// Random unions and domes, with a way that costs nothing, a little or much.
func TestLevelSetIsWhereTheFormulaSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	lines := geo.NewScanlines(48, 50, 500*geo.Metre)
	window := square(&lines, 26.6, 29.4)
	in, out := 0, 0
	for n := range 40 {
		discs := randomDiscs(r, 1+n%9)
		s := geo.LevelSet{
			Field: geo.NewDiscUnion(
				discs,
			), Centre: randomPoint(r), Outer: geo.Length(20+80*r.Float64()) * geo.Kilometre,
			Fixed: geo.Length(r.IntN(20)) * geo.Kilometre, Slope: []float64{0, 0.3, 1.5}[n%3],
			Beyond: geo.Length(n%4) * 2 * geo.Kilometre, Free: geo.Length(n%5) * 5 * geo.Kilometre, Inner: -1,
		}
		if n%4 == 3 {
			s.Field = geo.NewDomes(discs, geo.Height(1000*n))
		}
		if n%5 == 4 {
			s.Inner = 15 * geo.Kilometre
		}
		i, o := checkLevelSet(t, &s, window, levelSpans(&s, window))
		in, out = in+i, out+o
	}
	if in < 30_000 || out < 200_000 {
		t.Errorf("%d samples in the sets and %d out of them are too few", in, out)
	}
}

func TestLevelSetOfSeenAreasIsWhereTheFormulaSays(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 7))
	lines := geo.NewScanlines(48, 50, 500*geo.Metre)
	window := square(&lines, 26.6, 29.4)
	in, out := 0, 0
	for n := range 24 {
		s := geo.LevelSet{
			Field: randomShapes(r, n%6, n%4, n%3).area(), Centre: randomPoint(r),
			Outer: geo.Length(20+80*r.Float64()) * geo.Kilometre,
			Fixed: geo.Length(r.IntN(15)) * geo.Kilometre, Slope: []float64{0, 0.3, 1.5}[n%3],
			Beyond: geo.Length(n%4) * 2 * geo.Kilometre, Free: geo.Length(n%5) * 5 * geo.Kilometre, Inner: -1,
		}
		i, o := checkLevelSet(t, &s, window, levelSpans(&s, window))
		in, out = in+i, out+o
	}
	t.Logf("%d samples in the sets and %d out of them", in, out)
	if in < 10_000 || out < 100_000 {
		t.Errorf("%d samples in the sets and %d out of them are too few", in, out)
	}
}

// A disc of 100 km keeps 40 km clear within 60 km of its centre.
func TestLevelSetOfOneDiscIsADisc(t *testing.T) {
	centre := orb.Point{28, 49}
	lines := geo.NewScanlines(47.5, 50.5, 500*geo.Metre)
	field := geo.NewDiscUnion([]geo.Disc{{Centre: centre, Radius: 100 * geo.Kilometre}})
	for _, c := range []struct {
		name  string
		outer geo.Length // km
		whole bool
		want  geo.Length // km, radius of the set
	}{
		{"less is asked for than is in the set", 59, true, 59},
		{"more is asked for", 80, false, 60},
		{"nothing is asked for", 0, false, 0},
	} {
		s := geo.LevelSet{
			Field:  field,
			Centre: centre,
			Fixed:  40 * geo.Kilometre,
			Inner:  -1,
			Outer:  c.outer * geo.Kilometre,
		}
		window := square(&lines, 26, 30)
		if _, whole, rows := s.Scan(window); (whole != nil) != c.whole || whole != nil && rows != nil {
			t.Errorf("%s: %d lines of a whole disc and %d others", c.name, len(whole), len(rows))
		}
		area, want := geo.Area(0), geo.UnionArea(lines, []geo.Disc{{Centre: centre, Radius: c.want * geo.Kilometre}})
		for line, row := range levelSpans(&s, window) {
			area += geo.Area(row.Width()) * lines.AreaPerDegree(line)
		}
		if math.Abs(float64(area-want)) > 0.001*float64(want) {
			t.Errorf("%s: %.1f km2, want %.1f", c.name, area.SquareKilometres(), want.SquareKilometres())
		}
	}
}

// Ground that nobody wants may be left out; what is wanted stays.
func TestLevelSetIsDrawnWhereItIsWanted(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 7))
	lines := geo.NewScanlines(48, 50, 500*geo.Metre)
	all := square(&lines, 26.6, 29.4)
	some := square(&lines, 26.6, 29.4)
	some.Wanted = make([]geo.Spans, lines.Len())
	for line := 100; line < 200; line++ {
		some.Wanted[line] = geo.Spans{{West: 27.2, East: 27.6}, {West: 28.3, East: 28.9}}
	}
	for range 20 {
		s := geo.LevelSet{
			Field: geo.NewDiscUnion(randomDiscs(r, 8)), Centre: randomPoint(r), Outer: 100 * geo.Kilometre,
			Fixed: 2 * geo.Kilometre, Slope: 0.4, Inner: -1,
		}
		whole, part := levelSpans(&s, all), levelSpans(&s, some)
		for line := range whole {
			// An edge is found from that on the line before, and a little otherwise
			// where that was not asked for.
			want, got := geo.Intersect(
				nil,
				whole[line],
				some.Wanted[line],
			), geo.Intersect(
				nil,
				part[line],
				some.Wanted[line],
			)
			if math.Abs(want.Width()-got.Width()) > 0.003 {
				t.Fatalf("line %d: %v, of all %v", line, got, want)
			}
		}
	}
}

// A set that lies beside the window, or over its edge, has no span outside it.
func TestLevelSetBesideItsWindow(t *testing.T) {
	lines := geo.NewScanlines(48, 50, 500*geo.Metre)
	window := square(&lines, 26.6, 29.4)
	for _, lon := range []float64{24, 26.6, 29.4, 32} {
		s := geo.LevelSet{
			Field:  geo.NewDiscUnion([]geo.Disc{{Centre: orb.Point{lon, 49}, Radius: 80 * geo.Kilometre}}),
			Centre: orb.Point{lon, 49}, Outer: 100 * geo.Kilometre, Fixed: 2 * geo.Kilometre, Inner: -1,
		}
		width := 0.0
		for line, row := range levelSpans(&s, window) {
			for _, span := range row {
				if span.West < window.West || span.East > window.East || span.West > span.East {
					t.Fatalf("around %v, line %d: %v", lon, line, span)
				}
			}
			width += row.Width()
		}
		if within := lon > 25 && lon < 31; within != (width > 0) {
			t.Errorf("around %v: %v degrees", lon, width)
		}
	}
}

// BenchmarkLevelSet draws the ground that keeps clear of the edge of a union of
// 20 discs, and its naive twin asks the formula every 500 m.
func BenchmarkLevelSet(b *testing.B) {
	lines := geo.NewScanlines(48, 50, 500*geo.Metre)
	window := square(&lines, 26.6, 29.4)
	s := geo.LevelSet{
		Field: geo.NewDiscUnion(randomDiscs(rand.New(rand.NewPCG(3, 7)), 20)), Centre: orb.Point{28, 49},
		Fixed: 5 * geo.Kilometre, Slope: 0.3, Inner: -1, Outer: 90 * geo.Kilometre,
	}
	b.Run("blocks", func(b *testing.B) {
		for b.Loop() {
			s.Scan(window)
		}
	})
	b.Run("naive", func(b *testing.B) {
		for b.Loop() {
			in := 0
			for line := range lines.Len() {
				for lon := window.West; lon < window.East; lon += 0.007 {
					if naiveMargin(&s, orb.Point{lon, lines.Latitude(line)}) >= 0 {
						in++
					}
				}
			}
		}
	})
}
