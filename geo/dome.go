package geo

import "math"

// Domes are half balls that stand on the ground, asked how deep a point at one
// height lies in the best of them. The zero value is none.
type Domes struct {
	height float64 // metres
	rings  []ring
	whole  part
}

// NewDomes returns the half balls over the discs, of the same centres and
// radii, for points at a height above the ground. Discs whose radius is not
// positive have none.
func NewDomes(discs []Disc, height Height) *Domes {
	m := &Domes{height: float64(height)}
	for _, d := range discs {
		if d.Radius > 0 {
			m.rings = append(m.rings, ring{centre: NewGeocentric(d.Centre), radius: float64(d.Radius)})
		}
	}
	m.whole = partOf(m.rings, nil)
	return m
}

// Depth returns how deep in the deepest dome the point lies that is at the
// domes' height h over ground at a distance beyond p:
//
//	max r - sqrt((d + beyond)^2 + h^2)
//
// with the distance d from p to the centre of a dome of radius r. Outside all
// domes it is negative; without domes it is [NoClearance]. It changes by no
// more than p moves.
func (m *Domes) Depth(p *Geocentric, beyond Length) Length {
	best := float64(NoClearance)
	for i := range m.rings {
		r := &m.rings[i]
		// A chord is shorter than a distance: most domes are too far off.
		near, room := math.Sqrt(p.Chord2(&r.centre))+float64(beyond), r.radius-best
		if room < 0 || near*near+m.height*m.height > room*room*(1+1e-9) {
			continue
		}
		best = max(best, r.radius-math.Hypot(float64(p.Distance(&r.centre))+float64(beyond), m.height))
	}
	return Length(best)
}

func (m *Domes) everything() *part { return &m.whole }

// level is [Domes.Depth] by way of [Geocentric.Near].
func (m *Domes) level(of *part, p Geocentric, beyond float64) float64 {
	best := float64(NoClearance)
	for _, r := range of.rings {
		best = max(best, m.depth(r, &p, beyond))
	}
	return best
}

func (m *Domes) narrow(of, near *part, p Geocentric, beyond, level, h float64) {
	near.rings = near.rings[:0]
	for _, r := range of.rings {
		if m.depth(r, &p, beyond) >= level-2*h {
			near.rings = append(near.rings, r)
		}
	}
}

func (m *Domes) left(float64) float64 { return 0 }

// depth is that in one dome.
func (m *Domes) depth(r *ring, p *Geocentric, beyond float64) float64 {
	d, h := float64(p.Near(&r.centre))+beyond, m.height
	return r.radius - math.Sqrt(d*d+h*h)
}
