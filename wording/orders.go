package wording

import (
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
)

// OrderWords returns when the order to intercept comes: "5 min after detection".
func OrderWords(d scenario.Delay) string {
	var groups []string
	var times []time.Duration
	for _, c := range scenario.Classes {
		if !slices.Contains(times, d[c].Base) {
			times = append(times, d[c].Base)
		}
	}
	slices.Sort(times)
	if len(times) == 2 && times[0] == 0 && d[scenario.Ballistic].Base == 0 && d[scenario.Drone].Base == times[1] && d[scenario.CruiseMissile].Base == times[1] && d[scenario.Aircraft].Base == times[1] {
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

// standoffWords returns how far aircraft stay from whom.
func standoffWords(s *scenario.Scenario, z scenario.Standoff) string {
	if z.Distance <= 0 {
		return "at no set distance"
	}
	var names []string
	for _, code := range z.From {
		names = append(names, CountrySubject(s, code))
	}
	return Kilometres(z.Distance) + " from " + Enumerate(names, "nowhere")
}

// ownOrderWords returns [OrderWords], and "none" where a host adds no order of its own.
func ownOrderWords(d scenario.Delay) string {
	if d == (scenario.Delay{}) {
		return "none"
	}
	return OrderWords(d)
}

// delaySwitch returns an order to intercept as a switch.
func delaySwitch(d scenario.Delay) string {
	longest := d[scenario.Drone].Base
	for _, c := range d {
		longest = max(longest, c.Base)
	}
	if longest == 0 {
		return "a standing order to intercept"
	}
	return "order " + Minutes(longest) + " after detection"
}
