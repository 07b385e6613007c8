package coverage

import (
	"fmt"

	"airumbrella/scenario"
)

// Status says how much of a place is covered, and in which estimates.
type Status int

// The statuses: less than 5 % of the place even at the high estimate; at high
// only; between 5 and 95 % at base; 95 % and more from base on; already at low.
const (
	Uncovered Status = iota
	Possible
	Partly
	Likely
	Assured
)

// Statuses lists the statuses from worst to best.
var Statuses = [...]Status{Uncovered, Possible, Partly, Likely, Assured}

// String is the status in the words of reports and JSON.
func (s Status) String() string {
	switch s {
	case Uncovered:
		return "uncovered"
	case Possible:
		return "possible"
	case Partly:
		return "partly"
	case Likely:
		return "likely"
	case Assured:
		return "assured"
	}
	return fmt.Sprintf("Status(%d)", int(s))
}

// ParseStatus reads the word that [Status.String] writes.
func ParseStatus(word string) (Status, bool) {
	for _, s := range Statuses {
		if s.String() == word {
			return s, true
		}
	}
	return Uncovered, false
}

// whollyCovered reports whether a place counts as covered: at least 95 % of its
// demand points are.
func whollyCovered(covered, points int) bool { return 20*covered >= 19*points }

// barelyCovered reports whether less than 5 % of a place's demand points are
// covered.
func barelyCovered(covered, points int) bool { return 20*covered < points }

// statusOf returns the status of a place of so many demand points of which some
// are covered at each estimate.
func statusOf(covered scenario.Triple[int], points int) Status {
	switch {
	case whollyCovered(covered.Low, points) && whollyCovered(covered.Base, points):
		return Assured
	case whollyCovered(covered.Base, points):
		return Likely
	case !barelyCovered(covered.Base, points):
		return Partly
	case !barelyCovered(covered.High, points):
		return Possible
	}
	return Uncovered
}
