package geo

import "math"

// Field is a function of the points of the ground, in metres, that changes by
// no more than the point moves: the clearance in a [DiscUnion] or a
// [SeenArea], or the depth in [Domes]. A [LevelSet] is drawn from it. All are quick where only a part of them
// matters, as within a small block of ground.
type Field interface {
	// everything returns the part that is all of the field; it is not written to.
	everything() *part
	// level returns the field at p from a part that decides it there, within the
	// error of [Geocentric.Near].
	level(of *part, p Geocentric, beyond float64) float64
	// narrow writes to near what of a part can matter within h metres of p,
	// where the field has a level.
	narrow(of, near *part, p Geocentric, beyond, level, h float64)
	// left returns what of beyond a level has not taken into account.
	left(beyond float64) float64
}

// part is what of a field matters within a block of ground.
type part struct {
	rings    []*ring // of whose circles something is exposed
	buried   []*ring // of which nothing is, but whose discs may hold some of the block
	vertices []Geocentric
	straight []*segment   // sides of wedges and edges of territories
	ground   *Territories // that may hold some of the block
	inside   bool         // some disc or the territories hold the whole block
}

// partOf returns the part that is all of some rings and vertices.
func partOf(rings []ring, vertices []Geocentric) part {
	all := part{vertices: vertices}
	for i := range rings {
		if r := &rings[i]; !r.buried {
			all.rings = append(all.rings, r)
		} else {
			all.buried = append(all.buried, r)
		}
	}
	return all
}

// holds reports whether some disc or wedge of a part holds p, by way of
// [Geocentric.Near].
func (of *part) holds(p *Geocentric) bool {
	for _, list := range [2][]*ring{of.rings, of.buried} {
		for _, r := range list {
			if r.radius >= float64(p.Near(&r.centre)) && (!r.wedge || r.inSector(p)) {
				return true
			}
		}
	}
	return false
}

// narrowRings writes to near what rings of a part matter within h metres of p: those
// whose circles come as near as far, and such discs as may hold some of that ground but
// not all.
func (of *part) narrowRings(near *part, p *Geocentric, h, far float64) {
	near.inside, near.rings, near.buried = of.inside, near.rings[:0], near.buried[:0]
	for _, list := range [2][]*ring{of.rings, of.buried} {
		for _, r := range list {
			gap := r.radius - float64(p.Near(&r.centre))
			near.inside = near.inside || !r.wedge && gap >= h+nearEnough
			switch {
			case !r.buried && math.Abs(gap) <= far:
				near.rings = append(near.rings, r)
			case !of.inside && gap > -h-nearEnough:
				near.buried = append(near.buried, r)
			}
		}
	}
	if near.inside {
		near.buried = near.buried[:0]
	}
}
