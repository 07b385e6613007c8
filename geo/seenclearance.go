package geo

import "math"

// Clearance returns the distance from p to the nearest point of the boundary:
// the radius of the largest disc around p that is seen whole. Outside the area
// it is negative, the distance to the area with its sign changed. It changes by
// no more than p moves. An empty area has [NoClearance].
//
// The nearest boundary point is a vertex at which circles meet, lies on one
// circle in the direction of p from its centre, or is the foot of the
// perpendicular on a straight piece, or its end.
func (s *SeenArea) Clearance(p *Geocentric) Length {
	if s.only {
		return s.circles.Clearance(p)
	}
	inside, best := false, float64(-NoClearance)
	for i := range s.circles.rings {
		r := &s.circles.rings[i]
		rough := r.radius - float64(p.Near(&r.centre))
		if (math.Abs(rough) > best+nearEnough || r.buried) && (inside || rough < -nearEnough) {
			continue
		}
		gap := r.radius - float64(p.Distance(&r.centre))
		inside = inside || gap >= 0 && (!r.wedge || r.inSector(p))
		if gap = math.Abs(gap); gap < best && r.exposed(p) {
			best = gap
		}
	}
	for i := range s.circles.vertices {
		if v := &s.circles.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Distance(v)))
		}
	}
	for i := range s.sides {
		best = s.sides[i].distance(p, best)
	}
	if s.ground != nil {
		best = s.ground.boundary.distance(p, best, s.remaining)
		inside = inside || s.ground.Contains(p)
	}
	if !inside {
		return Length(-best)
	}
	return Length(best)
}

// Contains reports whether p is seen.
func (s *SeenArea) Contains(p *Geocentric) bool {
	for i := range s.circles.rings {
		if s.circles.rings[i].covers(p, 0) {
			return true
		}
	}
	return s.ground.Contains(p)
}

// Farthest returns a distance from p beyond which no point of the area lies; 0
// for an empty one.
func (s *SeenArea) Farthest(p *Geocentric) Length {
	farthest := s.circles.Farthest(p)
	if s.ground != nil {
		farthest = max(farthest, s.ground.boundary.farthest(p, farthest))
	}
	return farthest
}

func (s *SeenArea) everything() *part {
	if s.only {
		return s.circles.everything()
	}
	return &s.whole
}

// level is [SeenArea.Clearance] by way of [Geocentric.Near].
func (s *SeenArea) level(of *part, p Geocentric, beyond float64) float64 {
	if s.only {
		return s.circles.level(of, p, beyond)
	}
	best := float64(-NoClearance)
	for _, r := range of.rings {
		if gap := math.Abs(r.radius - float64(p.Near(&r.centre))); gap < best && r.exposed(&p) {
			best = gap
		}
	}
	for i := range of.vertices {
		if v := &of.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Near(v)))
		}
	}
	if of == &s.whole {
		for i := range s.sides {
			best = s.sides[i].distance(&p, best)
		}
		if s.ground != nil {
			best = s.ground.boundary.distance(&p, best, s.remaining)
		}
	}
	for _, piece := range of.straight {
		best = piece.distance(&p, best)
	}
	if of.inside || of.holds(&p) || of.ground.Contains(&p) {
		return best
	}
	return -best
}

func (s *SeenArea) narrow(of, near *part, p Geocentric, beyond, level, h float64) {
	if s.only {
		s.circles.narrow(of, near, p, beyond, level, h)
		return
	}
	near.ground, near.vertices, near.straight = of.ground, near.vertices[:0], near.straight[:0]
	far := math.Abs(level) + 2*h
	of.narrowRings(near, &p, h, far)
	for i := range of.vertices {
		if v := &of.vertices[i]; p.Chord2(v) <= far*far {
			near.vertices = append(near.vertices, *v)
		}
	}
	if of == &s.whole {
		for i := range s.sides {
			if _, ok := s.sides[i].foot(&p, far); ok {
				near.straight = append(near.straight, &s.sides[i])
			}
		}
		if s.ground != nil {
			near.straight = s.ground.boundary.within(near.straight, &p, far, s.remaining)
		}
	}
	for _, piece := range of.straight {
		if _, ok := piece.foot(&p, far); ok {
			near.straight = append(near.straight, piece)
		}
	}
	near.decideGround(&p, h+nearEnough)
}

// decideGround asks whether a block within h metres of p lies in territories,
// or outside them: then they need not be asked again.
func (of *part) decideGround(p *Geocentric, h float64) {
	switch {
	case of.inside:
		of.ground = nil
	case of.ground != nil:
		in := of.ground.boundary.inside(p)
		of.inside = in > h
		if math.Abs(in) > h {
			of.ground = nil
		}
	}
}

func (s *SeenArea) left(beyond float64) float64 { return beyond }
