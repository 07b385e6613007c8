package mapview

import (
	"math"

	"airumbrella/tui/screen"
)

// shadeGrid is how light the ground is under a sun in the north-west, on a
// grid of the map projection: from -[screen.ShadeMost], dark, to +[screen.ShadeMost], light.
type shadeGrid struct {
	min        Point   // km, the south-west corner
	step       float64 // km
	cols, rows int
	shade      []int8
}

// shades are the same relief at several steps, the finest first; made from the
// base map when they are first shown.
type shades struct {
	made   *atlas
	levels []shadeGrid
}

// shadeSteps are the steps of the levels in km.
var shadeSteps = [...]float64{3, 6, 12, 24}

// of is the relief of a base map.
func (s *shades) of(m *BaseMap, a *atlas) []shadeGrid {
	if s.made == a {
		return s.levels
	}
	s.made, s.levels = a, nil
	if m == nil || m.Relief == nil || !a.home.Filled {
		return nil
	}
	heights, grid := sampleRelief(m, a.home)
	for _, step := range shadeSteps {
		for grid.step < step {
			heights, grid = halved(heights, grid)
		}
		s.levels = append(s.levels, shaded(heights, grid))
	}
	return s.levels
}

// reliefMargin is how far beyond Ukraine the relief is shaded, in km.
const reliefMargin = 150

// sampleRelief reads the elevations around a box, in metres; NaN where there
// are none.
func sampleRelief(m *BaseMap, home Box) ([]float32, shadeGrid) {
	g := shadeGrid{min: Point{home.min.X - reliefMargin, home.min.Y - reliefMargin}, step: shadeSteps[0]}
	g.cols = int((home.max.X-home.min.X+2*reliefMargin)/g.step) + 1
	g.rows = int((home.max.Y-home.min.Y+2*reliefMargin)/g.step) + 1
	heights := make([]float32, g.cols*g.rows)
	for y := range g.rows {
		for x := range g.cols {
			p := unproject(Point{g.min.X + float64(x)*g.step, g.min.Y + float64(y)*g.step})
			h, ok := m.Relief(p)
			if !ok {
				h = math.NaN()
			}
			heights[y*g.cols+x] = float32(h)
		}
	}
	return heights, g
}

// halved is the mean over two by two points.
func halved(heights []float32, g shadeGrid) ([]float32, shadeGrid) {
	half := shadeGrid{min: Point{g.min.X + g.step/2, g.min.Y + g.step/2}, step: 2 * g.step, cols: g.cols / 2,
		rows: g.rows / 2}
	out := make([]float32, half.cols*half.rows)
	for y := range half.rows {
		for x := range half.cols {
			i := 2*y*g.cols + 2*x
			out[y*half.cols+x] = (heights[i] + heights[i+1] + heights[i+g.cols] + heights[i+g.cols+1]) / 4
		}
	}
	return out, half
}

// shaded turns elevations into shades: the slope towards the north-west, so
// exaggerated that hills of 100 m show.
func shaded(heights []float32, g shadeGrid) shadeGrid {
	g.shade = make([]int8, g.cols*g.rows)
	const exaggeration = 0.08 // shades per metre and km of slope
	for y := 1; y < g.rows-1; y++ {
		for x := 1; x < g.cols-1; x++ {
			i := y*g.cols + x
			east := heights[i+1] - heights[i-1]
			north := heights[i+g.cols] - heights[i-g.cols]
			slope := float64(east-north) / (2 * g.step)
			if !math.IsNaN(slope) {
				g.shade[i] = int8(
					min(max(math.Round(slope*exaggeration*math.Sqrt(g.step)), -screen.ShadeMost), screen.ShadeMost),
				)
			}
		}
	}
	return g
}

// at is the shade at a point of the map.
func (g *shadeGrid) at(v Point) int8 {
	x, y := int((v.X-g.min.X)/g.step+0.5), int((v.Y-g.min.Y)/g.step+0.5)
	if x < 0 || y < 0 || x >= g.cols || y >= g.rows {
		return 0
	}
	return g.shade[y*g.cols+x]
}

// shadeLevel is the level whose step is nearest to what half a cell shows.
func shadeLevel(levels []shadeGrid, scale float64) *shadeGrid {
	for i := range levels {
		if levels[i].step >= 0.8*scale {
			return &levels[i]
		}
	}
	return &levels[len(levels)-1]
}

// drawRelief shades the ground that is already drawn, in two halves a cell;
// without background colours it marks mountains.
func (d *drawing) drawRelief() {
	levels := d.Memory.shades.of(d.base, d.atlas)
	if len(levels) == 0 {
		return
	}
	chart, v, p := d.Chart, d.View, d.Palette
	grid := shadeLevel(levels, v.Scale)
	o := v.origin()
	for row := range v.Rows {
		for col := range v.Cols {
			x, y := o.X+(float64(col)+0.5)*v.Scale, o.Y-(2*float64(row)+0.5)*v.Scale
			upper, lower := grid.at(Point{x, y}), grid.at(Point{x, y - v.Scale})
			if upper == 0 && lower == 0 {
				continue
			}
			if d.Memory.raster.dryLand(col, row) {
				d.c.Shade(chart.X+col, chart.Y+row, upper, lower, p)
			}
		}
	}
}

// dryLand reports whether a cell is all land.
func (r *raster) dryLand(col, row int) bool {
	for _, g := range r.CellDots(col, row) {
		if g < screen.GroundAbroad {
			return false
		}
	}
	return true
}
