package coverage

import (
	"time"

	"airumbrella/geo"
)

// HeadOn is where an interceptor of mean speed vm, that leaves after a wait,
// meets a threat of speed vt first seen at distance d and flying straight at
// it: vm (d - vt wait) / (vm + vt).
func HeadOn(d geo.Length, vt, vm geo.Speed, wait time.Duration) geo.Length {
	return geo.Length(float64(vm) * (float64(d) - float64(float64(vt)*wait.Seconds())) / float64(vm+vt))
}

// Looks are the ranges of the successive shots at one threat, each after a
// look at the result of the one before that takes some time: the first range,
// then [HeadOn] of the last, down to the minimum range.
func Looks(first, minimum geo.Length, vt, vm geo.Speed, look time.Duration) []geo.Length {
	var list []geo.Length
	for r := first; r >= minimum && r > 0 && len(list) < 100; r = HeadOn(r, vt, vm, look) {
		list = append(list, r)
	}
	return list
}

// AlertReach is how far a fighter that gets airborne or turns to a threat
// after a wait brings its missiles, while the threat flies a warning distance;
// ok is false where the warning is shorter than the wait.
func AlertReach(
	warning geo.Length, vt, fighter geo.Speed, wait time.Duration, missile geo.Length,
) (reach geo.Length, ok bool) {
	lead := float64(warning)/float64(vt) - wait.Seconds()
	if lead < 0 {
		return 0, false
	}
	return geo.Length(float64(fighter)*lead) + missile, true
}
