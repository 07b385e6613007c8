package siting

import (
	"context"
	"math"
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

// Solve finds the plan that weighs most. The context's end ends the search with the best
// plan so far, status [TimeLimit], which is no error; a problem that is none is.
func Solve(ctx context.Context, p *Problem, o Options) (*Answer, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return solve(ctx, p, o, aim{}), nil
}

// aim is what is known before a search; the zero value is nothing.
type aim struct {
	least float64   // plans that weigh less are of no use
	known float64   // no plan weighs more; 0: not known
	seeds [][]int32 // plans, in the problem's indices, to start from as far as they are allowed
}

// solve answers a checked problem.
func solve(ctx context.Context, p *Problem, o Options, a aim) *Answer {
	m := reduce(p)
	if parts := m.split(); len(parts) > 1 {
		return solveParts(ctx, parts, m, p, o, a.least)
	}
	s := newSearch(ctx, m, o, a)
	return s.answer(p, s.run())
}

func newSearch(ctx context.Context, m *model, o Options, a aim) *search {
	s := &search{
		ctx: ctx, m: m, node: newNode(m), r: newRelaxation(m), gap: o.Gap,
		least: a.least, known: math.Inf(1), seeds: m.inside(a.seeds),
	}
	if a.known > 0 {
		s.known = a.known
	}
	if o.Progress != nil {
		s.progress = func(value, bound float64, nodes int) {
			o.Progress(Progress{value, min(bound, m.total), nodes})
		}
	}
	return s
}

// answer says what the search found and what its bound makes of it.
func (s *search) answer(p *Problem, bound float64) *Answer {
	plan := s.m.original(s.best)
	slices.Sort(plan)
	answer := &Answer{Plan: plan, Nodes: s.nodes}
	switch {
	case s.stopped:
		answer.Status, answer.Bound = TimeLimit, min(bound, s.m.total)
	case s.best == nil:
		answer.Status = Infeasible
		return answer
	case bound >= s.m.above(s.value):
		answer.Status, answer.Bound = WithinGap, bound
	}
	if s.best != nil {
		answer.Value = p.Value(plan)
	}
	if answer.Status == Proven {
		answer.Bound = answer.Value
	}
	return answer
}

// statuses are the words of the statuses in JSON.
var statuses = [...]string{
	Proven: "proven", WithinGap: "within-gap", TimeLimit: "time-limit", Infeasible: "infeasible",
}

// String is the status's word in JSON.
func (s Status) String() string { return statuses[s] }

// Statuses lists the statuses.
var Statuses = [...]Status{Proven, WithinGap, TimeLimit, Infeasible}
