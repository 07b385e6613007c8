package siting

import (
	"context"
	"math"
	"slices"
)

// part is a component of a problem: its candidates cover no demand of any other part, so
// parts share nothing but the number of units.
type part struct {
	m     *model
	plans [][]int32 // by number of units: the best plan so far
	value []float64 // of those plans
	upper []float64 // no plan of so many units weighs more
	exact []bool
}

// split returns the components of a model that has one kind and no limit but the number of units;
// one, or none, where it cannot be split.
func (m *model) split() []*part {
	if len(m.most) != 1 || len(m.limits) > 0 || len(m.floors) > 0 ||
		slices.ContainsFunc(m.apart, func(list []int32) bool { return len(list) > 0 }) {
		return nil
	}
	root := make([]int32, m.candidates())
	for j := range root {
		root[j] = int32(j)
	}
	find := func(j int32) int32 {
		for root[j] != j {
			root[j] = root[root[j]]
			j = root[j]
		}
		return j
	}
	demands := m.demands()
	for _, d := range demands {
		for _, c := range d.Clauses {
			for _, j := range c.By {
				a, b := find(d.Clauses[0].By[0]), find(j)
				root[max(a, b)] = min(a, b)
			}
		}
	}
	at := map[int32]int{}
	var members [][]int32
	for j := range root {
		first := find(int32(j))
		n, known := at[first]
		if !known {
			n = len(members)
			at[first], members = n, append(members, nil)
		}
		members[n] = append(members[n], int32(j))
	}
	if len(members) < 2 {
		return nil
	}
	inside := make([][]Demand, len(members))
	for _, d := range demands {
		n := at[find(d.Clauses[0].By[0])]
		inside[n] = append(inside[n], d)
	}
	whole := &Problem{Candidates: m.candidates(), Most: []int{int(m.most[0])}}
	parts := make([]*part, len(members))
	for n := range members {
		parts[n] = &part{m: compile(whole, inside[n], members[n])}
	}
	return parts
}

// demands returns the demands of the model in its own indices.
func (m *model) demands() []Demand {
	list := make([]Demand, len(m.weight))
	for i := range list {
		list[i].Weight = m.weight[i]
		for c := m.clauses[i]; c < m.clauses[i+1]; c++ {
			list[i].Clauses = append(list[i].Clauses, Clause{int(m.need[c]), m.by[m.first[c]:m.first[c+1]]})
		}
	}
	return list
}

// open finds first values and bounds for every number of units: greedy, and the relaxation at
// one set of prices.
func (q *part) open(ctx context.Context) {
	most := min(int(q.m.most[0]), q.m.candidates())
	t := newTally(q.m)
	for k := 0; k <= most; k++ {
		q.plans, q.value = append(q.plans, slices.Clone(t.plan)), append(q.value, t.value)
		t.grow()
	}
	s := newSearch(ctx, q.m, Options{}, aim{})
	s.node.refresh()
	s.descend(rootIterations / 8)
	bound := s.r.bound
	for _, j := range s.r.chosen {
		bound -= s.r.earns[j]
	}
	earns := []float64{}
	for _, j := range s.node.free {
		earns = append(earns, max(s.r.earns[j], 0))
	}
	slices.Sort(earns)
	for k := range q.value {
		if k > 0 && len(earns) >= k {
			bound += earns[len(earns)-k]
		}
		q.upper = append(q.upper, max(q.value[k], min(bound, q.m.total)))
		q.exact = append(q.exact, k == 0 || q.upper[k] < q.m.above(q.value[k]))
		if q.exact[k] {
			q.upper[k] = q.value[k]
		}
	}
}

// settle finds the best plan of so many units.
func (q *part) settle(ctx context.Context, k int, o Options) (nodes int) {
	limited := *q.m
	limited.most = []int32{int32(k)}
	s := newSearch(ctx, &limited, Options{Gap: o.Gap}, aim{})
	bound := s.run()
	if s.best != nil && s.value >= q.value[k] {
		q.plans[k], q.value[k] = s.best, s.value
	}
	q.upper[k] = max(q.value[k], min(q.upper[k], bound))
	q.exact[k] = !s.stopped
	return s.nodes
}

// shareOut gives each part so many of the units that the sum over the parts is largest.
func shareOut(parts []*part, units int, of func(*part) []float64) (sum float64, each []int) {
	best := make([]float64, units+1)
	choice := make([][]int, len(parts))
	for n, q := range parts {
		next := make([]float64, units+1)
		choice[n] = make([]int, units+1)
		values := of(q)
		for u := range next {
			next[u] = math.Inf(-1)
			for k := 0; k <= u && k < len(values); k++ {
				if v := best[u-k] + values[k]; v > next[u] {
					next[u], choice[n][u] = v, k
				}
			}
		}
		best = next
	}
	each = make([]int, len(parts))
	left := units
	for n := len(parts) - 1; n >= 0; n-- {
		each[n] = choice[n][left]
		left -= each[n]
	}
	return best[units], each
}

// solveParts solves of each part only what the best sharing out of the bounds asks for, until
// all of that is exact.
func solveParts(ctx context.Context, parts []*part, m *model, p *Problem, o Options, least float64) *Answer {
	for _, q := range parts {
		q.open(ctx)
	}
	a := &Answer{}
	units := int(m.most[0])
	uppers, values := func(q *part) []float64 { return q.upper }, func(q *part) []float64 { return q.value }
	for {
		bound, wanted := shareOut(parts, units, uppers)
		value, each := shareOut(parts, units, values)
		a.Bound, a.Plan = bound, nil
		for n, q := range parts {
			for _, j := range q.plans[each[n]] {
				a.Plan = append(a.Plan, m.names[q.m.names[j]])
			}
		}
		if o.Progress != nil {
			o.Progress(Progress{value, bound, a.Nodes})
		}
		worst, widest := -1, 0.0
		for n, q := range parts {
			k := wanted[n]
			if gap := q.upper[k] - q.value[k]; !q.exact[k] && (worst < 0 || gap > widest) {
				worst, widest = n, gap
			}
		}
		proven := bound < m.above(value)
		switch {
		case bound < least-slack*(1+m.total):
			a.Status, a.Plan, a.Bound = Infeasible, nil, 0
		case proven:
			a.Status = Proven
		case worst < 0 || o.Gap > 0 && bound-value <= o.Gap*bound:
			a.Status = WithinGap
		case ctx.Err() != nil:
			a.Status = TimeLimit
		default:
			a.Nodes += parts[worst].settle(ctx, wanted[worst], o)
			continue
		}
		return a.closed(p, least)
	}
}

// closed fills in what follows from the plan.
func (a *Answer) closed(p *Problem, least float64) *Answer {
	slices.Sort(a.Plan)
	if a.Status == Infeasible {
		return a
	}
	if a.Value = p.Value(a.Plan); a.Value < least-slack*(1+least) {
		a.Plan, a.Value = nil, 0
		if a.Status != TimeLimit {
			a.Status, a.Bound = Infeasible, 0
		}
		return a
	}
	if a.Status == Proven {
		a.Bound = a.Value
	}
	return a
}
