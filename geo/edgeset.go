package geo

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
)

// EdgeSet is the edges of some territories, made once to be asked for the nearest
// point from many places. Edges are straight in longitude and latitude, as in
// [DistanceTo]. It is safe for use by several goroutines.
type EdgeSet struct {
	outlines []*Outline
	a, b     []orb.Point
	middle   []Geocentric
	half     []float64 // metres, half the length of each edge and a little more

	mu     sync.Mutex
	blocks map[blockKey][]int32 // the edges that may be nearest to some point of a block
}

// blockKey names a block of one [blockSize] by one.
type blockKey struct{ lon, lat int16 }

// blockSize is the size of a block in degrees.
const blockSize = 0.25

// NewEdgeSet returns the edges of some territories.
func NewEdgeSet(territories ...orb.MultiPolygon) *EdgeSet {
	s := &EdgeSet{blocks: map[blockKey][]int32{}}
	n := 0
	for _, t := range territories {
		forEachEdge(t, func(_, _ orb.Point) { n++ })
	}
	s.a, s.b = make([]orb.Point, 0, n), make([]orb.Point, 0, n)
	s.middle, s.half = make([]Geocentric, 0, n), make([]float64, 0, n)
	for _, t := range territories {
		s.outlines = append(s.outlines, NewOutline(t))
		forEachEdge(t, func(a, b orb.Point) {
			middle := NewGeocentric(orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2})
			s.a, s.b, s.middle = append(s.a, a), append(s.b, b), append(s.middle, middle)
			s.half = append(s.half, 0.51*float64(Distance(a, b))+1)
		})
	}
	return s
}

// Nearest returns the point of the territories that is nearest to p and its
// distance: p itself and 0 inside them, and an infinite distance without edges.
func (s *EdgeSet) Nearest(p orb.Point) (orb.Point, Length) {
	for _, o := range s.outlines {
		if o.Contains(p) {
			return p, 0
		}
	}
	return s.nearestEdge(p)
}

// nearestEdge is [EdgeSet.Nearest] for a point outside the territories. A point whose
// chord is longer than the way to the edge that the plane takes for the nearest is not
// the nearest, since no way is shorter than its chord: few geodesics are solved.
func (s *EdgeSet) nearestEdge(p orb.Point) (orb.Point, Length) {
	plane, candidates := newTangent(p), s.candidates(p)
	nearest, guess := math.Inf(1), p
	for _, i := range candidates {
		if foot, d := plane.foot(s.a[i], s.b[i]); d < nearest {
			nearest, guess = d, foot
		}
	}
	const rounding = 0.001 // metres
	from, bound := NewGeocentric(p), float64(Distance(p, guess))+rounding
	best, near := Length(math.Inf(1)), orb.Point{}
	for _, i := range candidates {
		// As in [DistanceTo]: the plane errs by less than a tenth.
		foot, rough := plane.foot(s.a[i], s.b[i])
		if rough > nearest*1.1 {
			continue
		}
		if at := NewGeocentric(foot); from.Chord2(&at) > bound*bound {
			continue
		}
		if d := Distance(p, foot); d < best {
			best, near = d, foot
		}
	}
	return near, best
}

// candidates returns the edges that may be nearest to a point, by its block.
func (s *EdgeSet) candidates(p orb.Point) []int32 {
	key := blockKey{int16(math.Floor(p[0] / blockSize)), int16(math.Floor(p[1] / blockSize))}
	s.mu.Lock()
	list, known := s.blocks[key]
	s.mu.Unlock()
	if known {
		return list
	}
	west, south := float64(key.lon)*blockSize, float64(key.lat)*blockSize
	middle := NewGeocentric(orb.Point{west + blockSize/2, south + blockSize/2})
	corner := NewGeocentric(orb.Point{west, south})
	other := NewGeocentric(orb.Point{west, south + blockSize})
	across := max(float64(middle.Distance(&corner)), float64(middle.Distance(&other)))
	least := math.Inf(1) // the farthest that the nearest edge may lie from the middle
	for i := range s.middle {
		least = min(least, math.Sqrt(middle.Chord2(&s.middle[i]))*1.002+s.half[i])
	}
	for i := range s.middle {
		if math.Sqrt(middle.Chord2(&s.middle[i]))-s.half[i] <= least+2*across {
			list = append(list, int32(i))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocks[key] = list
	return list
}
