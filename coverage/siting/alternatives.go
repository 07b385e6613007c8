package siting

import (
	"context"
	"math"
	"slices"
)

// Wanted says which alternatives are looked for.
type Wanted struct {
	Count  int     // at most so many
	Within float64 // they weigh at most this part less than the best plan, 0 to 1
	// Differ is in how many candidates each differs from the best plan and from each other, in
	// all of those of a smaller one; at least 1.
	Differ int
}

// Alternatives finds plans nearly as good as the best one: each is the best of those that differ
// as asked from all before it. A plan that a search found before its end is given with the
// status that it has; the list ends where there is none, or where the context does.
func Alternatives(ctx context.Context, p *Problem, best *Answer, w Wanted, o Options) []Answer {
	o.Progress = nil
	plans := [][]int32{best.Plan}
	found := []Answer{}
	least, known := best.Value*(1-w.Within), best.Bound
	for len(found) < w.Count && ctx.Err() == nil {
		a := solve(ctx, p.unlike(plans, w.Differ), o, aim{
			least: least - slack*(1+math.Abs(least)), known: known, seeds: plans,
		})
		if len(a.Plan) == 0 {
			break
		}
		a.Value = p.Value(a.Plan)
		if a.Status <= WithinGap {
			known = a.Bound
		}
		found = append(found, *a)
		plans = append(plans, a.Plan)
	}
	return found
}

// unlike returns the problem whose plans hold all but so many of each of some plans at most.
func (p *Problem) unlike(plans [][]int32, differ int) *Problem {
	other := *p
	other.Limits = slices.Clip(slices.Clone(p.Limits))
	for _, plan := range plans {
		l := Limit{Most: float64(max(0, len(plan)-max(1, differ)))}
		for _, j := range plan {
			l.Shares = append(l.Shares, Share{j, 1})
		}
		other.Limits = append(other.Limits, l)
	}
	return &other
}

// Without returns for each candidate of a plan the best answer that leaves it out: what
// its replacement costs.
func Without(ctx context.Context, p *Problem, best *Answer, o Options) []Answer {
	o.Progress = nil
	answers := make([]Answer, len(best.Plan))
	for n, j := range best.Plan {
		answers[n] = *solve(ctx, p.unlike([][]int32{{j}}, 1), o, aim{known: best.Bound, seeds: [][]int32{best.Plan}})
	}
	return answers
}
