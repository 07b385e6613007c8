package geo

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
	rings    []*ring
	vertices []Geocentric
	straight []*segment   // sides of wedges and edges of territories
	ground   *Territories // that may hold some of the block
	inside   bool         // some disc or the territories hold the whole block
}

// partOf returns the part that is all of some rings and vertices.
func partOf(rings []ring, vertices []Geocentric) part {
	all := part{rings: make([]*ring, len(rings)), vertices: vertices}
	for i := range rings {
		all.rings[i] = &rings[i]
	}
	return all
}
