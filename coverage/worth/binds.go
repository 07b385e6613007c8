package worth

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Cause is what stands between people and cover.
type Cause int

// The causes: a decision alone; else what the unit that comes nearest fails first.
const (
	Decided      Cause = iota // political gates, see [Binding.Decisions]
	OutOfReach                // of the missile, or of an aircraft's fuel
	NotSeen                   // within reach, and not in view
	NotHeld                   // the station is held for part of the time only
	TooLate                   // the threat is there before the interceptor
	RoundsRunOut              // on whoever is nearer
	NoUnit                    // that may act is able to engage the threat
)

// Causes lists the causes in their order.
var Causes = [...]Cause{Decided, OutOfReach, NotSeen, NotHeld, TooLate, RoundsRunOut, NoUnit}

// keys are the names of the causes.
var keys = [...]string{
	Decided: "decision", OutOfReach: "out-of-reach", NotSeen: "not-seen", NotHeld: "not-held", TooLate: "too-late",
	RoundsRunOut: "rounds-run-out", NoUnit: "no-unit",
}

// String is the cause's name in JSON.
func (c Cause) String() string { return keys[c] }

// Binding is a cause and whom it keeps from cover at base.
type Binding struct {
	Cause     Cause
	Decisions coverage.GateSet // with Decided: all the gates that must open
	// Gate is the first of Decisions, or the physical gate; GateNone with NoUnit.
	Gate   coverage.Gate
	People int
	Places int // that do not count as covered and that it keeps most of the people of
}

// binds fills what stops those not covered: at every demand point a decision where
// decisions alone keep some unit from it, else the first physical gate that the unit
// fails which comes nearest. The people add up to all that are not covered.
func (x *weighing) binds(ctx context.Context) error {
	lists, err := x.variants.Obstacles(ctx, x.scenario)
	if err != nil {
		return err
	}
	for i := range lists {
		x.worth.At(i).Binding = bindings(x.worth.Result, i, lists[i])
	}
	return nil
}

// bindings adds the obstacles of counted places up, most people first.
func bindings(r *coverage.Result, threat int, obstacles []coverage.Obstacle) []Binding {
	list := []Binding{}
	var people []float64
	from := 0
	for from < len(obstacles) {
		place, to := &r.Places[obstacles[from].Place], from
		for ; to < len(obstacles) && obstacles[to].Place == obstacles[from].Place; to++ {
			continue
		}
		points := place.At(threat).Points
		most := from
		for k := from; k < to && place.Place.Counted; k++ {
			i := at(&list, causeOf(&obstacles[k]))
			if i == len(people) {
				people = append(people, 0)
			}
			people[i] += float64(place.Place.Population) * float64(obstacles[k].Points) / float64(points)
			if obstacles[k].Points > obstacles[most].Points {
				most = k
			}
		}
		if place.Place.Counted && !place.At(threat).CoveredAt(scenario.Base) {
			list[at(&list, causeOf(&obstacles[most]))].Places++
		}
		from = to
	}
	left := r.At(threat).Population.Total - r.At(threat).Population.Covered.Base
	for i, n := range apportioned(people, left) {
		list[i].People = n
	}
	slices.SortStableFunc(list, func(a, b Binding) int {
		return cmp.Or(
			cmp.Compare(b.People, a.People), cmp.Compare(b.Places, a.Places), cmp.Compare(a.Cause, b.Cause),
			cmp.Compare(a.Decisions, b.Decisions),
		)
	})
	return list
}

// at returns the index of a cause in a list, at whose end it is put if it is new.
func at(list *[]Binding, b Binding) int {
	i := slices.IndexFunc(*list, func(k Binding) bool { return k.Cause == b.Cause && k.Decisions == b.Decisions })
	if i < 0 {
		i = len(*list)
		*list = append(*list, b)
	}
	return i
}

// causeOf names an obstacle.
func causeOf(o *coverage.Obstacle) Binding {
	b := Binding{Gate: o.Gate}
	switch o.Gate {
	case coverage.GateNone:
		b.Cause, b.Decisions, b.Gate = Decided, o.Decisions, o.Decisions.List()[0]
	case coverage.GateGeometry:
		if b.Cause = OutOfReach; o.View {
			b.Cause = NotSeen
		}
	case coverage.GateReadiness:
		b.Cause = NotHeld
	case coverage.GateTimeline:
		b.Cause = TooLate
	case coverage.GateStock:
		b.Cause = RoundsRunOut
	default:
		b.Cause, b.Gate = NoUnit, coverage.GateNone
	}
	return b
}

// apportioned returns parts as whole numbers that add up to a total which differs
// from their sum by rounding alone: those with the largest fractions are rounded up.
func apportioned(parts []float64, total int) []int {
	whole, order := make([]int, len(parts)), make([]int, len(parts))
	left := total
	for i, x := range parts {
		whole[i], order[i] = int(math.Floor(x+1e-6)), i
		left -= whole[i]
	}
	fraction := func(i int) float64 { return parts[i] - float64(whole[i]) }
	sort.SliceStable(order, func(i, j int) bool { return fraction(order[i]) > fraction(order[j]) })
	for i := 0; i < len(order) && left > 0 && left < len(parts); i++ {
		whole[order[i]]++
		left--
	}
	return whole
}
