package mapview

import (
	"fmt"

	"airumbrella/tui/screen"
)

// Proposed is a site where a unit may be added.
type Proposed struct {
	At     Point
	Name   string
	Chosen bool // under the cursor of its list
}

// SiteMark is the mark of a proposed site by its index, on the map and in the list: "[1]". No other
// number of the map stands in brackets, so that it needs no colour.
func SiteMark(i int) string { return fmt.Sprintf("[%d]", i+1) }

// drawProposed marks the proposed sites before all other things, and names them.
func (d *drawing) drawProposed() {
	labels := &d.Memory.labels
	var marked []label
	for i := range d.Proposed {
		site := &d.Proposed[i]
		b := label{name: site.Name, role: screen.RoleFigure, selected: site.Chosen}
		b.col, b.row = d.View.Cell(site.At)
		mark := SiteMark(i)
		half := len(mark) / 2
		for _, by := range [...]struct{ cols, rows int }{{0, 0}, {0, -1}, {0, 1}, {-len(mark), 0}, {len(mark), 0}} {
			from, row := b.col+by.cols-half, b.row+by.rows
			if !labels.free(from, from+len(mark), row) {
				continue
			}
			labels.shade(from, from+len(mark), row)
			labels.write(from, row, mark, d.siteStyle(site.Chosen))
			labels.take(from, from+len(mark)+1, row) // its name begins a blank after the mark
			b.col, b.row = from+len(mark)-1, row
			marked = append(marked, b)
			break
		}
	}
	for _, b := range marked {
		labels.name(b)
	}
}

// siteStyle is how the mark of a proposed site looks.
func (d *drawing) siteStyle(chosen bool) screen.Style {
	if chosen {
		return d.Palette.Style(screen.RoleSelected)
	}
	return d.Palette.Style(screen.RoleFigure).Over()
}
