package mapview

import "airumbrella/tui/screen"

// Beside is another answer that the map is set beside, against the threat and at the
// estimate shown. What the map covers and the other does not is gained, the other way
// round it is lost.
type Beside struct {
	Cover *Cover // of the other; nil: its ground is not known
	Moved []int8 // by place: 1 gained, -1 lost, in whole or in part
}

// NewBeside is an answer to set the map beside; covers are those of its map by threat
// index, of which one is the threat shown.
func NewBeside(covers []*Cover, threat int, moved []int8) *Beside {
	b := &Beside{Moved: moved}
	if threat >= 0 && threat < len(covers) {
		b.Cover = covers[threat]
	}
	return b
}

// mark is the shape and role of a place that is covered otherwise; ok is false for one
// that is covered as before.
func (b *Beside) mark(place int) (marker rune, role screen.Role, ok bool) {
	if b == nil || place >= len(b.Moved) || b.Moved[place] == 0 {
		return 0, 0, false
	}
	if b.Moved[place] > 0 {
		return screen.MarkGainedPlace, screen.RoleAssured, true
	}
	return screen.MarkLostPlace, screen.RoleGap, true
}

// updateBeside notes the cells whose ground is covered here and not there, and the other
// way round.
func (r *raster) updateBeside(b *Beside) {
	var c *Cover
	if b != nil && r.cover != nil {
		c = b.Cover
	}
	if r.beside == c && r.besideFresh {
		return
	}
	r.beside, r.besideFresh = c, true
	if c == nil {
		r.changed = r.changed[:0]
		return
	}
	r.changed = screen.Sized(r.changed, r.view.Cols*r.view.Rows)
	for row := range r.view.Rows {
		for col := 0; col < r.view.Cols; col += latticeStep / 2 {
			r.noteChanged(c, row, col)
		}
	}
}

// noteChanged notes the changed cells of a row from a column to the next point of the
// lattice.
func (r *raster) noteChanged(c *Cover, row, start int) {
	cells := r.cellsFrom(c, row, start)
	for col := start; col < min(start+latticeStep/2, r.view.Cols); col++ {
		g := r.groundOf(row, col)
		if g < screen.GroundGap {
			continue
		}
		switch here, there := g >= r.Full, cells.at(col-start) >= r.Full; {
		case here && !there:
			r.changed[row*r.view.Cols+col] = 1
		case there && !here:
			r.changed[row*r.view.Cols+col] = -1
		}
	}
}

// drawBeside marks the ground gained and lost, by shape and by colour.
func (d *drawing) drawBeside() {
	r := &d.Memory.raster
	gained, lost := d.Palette.Style(screen.RoleAssured).Over(), d.Palette.Style(screen.RoleGap).Over()
	for i, change := range r.changed {
		x, y := d.Chart.X+i%r.view.Cols, d.Chart.Y+i/r.view.Cols
		switch {
		case r.Bits[i] != 0:
		case change > 0:
			d.c.Put(x, y, screen.MarkGained, 1, "", gained)
		case change < 0:
			d.c.Put(x, y, screen.MarkLost, 1, "", lost)
		}
	}
}
