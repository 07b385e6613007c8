package siting

import (
	"context"
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Study is where more units help most, and how sure that is. Values are weights of what is
// covered in all, the scenario's own units included, of the scenario evaluated whole
// with the units in it.
type Study struct {
	*Frame
	plan        []int32
	Status      Status
	Value       float64
	Bound       float64 // no plan covers more
	Covering    Answer  // of the covering problem, each unit asked alone: weight beside what stands
	Plain       bool    // the covering problem is the whole truth: nothing is shared
	Least       int     // with a target: no fewer units reach it; otherwise 0
	Interrupted bool    // the search was ended from outside
	Sites       []Chosen
	Curve       []Step        // by number of units, from 1; empty with a target that needs none
	Others      []Alternative // nearly as good, the best first
	RunnerUp    *Alternative  // the best plan that differs in one site; nil where none was found
	After       *scenario.Scenario
	// People are the counted people covered against each threat of the request, before
	// and after, and against all of them, last.
	Before, Then []scenario.Triple[int]
}

// Chosen is one site of the plan. Weights are of the points that it makes count.
type Chosen struct {
	Candidate int
	Alone     float64  // newly, with this unit alone added
	Reached   float64  // that the unit itself covers, covered already or not
	InOrder   float64  // newly, with those before it in the list there
	Stands    int      // plans among the best and its alternatives in which the site stands
	Replacing *float64 // weight lost where the site is left out and all else placed anew; nil: not known
}

// Step is the best plan of so many units.
type Step struct {
	Units        int
	Value, Bound float64
	Status       Status
}

// Alternative is another plan.
type Alternative struct {
	Plan    []int32 // indices of candidates
	Value   float64
	Status  Status  // proven: the best of those that differ as asked from all before it
	In, Out []int32 // against the best plan
}

// Problem returns the covering problem: each candidate asked alone.
func (f *Frame) Problem() *Problem { return f.plain }

// Solve searches until it is done or the context ends, which keeps the best plan so
// far. The error is that of a request that is no problem.
func (f *Frame) Solve(ctx context.Context, o Options) (*Study, error) {
	s := &Study{Frame: f, Plain: f.lifted == f.Standing && sameDemands(f.plain, f.ceiling)}
	if err := s.search(ctx, o); err != nil {
		return nil, err
	}
	s.Interrupted = ctx.Err() == context.Canceled
	whole := context.WithoutCancel(ctx)
	if err := s.evaluate(whole); err != nil {
		return nil, err
	}
	if len(s.plan) > 0 && !s.Interrupted { // who interrupts waits for nothing more
		if err := s.explore(ctx, whole, o); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// search finds the plan, and the bound that holds for all that units share.
func (s *Study) search(ctx context.Context, o Options) error {
	if s.Request.Target != nil {
		return s.searchFewest(ctx, o)
	}
	a, err := Solve(ctx, s.plain, o)
	if err != nil {
		return err
	}
	s.Covering, s.Status, s.plan, s.Bound = *a, a.Status, a.Plan, s.Standing+a.Bound
	if s.Plain || a.Status == Infeasible {
		return nil
	}
	whole := context.WithoutCancel(ctx)
	value, err := s.value(whole, s.plan)
	if err != nil {
		return err
	}
	if s.plan, value, err = s.polish(ctx, s.plan, value); err != nil {
		return err
	}
	bound, better, err := s.exceed(ctx, s.Request.most(), value)
	if err != nil {
		return err
	}
	s.Bound = bound
	if better != nil {
		s.plan = better
		if value, err = s.value(whole, better); err != nil {
			return err
		}
	}
	switch {
	case s.Bound-value <= 3*slack*(1+s.Total):
		s.Status, s.Bound = Proven, value
	case ctx.Err() != nil:
		s.Status = TimeLimit
	case s.Status == Proven:
		s.Status = WithinGap
	}
	return nil
}

func (s *Study) searchFewest(ctx context.Context, o Options) error {
	target := *s.Request.Target * s.Total
	if s.Standing >= target-slack*(1+s.Total) {
		s.Status = Proven
		return nil
	}
	fewest, err := SolveFewest(ctx, s.plain, target-s.Standing, o)
	if err != nil {
		return err
	}
	s.Covering, s.Status, s.plan = fewest.Answer, fewest.Status, fewest.Plan
	s.Least, s.Bound = fewest.Least, s.Total
	if s.Plain {
		return nil
	}
	if s.Least = 1; s.lifted < target {
		o.Progress = nil
		above, err := SolveFewest(ctx, s.ceiling, target-s.lifted, o)
		if err != nil {
			return err
		}
		if s.Least = above.Least; above.Status == Infeasible {
			return nil
		}
	}
	return s.fewer(ctx, target-2*slack*(1+s.Total))
}

// fewer looks for plans of fewer units that reach a value, evaluated whole, until there are
// none.
func (s *Study) fewer(ctx context.Context, value float64) error {
	if len(s.plan) == 0 {
		s.Status = TimeLimit
		return nil
	}
	for len(s.plan) > s.Least {
		bound, better, err := s.exceed(ctx, len(s.plan)-1, value)
		switch {
		case err != nil:
			return err
		case better != nil:
			s.plan = better
			continue
		case bound <= value:
			s.Least = len(s.plan)
		}
		break
	}
	if s.Status = WithinGap; s.Least == len(s.plan) {
		s.Status = Proven
	} else if ctx.Err() != nil {
		s.Status = TimeLimit
	}
	return nil
}

// evaluate puts the plan into the scenario and evaluates it whole.
func (s *Study) evaluate(ctx context.Context) error {
	var err error
	if s.Sites, err = s.List(ctx, s.plan); err != nil {
		return err
	}
	s.plan = nil
	for i := range s.Sites {
		s.plan = append(s.plan, int32(s.Sites[i].Candidate))
	}
	s.After = s.With(s.plan)
	if s.Value, err = s.value(ctx, s.plan); err != nil {
		return err
	}
	s.Bound = max(s.Bound, s.Value)
	if s.Before, err = s.people(ctx, s.Scenario); err != nil {
		return err
	}
	s.Then, err = s.people(ctx, s.After)
	return err
}

// Gap returns the part of the bound that is unproven, 0 to 1; with a target, of the number of
// units.
func (s *Study) Gap() float64 {
	if s.Request.Target != nil {
		n := len(s.Sites)
		if n == 0 {
			return 0
		}
		return max(0, float64(n-s.Least)/float64(n))
	}
	if s.Bound <= 0 {
		return 0
	}
	return max(0, (s.Bound-s.Value)/s.Bound)
}

// List lists the sites of a plan, those that gain most after those before them first, as the
// covering problem has it. What each gains in that order is evaluated whole.
func (f *Frame) List(ctx context.Context, plan []int32) ([]Chosen, error) {
	left := slices.Clone(plan)
	var taken []int32
	var sites []Chosen
	before := f.Standing
	for len(left) > 0 {
		best, most := 0, math.Inf(-1)
		for n, j := range left {
			if v := f.plain.Value(append(slices.Clone(taken), j)); v > most {
				best, most = n, v
			}
		}
		j := left[best]
		taken, left = append(taken, j), slices.Delete(left, best, best+1)
		value, err := f.value(ctx, taken)
		if err != nil {
			return nil, err
		}
		sites = append(sites, Chosen{
			Candidate: int(j), Alone: f.plain.Value([]int32{j}), Reached: f.reached(j), InOrder: value - before, Stands: 1,
		})
		before = value
	}
	return sites, nil
}

// reached is the weight that a candidate itself covers, covered already or not: against
// all threats together, or each on its own.
func (f *Frame) reached(j int32) float64 {
	sum := 0.0
	for _, group := range f.groups() {
		for i := range f.points {
			if !slices.ContainsFunc(group, func(t int) bool { return !f.adds[j].own[t][i] }) {
				sum += f.points[i].weight
			}
		}
	}
	return sum
}

// value is the weight that a plan covers in all, evaluated whole.
func (f *Frame) value(ctx context.Context, plan []int32) (float64, error) {
	with, err := f.variants.Passing(ctx, f.With(plan), f.Request.Estimate)
	if err != nil {
		return 0, err
	}
	return f.worth(with), nil
}

// people are the counted people covered at each estimate, by the threats of the request and then
// against all of them.
func (f *Frame) people(ctx context.Context, s *scenario.Scenario) ([]scenario.Triple[int], error) {
	sums := make([]scenario.Triple[int], len(f.Request.Threats)+1)
	for _, e := range scenario.Estimates {
		with, err := f.variants.Passing(ctx, s, e)
		if err != nil {
			return nil, err
		}
		totals := make([]float64, len(sums))
		index := 0
		for i := range s.Places {
			p := &s.Places[i]
			n := p.PointCount()
			for k := range n {
				f.count(totals, with, index+k, p, n)
			}
			index += n
		}
		for t, total := range totals {
			sums[t].Set(e, int(math.Round(total)))
		}
	}
	return sums, nil
}

// count adds the people of a demand point to the sums of the threats against which it is
// covered.
func (f *Frame) count(totals []float64, with *coverage.Passing, index int, p *scenario.Place, points int) {
	if !p.Counted {
		return
	}
	all := true
	share := float64(p.Population) / float64(points)
	for t, threat := range f.Request.Threats {
		if with.Depth(threat, index) > 0 {
			totals[t] += share
		} else {
			all = false
		}
	}
	if all {
		totals[len(totals)-1] += share
	}
}

// sameDemands reports whether two problems ask the same.
func sameDemands(a, b *Problem) bool {
	return slices.EqualFunc(a.Demands, b.Demands, func(d, e Demand) bool {
		return d.Weight == e.Weight && slices.EqualFunc(d.Clauses, e.Clauses, func(c, k Clause) bool {
			return c.Need == k.Need && slices.Equal(c.By, k.By)
		})
	})
}
