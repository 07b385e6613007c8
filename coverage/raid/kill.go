package raid

import "math"

// Kill is the probability that n shots of single-shot kill probability p stop
// one arrival when with probability c a common cause (a bad track, a wrong
// identification, jamming) defeats every shot at it: (1-c)(1-(1-p)^n).
func Kill(p, c float64, n int) float64 {
	if n <= 0 {
		return 0
	}
	return (1 - c) * -math.Expm1(float64(n)*math.Log1p(-min(p, 1)))
}

// Reshot is the kill probability of one more shot at an arrival that survived
// n-1: lower than the first when a common cause may be at work, since who
// survives is the likelier to be immune. Zero when nobody survives.
func Reshot(p, c float64, n int) float64 {
	alive := 1 - Kill(p, c, n-1)
	if alive <= 0 {
		return 0
	}
	return (Kill(p, c, n) - Kill(p, c, n-1)) / alive
}
