package naive

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// The constants of section 2.
const (
	earthRadius     = geo.MeanRadius // R, metres
	effectiveFactor = 4.0 / 3        // k
	clutter         = 15.0           // c, metres of trees and houses at low
	visualRange     = 8000.0         // D of a system without a radar, metres
	aloftRange      = 80_000.0       // r0 of a fighter's own radar, metres
	aloftRCS        = 0.1            // sigma0 of it, m2
	nearRadar       = 20_000.0       // metres within which a threat is met in front
	shortRange      = 15_000.0       // metres: missiles of no more reach have a flat envelope
	defaultDescent  = math.Pi / 4
)

// horizon returns d = sqrt(2kR h_a) + sqrt(2kR h_t) in metres, with both heights less c at
// the low estimate.
func horizon(antenna, target float64, e scenario.Estimate) float64 {
	if e == scenario.Low {
		antenna, target = max(0, antenna-clutter), max(0, target-clutter)
	}
	twoKR := 2 * effectiveFactor * earthRadius
	return math.Sqrt(twoKR*antenna) + math.Sqrt(twoKR*target)
}

// scaled returns r0 (sigma/sigma0)^(1/4).
func scaled(r0, sigma, sigma0 float64) float64 { return r0 * math.Pow(sigma/sigma0, 0.25) }

// detection returns D in metres of a radar against a profile.
//
// Decision: a radar that does not see the class has D = 0; nobody looks by eye instead.
func detection(r *scenario.Radar, p scenario.Profile, e scenario.Estimate) float64 {
	if !r.Sees.Has(p.Class) {
		return 0
	}
	reference := r.Target()
	return min(
		float64(r.Instrumented.At(e)),
		horizon(float64(r.Antenna.At(e)), float64(p.Altitude), e),
		scaled(float64(reference.Range.At(e)), p.RCS, reference.RCS.At(e)),
	)
}

// groundArc returns the arc in metres under a slant range S to a target at height h:
// cos g = (R^2 + (R+h)^2 - S^2) / (2R(R+h)).
func groundArc(slant, h float64) float64 {
	if slant <= h {
		return 0
	}
	top := earthRadius + h
	cos := (earthRadius*earthRadius + top*top - slant*slant) / (2 * earthRadius * top)
	return earthRadius * math.Acos(min(max(cos, -1), 1))
}

// curve is the default envelope: altitude in metres, share of the slant range.
var defaultCurve = [][2]float64{{0, 0.60}, {100, 0.60}, {1000, 0.85}, {5000, 1}, {12_000, 1}}

// interpolated is linear between corners, constant before the first and after the last.
func interpolated(corners [][2]float64, h float64) float64 {
	if h <= corners[0][0] {
		return corners[0][1]
	}
	for i := 1; i < len(corners); i++ {
		a, b := corners[i-1], corners[i]
		if h <= b[0] {
			return a[1] + (b[1]-a[1])*(h-a[0])/(b[0]-a[0])
		}
	}
	return corners[len(corners)-1][1]
}

// falling lets a share fall to 0 at the ceiling, from an altitude on.
func falling(of func(float64) float64, from, ceiling, h float64) float64 {
	switch {
	case h >= ceiling:
		return 0
	case h <= from:
		return of(h)
	}
	return of(from) * (ceiling - h) / (ceiling - from)
}

// flatByNature reports whether a system's envelope is flat without saying so: a gun, or a
// missile whose base reach against aircraft is 15 km or less.
//
// Decision: where no reach against aircraft is stated, the largest base reach against
// drones and cruise missiles stands for it.
func flatByNature(s *scenario.System) bool {
	reach := s.Reach[scenario.Aircraft].Base
	if reach == 0 {
		reach = max(s.Reach[scenario.Drone].Base, s.Reach[scenario.CruiseMissile].Base)
	}
	return s.Guidance == scenario.Gun || float64(reach) <= shortRange
}

// envelopeShare returns the part of the slant range that is left at an altitude in metres.
func envelopeShare(s *scenario.System, h float64, e scenario.Estimate) float64 {
	ceiling := float64(s.Ceiling.At(e))
	if s.Envelope != nil {
		var corners [][2]float64
		for _, c := range s.Envelope {
			corners = append(corners, [2]float64{float64(c.Altitude), c.Fraction})
		}
		if h >= ceiling {
			return 0
		}
		return interpolated(corners, h)
	}
	if flatByNature(s) {
		return falling(func(float64) float64 { return 1 }, 0.8*ceiling, ceiling, h)
	}
	from := 12_000.0
	if ceiling < 15_000 {
		from = 0.8 * ceiling
	}
	return falling(func(h float64) float64 { return interpolated(defaultCurve, h) }, from, ceiling, h)
}

// missileReach returns the kinematic reach in metres along the ground of a ground-based
// system.
func missileReach(s *scenario.System, p scenario.Profile, e scenario.Estimate) float64 {
	slant, h := float64(s.Reach[p.Class].At(e)), float64(p.Altitude)
	if p.Class == scenario.Ballistic {
		return ballisticReach(slant, h, float64(p.Descent))
	}
	return groundArc(slant*envelopeShare(s, h, e), h)
}

// ballisticReach returns the robust reach rho - h_i cot(beta) with rho = sqrt(R_b^2 - h_i^2),
// 0 where nothing is left.
//
// Decision: a descent of 0 is not stated and means 45 degrees.
func ballisticReach(slant, h, descent float64) float64 {
	if slant <= h {
		return 0
	}
	if descent == 0 {
		descent = defaultDescent
	}
	return max(0, math.Sqrt(slant*slant-h*h)-h/math.Tan(descent))
}

// capable is the gate of capability: the system can engage the class, and
// floor <= altitude < ceiling.
//
// Decision: a reach of 0 at one estimate alone is a matter of geometry. Fighters have
// neither floor nor ceiling.
func (m *Model) capable(q asked) bool {
	s, p := m.system(q.unit), m.profile(q)
	switch s.Kind {
	case scenario.Fighter:
		return p.Class != scenario.Ballistic
	case scenario.GBAD:
		return s.Reach[p.Class] != scenario.Triple[geo.Length]{} &&
			s.Floor.At(q.e) <= p.Altitude && p.Altitude < s.Ceiling.At(q.e)
	}
	return false
}

// answer is how a gate with a measure is met: the slack in metres to its edge, negative
// where it fails, and the same as a part of the governing quantity.
type answer struct{ slack, part float64 }

// within answers whether a value is at most a limit, both in metres.
//
// Decision: a limit of 0 holds nothing, not even the place of the unit itself.
func within(value, limit float64) answer {
	if limit <= 0 {
		return answer{min(limit-value, -1), math.Inf(-1)}
	}
	return answer{limit - value, (limit - value) / limit}
}

// both is for two conditions that must hold together, either for two of which one is
// enough.
func both(a, b answer) answer { return answer{min(a.slack, b.slack), min(a.part, b.part)} }

func either(a, b answer) answer { return answer{max(a.slack, b.slack), max(a.part, b.part)} }
