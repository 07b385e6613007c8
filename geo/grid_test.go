package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

var ukraine = orb.Bound{Min: orb.Point{22, 44}, Max: orb.Point{40.5, 52.5}}

func TestGridCellsAreNoLargerThanAskedInTheMiddle(t *testing.T) {
	g := NewGrid(ukraine, 2*Kilometre)
	row := g.Rows() / 2
	p := g.Centre(row, 100)
	width := Distance(p, g.Centre(row, 101))
	height := Distance(p, g.Centre(row+1, 100))
	for what, side := range map[string]Length{"width": width, "height": height} {
		if side > 2000.5 || side < 1980 {
			t.Errorf("%s of a cell: %.2f m", what, float64(side))
		}
	}
}

// TestGridRowsAddUpToTheBound: no area is lost or counted twice.
func TestGridRowsAddUpToTheBound(t *testing.T) {
	g := NewGrid(ukraine, 2*Kilometre)
	sum := 0.0
	for row := range g.Rows() {
		sum += float64(g.RowArea(row)) * float64(g.Cols())
	}
	if want := float64(CellArea(22, 44, 40.5, 52.5)); relative(sum, want) > 1e-12 {
		t.Errorf("rows %v m2, bound %v m2", sum, want)
	}
}

func TestGridLocatesItsCentres(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := NewGrid(ukraine, Length(rapid.Float64Range(500, 50_000).Draw(t, "cell")))
		row := rapid.IntRange(0, g.Rows()-1).Draw(t, "row")
		col := rapid.IntRange(0, g.Cols()-1).Draw(t, "col")
		if r, c, ok := g.Locate(g.Centre(row, col)); r != row || c != col || !ok {
			t.Fatalf("cell %d, %d is located in %d, %d (%v)", row, col, r, c, ok)
		}
	})
}

func TestGridEdges(t *testing.T) {
	g := NewGrid(ukraine, 5*Kilometre)
	for _, c := range []struct {
		p        orb.Point
		row, col int
		ok       bool
	}{
		{ukraine.Min, 0, 0, true},
		{ukraine.Max, g.Rows() - 1, g.Cols() - 1, true},
		{orb.Point{21.999, 48}, 0, 0, false},
		{orb.Point{30, 52.501}, 0, 0, false},
		{orb.Point{math.NaN(), 48}, 0, 0, false},
	} {
		row, col, ok := g.Locate(c.p)
		if row != c.row || col != c.col || ok != c.ok {
			t.Errorf("%v: got %d, %d, %v", c.p, row, col, ok)
		}
	}
}

func TestGridOfNothing(t *testing.T) {
	for _, g := range []Grid{
		{}, NewGrid(orb.Bound{}, Kilometre), NewGrid(ukraine, 0), NewGrid(ukraine, -1), NewGrid(ukraine, Length(math.NaN())),
	} {
		if _, _, ok := g.Locate(orb.Point{30, 48}); g.Rows() != 0 || g.Cols() != 0 || ok {
			t.Errorf("%+v has cells", g)
		}
	}
}
