package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Outline is polygons made ready to be asked for very many points: their edges
// sorted into bands of latitude, so that a point is compared with the few
// edges of its band. The zero value contains nothing.
type Outline struct {
	south   float64 // degrees
	north   float64
	perBand float64 // bands per degree
	bands   [][]edge
}

// edge is an edge of a ring from its southern to its northern end.
type edge struct {
	x, y, top float64 // southern end, latitude of the northern
	slope     float64 // degrees of longitude per degree of latitude
}

// edgesPerBand is how many edges a band would hold if each lay in one.
const edgesPerBand = 4

// NewOutline sorts the edges of polygons.
func NewOutline(mp orb.MultiPolygon) *Outline {
	o := &Outline{south: math.Inf(1), north: math.Inf(-1)}
	var edges []edge
	forEachEdge(mp, func(a, b orb.Point) {
		if a[1] > b[1] {
			a, b = b, a
		}
		if a[1] != b[1] {
			edges = append(edges, edge{a[0], a[1], b[1], (b[0] - a[0]) / (b[1] - a[1])})
			o.south, o.north = min(o.south, a[1]), max(o.north, b[1])
		}
	})
	if len(edges) == 0 {
		return o
	}
	n := max(1, len(edges)/edgesPerBand)
	o.perBand, o.bands = float64(n)/(o.north-o.south), make([][]edge, n)
	for _, e := range edges {
		for i := o.band(e.y); i <= o.band(e.top); i++ {
			o.bands[i] = append(o.bands[i], e)
		}
	}
	return o
}

// band is the band of a latitude; it never falls as the latitude grows.
func (o *Outline) band(lat float64) int {
	return int(min(max(math.Floor((lat-o.south)*o.perBand), 0), float64(len(o.bands)-1)))
}

// Contains is [Contains] for the polygons of the outline, to the bit.
func (o *Outline) Contains(p orb.Point) bool {
	if len(o.bands) == 0 || !(p[1] >= o.south && p[1] <= o.north) {
		return false
	}
	odd := false
	for _, e := range o.bands[o.band(p[1])] {
		if (e.y > p[1]) != (e.top > p[1]) && p[0] < e.x+float64((p[1]-e.y)*e.slope) {
			odd = !odd
		}
	}
	return odd
}
