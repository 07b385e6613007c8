package siting

import (
	"context"
	"math"
	"slices"
)

// explore asks what lies around the plan: the curve, the alternatives and what each site's
// replacement costs. What the context's end leaves out is left out.
func (s *Study) explore(ctx, whole context.Context, o Options) error {
	o.Progress = nil
	p := s.placed()
	curve, err := Curve(ctx, p, o)
	if err != nil {
		return err
	}
	for n := range curve {
		a := &curve[n]
		if len(a.Plan) == 0 {
			continue
		}
		value, err := s.value(whole, a.Plan)
		if err != nil {
			return err
		}
		s.Curve = append(s.Curve, Step{Units: n + 1, Value: value, Bound: max(value, s.Standing+a.Bound), Status: a.Status})
	}
	best := s.Covering
	if best.Plan, best.Value = s.plan, s.plain.Value(s.plan); s.Request.Target != nil {
		best.Bound = math.Inf(1)
	}
	if s.Others, err = s.alternatives(ctx, whole, p, &best, s.Request.Wanted, o); err != nil {
		return err
	}
	next, err := s.alternatives(ctx, whole, p, &best, Wanted{Count: 1, Within: 1, Differ: 1}, o)
	if err != nil {
		return err
	}
	if len(next) > 0 {
		s.RunnerUp = &next[0]
	}
	return s.replace(ctx, whole, p, &best, o)
}

// placed is the problem with as many units as the plan has; with a target it may be fewer than
// the request allows.
func (s *Study) placed() *Problem {
	if s.Request.Target == nil {
		return s.plain
	}
	return s.plain.atMost(len(s.plan))
}

// alternatives finds other plans and evaluates them whole.
func (s *Study) alternatives(
	ctx, whole context.Context, p *Problem, best *Answer, w Wanted, o Options,
) ([]Alternative, error) {
	var list []Alternative
	for _, a := range Alternatives(ctx, p, best, w, o) {
		if len(lacking(best.Plan, a.Plan)) == 0 {
			continue // the same with fewer units
		}
		value, err := s.value(whole, a.Plan)
		if err != nil {
			return nil, err
		}
		list = append(list, Alternative{
			Plan: a.Plan, Value: value, Status: a.Status,
			In: lacking(best.Plan, a.Plan), Out: lacking(a.Plan, best.Plan),
		})
	}
	return list, nil
}

// lacking lists what the second plan has and the first has not.
func lacking(plan, other []int32) []int32 {
	var list []int32
	for _, j := range other {
		if !slices.Contains(plan, j) {
			list = append(list, j)
		}
	}
	return list
}

// replace counts how often each site stands in the alternatives, and finds what leaving it out
// costs.
func (s *Study) replace(ctx, whole context.Context, p *Problem, best *Answer, o Options) error {
	for i := range s.Sites {
		for _, a := range s.Others {
			if slices.Contains(a.Plan, int32(s.Sites[i].Candidate)) {
				s.Sites[i].Stands++
			}
		}
	}
	for i, a := range Without(ctx, p, best, o) {
		if ctx.Err() != nil || a.Status > WithinGap {
			continue
		}
		value, err := s.value(whole, a.Plan)
		if err != nil {
			return err
		}
		cost := s.Value - value
		s.Sites[i].Replacing = &cost
	}
	return nil
}
