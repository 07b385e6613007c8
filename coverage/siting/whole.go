package siting

import (
	"context"
	"slices"
)

// Where units share tracks and rounds a plan may cover more than the covering problem says.
// What follows searches the scenario itself. More only helps, so a unit never covers more
// than with every candidate there: that is a covering problem of its own, the ceiling, and no
// plan exceeds its bound. A candidate that is in no plan above a value, as the ceiling has it, is
// taken away, which lowers the ceiling for the others; and so on.

const (
	mostRounds      = 16    // of lowering the ceiling
	mostEvaluations = 3_000 // of whole scenarios, in each of the searches below
	swapsTried      = 40    // candidates for each site
)

// exceed looks for a plan of so many units that covers more than a value. The bound that it
// returns is never less than the value; the plan is nil where none was found.
func (f *Frame) exceed(ctx context.Context, most int, value float64) (bound float64, plan []int32, err error) {
	members := f.everyone()
	bound = f.Total
	for round := range mostRounds {
		if round > 0 && ctx.Err() != nil {
			return bound, nil, nil
		}
		ceiling, lifted, err := f.ceilingOf(context.WithoutCancel(ctx), members)
		if err != nil {
			return bound, nil, err
		}
		ceiling = ceiling.atMost(most)
		least := value - lifted + 2*slack*(1+f.Total)
		a := solve(ctx, ceiling, Options{}, aim{least: least})
		if a.Status == Infeasible {
			return value, nil, nil
		}
		bound = min(bound, lifted+a.Bound)
		keep := ceiling.worthwhile(ctx, least)
		if len(keep) == len(members) {
			break
		}
		members = keep
	}
	if choices(len(members), most) > mostEvaluations || f.Request.Floor > 0 {
		return bound, nil, nil
	}
	return f.enumerate(ctx, members, most, value, bound)
}

// ceilingOf is the covering problem in which every unit covers what it does with all members
// there, and the weight that counts without any of them.
func (f *Frame) ceilingOf(ctx context.Context, members []int32) (*Problem, float64, error) {
	all, err := f.variants.Passing(ctx, f.With(members), f.Request.Estimate)
	if err != nil {
		return nil, 0, err
	}
	at := make([]int, len(f.Candidates))
	for n, j := range members {
		at[j] = len(f.Scenario.Units) + n
	}
	p, lifted := f.problem(all, func(j, t, i int) bool {
		return at[j] > 0 && all.By(f.Request.Threats[t], at[j], f.points[i].index)
	})
	return p, lifted, nil
}

// worthwhile lists the candidates that some plan of at least a weight may hold, as the prices of the
// relaxation have it.
func (p *Problem) worthwhile(ctx context.Context, least float64) []int32 {
	demands := merge(p.Demands)
	m := compile(p, demands, used(demands, p.Candidates))
	s := newSearch(ctx, m, Options{}, aim{least: least})
	s.node.refresh()
	if s.node.idle() {
		return nil
	}
	s.descend(rootIterations)
	var list []int32
	for _, j := range s.node.free {
		if slices.Contains(s.r.chosen, j) || s.r.bound+s.r.earns[j]-s.r.cut[m.kind[j]] >= s.wanted() {
			list = append(list, m.names[j])
		}
	}
	return list
}

// choices is how many plans of up to so many of n there are, cut off above the most that is
// evaluated.
func choices(n, most int) int {
	all, of := 0, 1
	for k := 1; k <= min(n, most); k++ {
		if of = of * (n - k + 1) / k; of > mostEvaluations {
			return of
		}
		all += of
	}
	return all
}

// enumerate evaluates every allowed plan of the members whole.
func (f *Frame) enumerate(
	ctx context.Context, members []int32, most int, value, bound float64,
) (float64, []int32, error) {
	limits := f.limits().atMost(most)
	best, found := value, []int32(nil)
	var try func(from int, plan []int32) error
	try = func(from int, plan []int32) error {
		for n := from; n < len(members) && len(plan) < most && ctx.Err() == nil; n++ {
			next := append(slices.Clone(plan), members[n])
			if !limits.Allows(next) {
				continue
			}
			v, err := f.value(context.WithoutCancel(ctx), next)
			if err != nil {
				return err
			}
			if v > best+slack*(1+f.Total) {
				best, found = v, next
			}
			if err := try(n+1, next); err != nil {
				return err
			}
		}
		return nil
	}
	if err := try(0, nil); err != nil {
		return bound, nil, err
	}
	if ctx.Err() != nil {
		return max(bound, best), found, nil
	}
	return best, found, nil
}

// limits is the problem without any demand: what may be chosen together.
func (f *Frame) limits() *Problem {
	p := &Problem{Candidates: len(f.Candidates)}
	f.limit(p)
	return p
}

// polish swaps sites of a plan as long as the scenario, evaluated whole, covers more: of the
// candidates those that the covering problem likes best in the stead of each.
func (f *Frame) polish(ctx context.Context, plan []int32, value float64) ([]int32, float64, error) {
	limits, left := f.limits(), mostEvaluations
	if f.Request.Floor > 0 {
		return plan, value, nil
	}
	for improved := true; improved; {
		improved = false
		for n := range plan {
			for _, j := range f.inStead(plan, n) {
				other := slices.Clone(plan)
				if other[n] = j; !limits.Allows(other) {
					continue
				}
				if left--; left < 0 || ctx.Err() != nil {
					return plan, value, nil
				}
				v, err := f.value(context.WithoutCancel(ctx), other)
				if err != nil {
					return nil, 0, err
				}
				if v > value+slack*(1+f.Total) {
					plan, value, improved = other, v, true
				}
			}
		}
	}
	return plan, value, nil
}

// inStead lists the candidates that the covering problem likes best in the stead of one of a plan.
func (f *Frame) inStead(plan []int32, n int) []int32 {
	m := compile(f.plain, f.plain.Demands, f.everyone())
	t := tallied(m, slices.Delete(slices.Clone(plan), n, n+1))
	type option struct {
		j      int32
		weight float64
	}
	var options []option
	for _, j := range f.everyone() {
		if slices.Contains(plan, j) {
			continue
		}
		w, _ := t.gain(j)
		options = append(options, option{j, w})
	}
	slices.SortStableFunc(options, func(a, b option) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	var list []int32
	for _, o := range options[:min(len(options), swapsTried)] {
		list = append(list, o.j)
	}
	return list
}
