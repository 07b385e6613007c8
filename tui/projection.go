package tui

import (
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// conic is the map projection: Lambert's conformal conic with its standard
// parallels through the south and the north of Ukraine. Circles stay circles,
// scale is true to 0.2 % over the country.
var conic = geo.NewLambert(46, 51, 48.5, 31.5)

// project turns degrees into km on the map.
func project(p orb.Point) vec {
	x, y := conic.Forward(p)
	return vec{x / 1000, y / 1000}
}

// unproject turns km on the map into degrees.
func unproject(v vec) orb.Point { return conic.Inverse(v.x*1000, v.y*1000) }
