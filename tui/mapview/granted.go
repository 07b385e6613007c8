package mapview

import "airumbrella/tui/screen"

// updateGranted notes the cells whose ground is not covered and would be with every
// promise kept; c is that cover, nil while it is not known.
func (r *raster) updateGranted(c *Cover) {
	if r.cover == nil {
		c = nil
	}
	if r.granted == c && r.grantedFresh {
		return
	}
	r.granted, r.grantedFresh = c, true
	r.promised = screen.Sized(r.promised, r.view.Cols*r.view.Rows)
	if c == nil {
		return
	}
	for row := range r.view.Rows {
		for col := 0; col < r.view.Cols; col += latticeStep / 2 {
			r.notePromised(c, row, col)
		}
	}
}

// notePromised notes the promised cells of a row from a column to the next point of the
// lattice.
func (r *raster) notePromised(c *Cover, row, start int) {
	cells := r.cellsFrom(c, row, start)
	for col := start; col < min(start+latticeStep/2, r.view.Cols); col++ {
		if g := r.groundOf(row, col); g < screen.GroundGap || g >= r.Full {
			continue
		}
		r.promised[row*r.view.Cols+col] = cells.at(col-start) >= r.Full
	}
}

// groundOf is the ground in the middle of a cell.
func (r *raster) groundOf(row, col int) screen.Ground { return r.Grounds[(4*row+2)*r.W+2*col+1] }

// cellRun is the cells of a row from one point of the lattice to the next, between which
// positions are interpolated, as a cover has them.
type cellRun struct {
	c        *Cover
	from, to lonLat
	line     int
	here     coverRun
}

// cellsFrom is the run of cells of a row from a column on.
func (r *raster) cellsFrom(c *Cover, row, start int) cellRun {
	first, last := r.view.position(start, row), r.view.position(start+latticeStep/2, row)
	return cellRun{c: c, from: lonLat{first[0], first[1]}, to: lonLat{last[0], last[1]}, line: -2}
}

// at is the ground of a cell of the run.
func (k *cellRun) at(i int) screen.Ground {
	at := between(k.from, k.to, float64(i)/(latticeStep/2))
	if l := k.c.line(at.lat); l != k.line || at.lon < k.here.west || at.lon > k.here.east {
		k.line, k.here = l, k.c.stretchAt(l, at.lon)
	}
	return k.here.ground
}

// drawGranted hatches the ground that only promises not yet given would cover. Lines
// and what is written later stand above the hatch.
func (d *drawing) drawGranted() {
	r, st := &d.Memory.raster, d.Palette.Style(screen.RolePossible).Over()
	if d.grantedCover(d.Threat) == nil {
		return
	}
	for i, promised := range r.promised {
		if promised && r.Bits[i] == 0 {
			d.c.Put(d.Chart.X+i%r.view.Cols, d.Chart.Y+i/r.view.Cols, screen.MarkGranted, 1, "", st)
		}
	}
}
