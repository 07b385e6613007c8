package geo

import (
	"cmp"
	"math"
	"slices"
)

// segmentTree is segments sorted into balls within balls, so that the nearest
// is found by looking at few. It is not written to once it is made.
type segmentTree struct {
	segments []segment
	nodes    []treeNode
	leaf     []int32 // by segment: its node
}

// treeNode is a ball around some segments. Its first half is the next node,
// its second half the one it names.
type treeNode struct {
	centre   Geocentric
	radius   float64 // metres, the segments' sagitta included
	from, to int32   // its segments
	second   int32   // 0 for a leaf
}

// leafSegments is how many segments are no longer sorted.
const leafSegments = 4

func newSegmentTree(segments []segment) *segmentTree {
	t := &segmentTree{segments: segments, leaf: make([]int32, len(segments))}
	if len(segments) > 0 {
		t.build(0, len(segments))
	}
	return t
}

// build adds the node of some segments, and those below it.
func (t *segmentTree) build(from, to int) {
	var low, high Geocentric
	for i := from; i < to; i++ {
		for k, p := range [2]*Geocentric{&t.segments[i].a, &t.segments[i].b} {
			if i == from && k == 0 {
				low, high = *p, *p
			}
			low.X, low.Y, low.Z = min(low.X, p.X), min(low.Y, p.Y), min(low.Z, p.Z)
			high.X, high.Y, high.Z = max(high.X, p.X), max(high.Y, p.Y), max(high.Z, p.Z)
		}
	}
	n := treeNode{from: int32(from), to: int32(to)}
	n.centre = Geocentric{X: (low.X + high.X) / 2, Y: (low.Y + high.Y) / 2, Z: (low.Z + high.Z) / 2}
	far := 0.0
	for i := from; i < to; i++ {
		far = max(far, n.centre.Chord2(&t.segments[i].a), n.centre.Chord2(&t.segments[i].b))
	}
	n.radius = math.Sqrt(far) + sagitta
	at := len(t.nodes)
	t.nodes = append(t.nodes, n)
	if to-from <= leafSegments {
		for i := from; i < to; i++ {
			t.leaf[i] = int32(at)
		}
		return
	}
	wide := func(s *segment) float64 { return s.a.X + s.b.X }
	switch dx, dy, dz := high.X-low.X, high.Y-low.Y, high.Z-low.Z; {
	case dy >= dx && dy >= dz:
		wide = func(s *segment) float64 { return s.a.Y + s.b.Y }
	case dz >= dx:
		wide = func(s *segment) float64 { return s.a.Z + s.b.Z }
	}
	slices.SortStableFunc(t.segments[from:to], func(a, b segment) int { return cmp.Compare(wide(&a), wide(&b)) })
	middle := (from + to) / 2
	t.build(from, middle)
	t.nodes[at].second = int32(len(t.nodes))
	t.build(middle, to)
}

// overlay is what of a tree's segments is left for one area: by node 0 where
// nothing changed, hiddenNode where none of it is left, else one more than the
// index of a leaf's list.
type overlay struct {
	state []int32
	lists [][]segment
}

const hiddenNode = -1

// of returns the segments of a leaf, and whether the node has any. A nil
// overlay leaves everything.
func (o *overlay) of(t *segmentTree, node int32) (left []segment, any bool) {
	n := &t.nodes[node]
	if o != nil {
		switch s := o.state[node]; {
		case s == hiddenNode:
			return nil, false
		case s > 0:
			return o.lists[s-1], true
		}
	}
	if n.second != 0 {
		return nil, true
	}
	return t.segments[n.from:n.to], true
}

// pending is a node that is to be looked at, and how near it may be.
type pending struct {
	node int32
	near float64
}

// treeDepth is more than the depth of any tree.
const treeDepth = 40

// walk calls visit for leaves, near ones first, as long as they may lie within
// the reach that it returns, in metres from p. It returns the last.
func (t *segmentTree) walk(p *Geocentric, reach float64, o *overlay, visit func([]segment, float64) float64) float64 {
	if len(t.nodes) == 0 {
		return reach
	}
	var stack [treeDepth]pending
	stack[0] = pending{0, t.nearness(0, p)}
	for depth := 1; depth > 0; {
		depth--
		node := stack[depth].node
		if stack[depth].near > reach {
			continue
		}
		left, any := o.of(t, node)
		if !any {
			continue
		}
		second := t.nodes[node].second
		if second == 0 {
			reach = visit(left, reach)
			continue
		}
		a, b := pending{node + 1, t.nearness(node+1, p)}, pending{second, t.nearness(second, p)}
		if a.near < b.near {
			a, b = b, a
		}
		stack[depth], stack[depth+1] = a, b
		depth += 2
	}
	return reach
}

// nearness is less than the distance from p to what a node holds.
func (t *segmentTree) nearness(node int32, p *Geocentric) float64 {
	n := &t.nodes[node]
	return math.Sqrt(p.Chord2(&n.centre)) - n.radius
}

// distance returns the distance in metres from p to the nearest segment that
// an overlay leaves, or best if that is less.
func (t *segmentTree) distance(p *Geocentric, best float64, o *overlay) float64 {
	return t.walk(p, best, o, func(leaf []segment, best float64) float64 {
		for i := range leaf {
			best = leaf[i].distance(p, best)
		}
		return best
	})
}

// within appends the segments of which a part may lie within a reach in metres.
func (t *segmentTree) within(dst []*segment, p *Geocentric, reach float64, o *overlay) []*segment {
	t.walk(p, reach, o, func(leaf []segment, reach float64) float64 {
		for i := range leaf {
			if _, ok := leaf[i].foot(p, reach); ok {
				dst = append(dst, &leaf[i])
			}
		}
		return reach
	})
	return dst
}

// inside returns how far inside the segments p lies, in metres: the distance to
// the nearest, negative to the right of it. Where several share the nearest
// point, as at a corner, the one counts that p lies most abreast of.
func (t *segmentTree) inside(p *Geocentric) float64 {
	const same = 0.5 // metres
	best, abreast, left := math.Inf(1), 0.0, false
	t.walk(p, best, nil, func(leaf []segment, reach float64) float64 {
		for i := range leaf {
			s := &leaf[i]
			share, ok := s.foot(p, reach)
			if !ok {
				continue
			}
			q := s.at(share)
			d := float64(p.Distance(&q))
			if d > best+same {
				continue
			}
			right, away := s.right(&q), p.minus(&q)
			side := dot3(right, away) / max(d, 1e-3)
			if share > 0 && share < 1 {
				side = math.Copysign(1, side)
			}
			if d < best-same || math.Abs(side) > abreast {
				abreast, left = math.Abs(side), side < 0
			}
			best = min(best, d)
			reach = best + same
		}
		return reach
	})
	if left {
		return best
	}
	return -best
}

// farthest returns a distance from p beyond which no segment lies, at least so much.
func (t *segmentTree) farthest(p *Geocentric, atLeast Length) Length {
	for i := range t.nodes {
		n := &t.nodes[i]
		far := math.Sqrt(p.Chord2(&n.centre)) + n.radius
		if n.second != 0 || far*(1+far*far/(20*MeanRadius*MeanRadius)) < float64(atLeast) {
			continue
		}
		for k := n.from; k < n.to; k++ {
			atLeast = max(atLeast, p.Distance(&t.segments[k].a), p.Distance(&t.segments[k].b))
		}
	}
	return atLeast
}
