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
	Field         string // "reach against drones", as [Field] names it
	Unit          string // of the three numbers
	Value         scenario.Triple[float64]
	AtLow, AtHigh []int // people covered with the value at its low and high end, by the index of [coverage.Result.At]
	spans         []int
}

// Span is by how many people the answer moves between the two ends, at an index
// of [coverage.Result.At].
func (a *Assumption) Span(amount int) int { return a.spans[amount] }

// assumptions moves each triple of the systems in use, and of the raids that
// stocks must last for, alone to its two ends.
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
			people, err := x.people(ctx, m.moved(x.scenario, end.e))
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

// move is one triple that can be moved: of the system at an index, or of the
// threat's routine raid where system is -1.
type move struct {
	assumption     Assumption
	system, threat int
	field          field
}

// moves lists the triples whose ends differ: of every system that a unit in
// the scenario is, and of every threat's routine raid.
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
		for _, f := range fields(s) {
			copied := copySystem(&s.Systems[k])
			value, ok := f.read(&copied)
			if ok && value.Low != value.High {
				list = append(list, move{Assumption{System: s.Systems[k].ID, Field: f.name, Unit: f.unit, Value: value}, k, -1, f})
			}
		}
	}
	for t := range s.Threats {
		if r := s.Threats[t].Raids.Routine; s.Package.Stockpile.Nights > 0 && r.Low != r.High {
			list = append(list, move{assumption: Assumption{Threat: s.Threats[t].ID, Field: "missiles or drones on a routine night", Value: r}, system: -1, threat: t})
		}
	}
	return list
}

// moved is the scenario with the triple's base value at one of its ends.
func (m *move) moved(s *scenario.Scenario, e scenario.Estimate) *scenario.Scenario {
	changed := *s
	if m.system < 0 {
		changed.Threats = slices.Clone(s.Threats)
		r := &changed.Threats[m.threat].Raids.Routine
		r.Base = r.At(e)
		return &changed
	}
	changed.Systems = slices.Clone(s.Systems)
	changed.Systems[m.system] = copySystem(&s.Systems[m.system])
	m.field.move(&changed.Systems[m.system], e)
	return &changed
}

// copySystem copies what a move may write to.
func copySystem(s *scenario.System) scenario.System {
	c := *s
	if s.Radar != nil {
		radar := *s.Radar
		if radar.Reference != nil {
			reference := *radar.Reference
			radar.Reference = &reference
		}
		c.Radar = &radar
	}
	if s.Aircraft != nil {
		aircraft := *s.Aircraft
		c.Aircraft = &aircraft
	}
	return c
}
