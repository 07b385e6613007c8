package mapview

import (
	"math"

	"github.com/paulmach/orb"
)

// Point is a point of the map projection in km, east and north of its origin.
type Point struct{ X, Y float64 }

// Box is a rectangle of the map projection in km; the zero box is empty.
type Box struct {
	min, max Point
	Filled   bool
}

// add grows the box to hold v.
func (b *Box) add(v Point) {
	if !b.Filled {
		*b = Box{v, v, true}
		return
	}
	b.min.X, b.max.X = min(b.min.X, v.X), max(b.max.X, v.X)
	b.min.Y, b.max.Y = min(b.min.Y, v.Y), max(b.max.Y, v.Y)
}

// meets reports whether two boxes share a point.
func (b Box) meets(o Box) bool {
	return b.Filled && o.Filled && b.min.X <= o.max.X && o.min.X <= b.max.X && b.min.Y <= o.max.Y && o.min.Y <= b.max.Y
}

// Viewport is the part of the map that is shown. A cell is scale km wide and
// twice as high; so the dots of a braille cell, two by four, are squares.
type Viewport struct {
	Centre Point
	Scale  float64 // km per column
	Cols   int
	Rows   int
}

// The limits of zooming, in km per column, and the factor of one step.
const (
	minScale = 0.25
	maxScale = 80
	zoomStep = 1.25
)

// dot is the side of a braille dot in km.
func (v Viewport) dot() float64 { return v.Scale / 2 }

// origin is the upper left corner of the view in km.
func (v Viewport) origin() Point {
	return Point{v.Centre.X - float64(v.Cols)/2*v.Scale, v.Centre.Y + float64(v.Rows)*v.Scale}
}

// box returns the area shown, in km.
func (v Viewport) box() Box {
	o := v.origin()
	return Box{Point{o.X, o.Y - 2*float64(v.Rows)*v.Scale}, Point{o.X + float64(v.Cols)*v.Scale, o.Y}, true}
}

// Cell is the column and row, within the view, that hold a point of the map.
func (v Viewport) Cell(p Point) (col, row int) {
	o := v.origin()
	return int(math.Floor((p.X - o.X) / v.Scale)), int(math.Floor((o.Y - p.Y) / (2 * v.Scale)))
}

// Middle is the point of the map in the middle of a cell.
func (v Viewport) Middle(col, row int) Point {
	o := v.origin()
	return Point{o.X + (float64(col)+0.5)*v.Scale, o.Y - (2*float64(row)+1)*v.Scale}
}

// position is the middle of a cell in degrees.
func (v Viewport) position(col, row int) orb.Point { return unproject(v.Middle(col, row)) }

// Pan moves the view by whole cells, so that the terminal can scroll what it
// shows already.
func (v Viewport) Pan(cols, rows int) Viewport {
	v.Centre.X += float64(cols) * v.Scale
	v.Centre.Y -= 2 * float64(rows) * v.Scale
	return v
}

// zoom changes the scale by a factor and keeps the middle of a cell where it
// is.
func (v Viewport) zoom(factor float64, col, row int) Viewport {
	fixed := v.Middle(col, row)
	scale := min(max(v.Scale*factor, minScale), maxScale)
	ratio := scale / v.Scale
	v.Centre = Point{fixed.X + (v.Centre.X-fixed.X)*ratio, fixed.Y + (v.Centre.Y-fixed.Y)*ratio}
	v.Scale = scale
	return v
}

// fit shows a box as large as it goes, with a small margin.
func (v Viewport) fit(b Box) Viewport {
	if !b.Filled || v.Cols < 1 || v.Rows < 1 {
		return v
	}
	const margin = 1.05
	wide := (b.max.X - b.min.X) / float64(v.Cols)
	high := (b.max.Y - b.min.Y) / float64(2*v.Rows)
	v.Centre = Point{(b.min.X + b.max.X) / 2, (b.min.Y + b.max.Y) / 2}
	v.Scale = min(max(max(wide, high)*margin, minScale), maxScale)
	return v
}

// keep moves the centre back into a box.
func (v Viewport) keep(b Box) Viewport {
	if b.Filled {
		v.Centre.X = min(max(v.Centre.X, b.min.X), b.max.X)
		v.Centre.Y = min(max(v.Centre.Y, b.min.Y), b.max.Y)
	}
	return v
}
