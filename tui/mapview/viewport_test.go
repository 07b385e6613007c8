package mapview

import (
	"math"
	"testing"

	"airumbrella/tui/testdata/fixture"

	"github.com/paulmach/orb"
)

func TestPanMovesByWholeCells(t *testing.T) {
	v := Viewport{Centre: Point{100, -50}, Scale: 3, Cols: 80, Rows: 20}
	col, row := v.Cell(Point{130, -40})
	c2, r2 := v.Pan(7, -3).Cell(Point{130, -40})
	if c2 != col-7 || r2 != row+3 {
		t.Errorf("a point at %d, %d is at %d, %d after panning by 7, -3", col, row, c2, r2)
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	v := Viewport{Centre: Point{100, -50}, Scale: 3, Cols: 80, Rows: 20}
	for _, factor := range []float64{1 / zoomStep, zoomStep, 1e-9, 1e9} {
		before := v.Middle(11, 4)
		z := v.zoom(factor, 11, 4)
		after := z.Middle(11, 4)
		if math.Hypot(after.X-before.X, after.Y-before.Y) > 1e-6 || z.Scale < minScale || z.Scale > maxScale {
			t.Errorf("factor %v: %v became %v at %v km per column", factor, before, after, z.Scale)
		}
	}
}

func TestFitShowsAllOfUkraine(t *testing.T) {
	a := newAtlas(nil, fixture.Scenario())
	for _, s := range [][2]int{{46, 8}, {80, 17}, {88, 34}, {160, 52}, {300, 20}, {60, 100}} {
		v := Viewport{Cols: s[0], Rows: s[1]}.fit(a.home)
		for _, p := range fixture.Border[0][0] {
			if col, row := v.Cell(Project(p)); col < 0 || row < 0 || col >= v.Cols || row >= v.Rows {
				t.Errorf("%v: %v is at %d, %d", s, p, col, row)
			}
		}
	}
}

func TestProjectionIsInvertible(t *testing.T) {
	for _, p := range []orb.Point{{22, 48}, {31.5, 48.5}, {40.2, 49.6}, {5, 34}, {46, 60}} {
		back := unproject(Project(p))
		if math.Abs(back[0]-p[0]) > 1e-9 || math.Abs(back[1]-p[1]) > 1e-9 {
			t.Errorf("%v came back as %v", p, back)
		}
	}
}

func TestRoundLength(t *testing.T) {
	for km, want := range map[float64]float64{0.4: 0.2, 1: 1, 1.9: 1, 2: 2, 7: 5, 49: 20, 99: 50, 120: 100} {
		if got := roundLength(km); math.Abs(got-want) > 1e-12 {
			t.Errorf("roundLength(%v) = %v, want %v", km, got, want)
		}
	}
}

// Lines are projected from a table: everywhere within 50 m of the projection,
// and exactly outside of the table.
func TestNearProjectionIsWithinFiftyMetres(t *testing.T) {
	worst := 0.0
	for lon := 5.0; lon < 46; lon += 0.137 {
		for lat := 34.0; lat < 60; lat += 0.119 {
			a, b := Project(orb.Point{lon, lat}), projectNear(orb.Point{lon, lat})
			worst = max(worst, math.Hypot(a.X-b.X, a.Y-b.Y))
		}
	}
	if worst > 0.05 {
		t.Errorf("%.0f m", 1000*worst)
	}
	for _, p := range []orb.Point{{4.9, 50}, {46.1, 50}, {30, 33}, {30, 60.5}, {math.NaN(), 50}} {
		if a, b := Project(p), projectNear(p); a != b && !math.IsNaN(p[0]) {
			t.Errorf("%v: %v, not %v", p, b, a)
		}
	}
}
