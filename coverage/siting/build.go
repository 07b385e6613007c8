package siting

import (
	"slices"

	"airumbrella/coverage"
	"airumbrella/geo"
)

// problem makes the covering problem of the points that do not count yet as the scenario's
// units stand in a form, and returns the weight of those that do. The candidates of the form
// itself, if it has any, are left out of what stands.
func (f *Frame) problem(p *coverage.Passing, covers func(candidate, threat, point int) bool) (*Problem, float64) {
	problem := &Problem{Candidates: len(f.Candidates)}
	f.limit(problem)
	floors := f.floors(problem)
	standing := 0.0
	for _, group := range f.groups() {
		for i := range f.points {
			d := Demand{Weight: f.points[i].weight}
			if floors != nil {
				d.Floor = floors[f.points[i].place]
			}
			for _, t := range group {
				if need := f.request(p, t, i); need > 0 {
					d.Clauses = append(d.Clauses, Clause{need, f.coverers(covers, t, i)})
				}
			}
			if len(d.Clauses) > 0 {
				problem.Demands = append(problem.Demands, d)
				continue
			}
			standing += d.Weight
			if d.Floor > 0 {
				problem.Floors[d.Floor-1] -= d.Weight
			}
		}
	}
	for n := range problem.Floors {
		problem.Floors[n] = max(problem.Floors[n], 0)
	}
	return problem, standing
}

// request is how many more units must cover a point against a threat of the request, beside
// the scenario's own.
func (f *Frame) request(p *coverage.Passing, t, i int) int {
	threat, index := f.Request.Threats[t], f.points[i].index
	need := f.Request.depth()
	if p == f.now {
		return need - p.Depth(threat, index)
	}
	for u := 0; u < len(f.Scenario.Units) && need > 0; u++ {
		if p.By(threat, u, index) {
			need--
		}
	}
	return need
}

func (f *Frame) coverers(covers func(candidate, threat, point int) bool, t, i int) []int32 {
	var by []int32
	for j := range f.Candidates {
		if covers(j, t, i) {
			by = append(by, int32(j))
		}
	}
	return by
}

// floors sets the floor of every region that has counted people or nodes, and returns 1 + its
// index by place; nil without a floor.
func (f *Frame) floors(problem *Problem) []int {
	if f.Request.Floor <= 0 {
		return nil
	}
	regions := f.regions()
	totals := make([]float64, len(regions))
	floors := make([]int, len(f.Scenario.Places))
	for _, p := range f.points {
		n, _ := slices.BinarySearch(regions, f.Scenario.Places[p.place].Region)
		floors[p.place] = n + 1
		totals[n] += p.weight * float64(f.times())
	}
	for _, total := range totals {
		problem.Floors = append(problem.Floors, total*f.Request.Floor)
	}
	return floors
}

// regions lists the codes of the regions with counted points, in order; "" is that of places
// in none.
func (f *Frame) regions() []string {
	var codes []string
	for _, p := range f.points {
		codes = append(codes, f.Scenario.Places[p.place].Region)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// limit sets what bounds the choice: how many of each kind, the budget, the hosts and the
// distances.
func (f *Frame) limit(problem *Problem) {
	for _, k := range f.Request.Kinds {
		problem.Most = append(problem.Most, k.Most)
	}
	budget := Limit{Most: f.Request.Budget}
	hosts := map[string]*Limit{}
	var order []string
	for j := range f.Candidates {
		c := &f.Candidates[j]
		problem.Kinds = append(problem.Kinds, int32(c.Kind))
		budget.Shares = append(budget.Shares, Share{int32(j), f.weightOf(c)})
		host := c.Unit.Host
		if hosts[host] == nil {
			hosts[host] = &Limit{Most: float64(f.Request.PerHost)}
			order = append(order, host)
		}
		hosts[host].Shares = append(hosts[host].Shares, Share{int32(j), 1})
	}
	if f.Request.Budget > 0 {
		problem.Limits = append(problem.Limits, budget)
	}
	if f.Request.InAll > 0 && len(problem.Most) > 1 {
		*problem = *problem.atMost(f.Request.InAll)
	}
	for _, host := range order {
		if f.Request.PerHost > 0 {
			problem.Limits = append(problem.Limits, *hosts[host])
		}
	}
	if f.Request.Apart <= 0 {
		return
	}
	for j := range f.Candidates {
		for k := range j {
			if geo.Distance(f.Candidates[j].Where(), f.Candidates[k].Where()) < f.Request.Apart {
				problem.Apart = append(problem.Apart, [2]int32{int32(k), int32(j)})
			}
		}
	}
}

// weightOf is what a candidate takes of the budget.
func (f *Frame) weightOf(c *Candidate) float64 {
	if w := f.Request.Kinds[c.Kind].Weight; w > 0 {
		return w
	}
	return 1
}
