package scenario

import (
	"time"

	"airumbrella/geo"
)

// Value is what a field holds and where in a T it lies: a [Measure], [Text],
// [Identity], [Word], [ClassWord], [ClassList], [Ground], [Corners],
// [SourceList] or [Group].
type Value[T any] interface {
	// Has reports whether a T has the part that the value lies in.
	Has(t *T) bool
}

// Figure is a number of a T, or three, whatever their type.
type Figure[T any] interface {
	// UnitName returns the name of the unit in which people write the figure;
	// bare: it is a number without a unit, and the name says what it counts.
	UnitName() (name string, bare bool)
	// In returns the figure in its unit; ok is false where t has none.
	In(t *T) (v Triple[float64], ok bool)
	// Move puts the base value of t to the value at an estimate. It changes
	// what t points to: see [System.Copy].
	Move(t *T, e Estimate)
}

// Number is the types of numbers that fields hold.
type Number interface {
	geo.Length | geo.Height | geo.Speed | geo.Angle | time.Duration | float64
}

// Scale is the unit in which people write numbers of a type.
type Scale[V Number] struct {
	Name string
	One  V    // how much one of the unit is
	Bare bool // no unit at all: the name says what a bare number counts
}

// Range is which numbers are accepted, both ends included.
type Range[V Number] struct {
	Low, High V
	Words     string // such as "0s to 24h, such as 15s or 1m30s"
}

// Measure is a figure of one type of number: three of them, one per estimate,
// or a single one for all three.
type Measure[T any, V Number] struct {
	Scale    Scale[V]
	Accepted Range[V]
	// Three returns where the three numbers lie in a T, nil where it has none.
	Three func(*T) *Triple[V]
	// One returns where the single number lies. Of Three and One, one is nil.
	One func(*T) *V
}

// Triple returns the numbers of a T; ok is false where it has none.
func (m Measure[T, V]) Triple(t *T) (v Triple[V], ok bool) {
	if m.One != nil {
		if at := m.One(t); at != nil {
			return Same(*at), true
		}
		return v, false
	}
	if at := m.Three(t); at != nil {
		return *at, true
	}
	return v, false
}

// UnitName is that of [Figure].
func (m Measure[T, V]) UnitName() (name string, bare bool) { return m.Scale.Name, m.Scale.Bare }

// In is that of [Figure].
func (m Measure[T, V]) In(t *T) (v Triple[float64], ok bool) {
	own, ok := m.Triple(t)
	in := func(v V) float64 { return float64(v) / float64(m.Scale.One) }
	return Triple[float64]{Low: in(own.Low), Base: in(own.Base), High: in(own.High)}, ok
}

// Move is that of [Figure]; a single number has no other end.
func (m Measure[T, V]) Move(t *T, e Estimate) {
	if m.Three == nil {
		return
	}
	if at := m.Three(t); at != nil {
		at.Base = at.At(e)
	}
}

// Text is free text; an empty one says nothing.
type Text[T any] struct {
	Longest int // characters
	At      func(*T) *string
}

// The longest texts, in characters.
const (
	LongestName  = 200
	LongestAbout = 4000
)

// Identity is the id of an object.
type Identity[T any] struct{ At func(*T) *string }

// Word is one of a few known words; an empty one says nothing.
type Word[T any] struct {
	Known []string
	Get   func(*T) string
	Set   func(*T, string) // takes a known word
}

// ClassWord is one threat class.
type ClassWord[T any] struct{ At func(*T) *Class }

// ClassList is a set of threat classes.
type ClassList[T any] struct{ At func(*T) *ClassSet }

// Ground is a list of regions by their codes; an empty one is all that Ukraine's
// government holds.
type Ground[T any] struct{ At func(*T) *[]string }

// Corners is an [Envelope]; nil is the default curve.
type Corners[T any] struct {
	Altitude Range[geo.Height]
	Fraction Range[float64]
	At       func(*T) *Envelope
}

// SourceList is where figures come from, by the keys of [SourceKeys].
type SourceList[T any] struct {
	At func(*T) *map[string]Provenance
}

// Group is a mapping that holds the fields whose keys begin with its own.
type Group[T any] struct {
	// ByClass: the keys below are those of the threat classes.
	ByClass bool
	// Common: one value may stand for every class, alone or as "default".
	Common bool
	// Lacks reports whether a T lacks the part that the fields lie in; nil:
	// never.
	Lacks func(*T) bool
	// Make gives a T a new part, of which nothing is stated; nil: it has one.
	Make func(*T)
}

// Has is that of [Value].
func (m Measure[T, V]) Has(t *T) bool {
	_, ok := m.Triple(t)
	return ok
}

// Has is that of [Value].
func (v Text[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v Identity[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v Word[T]) Has(*T) bool { return true }

// Has is that of [Value].
func (v ClassWord[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v ClassList[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v Ground[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v Corners[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v SourceList[T]) Has(t *T) bool { return v.At(t) != nil }

// Has is that of [Value].
func (v Group[T]) Has(t *T) bool { return v.Lacks == nil || !v.Lacks(t) }
