package geo

import "math"

// segment is a short piece of a geodesic. Where it is a piece of a boundary,
// what is inside lies to the left of the way from a to b.
type segment struct {
	a, b  Geocentric
	scale float64 // 1/m2: one over the square of its chord
}

// Segments are no longer than this in metres, so that they leave their chord
// by no more than the sagitta, and what lies between two points of the chord
// is found from its share of the way.
const (
	longestSegment = 25_000.0
	sagitta        = 13.0
)

func newSegment(a, b Geocentric) segment {
	return segment{a, b, 1 / max(a.Chord2(&b), 1e-6)}
}

// at returns the point at a share of the way from a to b.
func (s *segment) at(share float64) Geocentric {
	switch {
	case share <= 0:
		return s.a
	case share >= 1:
		return s.b
	}
	q := s.onChord(share)
	q.ontoEllipsoid()
	return q
}

// onChord is a point of the chord; its latitude is not set.
func (s *segment) onChord(share float64) Geocentric {
	return Geocentric{
		X: s.a.X + share*(s.b.X-s.a.X), Y: s.a.Y + share*(s.b.Y-s.a.Y), Z: s.a.Z + share*(s.b.Z-s.a.Z),
	}
}

// share returns where on the way from a to b the perpendicular from p meets
// the chord; below 0 and above 1 it meets its continuation.
func (s *segment) share(p *Geocentric) float64 {
	return ((p.X-s.a.X)*(s.b.X-s.a.X) + (p.Y-s.a.Y)*(s.b.Y-s.a.Y) + (p.Z-s.a.Z)*(s.b.Z-s.a.Z)) * s.scale
}

// foot returns the share of the point that is nearest to p, and whether it may
// be nearer than best metres.
func (s *segment) foot(p *Geocentric, best float64) (share float64, ok bool) {
	share = min(max(s.share(p), 0), 1)
	q := s.onChord(share)
	limit := best + sagitta
	return share, p.Chord2(&q) < limit*limit
}

// distance returns the distance in metres from p to the segment, or best if
// that is less.
func (s *segment) distance(p *Geocentric, best float64) float64 {
	share, ok := s.foot(p, best)
	if !ok {
		return best
	}
	q := s.at(share)
	return min(best, float64(p.Distance(&q)))
}

// right is the horizontal unit vector to the right of the way, at a point of it.
func (s *segment) right(at *Geocentric) [3]float64 {
	return unitVector(cross3([3]float64{s.b.X - s.a.X, s.b.Y - s.a.Y, s.b.Z - s.a.Z}, [3]float64{at.X, at.Y, at.Z}))
}

// justRight returns the point of the segment at a share, moved to the right by
// a hand's breadth: a point outside what the segment bounds.
func (s *segment) justRight(share float64) Geocentric {
	q := s.at(share)
	right := s.right(&q)
	q.X, q.Y, q.Z = q.X+justOutside*right[0], q.Y+justOutside*right[1], q.Z+justOutside*right[2]
	q.ontoEllipsoid()
	return q
}

// justOutside is how far outside a boundary, in metres, one asks whether
// something else covers it: two shapes that touch along a line hide it, two
// that lie on the same side of it do not.
const justOutside = 0.05

// inDisc returns the shares between which the segment lies in the disc around
// a point; ok is false where it does not meet the disc. A segment that begins
// or ends in the disc has 0 or 1 there, and no crossing with the circle.
func (s *segment) inDisc(centre *Geocentric, radius float64) (from, to float64, ok bool) {
	startsIn := float64(centre.Distance(&s.a)) < radius
	endsIn := float64(centre.Distance(&s.b)) < radius
	if startsIn && endsIn {
		return 0, 1, true
	}
	low, high := 0.0, 1.0
	if !startsIn && !endsIn {
		middle := s.share(centre)
		if middle <= 0 || middle >= 1 {
			return 0, 0, false
		}
		if q := s.at(middle); float64(centre.Distance(&q)) >= radius {
			return 0, 0, false
		}
		low, high = middle, middle
	}
	if !startsIn {
		from = s.circle(centre, radius, 0, high)
	}
	to = 1
	if !endsIn {
		to = s.circle(centre, radius, 1, low)
	}
	return from, to, true
}

// circle returns the share at which the segment crosses a circle, between one
// that lies outside it and one inside.
func (s *segment) circle(centre *Geocentric, radius, outside, inside float64) float64 {
	const exact = 1e-4 // metres
	if outside > inside {
		outside = min(outside, 1)
	}
	// From the chords at both ends follows a first guess.
	foot := s.share(centre)
	q := s.onChord(foot)
	half := math.Sqrt(max(radius*radius-centre.Chord2(&q), 0) * s.scale)
	share := foot + half
	if outside < inside {
		share = foot - half
	}
	low, high := min(outside, inside), max(outside, inside)
	for range 20 {
		if !(share >= low && share <= high) {
			share = (outside + inside) / 2
		}
		q := s.at(share)
		gap := float64(centre.Distance(&q)) - radius
		if math.Abs(gap) < exact {
			break
		}
		if gap > 0 {
			outside = share
		} else {
			inside = share
		}
		low, high = min(outside, inside), max(outside, inside)
		// The distance grows along the chord as the share's way from the foot.
		slope := (share - foot) / (s.scale * (radius + gap))
		share -= gap / slope
	}
	return share
}

func cross3(a, b [3]float64) [3]float64 {
	return [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

func dot3(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func unitVector(a [3]float64) [3]float64 {
	h := 1 / math.Sqrt(dot3(a, a))
	return [3]float64{a[0] * h, a[1] * h, a[2] * h}
}

// minus is the vector from b to a.
func (a *Geocentric) minus(b *Geocentric) [3]float64 {
	return [3]float64{a.X - b.X, a.Y - b.Y, a.Z - b.Z}
}
