package worth

import (
	"context"
	"math"
	"slices"
	"sort"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Subject is what an assumption is about.
type Subject uint8

// The subjects. The comment of each says what [Assumption.ID] holds, and where it is not
// a field of a table what the three numbers are.
const (
	OfSystem    Subject = iota // a system
	OfThreat                   // a threat
	OfLight                    // a class: the share that others than missile units stop
	OfOrder                    // a class: the time from the first track to the order, in the package
	OfHostOrder                // a host, Field being the class: the same, the host's own
	OfDensity                  // "": people per km2 of the counted cities
	OfPresence                 // "": share of aircraft that weather, crews and tankers let fly
	OfClutter                  // "": how high trees and houses raise the smooth Earth
	OfWedges                   // "": sector radars see their wedges alone at the bad end; no numbers
	OfApproach                 // "": threats may come from any side at the bad end; no numbers
	OfStation                  // a unit: its patrol station lies so far to one of eight sides
)

// Assumption is one triple, or one setting of the model, moved alone to its ends.
type Assumption struct {
	Of    Subject
	ID    string // as the subject says
	Field string // of a system or threat as the table of fields words it: "reach against drones"
	Key   string // its path in a file; "" where none states it
	Unit  string // of the three numbers; "" for a bare one
	// Value is the three numbers, the pessimistic first; zero for what has none.
	Value scenario.Triple[float64]
	Grade scenario.Grade // of the numbers; "" where none is stated
	// AtLow and AtHigh are the people covered with the value at its low and high end, by
	// the index of [coverage.Result.At]; of a station the fewest and the most of all sides.
	AtLow, AtHigh []int
	// Positions is the people covered with a station moved to each of the sides of
	// [StationSides], by side and then index; nil for all else.
	Positions [][]int
	spans     []int
}

// Uncertain reports whether the numbers are of grade C or D: general knowledge, or our own
// assumption.
func (a *Assumption) Uncertain() bool {
	return a.Grade == scenario.GradeC || a.Grade == scenario.GradeD
}

// Span is by how many people the answer moves between the two ends, at an index
// of [coverage.Result.At].
func (a *Assumption) Span(amount int) int { return a.spans[amount] }

// KeptWithin is how far, as a share of it, the people covered may move before a position of
// a station counts as not keeping the headline.
const KeptWithin = 0.01

// Kept is how many positions of a station keep the headline, at an index of
// [coverage.Result.At] at which so many are covered.
func (a *Assumption) Kept(amount, covered int) int {
	kept := 0
	for _, people := range a.Positions {
		if math.Abs(float64(people[amount]-covered)) <= KeptWithin*float64(covered) {
			kept++
		}
	}
	return kept
}

// Tornado moves each assumption of a validated scenario alone and weighs nothing else: of
// the result only the people covered and the assumptions are filled in. It returns the
// context's error when cancelled.
func Tornado(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Worth, error) {
	x, err := newWeighing(ctx, s, Options{Coverage: o})
	if err != nil {
		return nil, err
	}
	_, err = x.tornado(ctx)
	return x.worth, err
}

// Ranges returns the assumptions that the file of a scenario can state, none of them moved,
// in a fixed order.
func Ranges(s *scenario.Scenario) (list []Assumption) {
	x := &weighing{scenario: s}
	for _, m := range slices.Concat(x.systemMoves(), x.threatMoves(), x.packageMoves()) {
		if m.assumption.Key != "" {
			list = append(list, m.assumption)
		}
	}
	return list
}

// assumptions moves each assumption alone and asks which changes the order of promises.
func (x *weighing) assumptions(ctx context.Context) error {
	if !x.options.Assumptions {
		return nil
	}
	sorted, err := x.tornado(ctx)
	if err != nil {
		return err
	}
	return x.reversals(ctx, sorted)
}

// tornado moves each triple and setting that decides what is covered alone to its
// ends. It returns the moves in the order of the assumptions.
func (x *weighing) tornado(ctx context.Context) ([]move, error) {
	moves := x.moves()
	list := make([]Assumption, len(moves))
	err := each(ctx, len(moves), func(ctx context.Context, i int) (err error) {
		list[i], err = x.moveAlone(ctx, &moves[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	lead, worst := x.lead(), x.amounts()-1
	sort.SliceStable(order, func(i, j int) bool {
		a, b := &list[order[i]], &list[order[j]]
		if a.spans[lead] != b.spans[lead] {
			return a.spans[lead] > b.spans[lead]
		}
		return a.spans[worst] > b.spans[worst]
	})
	x.worth.Assumptions = make([]Assumption, len(list))
	sorted := make([]move, len(list))
	for k, i := range order {
		x.worth.Assumptions[k], sorted[k] = list[i], moves[i]
	}
	return sorted, nil
}

// moveAlone evaluates an assumption at its ends.
func (x *weighing) moveAlone(ctx context.Context, m *move) (Assumption, error) {
	a, covered := m.assumption, make([]int, x.amounts())
	for k := range covered {
		covered[k] = x.worth.At(k).Covered
	}
	people := make([][]int, len(m.forms))
	for i, form := range m.forms {
		if people[i] = covered; form == nil {
			continue
		}
		var err error
		if people[i], err = form.people(ctx, x, x.scenario); err != nil {
			return a, err
		}
	}
	if a.Of == OfStation {
		a.Positions = people
		a.AtLow, a.AtHigh = extremes(people, slices.Min[[]int]), extremes(people, slices.Max[[]int])
	} else {
		a.AtLow, a.AtHigh = people[0], people[1]
	}
	a.spans = make([]int, len(covered))
	for k := range a.spans {
		values := []int{a.AtLow[k], a.AtHigh[k], covered[k]}
		a.spans[k] = slices.Max(values) - slices.Min(values)
	}
	return a, nil
}

// extremes takes the same extreme of every column.
func extremes(rows [][]int, of func([]int) int) []int {
	found := make([]int, len(rows[0]))
	for k := range found {
		column := make([]int, len(rows))
		for i := range rows {
			column[i] = rows[i][k]
		}
		found[k] = of(column)
	}
	return found
}

// form is the scenario with one assumption at one end: a change of the scenario, of a
// setting of the model, or of none.
type form struct {
	change func(*scenario.Scenario) // nil: none
	moved  coverage.Moved
}

// people is the counted people that a scenario so changed covers at base.
func (f *form) people(ctx context.Context, x *weighing, s *scenario.Scenario) ([]int, error) {
	variants := x.variants
	if f.moved.Setting != coverage.Unmoved {
		variants = variants.Moving(f.moved)
	}
	if f.change != nil {
		s = s.Edit(f.change)
	}
	c, err := variants.Cover(ctx, s, scenario.Base)
	if err != nil {
		return nil, err
	}
	return c.People, nil
}

// lead is the threat that a list is ordered by: the first cruise missile, else
// the first threat.
func (x *weighing) lead() int {
	for i := range x.scenario.Threats {
		if x.scenario.Threats[i].Class == scenario.CruiseMissile {
			return i
		}
	}
	return 0
}
