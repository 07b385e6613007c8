package scenario

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
