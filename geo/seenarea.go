package geo

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// SeenArea is the ground that lies in at least one of some discs, wedges or
// territories, and its boundary: arcs of circles, sides of wedges and edges of
// territories as far as they lie in nothing else. It is made once and asked
// often. With discs only it is their [DiscUnion].
type SeenArea struct {
	circles   DiscUnion // of the discs, then of the wedges; all there is where only is set
	only      bool      // there are discs only
	sides     []segment // of wedges
	ground    *Territories
	remaining *overlay // what of the territories' edges lies in no disc or wedge
	whole     part
}

// NewSeenArea returns the union of discs, wedges and territories; t may be nil.
// Discs and wedges whose radius or width is not positive have no part in it.
// Each piece of the boundary is cut where it crosses another shape, and a stretch
// between two cuts is hidden if a point just outside it lies in that shape. Of
// the territories' edges only those near circles are looked at.
func NewSeenArea(discs []Disc, wedges []Wedge, t *Territories) *SeenArea {
	discs = slices.Clone(discs)
	var narrow []Wedge
	for _, w := range wedges {
		switch {
		case !(w.Width > 0) || !(w.Radius > 0) || slices.Contains(narrow, w):
		case w.whole():
			discs = append(discs, w.Disc)
		default:
			narrow = append(narrow, w)
		}
	}
	if len(narrow) == 0 {
		s := &SeenArea{circles: *NewDiscUnion(discs), only: true}
		return s.With(t)
	}
	s := &SeenArea{circles: DiscUnion{rings: newRings(discs)}}
	s.addWedges(narrow)
	bury(s.circles.rings)
	m := meeting{SeenArea: s, rings: s.circles.rings}
	m.prepare()
	for i := range m.rings {
		for j := i + 1; j < len(m.rings); j++ {
			if !m.rings[i].buried || !m.rings[j].buried {
				m.cross(i, j)
			}
		}
	}
	m.finish()
	return s.With(t)
}

// With returns the union of an area that has no territories with some; t may be nil.
func (s *SeenArea) With(t *Territories) *SeenArea {
	if t.empty() {
		return s
	}
	all := &SeenArea{circles: DiscUnion{rings: slices.Clone(s.circles.rings)}, ground: t}
	m := meeting{SeenArea: all, rings: all.circles.rings}
	for i := range m.rings {
		m.rings[i].hideRest()
	}
	m.prepare()
	m.meetTerritories()
	for i := range s.circles.vertices {
		if v := &s.circles.vertices[i]; !t.Contains(v) {
			all.circles.vertices = append(all.circles.vertices, *v)
		}
	}
	m.finish()
	return all
}

// finish cuts the sides of wedges and puts together what is left of everything.
func (m *meeting) finish() {
	for i := range m.rings {
		m.cutSides(i)
	}
	m.circles.settle()
	m.whole = m.circles.whole
	m.whole.ground = m.ground
}

// addWedges adds the circles of wedges that no disc holds.
func (s *SeenArea) addWedges(wedges []Wedge) {
	discs := len(s.circles.rings)
	for i := range wedges {
		w := &wedges[i]
		r := newRing(NewGeocentric(w.Centre), w.Radius)
		r.wedge, r.sector = true, w.sector()
		held := func(d ring) bool { return float64(r.centre.Distance(&d.centre))+r.radius <= d.radius }
		if slices.ContainsFunc(s.circles.rings[:discs], held) {
			continue
		}
		r.hidden = append(r.hidden, r.sector.rest())
		s.circles.rings = append(s.circles.rings, r)
	}
}

// meeting finds where the shapes of a seen area meet.
type meeting struct {
	*SeenArea
	rings      []ring
	straight   [][2][]segment // by ring: a wedge's sides
	cuts       []cut
	shares     []float64
	directions []direction
}

func (m *meeting) prepare() {
	m.straight = make([][2][]segment, len(m.rings))
	for i := range m.rings {
		if r := &m.rings[i]; r.wedge {
			m.straight[i][0], m.straight[i][1] = r.sides()
		}
	}
}

// direction is where a circle crosses something.
type direction struct {
	azimuth     float64
	east, north float64 // of length 1
	enters      bool    // clockwise, the territories
}

func newDirection(east, north float64) direction {
	h := 1 / math.Hypot(east, north)
	return direction{azimuth: math.Atan2(east, north), east: east * h, north: north * h}
}

// middle is the direction half way clockwise to another, or opposite to itself.
func (a *direction) middle(b *direction) (east, north float64) {
	turn := b.azimuth - a.azimuth
	if turn <= 0 {
		turn += 2 * math.Pi
	}
	return math.Sincos(a.azimuth + turn/2)
}

// hideBetween hides the stretches of a ring between crossings, in clockwise
// order, that are hidden; without crossings it hides all or nothing.
func (r *ring) hideBetween(at []direction, hides func(from, to *direction) bool) {
	if len(at) == 0 {
		north := newDirection(0, 1)
		if hides(&north, &north) {
			r.hidden = append(r.hidden, everywhere[:]...)
		}
		return
	}
	slices.SortFunc(at, func(a, b direction) int { return cmp.Compare(a.azimuth, b.azimuth) })
	for i := range at {
		from, to := &at[i], &at[(i+1)%len(at)]
		if from.azimuth == to.azimuth && len(at) > 1 || !hides(from, to) {
			continue
		}
		if len(at) == 1 { // a circle that touches
			r.hidden = append(r.hidden, everywhere[:]...)
			continue
		}
		r.hidden = append(r.hidden, arc{from.east, from.north, to.east, to.north})
	}
}

// everywhere are arcs of a third of a circle and more that overlap.
var everywhere = [3]arc{{0, 1, 1, -1}, {1, 0, -1, -0.5}, {-0.5, -1, 0.1, 1}}

// cross cuts two circles where they meet each other and each other's wedge.
func (m *meeting) cross(i, j int) {
	a, b := &m.rings[i], &m.rings[j]
	if a.centre.Chord2(&b.centre) > (a.radius+b.radius)*(a.radius+b.radius) {
		return
	}
	left, right, ok := Crossings(a.centre, Length(a.radius), b.centre, Length(b.radius))
	m.hide(i, j, &left, &right, ok)
	m.hide(j, i, &right, &left, ok)
	if !ok || a.buried || b.buried {
		return
	}
	for _, v := range [2]*Geocentric{&left, &right} {
		if !(a.wedge && !a.inSector(v)) && !(b.wedge && !b.inSector(v)) && !m.covered(v, i, j) {
			m.circles.vertices = append(m.circles.vertices, *v)
		}
	}
}

// hide hides what of circle i lies in the disc or wedge of j; the circles cross
// at two points, the disc clockwise between them.
func (m *meeting) hide(i, j int, from, to *Geocentric, ok bool) {
	r, other := &m.rings[i], &m.rings[j]
	if r.buried {
		return
	}
	if !other.wedge {
		if ok {
			r.hide(from, to)
		}
		return
	}
	m.directions = m.directions[:0]
	if ok {
		m.directions = append(m.directions, newDirection(r.heading.To(from)), newDirection(r.heading.To(to)))
	}
	for _, side := range m.straight[j] {
		for k := range side {
			from, to, ok := side[k].inDisc(&r.centre, r.radius)
			if ok && from > 0 {
				q := side[k].at(from)
				m.directions = append(m.directions, newDirection(r.heading.To(&q)))
			}
			if ok && to < 1 {
				q := side[k].at(to)
				m.directions = append(m.directions, newDirection(r.heading.To(&q)))
			}
		}
	}
	r.hideBetween(m.directions, func(from, to *direction) bool {
		east, north := from.middle(to)
		q := r.heading.at(east, north, r.radius+justOutside)
		return other.covers(&q, 0)
	})
}

// covered reports whether a crossing of circles i and j lies in a third disc or
// wedge, not counting its circle.
func (m *meeting) covered(v *Geocentric, i, j int) bool {
	const onEdge = 0.01 // metres
	for k := range m.rings {
		if k != i && k != j && m.rings[k].covers(v, onEdge) {
			return true
		}
	}
	return false
}

// cutSides finds what of the sides of a wedge lies in nothing else.
func (m *meeting) cutSides(i int) {
	for _, side := range m.straight[i] {
		onGround, known := false, false
		for k := range side {
			m.shares = append(m.shares[:0], 0, 1)
			for j := range m.rings {
				if j != i {
					m.crossingsOf(&side[k], j)
				}
			}
			before := len(m.shares)
			m.crossingsWithGround(&side[k])
			crosses := len(m.shares) > before
			for from, to := range m.stretches() {
				q := side[k].justRight((from + to) / 2)
				if m.inAnother(&q, i) {
					continue
				}
				if !known || crosses {
					onGround, known = m.ground.Contains(&q), true
				}
				if !onGround {
					m.sides = append(m.sides, newSegment(side[k].at(from), side[k].at(to)))
				}
			}
			known = known && !crosses
		}
	}
}

// stretches yields what lies between the shares at which a segment is cut.
func (m *meeting) stretches() iter.Seq2[float64, float64] {
	const shortest = 1e-8
	slices.Sort(m.shares)
	return func(yield func(float64, float64) bool) {
		for i := 1; i < len(m.shares); i++ {
			if m.shares[i]-m.shares[i-1] > shortest && !yield(m.shares[i-1], m.shares[i]) {
				return
			}
		}
	}
}

// inAnother reports whether a point lies in another disc or wedge than i.
func (m *meeting) inAnother(q *Geocentric, i int) bool {
	for j := range m.rings {
		if j != i && m.rings[j].covers(q, 0) {
			return true
		}
	}
	return false
}

// crossingsOf adds the shares at which a segment crosses a circle and the sides
// of its wedge.
func (m *meeting) crossingsOf(s *segment, j int) {
	r := &m.rings[j]
	from, to, ok := s.inDisc(&r.centre, r.radius)
	if !ok {
		return
	}
	m.shares = append(m.shares, from, to)
	if r.wedge {
		m.crossSector(s, r)
	}
}

// crossSector adds the shares at which a segment crosses the sides of a wedge.
func (m *meeting) crossSector(s *segment, r *ring) {
	eastA, northA := r.heading.To(&s.a)
	eastB, northB := r.heading.To(&s.b)
	for _, side := range [2][2]float64{{r.sector.east1, r.sector.north1}, {r.sector.east2, r.sector.north2}} {
		a, b := clockwise(side[0], side[1], eastA, northA), clockwise(side[0], side[1], eastB, northB)
		if a > 0 != (b > 0) {
			m.shares = append(m.shares, a/(a-b))
		}
	}
}

// crossingsWithGround adds the shares at which a segment crosses edges of the
// territories.
func (m *meeting) crossingsWithGround(s *segment) {
	if m.ground == nil {
		return
	}
	middle := s.at(0.5)
	half := math.Sqrt(s.a.Chord2(&s.b))/2 + sagitta
	m.ground.boundary.walk(&middle, half, nil, func(leaf []segment, reach float64) float64 {
		for i := range leaf {
			if share, ok := s.crossing(&leaf[i]); ok {
				m.shares = append(m.shares, share)
			}
		}
		return reach
	})
}

// crossing returns the share at which a segment crosses another.
func (s *segment) crossing(other *segment) (share float64, ok bool) {
	across := func(s *segment, p *Geocentric) float64 { // positive to the right of the segment's plane
		n := cross3([3]float64{s.b.X, s.b.Y, s.b.Z}, [3]float64{s.a.X, s.a.Y, s.a.Z})
		return dot3(n, [3]float64{p.X, p.Y, p.Z})
	}
	a, b := across(other, &s.a), across(other, &s.b)
	if a > 0 == (b > 0) || across(s, &other.a) > 0 == (across(s, &other.b) > 0) {
		return 0, false
	}
	return a / (a - b), true
}
