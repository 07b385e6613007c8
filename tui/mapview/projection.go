package mapview

import (
	"sync"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// conic is the map projection: Lambert's conformal conic with its standard
// parallels through the south and the north of Ukraine. Circles stay circles,
// scale is true to 0.2 % over the country.
var conic = geo.NewLambert(46, 51, 48.5, 31.5)

// Project turns degrees into km on the map.
func Project(p orb.Point) Point {
	x, y := conic.Forward(p)
	return Point{x / 1000, y / 1000}
}

// unproject turns km on the map into degrees.
func unproject(v Point) orb.Point { return conic.Inverse(v.X*1000, v.Y*1000) }

// projectNear is project for drawing lines: read from a table and interpolated,
// up to 50 m wrong, in a fortieth of the time. Outside of the table it is
// project.
func projectNear(p orb.Point) Point {
	t := projectionTable()
	x, y := (p[0]-tableWest)/tableStep, (p[1]-tableSouth)/tableStep
	i, j := int(x), int(y)
	if !(x >= 0 && y >= 0) || i >= tableCols-1 || j >= tableRows-1 {
		return Project(p)
	}
	fx, fy := x-float64(i), y-float64(j)
	a, b := &t[j][i], &t[j][i+1]
	c, d := &t[j+1][i], &t[j+1][i+1]
	return Point{
		(1-fy)*((1-fx)*a.X+fx*b.X) + fy*((1-fx)*c.X+fx*d.X),
		(1-fy)*((1-fx)*a.Y+fx*b.Y) + fy*((1-fx)*c.Y+fx*d.Y),
	}
}

// The table covers the area of the base map, in degrees.
const (
	tableWest, tableSouth = 5, 34
	tableStep             = 0.5
	tableCols             = (46-tableWest)*2 + 1
	tableRows             = (60-tableSouth)*2 + 1
)

// projectionTable is the projection at every corner of the table.
var projectionTable = sync.OnceValue(func() *[tableRows][tableCols]Point {
	t := &[tableRows][tableCols]Point{}
	for j := range t {
		for i := range t[j] {
			t[j][i] = Project(orb.Point{tableWest + float64(i)*tableStep, tableSouth + float64(j)*tableStep})
		}
	}
	return t
})
