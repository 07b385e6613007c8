package geo

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
)

// Outline is polygons made ready to be asked for very many points: their edges
// sorted into bands of latitude, so that a point is compared with the few
// edges of its band. That is done when the first point is asked for that lies in the
// longitudes of the polygons. The zero value contains nothing.
type Outline struct {
	polygons orb.MultiPolygon
	bounded  sync.Once
	west     float64 // degrees, with a little room
	east     float64
	sorted   sync.Once
	south    float64 // degrees
	north    float64
	perBand  float64 // bands per degree
	edges    []edge  // band after band; one that crosses several stands in each
	ends     []int32 // by band, where it ends in edges
}

// edge is an edge of a ring from its southern to its northern end.
type edge struct {
	x, y, top float64 // southern end, latitude of the northern
	slope     float64 // degrees of longitude per degree of latitude
}

// edgesPerBand is how many edges a band would hold if each lay in one.
const edgesPerBand = 4

// NewOutline returns the outline of polygons, which are not to be changed from now on.
func NewOutline(mp orb.MultiPolygon) *Outline { return &Outline{polygons: mp} }

// boundRoom is room for rounding, in degrees: what lies beyond it lies outside for certain.
const boundRoom = 1e-6

// bound finds the longitudes of the polygons.
func (o *Outline) bound() {
	o.west, o.east = math.Inf(1), math.Inf(-1)
	for _, polygon := range o.polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				o.west, o.east = min(o.west, p[0]-boundRoom), max(o.east, p[0]+boundRoom)
			}
		}
	}
}

// sort sorts the edges into bands.
func (o *Outline) sort() {
	n := 0
	o.south, o.north = math.Inf(1), math.Inf(-1)
	o.forEach(func(e edge) {
		n++
		o.south, o.north = min(o.south, e.y), max(o.north, e.top)
	})
	if n == 0 {
		return
	}
	bands := max(1, n/edgesPerBand)
	o.perBand, o.ends = float64(bands)/(o.north-o.south), make([]int32, bands)
	o.forEach(func(e edge) {
		for i := o.band(e.y); i <= o.band(e.top); i++ {
			o.ends[i]++
		}
	})
	sum := int32(0)
	for i, n := range o.ends { // where each starts, until its edges stand
		o.ends[i] = sum
		sum += n
	}
	o.edges = make([]edge, sum)
	o.forEach(func(e edge) {
		for i := o.band(e.y); i <= o.band(e.top); i++ {
			o.edges[o.ends[i]] = e
			o.ends[i]++
		}
	})
}

// forEach visits the edges that rise, from their southern ends.
func (o *Outline) forEach(visit func(edge)) {
	forEachEdge(o.polygons, func(a, b orb.Point) {
		if a[1] > b[1] {
			a, b = b, a
		}
		if a[1] != b[1] {
			visit(edge{a[0], a[1], b[1], (b[0] - a[0]) / (b[1] - a[1])})
		}
	})
}

// band is the band of a latitude; it never falls as the latitude grows.
func (o *Outline) band(lat float64) int {
	return int(min(max(math.Floor((lat-o.south)*o.perBand), 0), float64(len(o.ends)-1)))
}

// Contains is [Contains] for the polygons of the outline, to the bit.
func (o *Outline) Contains(p orb.Point) bool {
	if o.bounded.Do(o.bound); !(p[0] >= o.west && p[0] <= o.east) {
		return false
	}
	o.sorted.Do(o.sort)
	if len(o.ends) == 0 || !(p[1] >= o.south && p[1] <= o.north) {
		return false
	}
	odd := false
	band, from := o.band(p[1]), int32(0)
	if band > 0 {
		from = o.ends[band-1]
	}
	for _, e := range o.edges[from:o.ends[band]] {
		if (e.y > p[1]) != (e.top > p[1]) && p[0] < e.x+float64((p[1]-e.y)*e.slope) {
			odd = !odd
		}
	}
	return odd
}
