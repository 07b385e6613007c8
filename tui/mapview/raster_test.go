package mapview

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/testdata/fixture"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// squareView shows 0..cols km by 0..2*rows km, a km per column.
func squareView(cols, rows int) Viewport {
	return Viewport{Centre: Point{float64(cols) / 2, float64(rows)}, Scale: 1, Cols: cols, Rows: rows}
}

func atlasOf(g geometry) *atlas {
	a := &atlas{}
	for i := range a.levels {
		a.levels[i] = func() *geometry { return &g }
	}
	return a
}

func ringOf(points ...Point) outline {
	o := outline{points: append(points, points[0])}
	for _, p := range points {
		o.box.add(p)
	}
	return o
}

// picture writes the grounds of a raster, one letter per dot.
func picture(r *raster) string {
	var b strings.Builder
	for y := range r.H {
		for x := range r.W {
			b.WriteByte(".~ao:#@"[r.Grounds[y*r.W+x]])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestFillByEvenAndOdd(t *testing.T) {
	// A square of 4 km with a hole of 1 km in a view of 6 x 6 km, two dots a
	// km; north is up.
	var r raster
	r.update(squareView(6, 3), atlasOf(geometry{
		frame: []outline{ringOf(Point{-9, -9}, Point{9, -9}, Point{9, 9}, Point{-9, 9})},
		land: []outline{ringOf(Point{1, 1}, Point{5, 1}, Point{5, 5}, Point{1, 5}),
			ringOf(Point{2, 3}, Point{3, 3}, Point{3, 4}, Point{2, 4})},
	}), nil, scenario.Base, defaultLayers|1<<layerRegions, [2][]Ring{})
	want := strings.TrimLeft(`
~~~~~~~~~~~~
~~~~~~~~~~~~
~~aaaaaaaa~~
~~aaaaaaaa~~
~~aa~~aaaa~~
~~aa~~aaaa~~
~~aaaaaaaa~~
~~aaaaaaaa~~
~~aaaaaaaa~~
~~aaaaaaaa~~
~~~~~~~~~~~~
~~~~~~~~~~~~
`, "\n")
	if got := picture(&r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The oracle asks orb for every dot whether it is inside.
func TestFillAgreesWithPointInPolygon(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		var ring orb.Ring
		var points []Point
		n := 3 + rng.IntN(20)
		for i := range n {
			a := 2 * math.Pi * float64(i) / float64(n)
			d := 2 + 14*rng.Float64()
			p := Point{10 + d*math.Cos(a), 8 + d*math.Sin(a)}
			points, ring = append(points, p), append(ring, orb.Point{p.X, p.Y})
		}
		ring = append(ring, ring[0])
		var r raster
		view := squareView(20, 8)
		r.update(view, atlasOf(geometry{land: []outline{ringOf(points...)}}), nil, scenario.Base,
			defaultLayers|1<<layerRegions, [2][]Ring{})
		o, dot := view.origin(), view.dot()
		for y := range r.H {
			for x := range r.W {
				p := orb.Point{o.X + (float64(x)+0.5)*dot, o.Y - (float64(y)+0.5)*dot}
				if inside := planar.RingContains(ring, p); inside != (r.Grounds[y*r.W+x] == screen.GroundAbroad) {
					t.Fatalf("dot %d, %d: inside is %v for %v in %v", x, y, inside, p, ring)
				}
			}
		}
	}
}

func TestBrailleLine(t *testing.T) {
	var r raster
	r.update(squareView(4, 2), atlasOf(geometry{lines: []stretch{{screen.LineCoast, []Point{{0.25, 3.75}, {3.75, 0.25}},
		Box{Point{0, 0}, Point{4, 4}, true}}}}), nil, scenario.Base, defaultLayers|1<<layerRegions, [2][]Ring{})
	var got strings.Builder
	for i, bits := range r.Bits {
		if i > 0 && i%4 == 0 {
			got.WriteByte('\n')
		}
		got.WriteRune(0x2800 + rune(bits))
	}
	if want := "⠑⢄⠀⠀\n⠀⠀⠑⢄"; got.String() != want {
		t.Errorf("a falling diagonal is\n%s, want\n%s", got.String(), want)
	}
}

func TestClipSegmentKeepsToTheRectangle(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	at := func() float64 { return rng.Float64()*60 - 20 }
	for range 5000 {
		x0, y0, x1, y1 := at(), at(), at(), at()
		ax, ay, bx, by, ok := clipSegment(x0, y0, x1, y1, 20, 10)
		met := false
		for k := range 2001 {
			f := float64(k) / 2000
			x, y := x0+f*(x1-x0), y0+f*(y1-y0)
			met = met || x > 0.1 && x < 19.9 && y > 0.1 && y < 9.9
		}
		if met && !ok {
			t.Fatalf("%v %v - %v %v meets the rectangle but was dropped", x0, y0, x1, y1)
		}
		const eps = 1e-9
		if ok && (min(ax, bx) < -eps || min(ay, by) < -eps || max(ax, bx) > 20+eps || max(ay, by) > 10+eps) {
			t.Fatalf("clipped to %v %v - %v %v", ax, ay, bx, by)
		}
	}
}

// The oracle asks the map itself at the exact position of every dot; dots
// within 300 m of an edge may differ, since positions are interpolated.
func TestCoverAgreesWithTheMap(t *testing.T) {
	m := fixture.Map()
	a := newAtlas(nil, fixture.Scenario())
	for threat := range 2 {
		c := newCover(m, threat)
		for _, scale := range []float64{1, 4, 9} {
			view := Viewport{Scale: scale, Cols: 90, Rows: 24}
			view.Centre = Project(orb.Point{29, 50})
			var r raster
			r.update(view, a, c, scenario.Base, defaultLayers|1<<layerRegions, [2][]Ring{})
			wrong, inside := 0, 0
			o, dot := view.origin(), view.dot()
			for y := range r.H {
				for x := range r.W {
					g := r.Grounds[y*r.W+x]
					if g < screen.GroundGap {
						continue
					}
					inside++
					at := Point{o.X + (float64(x)+0.5)*dot, o.Y - (float64(y)+0.5)*dot}
					if !nearStatus(m, threat, at, statusOn(g), 0.3) {
						wrong++
					}
				}
			}
			if inside < 500 || wrong > inside/500 {
				t.Errorf("threat %d, %v km per column: %d of %d dots are wrong", threat, scale, wrong, inside)
			}
		}
	}
}

// statusOn is the status that a ground inside Ukraine stands for.
func statusOn(g screen.Ground) coverage.Status {
	for _, s := range coverage.Statuses {
		if screen.GroundOf(s) == g {
			return s
		}
	}
	return -1
}

// nearStatus reports whether the map has a status at a point or within d km.
func nearStatus(m *coverage.Map, threat int, at Point, want coverage.Status, d float64) bool {
	for _, off := range []Point{{0, 0}, {d, 0}, {-d, 0}, {0, d}, {0, -d}, {0, 2}, {0, -2}} {
		if s, _ := m.StatusAt(threat, unproject(Point{at.X + off.X, at.Y + off.Y})); s == want {
			return true
		}
	}
	return false
}

func TestCoverAtScanlinesIsExact(t *testing.T) {
	m := fixture.Map()
	c := newCover(m, 0)
	rng := rand.New(rand.NewPCG(8, 9))
	for range 20000 {
		p := orb.Point{22 + 18*rng.Float64(), 44 + 9*rng.Float64()}
		status, inside := m.StatusAt(0, p)
		if got := c.at(p[0], p[1]); inside && got != screen.GroundOf(status) {
			t.Fatalf("at %v: %v, want %v", p, statusOn(got), status)
		}
	}
}

func TestRegionLinesStayInland(t *testing.T) {
	// A line along the border, 1 km inside it, and one across the country.
	g := geometry{ukraine: []outline{ringOf(Point{5, 5}, Point{35, 5}, Point{35, 35}, Point{5, 35})},
		lines: []stretch{{screen.LineRegion, []Point{{6, 6}, {6, 34}}, Box{Point{6, 6}, Point{6, 34}, true}},
			{screen.LineRegion, []Point{{20, 6}, {20, 34}}, Box{Point{20, 6}, Point{20, 34}, true}}}}
	var r raster
	r.update(squareView(40, 20), atlasOf(g), nil, scenario.Base, defaultLayers|1<<layerRegions, [2][]Ring{})
	if r.Bits[10*40+6] != 0 || r.Bits[10*40+20] == 0 {
		t.Errorf("along the border %x, across %x", r.Bits[10*40+6], r.Bits[10*40+20])
	}
}

// at is the ground at a position inside Ukraine.
func (c *Cover) at(lon, lat float64) screen.Ground {
	return c.stretchAt(c.line(lat), lon).ground
}

func BenchmarkNewCover(b *testing.B) {
	m := fixture.Map()
	b.ReportAllocs()
	for b.Loop() {
		newCover(m, 1)
	}
}
