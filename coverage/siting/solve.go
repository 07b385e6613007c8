package siting

import (
	"context"
	"slices"
)

// Status says what an answer is worth.
type Status uint8

// The statuses.
const (
	Proven     Status = iota // no plan is better
	WithinGap                // none is better by more than the gap that was asked for
	TimeLimit                // the search was ended; the bound holds all the same
	Infeasible               // no plan keeps the limits and reaches the floors
)

// Options steer a search; the zero value proves the optimum.
type Options struct {
	// Gap is the part of the bound that may stay unproven, 0 to 1.
	Gap float64
	// Progress, if not nil, hears of the best value so far and the bound.
	Progress func(Progress)
}

// Progress is how far a search has come.
type Progress struct {
	Value, Bound float64
	Nodes        int
}

// Answer is the best plan found, and what is known of better ones.
type Answer struct {
	Status Status
	Plan   []int32 // candidates, ascending; empty where none was found
	Value  float64
	Bound  float64 // no plan weighs more
	Nodes  int
}

// Gap returns the part of the bound that is unproven, 0 to 1.
func (a *Answer) Gap() float64 {
	if a.Bound <= 0 {
		return 0
	}
	return max(0, (a.Bound-a.Value)/a.Bound)
}

// Solve finds the plan that weighs most. The context's end ends the search with the best
// plan so far, status [TimeLimit], which is no error; a problem that is none is.
func Solve(ctx context.Context, p *Problem, o Options) (*Answer, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return solve(ctx, reduce(p), p, o, aim{}), nil
}

// aim narrows what a search looks for.
type aim struct {
	least  float64 // plans that weigh less are of no use
	enough float64 // a plan that weighs so much ends the search; 0: only the optimum does
}

func solve(ctx context.Context, m *model, p *Problem, o Options, a aim) *Answer {
	s := &search{ctx: ctx, m: m, node: newNode(m), r: newRelaxation(m), gap: o.Gap, least: a.least, enough: a.enough}
	if s.enough == 0 {
		s.enough = m.total
	}
	if o.Progress != nil {
		s.progress = func(value, bound float64, nodes int) {
			o.Progress(Progress{value, min(bound, m.total), nodes})
		}
	}
	bound := s.run()
	plan := m.original(s.best)
	slices.Sort(plan)
	answer := &Answer{Plan: plan, Nodes: s.nodes}
	if s.best == nil {
		answer.Status = Infeasible
		if s.stopped {
			answer.Status, answer.Bound = TimeLimit, bound
		}
		return answer
	}
	answer.Value = p.Value(plan)
	switch {
	case s.stopped:
		answer.Status, answer.Bound = TimeLimit, bound
	case bound >= m.above(s.value) && a.enough == 0:
		answer.Status, answer.Bound = WithinGap, bound
	default:
		answer.Bound = answer.Value
	}
	return answer
}
