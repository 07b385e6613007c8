package data

import (
	"bytes"
	"compress/zlib"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"sync"

	"airumbrella/geo"
)

// reliefBin is a zlib stream of little-endian int16: west and north edge in
// degrees, cells per degree, rows, columns, and then the cells in metres above
// sea level, row by row from north to south and west to east.
//
//go:embed relief.bin
var reliefBin []byte

// Relief is a coarse grid of elevations: for shading a map, and for terrain
// masking that is indicative only. A value stands for a cell of 1/30 degree
// (3.7 km north to south, 2.4 km east to west at 49N). It was read back from
// shaded tiles: its error is 36 m root mean square at 1,600 known places, sea
// and lowland below about 3 m are 0, and summits are 25 to 35 % low, partly
// since a cell is wider than a summit. Take real terrain for line of sight.
type Relief struct {
	west, north    float64 // edges of the grid in degrees
	cellsPerDegree float64
	rows, columns  int
	metres         []int16 // rows from north to south
}

// EmbeddedRelief returns the relief of 19-41E and 43-53N. The value is shared
// and immutable.
func EmbeddedRelief() *Relief { return embeddedRelief() }

var embeddedRelief = sync.OnceValue(func() *Relief {
	relief, err := readRelief(bytes.NewReader(reliefBin))
	if err != nil {
		panic(fmt.Sprintf("bug in data/relief.bin: %v", err))
	}
	return relief
})

// readRelief reads the format of reliefBin.
func readRelief(packed io.Reader) (*Relief, error) {
	stream, err := zlib.NewReader(packed)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	content, err := io.ReadAll(stream)
	if err != nil {
		return nil, err
	}
	const header = 5
	if len(content) < 2*header {
		return nil, fmt.Errorf("%d bytes, want a header of %d", len(content), 2*header)
	}
	value := func(i int) int16 { return int16(binary.LittleEndian.Uint16(content[2*i:])) }
	r := &Relief{
		west:           float64(value(0)),
		north:          float64(value(1)),
		cellsPerDegree: float64(value(2)),
		rows:           int(value(3)),
		columns:        int(value(4)),
	}
	if r.cellsPerDegree <= 0 || r.rows <= 0 || r.columns <= 0 || len(content) != 2*(header+r.rows*r.columns) {
		return nil, fmt.Errorf(
			"%d bytes do not hold %d rows of %d cells, %g a degree",
			len(content),
			r.rows,
			r.columns,
			r.cellsPerDegree,
		)
	}
	r.metres = make([]int16, r.rows*r.columns)
	for i := range r.metres {
		r.metres[i] = value(header + i)
	}
	return r, nil
}

// Elevation returns the ground's altitude at a position in degrees, bilinear
// between the centres of the four cells around it; within half a cell of the
// edge the outermost cells go on. Outside [Relief.Bound] it returns false.
func (r *Relief) Elevation(lon, lat float64) (geo.Altitude, bool) {
	x := (lon-r.west)*r.cellsPerDegree - 0.5
	y := (r.north-lat)*r.cellsPerDegree - 0.5
	width, height := float64(r.columns), float64(r.rows)
	// Written so that NaN is outside.
	if !(x >= -0.5 && x <= width-0.5 && y >= -0.5 && y <= height-0.5) {
		return 0, false
	}
	x = math.Min(math.Max(x, 0), width-1)
	y = math.Min(math.Max(y, 0), height-1)
	column, row := int(x), int(y)
	east, south := min(column+1, r.columns-1), min(row+1, r.rows-1)
	fx, fy := x-float64(column), y-float64(row)
	upper := mix(r.cell(row, column), r.cell(row, east), fx)
	lower := mix(r.cell(south, column), r.cell(south, east), fx)
	return geo.Altitude(mix(upper, lower, fy)), true
}

// cell returns the metres of one cell.
func (r *Relief) cell(row, column int) float64 {
	return float64(r.metres[row*r.columns+column])
}

// mix returns the value the fraction t of the way from a to b. The inner
// conversion keeps processors from fusing multiply and add, so that all of
// them return the same bits.
func mix(a, b, t float64) float64 {
	return a + float64((b-a)*t)
}
