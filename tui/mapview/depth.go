package mapview

import (
	"math"
	"sort"

	"airumbrella/coverage"
	"airumbrella/tui/screen"
)

// depthAt is how many units cover a point at base, 0 where none does.
func depthAt(m *coverage.Map, threat int, lon, lat float64) int {
	i := m.Lines.Index(lat)
	if i < 0 {
		return 0
	}
	runs := m.Depth[threat][i]
	k := sort.Search(len(runs), func(k int) bool { return runs[k].East >= lon })
	if k < len(runs) && runs[k].West <= lon {
		return runs[k].Depth
	}
	return 0
}

// depthCols is every how many columns a digit of the depth stands; those of
// every other row stand between those of the rows beside it.
const depthCols = 4

// drawDepth writes how many units cover, on a lattice of cells that stays with
// the ground when the map is panned.
func (d *drawing) drawDepth() {
	if d.depth == nil || d.Threat >= len(d.depth.Depth) || !d.depth.Shows(d.Threat) {
		return
	}
	v, chart, st := d.View, d.Chart, d.Palette.Style(screen.RoleDepth).Over()
	o := v.origin()
	first, shift := lattice(o.X/v.Scale, depthCols), lattice(-o.Y/(2*v.Scale), 2)
	for row := range v.Rows {
		for col := (first + (row+shift)%2*depthCols/2) % depthCols; col < v.Cols; col += depthCols {
			if d.Memory.raster.Bits[row*v.Cols+col] != 0 ||
				!d.Memory.labels.free(max(col-1, 0), min(col+2, v.Cols), row) {
				continue
			}
			p := v.position(col, row)
			n := depthAt(d.depth, d.Threat, p[0], p[1])
			if n < 1 {
				continue
			}
			digit := '+'
			if n <= 9 {
				digit = '0' + rune(n)
			}
			d.c.Put(chart.X+col, chart.Y+row, digit, 1, "", st)
		}
	}
}

// lattice is the first cell of a view that lies on a lattice of the map, for a
// view that begins so many cells from the origin of the map.
func lattice(cells float64, step int) int {
	first := -int(math.Round(cells)) % step
	if first < 0 {
		first += step
	}
	return first
}
