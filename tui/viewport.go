package tui

import (
	"math"

	"github.com/paulmach/orb"
)

// vec is a point of the map projection in km, east and north of its origin.
type vec struct{ x, y float64 }

// box is a rectangle of the map projection in km; the zero box is empty.
type box struct {
	min, max vec
	filled   bool
}

// add grows the box to hold v.
func (b *box) add(v vec) {
	if !b.filled {
		*b = box{v, v, true}
		return
	}
	b.min.x, b.max.x = min(b.min.x, v.x), max(b.max.x, v.x)
	b.min.y, b.max.y = min(b.min.y, v.y), max(b.max.y, v.y)
}

// meets reports whether two boxes share a point.
func (b box) meets(o box) bool {
	return b.filled && o.filled && b.min.x <= o.max.x && o.min.x <= b.max.x && b.min.y <= o.max.y && o.min.y <= b.max.y
}

// viewport is the part of the map that is shown. A cell is scale km wide and
// twice as high; so the dots of a braille cell, two by four, are squares.
type viewport struct {
	centre vec
	scale  float64 // km per column
	cols   int
	rows   int
}

// The limits of zooming, in km per column, and the factor of one step.
const (
	minScale = 0.25
	maxScale = 80
	zoomStep = 1.25
)

// dot is the side of a braille dot in km.
func (v viewport) dot() float64 { return v.scale / 2 }

// origin is the upper left corner of the view in km.
func (v viewport) origin() vec {
	return vec{v.centre.x - float64(v.cols)/2*v.scale, v.centre.y + float64(v.rows)*v.scale}
}

// box is the area shown in km.
func (v viewport) box() box {
	o := v.origin()
	return box{vec{o.x, o.y - 2*float64(v.rows)*v.scale}, vec{o.x + float64(v.cols)*v.scale, o.y}, true}
}

// cell is the column and row, within the view, that hold a point of the map.
func (v viewport) cell(p vec) (col, row int) {
	o := v.origin()
	return int(math.Floor((p.x - o.x) / v.scale)), int(math.Floor((o.y - p.y) / (2 * v.scale)))
}

// middle is the point of the map in the middle of a cell.
func (v viewport) middle(col, row int) vec {
	o := v.origin()
	return vec{o.x + (float64(col)+0.5)*v.scale, o.y - (2*float64(row)+1)*v.scale}
}

// position is the middle of a cell in degrees.
func (v viewport) position(col, row int) orb.Point { return unproject(v.middle(col, row)) }

// pan moves the view by whole cells, so that the terminal can scroll what it
// shows already.
func (v viewport) pan(cols, rows int) viewport {
	v.centre.x += float64(cols) * v.scale
	v.centre.y -= 2 * float64(rows) * v.scale
	return v
}

// zoom changes the scale by a factor and keeps the middle of a cell where it
// is.
func (v viewport) zoom(factor float64, col, row int) viewport {
	fixed := v.middle(col, row)
	scale := min(max(v.scale*factor, minScale), maxScale)
	ratio := scale / v.scale
	v.centre = vec{fixed.x + (v.centre.x-fixed.x)*ratio, fixed.y + (v.centre.y-fixed.y)*ratio}
	v.scale = scale
	return v
}

// fit shows a box as large as it goes, with a small margin.
func (v viewport) fit(b box) viewport {
	if !b.filled || v.cols < 1 || v.rows < 1 {
		return v
	}
	const margin = 1.05
	wide := (b.max.x - b.min.x) / float64(v.cols)
	high := (b.max.y - b.min.y) / float64(2*v.rows)
	v.centre = vec{(b.min.x + b.max.x) / 2, (b.min.y + b.max.y) / 2}
	v.scale = min(max(max(wide, high)*margin, minScale), maxScale)
	return v
}

// keep moves the centre back into a box.
func (v viewport) keep(b box) viewport {
	if b.filled {
		v.centre.x = min(max(v.centre.x, b.min.x), b.max.x)
		v.centre.y = min(max(v.centre.y, b.min.y), b.max.y)
	}
	return v
}
