package geo

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// scatter returns seeded discs over a region like Ukraine: 22-40E, 44.5-52.3N.
func scatter(count int, radius Length) []Disc {
	r := rand.New(rand.NewPCG(7, 8))
	discs := make([]Disc, count)
	for i := range discs {
		discs[i] = Disc{orb.Point{22 + 18*r.Float64(), 44.5 + 7.8*r.Float64()}, radius}
	}
	return discs
}

func relative(got, want float64) float64 { return math.Abs(got/want - 1) }

// naiveUnionArea counts the cells of a grid whose centre lies within a
// geodesic radius of any disc.
func naiveUnionArea(bound orb.Bound, discs []Disc, cell Length) Area {
	g := NewGrid(bound, cell)
	var sum Area
	for row := range g.Rows() {
		for col := range g.Cols() {
			p := g.Centre(row, col)
			for _, d := range discs {
				if Distance(d.Centre, p) <= d.Radius {
					sum += g.RowArea(row)
					break
				}
			}
		}
	}
	return sum
}

func TestUnionAreaAgainstCountedCells(t *testing.T) {
	discs := scatter(12, 60*Kilometre)
	want := naiveUnionArea(orb.Bound{Min: orb.Point{20, 43}, Max: orb.Point{42, 54}}, discs, 3*Kilometre)
	got := UnionArea(NewScanlines(43, 54, 500*Metre), discs)
	t.Logf("union %.3f km2, cells %.3f km2", got.SquareKilometres(), want.SquareKilometres())
	if off := relative(float64(got), float64(want)); off > 1e-3 {
		t.Errorf("union %v, counted %v: %.4f %% apart", got, want, off*100)
	}
}

// TestUnionAreaConverges: at a scanline every 0.5 km the area of 200 discs of
// 150 km is within 0.01 % of that at 25 m.
func TestUnionAreaConverges(t *testing.T) {
	discs := scatter(200, 150*Kilometre)
	fine := UnionArea(NewScanlines(42, 55, 25*Metre), discs)
	for _, spacing := range []Length{500 * Metre, Kilometre} {
		got := UnionArea(NewScanlines(42, 55, spacing), discs)
		off := relative(float64(got), float64(fine))
		t.Logf("%v: %.3f km2, off by %.2g %%", spacing, got.SquareKilometres(), off*100)
		if off > 1e-4 {
			t.Errorf("spacing %v: %.3g %% off", spacing, off*100)
		}
	}
}

// TestUnionAreaOfOneDisc: pi r^2 (1 - K r^2/12) with the Gaussian curvature K.
// The midpoint rule errs at each end of a half-width sqrt(2 r x) by at most
// |zeta(-1/2)| 2 sqrt(2 r) h^1.5, zeta(-1/2) = -0.2079: of the disc, by
// 0.38 (h/r)^1.5 with both ends together.
func TestUnionAreaOfOneDisc(t *testing.T) {
	for _, spacing := range []Length{250 * Metre, 500 * Metre, 2 * Kilometre} {
		lines := NewScanlines(42, 55, spacing)
		for _, radius := range []Length{5 * Kilometre, 20 * Kilometre, 45 * Kilometre, 150 * Kilometre, 300 * Kilometre} {
			d := Disc{orb.Point{31, 48.123}, radius}
			sin, _ := sincosDegrees(d.Centre[1])
			gauss := math.Sqrt(1-eccentricity2*sin*sin) / equatorialRadius / meridianRadius(d.Centre[1])
			r := float64(radius)
			want := math.Pi * r * r * (1 - gauss*r*r/12)
			off := relative(float64(UnionArea(lines, []Disc{d})), want)
			limit := 0.38 * math.Pow(float64(spacing/radius), 1.5)
			t.Logf("%v at %v: %.2g %%", radius, spacing, off*100)
			if off > limit {
				t.Errorf("%v at %v: %.3g %% off, want within %.3g %%", radius, spacing, off*100, limit*100)
			}
		}
	}
}

// TestUnionAreaAcrossTheDateLine: discs on both sides of it overlap as they do
// elsewhere.
func TestUnionAreaAcrossTheDateLine(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	pair := func(lon float64) []Disc {
		return []Disc{{orb.Point{lon, 48}, 100 * Kilometre}, {orb.Point{wrapLongitude(lon + 1), 48.2}, 100 * Kilometre}}
	}
	want := float64(UnionArea(lines, pair(31)))
	for _, lon := range []float64{179.5, 179.99, -179.8, 180, 539.5} {
		if got := float64(UnionArea(lines, pair(lon))); relative(got, want) > 1e-12 {
			t.Errorf("at %v: %v m2, want %v", lon, got, want)
		}
	}
}

func TestUnionAreaAroundThePole(t *testing.T) {
	d := Disc{orb.Point{31, 90}, 300 * Kilometre}
	got := UnionArea(NewScanlines(80, 90, Kilometre), []Disc{d, {orb.Point{-100, 89.5}, 100 * Kilometre}})
	edge := Destination(orb.Point{0, 90}, 0, d.Radius)[1]
	if want := CellArea(-180, edge, 180, 90); relative(float64(got), float64(want)) > 1e-2 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestUnionAreaWithinARegion(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	discs := []Disc{{orb.Point{31, 48}, 100 * Kilometre}, {orb.Point{31.5, 48}, 100 * Kilometre}}
	within := func(west, east float64) Area {
		return UnionAreaWithin(lines, discs, ScanMultiPolygon(lines, orb.MultiPolygon{{box(west, 40, east, 60)}}))
	}
	whole := float64(UnionArea(lines, discs))
	if got := float64(within(20, 40)); relative(got, whole) > 1e-12 {
		t.Errorf("in all: %v, want %v", got, whole)
	}
	if got := float64(within(20, 31.25)); relative(got, whole/2) > 1e-9 {
		t.Errorf("in the western half: %v, want %v", got, whole/2)
	}
	if got := within(35, 40); got != 0 {
		t.Errorf("where no disc is: %v", got)
	}
	if got := UnionAreaWithin(lines, discs, nil); got != 0 {
		t.Errorf("within nothing: %v", got)
	}
}

// TestUnionAreaIsMonotone: a disc more adds no less than nothing and no more
// than itself, and the order of the discs does not matter.
func TestUnionAreaIsMonotone(t *testing.T) {
	lines := NewScanlines(42, 55, 5*Kilometre)
	discs := scatter(40, 80*Kilometre)
	last := 0.0
	for i := range discs {
		with := float64(UnionArea(lines, discs[:i+1]))
		alone := float64(UnionArea(lines, discs[i:i+1]))
		if with < last*(1-1e-14) || with > (last+alone)*(1+1e-14) {
			t.Fatalf("disc %d: from %v to %v, alone %v", i, last, with, alone)
		}
		last = with
	}
	slices.Reverse(discs)
	if got := float64(UnionArea(lines, discs)); got != last {
		t.Errorf("in reverse order %v, want %v", got, last)
	}
}
