package geo

import "math"

// GroundArc returns the length on the ground, along the sphere of
// [MeanRadius], of a straight slant range from the ground to a target at
// height h:
//
//	cos(g) = (R^2 + (R+h)^2 - S^2) / (2 R (R+h)),  arc = R g
//
// It is zero where the slant range does not reach the height, and half the
// circumference where it reaches through the whole Earth. A negative slant
// range counts as zero.
func GroundArc(slant Length, h Height) Length {
	s, z := float64(slant), float64(h)
	// 1 - cos(g) = 2 sin^2(g/2) = (S^2 - h^2) / (2 R (R+h)): no difference of
	// nearly equal numbers is left.
	if s <= math.Abs(z) {
		return 0
	}
	sin2 := (s - z) * (s + z) / (4 * MeanRadius * (MeanRadius + z))
	return Length(2 * MeanRadius * math.Asin(math.Sqrt(min(sin2, 1))))
}
