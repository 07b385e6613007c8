package geo

import (
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
	n := len(segments)
	t := &segmentTree{segments: make([]segment, n), leaf: make([]int32, n)}
	if n == 0 {
		return t
	}
	order := make([]placedSegment, n)
	for i := range segments {
		s := &segments[i]
		order[i] = placedSegment{index: i, twice: [3]float64{s.a.X + s.b.X, s.a.Y + s.b.Y, s.a.Z + s.b.Z}}
	}
	t.sort(segments, order, 0)
	return t
}

// placedSegment is a segment by its index and twice the coordinates of its middle.
type placedSegment struct {
	index int
	twice [3]float64
}

// sort adds the node of some segments, the first at an index in the tree, and
// those below it.
func (t *segmentTree) sort(all []segment, some []placedSegment, from int) {
	low, high := some[0].twice, some[0].twice
	for i := range some {
		for axis, x := range some[i].twice {
			low[axis], high[axis] = min(low[axis], x), max(high[axis], x)
		}
	}
	n := treeNode{from: int32(from), to: int32(from + len(some))}
	n.centre = Geocentric{X: (low[0] + high[0]) / 4, Y: (low[1] + high[1]) / 4, Z: (low[2] + high[2]) / 4}
	far := 0.0
	for i := range some {
		s := &all[some[i].index]
		far = max(far, n.centre.Chord2(&s.a), n.centre.Chord2(&s.b))
	}
	n.radius = math.Sqrt(far) + sagitta
	at := len(t.nodes)
	t.nodes = append(t.nodes, n)
	if len(some) <= leafSegments {
		for i := range some {
			t.segments[from+i], t.leaf[from+i] = all[some[i].index], int32(at)
		}
		return
	}
	axis := 0
	for k := range low {
		if high[k]-low[k] > high[axis]-low[axis] {
			axis = k
		}
	}
	middle := len(some) / 2
	divideAt(some, middle, axis)
	t.sort(all, some[:middle], from)
	t.nodes[at].second = int32(len(t.nodes))
	t.sort(all, some[middle:], from+middle)
}

// divideAt puts the lesser segments along an axis before an index and the others from it
// on, by Hoare's selection: each pass halves what is left, about.
func divideAt(some []placedSegment, index, axis int) {
	less := func(a, b *placedSegment) bool {
		return a.twice[axis] < b.twice[axis] || a.twice[axis] == b.twice[axis] && a.index < b.index
	}
	for from, to := 0, len(some)-1; from < to; {
		pivot := some[(from+to)/2]
		i, j := from, to
		for i <= j {
			for less(&some[i], &pivot) {
				i++
			}
			for less(&pivot, &some[j]) {
				j--
			}
			if i <= j {
				some[i], some[j] = some[j], some[i]
				i++
				j--
			}
		}
		switch {
		case index <= j:
			to = j
		case index >= i:
			from = i
		default:
			return
		}
	}
}

// overlay is what of a tree's segments is left for one area.
type overlay struct {
	hidden, cut []uint64    // by node, a bit each: none of it is left; it is a leaf of which a part is left
	leaves      []int32     // that are cut, in order
	left        [][]segment // of each of them
}

func newOverlay(t *segmentTree) *overlay {
	words := (len(t.nodes) + 63) / 64
	return &overlay{hidden: make([]uint64, words), cut: make([]uint64, words)}
}

// hide leaves nothing of a node.
func (o *overlay) hide(node int32) { o.hidden[node/64] |= 1 << (node % 64) }

// hides reports whether nothing is left of a node itself; of those above it, it knows
// nothing.
func (o *overlay) hides(node int32) bool { return o.hidden[node/64]&(1<<(node%64)) != 0 }

// leave leaves some segments of a leaf; leaves come in order.
func (o *overlay) leave(leaf int32, left []segment) {
	o.cut[leaf/64] |= 1 << (leaf % 64)
	o.leaves, o.left = append(o.leaves, leaf), append(o.left, left)
}

// of returns the segments of a leaf, and whether the node has any. A nil
// overlay leaves everything.
func (o *overlay) of(t *segmentTree, node int32) (left []segment, any bool) {
	n := &t.nodes[node]
	if o != nil {
		if o.hides(node) {
			return nil, false
		}
		if o.cut[node/64]&(1<<(node%64)) != 0 {
			i, _ := slices.BinarySearch(o.leaves, node)
			return o.left[i], true
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
