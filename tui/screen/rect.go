package screen

// Rect is a rectangle of cells.
type Rect struct{ X, Y, W, H int }

// NewRect is a rectangle by its left column, upper row, width and height.
func NewRect(x, y, w, h int) Rect { return Rect{x, y, w, h} }

// Contains reports whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Right is the first column after the rectangle.
func (r Rect) Right() int { return r.X + r.W }

// Bottom is the first row after the rectangle.
func (r Rect) Bottom() int { return r.Y + r.H }

// Centred is a rectangle of at most w by h in the middle of r.
func (r Rect) Centred(w, h int) Rect {
	w, h = min(w, r.W-2), min(h, r.H-2)
	return Rect{(r.W - w) / 2, (r.H - h) / 2, w, h}
}

// Within is what of r lies in o.
func (r Rect) Within(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return Rect{x, y, max(min(r.Right(), o.Right())-x, 0), max(min(r.Bottom(), o.Bottom())-y, 0)}
}
