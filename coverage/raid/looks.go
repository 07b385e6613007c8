package raid

import (
	"time"

	"airumbrella/geo"
)

// FirstIntercept is the range at which a head-on target detected at d can be
// met first: v_m (d - v_t t_r)/(v_m + v_t). It may be negative.
func FirstIntercept(d geo.Length, interceptor, target geo.Speed, reaction time.Duration) geo.Length {
	vm, vt := float64(interceptor), float64(target)
	if vm+vt <= 0 {
		return 0
	}
	return geo.Length(vm * (float64(d) - float64(vt*reaction.Seconds())) / (vm + vt))
}

// maxLooks ends the count for targets that hardly move.
const maxLooks = 100

// Looks counts the shots that fit before a target comes nearer than nearest:
// the first meets it at first, each further one at
// r' = v_m (r - v_t t_a)/(v_m + v_t) after t_a to assess and launch again.
func Looks(first, nearest geo.Length, interceptor, target geo.Speed, assess time.Duration) int {
	count := 0
	for r := first; r >= nearest && r > 0 && count < maxLooks; count++ {
		r = FirstIntercept(r, interceptor, target, assess)
	}
	return count
}
