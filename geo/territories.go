package geo

import "github.com/paulmach/orb"

// Territories are grounds with straight edges that are joined to one, with its
// gaps closed, and made ready to be part of many [SeenArea]s. The zero value
// and nil hold nothing.
type Territories struct {
	boundary *segmentTree
}

// NewTerritories joins polygons, whose rings may be closed or not, run either
// way, overlap and share borders, also such as do not quite agree. Edges are
// geodesics; rings do not cross the date line or go round a pole. Gaps narrower
// than [GapWidth], whether between polygons, in inlets or in holes, are closed:
// a disc of that width that rolls along the outside does not get into them, and
// a straight edge between the points at which it is stopped closes them. So are
// corners that point inwards, of which it cuts off what it cannot touch.
func NewTerritories(of ...orb.MultiPolygon) *Territories {
	return &Territories{newSegmentTree(closeGaps(straightEdges(of)))}
}

// empty reports whether there is no ground.
func (t *Territories) empty() bool {
	return t == nil || t.boundary == nil || len(t.boundary.nodes) == 0
}

// Contains reports whether p lies on the ground of the territories or in a gap
// that is closed.
func (t *Territories) Contains(p *Geocentric) bool { return !t.empty() && t.boundary.inside(p) >= 0 }
