package coverage

import (
	"fmt"

	"airumbrella/scenario"
)

// Status says in which estimates a place is covered.
type Status int

// The four statuses: not covered even at the high estimate; covered at high
// only; from base on; already at low.
const (
	Uncovered Status = iota
	Possible
	Likely
	Assured
)

// Statuses lists the four from worst to best.
var Statuses = [...]Status{Uncovered, Possible, Likely, Assured}

// String is the status in the words of reports and JSON.
func (s Status) String() string {
	switch s {
	case Uncovered:
		return "uncovered"
	case Possible:
		return "possible"
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

// statusOf turns "covered at low, base, high" into a status. A place covered
// at a lower estimate is covered at the higher ones by construction; should
// one parameter break that, the cautious reading counts.
func statusOf(covered scenario.Triple[bool]) Status {
	switch {
	case covered.Low && covered.Base && covered.High:
		return Assured
	case covered.Base && covered.High:
		return Likely
	case covered.High:
		return Possible
	}
	return Uncovered
}

// CoveredAt reports whether a place of this status is covered at estimate e.
func (s Status) CoveredAt(e scenario.Estimate) bool {
	switch e {
	case scenario.Low:
		return s == Assured
	case scenario.Base:
		return s >= Likely
	default:
		return s >= Possible
	}
}
