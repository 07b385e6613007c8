package siting

import (
	"context"
	"math"
	"slices"
)

// Fewest is the smallest number of units that reach a target.
type Fewest struct {
	Answer     // of the plan that reaches it; proven if no smaller one does
	Least  int // no fewer units reach the target
}

// SolveFewest finds the fewest candidates that together weigh at least the target: the
// location set covering problem (Toregas et al. 1971) where the target is all there is to
// cover. It rules out one number of units after another, and jumps to the least number
// that the prices of the relaxation allow. Most of the problem stays the limit.
func SolveFewest(ctx context.Context, p *Problem, target float64, o Options) (*Fewest, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	most := 0
	for _, n := range p.Most {
		most += n
	}
	most = min(most, p.Candidates)
	f := &Fewest{}
	for n := 1; n <= most; {
		limited := p.atMost(n)
		m := reduce(limited)
		s := newSearch(ctx, m, o, aim{least: target})
		bound := s.run()
		f.Answer = *s.answer(limited, bound)
		f.Least = n
		if len(f.Plan) > 0 {
			f.Status = Proven
			return f, nil
		}
		if s.stopped {
			f.Status = TimeLimit
			return f, f.tryMost(p, target)
		}
		if n++; len(p.Most) == 1 {
			n = max(n, int(min(math.Ceil(s.fewest-slack*(1+s.fewest)), float64(most+1))))
		}
	}
	f.Least, f.Status = most+1, Infeasible
	return f, nil
}

// tryMost looks for any plan that reaches the target, where the search for the smallest was
// ended.
func (f *Fewest) tryMost(p *Problem, target float64) error {
	m := reduce(p)
	t := newTally(m)
	for t.value < target || t.short() > 0 {
		before := len(t.plan)
		if t.grow(); len(t.plan) == before {
			return nil
		}
	}
	f.Plan = m.original(t.plan)
	slices.Sort(f.Plan)
	f.Value, f.Bound = t.value, m.total
	return nil
}

// atMost returns the problem with so many units in all.
func (p *Problem) atMost(n int) *Problem {
	limited := *p
	limited.Most = slices.Clone(p.Most)
	for k := range limited.Most {
		limited.Most[k] = min(limited.Most[k], n)
	}
	if len(p.Most) > 1 {
		all := Limit{Most: float64(n)}
		for j := range int32(p.Candidates) {
			all.Shares = append(all.Shares, Share{j, 1})
		}
		limited.Limits = append(slices.Clip(limited.Limits), all)
	}
	return &limited
}

// Curve returns the best plans of 1, 2, ... units in all, up to the most that the problem
// allows or until nothing more is gained. When the context ends, the numbers left have what
// greedy finds, with the status [TimeLimit].
func Curve(ctx context.Context, p *Problem, o Options) ([]Answer, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	most := 0
	for _, n := range p.Most {
		most += n
	}
	o.Progress = nil
	var curve []Answer
	for n := 1; n <= min(most, p.Candidates); n++ {
		limited := p.atMost(n)
		a := solve(ctx, limited, o, aim{})
		curve = append(curve, *a)
	}
	return curve, nil
}

// leastUnits returns the least number of units, a real number, at which the bound of the
// relaxation at its prices reaches a target, whatever the kinds and limits; infinite where none
// does.
func (r *relaxation) leastUnits(n *node, target float64) float64 {
	bound := r.bound
	for _, j := range r.chosen {
		bound -= r.earns[j]
	}
	earns := make([]float64, 0, len(n.free))
	for _, j := range n.free {
		if r.earns[j] > 0 {
			earns = append(earns, r.earns[j])
		}
	}
	slices.Sort(earns)
	units := float64(len(n.tally.plan))
	for _, e := range slices.Backward(earns) {
		if bound >= target {
			break
		}
		units += min(1, (target-bound)/e)
		bound += e
	}
	if bound < target-slack*(1+target) {
		return math.Inf(1)
	}
	return units
}
