package geo

import "slices"

// DiscUnion is the ground that lies in at least one of some discs, and its
// boundary: the arcs of their circles that lie in no other disc, and the
// vertices at which arcs meet. It is made once and asked often, by
// [DiscUnion.Clearance] point by point and by [LevelSet] line by line.
type DiscUnion struct {
	rings    []ring // of the discs that no other disc holds, those with an exposed part first
	exposed  int    // how many of them have one
	vertices []Geocentric
	whole    part
}

// ring is the circle of one disc of a union, and the parts of it that lie in
// other discs.
type ring struct {
	heading Heading
	centre  Geocentric
	radius  float64 // metres
	radius2 float64 // square metres
	hidden  []arc   // while the union is made
	open    []arc   // what is left of the circle, in no order; nil where bare
	bare    bool    // nothing of the circle is hidden
	buried  bool    // all of it is
	wedge   bool    // of its disc only what lies in the sector belongs to the union
	sector  arc
}

// NewDiscUnion returns the union of the discs; those whose radius is not
// positive have no part in it. Circles are compared with each other save those that
// lie deep inside of other discs. As in [Crossings], circles that all but touch count
// as apart.
func NewDiscUnion(discs []Disc) *DiscUnion {
	u := &DiscUnion{rings: newRings(discs)}
	bury(u.rings)
	for i := range u.rings {
		for j := i + 1; j < len(u.rings); j++ {
			if !u.rings[i].buried || !u.rings[j].buried {
				u.cross(i, j)
			}
		}
	}
	u.settle()
	return u
}

// settle finds what is left of each circle and puts the rings of which something is
// first.
func (u *DiscUnion) settle() {
	for i := range u.rings {
		u.rings[i].settle()
	}
	slices.SortStableFunc(u.rings, func(a, b ring) int {
		switch {
		case a.buried == b.buried:
			return 0
		case b.buried:
			return -1
		}
		return 1
	})
	u.exposed = slices.IndexFunc(u.rings, func(r ring) bool { return r.buried })
	if u.exposed < 0 {
		u.exposed = len(u.rings)
	}
	u.whole = partOf(u.rings, u.vertices)
}

// newRings returns the circles of the discs that no other disc holds.
func newRings(discs []Disc) []ring {
	centres := make([]Geocentric, len(discs))
	for i := range discs {
		centres[i] = NewGeocentric(discs[i].Centre)
	}
	var rings []ring
	for i := range discs {
		if discs[i].Radius > 0 && !heldByAnother(discs, centres, i) {
			rings = append(rings, newRing(centres[i], discs[i].Radius))
		}
	}
	return rings
}

func newRing(centre Geocentric, radius Length) ring {
	r := float64(radius)
	return ring{heading: NewHeading(centre), centre: centre, radius: r, radius2: r * r}
}

// heldByAnother reports whether another disc holds disc i; of two equal ones
// the first stays.
func heldByAnother(discs []Disc, centres []Geocentric, i int) bool {
	radius := discs[i].Radius
	for j := range discs {
		other := discs[j].Radius
		if i == j || other < radius || other == radius && j > i {
			continue
		}
		reach := float64(other - radius) // no chord is longer than its distance
		if centres[i].Chord2(&centres[j]) <= reach*reach && centres[i].Distance(&centres[j])+radius <= other {
			return true
		}
	}
	return false
}

// cross hides the part of each circle that lies in the other disc and keeps
// the crossings that lie in no third disc.
func (u *DiscUnion) cross(i, j int) {
	a, b := &u.rings[i], &u.rings[j]
	left, right, ok := Crossings(a.centre, Length(a.radius), b.centre, Length(b.radius))
	if !ok {
		return
	}
	a.hide(&left, &right)
	b.hide(&right, &left)
	if a.buried || b.buried {
		return
	}
	for _, v := range [2]Geocentric{left, right} {
		if !u.inThird(&v, i, j) {
			u.vertices = append(u.vertices, v)
		}
	}
}

// hide notes that the circle clockwise from one point to another lies in
// another disc.
func (r *ring) hide(from, to *Geocentric) {
	if r.buried {
		return
	}
	var h arc
	h.east1, h.north1 = r.heading.To(from)
	h.east2, h.north2 = r.heading.To(to)
	r.hidden = append(r.hidden, h)
}

// inThird reports whether a crossing of circles i and j lies inside another
// disc, not counting its edge.
func (u *DiscUnion) inThird(v *Geocentric, i, j int) bool {
	const onEdge = 0.01 // metres
	for k := range u.rings {
		r := &u.rings[k]
		if k != i && k != j && v.Chord2(&r.centre) < r.radius2 && float64(v.Distance(&r.centre)) < r.radius-onEdge {
			return true
		}
	}
	return false
}

// exposed reports whether the point of the circle in the direction of p lies
// on the boundary of the union.
func (r *ring) exposed(p *Geocentric) bool {
	const atCentre = 0.01 // metres from the centre, within which no direction has a meaning
	if r.bare {
		return true
	}
	east, north := r.heading.To(p)
	if east*east+north*north < atCentre*atCentre {
		return false // any direction will do: the ends of what is exposed are vertices
	}
	for i := range r.open {
		if r.open[i].holds(east, north) {
			return true
		}
	}
	return false
}

// arc is the directions clockwise from a first to a second, each given by its
// components east and north.
type arc struct{ east1, north1, east2, north2 float64 }

// holds reports whether a direction lies strictly between the two of the arc.
func (a *arc) holds(east, north float64) bool {
	after, before := clockwise(a.east1, a.north1, east, north), clockwise(east, north, a.east2, a.north2)
	if clockwise(a.east1, a.north1, a.east2, a.north2) >= 0 {
		return after > 0 && before > 0
	}
	return after > 0 || before > 0
}

// clockwise is positive where direction b lies clockwise of a, by less than
// half a turn.
func clockwise(eastA, northA, eastB, northB float64) float64 { return northA*eastB - eastA*northB }
