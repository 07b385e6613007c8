package geo

import "math"

// NoClearance is the clearance in a union without discs: farther outside than
// any point of a map lies from any disc.
const NoClearance = -10_000 * Kilometre

// nearEnough is more in metres than what [Geocentric.Near] errs by.
const nearEnough = 50.0

// Clearance returns the distance from p to the nearest point of the union's
// boundary: the radius of the largest disc around p that lies in the union.
// Outside the union it is negative, the distance to the nearest disc with its
// sign changed. It changes by no more than p moves. Distances are those of
// [Geocentric.Distance]. Without discs it is [NoClearance].
//
// The nearest boundary point of a union of discs is a vertex, or lies on one
// circle in the direction of p from its centre.
func (u *DiscUnion) Clearance(p *Geocentric) Length {
	inside := false
	best, outside := math.Inf(1), float64(-NoClearance)
	for i := range u.rings {
		r := &u.rings[i]
		rough := r.radius - float64(p.Near(&r.centre))
		inside = inside || rough > nearEnough
		if math.Abs(rough) > best+nearEnough || i >= u.exposed && (inside || rough < -nearEnough) {
			continue
		}
		// Inside the union nothing but the exposed parts of circles matters.
		exposed := inside && r.exposed(p)
		if inside && !exposed {
			continue
		}
		gap := r.radius - float64(p.Distance(&r.centre))
		if gap >= 0 {
			inside = true
		} else {
			outside = min(outside, -gap)
		}
		if gap = math.Abs(gap); gap < best && (exposed || r.exposed(p)) {
			best = gap
		}
	}
	if !inside {
		return Length(-outside)
	}
	for i := range u.vertices {
		if v := &u.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Distance(v)))
		}
	}
	return Length(best)
}

// Farthest returns a distance from p beyond which no point of the union lies;
// 0 without discs.
func (u *DiscUnion) Farthest(p *Geocentric) Length {
	farthest := 0.0
	for i := range u.rings {
		farthest = max(farthest, u.rings[i].radius+float64(p.Distance(&u.rings[i].centre)))
	}
	return Length(farthest)
}

func (u *DiscUnion) everything() *part { return &u.whole }

// level is [DiscUnion.Clearance] by way of [Geocentric.Near].
func (u *DiscUnion) level(of *part, p Geocentric, _ float64) float64 {
	best, outside := math.Inf(1), float64(-NoClearance)
	for _, r := range of.rings {
		gap := r.radius - float64(p.Near(&r.centre))
		if gap < 0 {
			outside = min(outside, -gap)
		}
		if gap = math.Abs(gap); gap < best && r.exposed(&p) {
			best = gap
		}
	}
	if !of.inside && !of.holds(&p) {
		return -outside
	}
	for i := range of.vertices {
		if v := &of.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Near(v)))
		}
	}
	return best
}

func (u *DiscUnion) narrow(of, near *part, p Geocentric, _, level, h float64) {
	near.vertices = near.vertices[:0]
	far := math.Abs(level) + 2*h
	of.narrowRings(near, &p, h, far)
	for i := range of.vertices {
		if v := &of.vertices[i]; p.Chord2(v) <= far*far {
			near.vertices = append(near.vertices, *v)
		}
	}
}

func (u *DiscUnion) left(beyond float64) float64 { return beyond }
