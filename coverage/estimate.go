package coverage

import "fmt"

// Estimate names one of the three evaluations of every scenario.
type Estimate int

// The estimates: every assumption at the end that is worst for the defender,
// at its base value, or at the end that is best.
const (
	Low Estimate = iota
	Base
	High
)

// Estimates lists the three in ascending order.
var Estimates = [...]Estimate{Low, Base, High}

// String is the word a person types: low, base or high.
func (e Estimate) String() string {
	switch e {
	case Low:
		return "low"
	case Base:
		return "base"
	case High:
		return "high"
	}
	return fmt.Sprintf("Estimate(%d)", int(e))
}

// Triple holds one value per estimate: the pessimistic, base and optimistic
// one for the defender. For times and floors the pessimistic value is the
// largest number; the reader of files turns those round.
type Triple[T any] struct {
	Low, Base, High T
}

// Same is the triple whose three values are v.
func Same[T any](v T) Triple[T] { return Triple[T]{v, v, v} }

// At is the value for an estimate.
func (t Triple[T]) At(e Estimate) T {
	switch e {
	case Low:
		return t.Low
	case High:
		return t.High
	default:
		return t.Base
	}
}

// Set stores v for an estimate.
func (t *Triple[T]) Set(e Estimate, v T) {
	switch e {
	case Low:
		t.Low = v
	case High:
		t.High = v
	default:
		t.Base = v
	}
}

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
func statusOf(covered Triple[bool]) Status {
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
func (s Status) CoveredAt(e Estimate) bool {
	switch e {
	case Low:
		return s == Assured
	case Base:
		return s >= Likely
	default:
		return s >= Possible
	}
}
