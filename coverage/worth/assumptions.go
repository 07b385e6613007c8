package worth

import (
	"context"
	"maps"
	"slices"
	"sort"

	"airumbrella/scenario"
)

// Assumption is one triple of one system or threat, moved alone.
type Assumption struct {
	System        string // id of the system, or "" for a threat's
	Threat        string // id of the threat, or ""
	Field         string // "reach against drones", as the table of fields words it
	Unit          string // of the three numbers
	Value         scenario.Triple[float64]
	AtLow, AtHigh []int // people covered with the value at its low and high end, by the index of [coverage.Result.At]
	spans         []int
}

// Span is by how many people the answer moves between the two ends, at an index
// of [coverage.Result.At].
func (a *Assumption) Span(amount int) int { return a.spans[amount] }

// assumptions moves each field that decides what is covered, of the systems in
// use and of the threats, alone to its two ends.
func (x *weighing) assumptions(ctx context.Context) error {
	if !x.options.Assumptions {
		return nil
	}
	moves := x.moves()
	list := make([]Assumption, len(moves))
	err := each(ctx, len(moves), func(ctx context.Context, i int) error {
		m, a := &moves[i], &list[i]
		*a = m.assumption
		for _, end := range []struct {
			e      scenario.Estimate
			people *[]int
		}{{scenario.Low, &a.AtLow}, {scenario.High, &a.AtHigh}} {
			people, err := x.people(ctx, m.moved(end.e))
			if err != nil {
				return err
			}
			*end.people = people
		}
		a.spans = make([]int, len(a.AtLow))
		for k := range a.spans {
			values := []int{a.AtLow[k], a.AtHigh[k], x.worth.At(k).Covered}
			a.spans[k] = slices.Max(values) - slices.Min(values)
		}
		return nil
	})
	if err != nil {
		return err
	}
	lead := x.lead()
	sort.SliceStable(list, func(i, j int) bool {
		if a, b := list[i].spans[lead], list[j].spans[lead]; a != b {
			return a > b
		}
		last := x.amounts() - 1
		return list[i].spans[last] > list[j].spans[last]
	})
	x.worth.Assumptions = list
	return nil
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

// move is one assumption and the way to a scenario with its base value at one
// of its ends.
type move struct {
	assumption Assumption
	moved      func(scenario.Estimate) *scenario.Scenario
}

// moves lists the assumptions whose ends differ: of every system that a unit
// in the scenario is, and of every threat.
func (x *weighing) moves() []move {
	s := x.scenario
	used := map[int]bool{}
	for i := range s.Units {
		for k := range s.Systems {
			if s.Systems[k].ID == s.Units[i].System {
				used[k] = true
			}
		}
	}
	list := []move{}
	for _, k := range slices.Sorted(maps.Keys(used)) {
		for _, f := range fields(s, scenario.SystemFields) {
			if a, ok := ranged(f, &s.Systems[k]); ok {
				a.System = s.Systems[k].ID
				list = append(
					list,
					move{a, func(e scenario.Estimate) *scenario.Scenario { return withSystem(s, k, f, e) }},
				)
			}
		}
	}
	for k := range s.Threats {
		for _, f := range fields(s, scenario.ThreatFields) {
			if a, ok := ranged(f, &s.Threats[k]); ok {
				a.Threat = s.Threats[k].ID
				list = append(
					list,
					move{a, func(e scenario.Estimate) *scenario.Scenario { return withThreat(s, k, f, e) }},
				)
			}
		}
	}
	return list
}

// withSystem returns the scenario with the base value of a field of the system
// at an index put to one of its ends.
func withSystem(
	s *scenario.Scenario, at int, f *scenario.Field[scenario.System], e scenario.Estimate,
) *scenario.Scenario {
	return s.Edit(func(s *scenario.Scenario) {
		s.Systems = slices.Clone(s.Systems)
		s.Systems[at] = s.Systems[at].Copy()
		f.Figure().Move(&s.Systems[at], e)
	})
}

// withThreat is the same for the threat at an index.
func withThreat(
	s *scenario.Scenario, at int, f *scenario.Field[scenario.Threat], e scenario.Estimate,
) *scenario.Scenario {
	return s.Edit(func(s *scenario.Scenario) {
		s.Threats = slices.Clone(s.Threats)
		f.Figure().Move(&s.Threats[at], e)
	})
}
