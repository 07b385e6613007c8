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
// lattice, between which positions are interpolated.
func (r *raster) notePromised(c *Cover, row, start int) {
	const step = latticeStep / 2 // cells
	first, last := r.view.position(start, row), r.view.position(start+step, row)
	from, to := lonLat{first[0], first[1]}, lonLat{last[0], last[1]}
	line, here := -2, coverRun{}
	for col := start; col < min(start+step, r.view.Cols); col++ {
		if g := r.Grounds[(4*row+2)*r.W+2*col+1]; g < screen.GroundGap || g >= r.Full {
			continue
		}
		at := between(from, to, float64(col-start)/step)
		if l := c.row(at.lat); l != line || at.lon < here.west || at.lon > here.east {
			line, here = l, c.stretchAt(l, at.lon)
		}
		r.promised[row*r.view.Cols+col] = here.ground >= r.Full
	}
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
