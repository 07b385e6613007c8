package wording

import (
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
)

// orderWords returns when the order to intercept comes: "5 min after detection".
func orderWords(d scenario.Delay) string {
	var groups []string
	var times []time.Duration
	for _, c := range scenario.Classes {
		if !slices.Contains(times, d[c].Base) {
			times = append(times, d[c].Base)
		}
	}
	slices.Sort(times)
	if len(times) == 2 && times[0] == 0 && ballisticAlone(d) {
		return Minutes(times[1]) + " after detection"
	}
	if len(times) == 1 {
		if times[0] == 0 {
			return "at once"
		}
		return Minutes(times[0]) + " after detection, ballistic missiles included"
	}
	for _, c := range scenario.Classes {
		groups = append(groups, Minutes(d[c].Base)+" against "+c.Words())
	}
	return "after " + strings.Join(groups, ", ")
}

// ballisticAlone reports whether the order against ballistic missiles, and no
// other, is a standing one.
func ballisticAlone(d scenario.Delay) bool {
	for _, c := range scenario.Classes {
		if (d[c].Base == 0) != (c == scenario.Ballistic) {
			return false
		}
	}
	return true
}

// standoffWords returns how far aircraft stay from whom.
func standoffWords(s *scenario.Scenario, z scenario.Standoff) string {
	if z.Distance <= 0 {
		return "at no set distance"
	}
	var names []string
	for _, code := range z.From {
		names = append(names, KeptFrom(s, code))
	}
	return Kilometres(z.Distance) + " from " + Enumerate(names, "nowhere")
}

// KeptFrom returns ground that aircraft keep away from: a country, a region or an
// occupied place by its name, occupied ground as a whole; "" is an occupied town that
// is no place of the scenario.
func KeptFrom(s *scenario.Scenario, code string) string {
	switch {
	case code == "":
		return "an occupied town"
	case code == string(scenario.Occupied):
		return "occupied ground"
	case s.Place(code) != nil:
		return Clean(s.Place(code).Name)
	case s.World != nil && s.World.Region(code) != nil:
		return RegionName(s, code)
	}
	return CountrySubject(s, code)
}

// ownOrderWords returns [orderWords], and "none" where a host adds no order of its own.
func ownOrderWords(d scenario.Delay) string {
	if d == (scenario.Delay{}) {
		return "none"
	}
	return orderWords(d)
}

// delaySwitch returns an order to intercept as a switch.
func delaySwitch(d scenario.Delay) string {
	longest := longestDelay(d)
	if longest == 0 {
		return "a standing order to intercept"
	}
	return "order " + Minutes(longest) + " after detection"
}

// longestDelay returns the delay of the class that waits longest, at base.
func longestDelay(d scenario.Delay) time.Duration {
	longest := time.Duration(0)
	for _, c := range d {
		longest = max(longest, c.Base)
	}
	return longest
}
