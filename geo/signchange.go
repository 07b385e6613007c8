package geo

import "math"

// signChange returns where between a and b a function changes its sign, given
// its values at both. It goes by false position with the Illinois rule (the
// value at an end that stays is halved) until a step is shorter than half the
// tolerance; where the function bends little, the place is then within it.
func signChange(a, b, fa, fb, tolerance float64, f func(float64) float64) float64 {
	for range 30 {
		if math.Abs(b-a) <= tolerance {
			break
		}
		x := a + (b-a)*fa/(fa-fb)
		fx := f(x)
		if fx >= 0 == (fb >= 0) {
			if math.Abs(x-b) < tolerance/2 {
				return x
			}
			b, fb = x, fx
			fa /= 2
		} else {
			if math.Abs(x-a) < tolerance/2 {
				return x
			}
			a, fa = x, fx
			fb /= 2
		}
	}
	return (a + b) / 2
}
