package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// FilledRadius returns the radius of the largest disc around a centre, of less
// than the limit, of which the share that a set leaves out stays under what is
// allowed; so it does of every smaller one. The set is sampled on rings that are
// a step apart, every step or so along each, and the radius is a whole number of
// steps; it is 0 where the innermost ring already leaves out too much.
func FilledRadius(centre orb.Point, limit, step Length, allowed float64, holds func(orb.Point) bool) Length {
	held, all := 0.0, 0.0
	best := Length(0)
	for r := step / 2; r < limit; r += step {
		n := max(6, int(2*math.Pi*r/step))
		part := float64(r) / float64(n) // samples of a ring stand for equal shares of it
		for k := range n {
			all += part
			if holds(Destination(centre, Angle(2*math.Pi*float64(k)/float64(n)), r)) {
				held += part
			}
		}
		if all-held >= allowed*all {
			break
		}
		best = r + step/2
	}
	return best
}
