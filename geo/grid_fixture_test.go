package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Grid divides a bound of longitudes and latitudes into cells. Rows have equal
// latitude steps and are counted from the south, columns equal longitude steps
// and are counted from the west. Steps are chosen in the middle of the bound;
// away from it cells grow wider or narrower, which [Grid.RowArea] accounts for.
type Grid struct {
	bound            orb.Bound
	rows, cols       int
	latStep, lonStep float64 // degrees
}

// maxGridSide bounds the rows and the columns of a grid.
const maxGridSide = 1 << 20

// NewGrid covers the bound with cells whose sides, at the middle latitude, are
// no longer than cell. An empty bound or a cell that is not positive gives a
// grid without cells.
func NewGrid(bound orb.Bound, cell Length) Grid {
	height := bound.Max[1] - bound.Min[1]
	width := bound.Max[0] - bound.Min[0]
	if !(height > 0) || !(width > 0) || !(cell > 0) {
		return Grid{bound: bound}
	}
	middle := (bound.Max[1] + bound.Min[1]) / 2
	sin, cos := sincosDegrees(middle)
	perLon := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin) * cos * degree
	perLat := meridianRadius(middle) * degree
	g := Grid{bound: bound, rows: side(height*perLat, cell), cols: side(width*perLon, cell)}
	g.latStep = height / float64(g.rows)
	g.lonStep = width / float64(g.cols)
	return g
}

// side returns how many cells a side of the given metres takes.
func side(metres float64, cell Length) int {
	// A side that is a whole number of cells but for rounding has that number.
	return int(min(max(math.Ceil(metres/float64(cell)-1e-9), 1), maxGridSide))
}

// Bound returns the bound that the grid divides.
func (g Grid) Bound() orb.Bound { return g.bound }

// Rows returns the number of rows.
func (g Grid) Rows() int { return g.rows }

// Cols returns the number of columns.
func (g Grid) Cols() int { return g.cols }

// LatitudeStep returns the height of a cell in degrees.
func (g Grid) LatitudeStep() float64 { return g.latStep }

// LongitudeStep returns the width of a cell in degrees.
func (g Grid) LongitudeStep() float64 { return g.lonStep }

// Centre returns the middle of a cell.
func (g Grid) Centre(row, col int) orb.Point {
	return orb.Point{
		g.bound.Min[0] + (float64(col)+0.5)*g.lonStep,
		g.bound.Min[1] + (float64(row)+0.5)*g.latStep,
	}
}

// RowArea returns the true area of one cell of the row.
func (g Grid) RowArea(row int) Area {
	south := g.bound.Min[1] + float64(row)*g.latStep
	return CellArea(0, south, g.lonStep, south+g.latStep)
}

// Locate returns the cell that holds a point; ok is false outside of the grid.
// A cell holds its western and southern edge, the last ones of the grid also
// the eastern and northern.
func (g Grid) Locate(p orb.Point) (row, col int, ok bool) {
	north, east := p[1]-g.bound.Min[1], p[0]-g.bound.Min[0]
	inside := north >= 0 && east >= 0 && p[1] <= g.bound.Max[1] && p[0] <= g.bound.Max[0]
	if g.rows == 0 || !inside { // NaN is not inside
		return 0, 0, false
	}
	row = min(int(north/g.latStep), g.rows-1)
	col = min(int(east/g.lonStep), g.cols-1)
	return row, col, true
}
