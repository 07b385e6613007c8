package scenario

// Field is one field of the catalogue: of a [System] or a [Threat]. All that
// files, their schema, lists and the list of assumptions know of a field
// stands in its row of [SystemFields] or [ThreatFields].
type Field[T any] struct {
	// Key is the path of the field in a file, such as "reaction",
	// "radar.antenna" or "reach.drone".
	Key string
	// Words is what a list of assumptions calls the field; empty for what is
	// no number.
	Words string
	// Doc says in one line what the field means.
	Doc string
	// Better says which end of the numbers is good for the defender.
	Better Direction
	// Part is the part of a system that the field lies in.
	Part Part
	// Written reports whether a file that states everything states the field;
	// nil: always.
	Written func(*T) bool
	// Needed reports whether a file must state the field; nil: never.
	Needed func(*T) bool
	// Shown reports whether a list of all figures shows the field of a T that
	// has it; nil: where it is not 0 at every estimate.
	Shown func(*T) bool
	// Covers reports whether the field decides what is covered in a scenario,
	// and so is an assumption to be moved; nil: never.
	Covers func(*Scenario) bool
	// Source is the key that the field's source is stated under; empty: its
	// own.
	Source string
	// Unsourced: no source is stated for the field.
	Unsourced bool
	// ByClass: the field is one of a set with one for each threat class.
	ByClass bool
	// Value is what the field holds and where in a T it lies.
	Value Value[T]
}

// Direction says which end of a field's numbers is good for the defender.
type Direction uint8

// The directions. Where more is worse, the largest of three numbers is the low
// estimate.
const (
	NoGoodEnd Direction = iota
	MoreIsBetter
	MoreIsWorse
)

// Part is a part of a system.
type Part uint8

// The parts: what every system has, and what some lack.
const (
	Body Part = iota
	RadarPart
	AircraftPart
	AreaPart
)

// Parts lists the parts in the order in which lists of assumptions take them.
var Parts = [...]Part{Body, RadarPart, AircraftPart, AreaPart}

// States reports whether a file that states everything about t states the
// field.
func (f *Field[T]) States(t *T) bool {
	return (f.Written == nil || f.Written(t)) && f.Value.Has(t)
}

// Figure returns the field's figure, nil for what is no number.
func (f *Field[T]) Figure() Figure[T] {
	figure, _ := f.Value.(Figure[T])
	return figure
}

// SourceKey returns the key that the field's source is stated under.
func (f *Field[T]) SourceKey() string {
	if f.Source != "" {
		return f.Source
	}
	return f.Key
}

// Stated returns the figure that a list of all figures shows, in its unit; ok
// is false where t says nothing of it.
func (f *Field[T]) Stated(t *T) (v Triple[float64], ok bool) {
	figure := f.Figure()
	if figure == nil {
		return v, false
	}
	if v, ok = figure.In(t); !ok {
		return v, false
	}
	if f.Shown != nil {
		return v, f.Shown(t)
	}
	return v, v != Triple[float64]{}
}

// SourceKeys returns the keys under which sources of the fields are stated.
func SourceKeys[T any](fields []Field[T]) []string {
	var keys []string
	for i := range fields {
		if f := &fields[i]; !f.Unsourced && f.Source == "" {
			keys = append(keys, f.Key)
		}
	}
	return keys
}
