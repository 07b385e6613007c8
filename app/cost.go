package app

import (
	"fmt"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// MostChecks is how many checks a scenario may take unless the question says otherwise:
// some 600 units at the places of the built-in scenarios against four threats.
const MostChecks = 10_000_000

// What a whole report in words takes for a million checks at most, measured with 60 to
// 2,000 units on an AMD EPYC: 2.2 to 4.3 s of processor time, and 75 to 170 MB. The least
// is where units share their tracks in a few groups, the most where each has its own.
const (
	reportSeconds   = 4.3
	reportMegabytes = 170
)

// mapLines is how many lines of the map are drawn for a unit: two for every kilometre
// from the south of Ukraine to her north.
const mapLines = 1_800

// Cost is what an evaluation of a scenario takes, by counts alone: it is known before any
// time or memory is spent.
type Cost struct {
	Units, Threats int
	Points         int // demand points
}

// CostOf counts.
func CostOf(s *scenario.Scenario) Cost {
	c := Cost{Units: len(s.Units), Threats: len(s.Threats)}
	for i := range s.Places {
		c.Points += s.Places[i].PointCount()
	}
	return c
}

// Checks is how often a unit is asked about a threat, at a demand point or on a line of
// the map.
func (c Cost) Checks() int { return c.Units * c.Threats * (c.Points + mapLines) }

// Seconds is about how much processor time a whole report takes at most.
func (c Cost) Seconds() int { return int(reportSeconds*float64(c.Checks())/1e6) + 1 }

// String returns the counts in words.
func (c Cost) String() string {
	return fmt.Sprintf("%s, %s and %s", wording.Plural(c.Units, "unit", "units"),
		wording.Plural(c.Threats, "threat", "threats"), wording.Plural(c.Points, "demand point", "demand points"))
}

// afford refuses a scenario that takes more than the question allows, and tells whoever
// asked what any other takes.
func (q *Question) afford(s *scenario.Scenario) error {
	c, most := CostOf(s), q.Most
	if most == 0 {
		most = MostChecks
	}
	if c.Checks() > most {
		gigabytes := float64(c.Checks()) / 1e9 * reportMegabytes
		return inputFault("%s: --most-checks %d would take it: %v are %s checks, more than %s, and a report of them takes "+
			"up to %s s of processor time and %.1f GB; else use fewer, or --threat for one threat", wording.Clean(q.Ref),
			c.Checks(), c, wording.Grouped(c.Checks()), wording.Grouped(most), wording.Grouped(c.Seconds()), gigabytes)
	}
	if q.Begun != nil {
		q.Begun(c)
	}
	return nil
}
