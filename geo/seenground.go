package geo

import (
	"cmp"
	"math"
	"slices"
)

// cut is a stretch of one of the territories' edges that lies in a disc or wedge.
type cut struct {
	segment  int32
	from, to float64 // shares
}

// meetTerritories finds what of the circles lies in territories, and what of
// the territories' edges lies in discs and wedges.
func (m *meeting) meetTerritories() {
	if m.ground == nil {
		return
	}
	tree := m.ground.boundary
	m.remaining = newOverlay(tree)
	for i := range m.rings {
		r := &m.rings[i]
		m.directions = m.directions[:0]
		m.meetNode(r, 0)
		if r.buried {
			continue
		}
		r.hideBetween(m.directions, func(from, to *direction) bool {
			if from.enters != to.enters {
				return from.enters
			}
			east, north := from.middle(to)
			q := r.heading.at(east, north, r.radius+justOutside)
			return m.ground.Contains(&q)
		})
	}
	slices.SortFunc(m.cuts, func(a, b cut) int {
		return cmp.Or(cmp.Compare(a.segment, b.segment), cmp.Compare(a.from, b.from))
	})
	for i := 0; i < len(m.cuts); {
		leaf, from := tree.leaf[m.cuts[i].segment], i
		for i++; i < len(m.cuts) && tree.leaf[m.cuts[i].segment] == leaf; i++ {
		}
		if !m.remaining.hides(leaf) {
			m.remaining.leave(leaf, remains(tree, leaf, m.cuts[from:i]))
		}
	}
}

// meetNode cuts what a node holds with a disc or wedge.
func (m *meeting) meetNode(r *ring, node int32) {
	tree := m.ground.boundary
	n := &tree.nodes[node]
	d := math.Sqrt(r.centre.Chord2(&n.centre))
	if d-n.radius > r.radius {
		return
	}
	in, out := true, false
	if r.wedge {
		in, out = r.sectorHolds(n)
	}
	switch {
	case out && d+n.radius < r.shortestChord():
		return
	case in && d+n.radius < r.shortestChord():
		m.remaining.hide(node)
		return
	case n.second != 0:
		m.meetNode(r, node+1)
		m.meetNode(r, n.second)
		return
	}
	for i := n.from; i < n.to; i++ {
		m.meetSegment(r, i)
	}
}

// shortestChord is no more than the chord of any radius of the ring, in metres.
func (r *ring) shortestChord() float64 {
	const smallest = 6_330_000.0 // metres, radius of curvature of the Earth at the equator and less
	return r.radius * (1 - r.radius2/(24*smallest*smallest))
}

// sectorHolds reports whether all of a node lies in the directions of a wedge,
// or all of it beside them.
func (r *ring) sectorHolds(n *treeNode) (in, out bool) {
	east, north := r.heading.To(&n.centre)
	a := &r.sector
	first, second := clockwise(a.east1, a.north1, east, north), clockwise(a.east2, a.north2, east, north)
	if math.Abs(first) <= n.radius || math.Abs(second) <= n.radius {
		return false, false
	}
	in = a.holds(east, north)
	return in, !in
}

// meetSegment notes where one of the territories' edges crosses a circle, and
// what of it lies in the disc or wedge.
func (m *meeting) meetSegment(r *ring, i int32) {
	s := &m.ground.boundary.segments[i]
	from, to, ok := s.inDisc(&r.centre, r.radius)
	if !ok {
		return
	}
	// What the edge bounds lies to its left: clockwise of where it comes in.
	if from > 0 {
		m.addDirection(r, s.at(from), true)
	}
	if to < 1 {
		m.addDirection(r, s.at(to), false)
	}
	if !r.wedge {
		m.cuts = append(m.cuts, cut{i, from, to})
		return
	}
	m.shares = append(m.shares[:0], 0, from, to, 1)
	m.crossSector(s, r)
	for from, to := range m.stretches() {
		if q := s.justRight((from + to) / 2); r.covers(&q, 0) {
			m.cuts = append(m.cuts, cut{i, from, to})
		}
	}
}

func (m *meeting) addDirection(r *ring, q Geocentric, enters bool) {
	d := newDirection(r.heading.To(&q))
	d.enters = enters
	m.directions = append(m.directions, d)
}

// remains returns what cuts in order leave of a leaf's segments.
func remains(t *segmentTree, leaf int32, cuts []cut) []segment {
	const shortest = 1e-8
	n := &t.nodes[leaf]
	var left []segment
	for i := n.from; i < n.to; i++ {
		s, at := &t.segments[i], 0.0
		if len(cuts) == 0 || cuts[0].segment != i {
			left = append(left, *s)
			continue
		}
		for ; len(cuts) > 0 && cuts[0].segment == i; cuts = cuts[1:] {
			if cuts[0].from-at > shortest {
				left = append(left, newSegment(s.at(at), s.at(cuts[0].from)))
			}
			at = max(at, cuts[0].to)
		}
		if 1-at > shortest {
			left = append(left, newSegment(s.at(at), s.b))
		}
	}
	return left
}
