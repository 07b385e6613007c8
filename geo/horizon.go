package geo

import "math"

// EffectiveRadiusFactor is the factor k by which the Earth's radius is
// enlarged so that a radio ray in the standard atmosphere runs straight: 4/3
// (ITU-R P.834). It is not the factor of light, which is about 7/6.
const EffectiveRadiusFactor = 4.0 / 3

// twiceEffectiveRadius is 2 k R in metres.
const twiceEffectiveRadius = 2 * EffectiveRadiusFactor * MeanRadius

// Horizon returns the distance on the ground at which a target at a height
// above the smooth Earth rises above the horizon of an antenna:
//
//	d = sqrt(2 k R h_a) + sqrt(2 k R h_t)
//
// with k = 4/3, 4.1218 km per square root of a metre. A negative height counts
// as zero.
func Horizon(antenna, target Height) Length {
	return horizonOf(antenna) + horizonOf(target)
}

// horizonOf returns the distance to the horizon of one height.
func horizonOf(h Height) Length {
	return Length(math.Sqrt(twiceEffectiveRadius * max(float64(h), 0)))
}

// LowestVisible returns the least height above the smooth Earth at which a
// target at ground distance d is seen from the antenna: zero up to the
// antenna's own horizon, beyond it (d - sqrt(2 k R h_a))^2 / 2 k R.
func LowestVisible(antenna Height, d Length) Height {
	beyond := float64(d - horizonOf(antenna))
	if beyond <= 0 {
		return 0
	}
	return Height(beyond * beyond / twiceEffectiveRadius)
}

// Obstacle is a ridge in the way of a line of sight: its top stands Height
// above the smooth Earth at the ground Distance from the antenna.
type Obstacle struct {
	Distance Length
	Height   Height
}

// LowestVisibleBehind returns the least height above the smooth Earth at which
// a target at ground distance d is seen from the antenna over the obstacles
// nearer than d and over the Earth itself:
//
//	theta = max (h_o - h_a - d_o^2 / 2kR) / d_o
//	h     = h_a + theta d + d^2 / 2kR
//
// The obstacles may stand in any order; those at no distance or not nearer
// than d do not hide anything. The result is never below that of
// [LowestVisible], and never below zero.
func LowestVisibleBehind(antenna Height, obstacles []Obstacle, d Length) Height {
	lowest := LowestVisible(antenna, d)
	theta, hidden := 0.0, false
	for _, o := range obstacles {
		if o.Distance <= 0 || o.Distance >= d {
			continue
		}
		x := float64(o.Distance)
		slope := (float64(o.Height-antenna) - x*x/twiceEffectiveRadius) / x
		if !hidden || slope > theta {
			theta, hidden = slope, true
		}
	}
	if !hidden {
		return lowest
	}
	x := float64(d)
	return max(lowest, antenna+Height(theta*x+x*x/twiceEffectiveRadius))
}
