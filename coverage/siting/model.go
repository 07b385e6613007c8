package siting

import (
	"math"
	"slices"
)

// model is a problem in flat rows, ready to search: demands, their clauses, and the
// candidates, each list beside the starts of its parts.
type model struct {
	weight  []float64
	floor   []int32 // by demand: 1 + index of the floor, or 0
	clauses []int32 // by demand: its first clause; one more at the end

	need  []int32 // by clause
	owner []int32 // by clause: its demand
	first []int32 // by clause: where its candidates start in by; one more at the end
	by    []int32

	covers [][]int32 // by candidate: clauses
	kind   []int32
	most   []int32
	shares [][]use // by candidate
	limits []float64
	apart  [][]int32 // by candidate: those it excludes
	floors []float64

	total float64 // weight of all demands
	step  float64 // values are multiples of it; 0: of nothing
	names []int32 // by candidate: its index in the problem
}

// use is what a candidate takes of a limit.
type use struct {
	limit  int32
	amount float64
}

func (m *model) candidates() int { return len(m.covers) }

// compile lays the demands and the candidates that are kept in flat rows.
func compile(p *Problem, demands []Demand, kept []int32) *model {
	m := &model{names: kept, floors: p.Floors, clauses: []int32{0}, first: []int32{0}, step: 1}
	index := make([]int32, p.Candidates)
	for j := range index {
		index[j] = -1
	}
	m.covers, m.kind = make([][]int32, len(kept)), make([]int32, len(kept))
	m.shares, m.apart = make([][]use, len(kept)), make([][]int32, len(kept))
	for n, j := range kept {
		index[j], m.kind[n] = int32(n), p.kind(j)
	}
	for _, most := range p.Most {
		m.most = append(m.most, int32(max(most, 0)))
	}
	for i := range demands {
		m.add(&demands[i], index)
	}
	for l := range p.Limits {
		m.limits = append(m.limits, p.Limits[l].Most)
		for _, s := range p.Limits[l].Shares {
			if n := index[s.Candidate]; n >= 0 {
				m.shares[n] = append(m.shares[n], use{int32(l), s.Amount})
			}
		}
	}
	for _, pair := range p.Apart {
		if a, b := index[pair[0]], index[pair[1]]; a >= 0 && b >= 0 && a != b {
			m.apart[a], m.apart[b] = append(m.apart[a], b), append(m.apart[b], a)
		}
	}
	return m
}

func (m *model) add(d *Demand, index []int32) {
	i := int32(len(m.weight))
	m.weight, m.floor = append(m.weight, d.Weight), append(m.floor, int32(d.Floor))
	m.total += d.Weight
	if d.Weight != math.Trunc(d.Weight) {
		m.step = 0
	}
	for _, c := range d.Clauses {
		n := int32(len(m.need))
		for _, j := range c.By {
			m.by = append(m.by, index[j])
			m.covers[index[j]] = append(m.covers[index[j]], n)
		}
		m.need, m.owner = append(m.need, int32(c.Need)), append(m.owner, i)
		m.first = append(m.first, int32(len(m.by)))
	}
	m.clauses = append(m.clauses, int32(len(m.need)))
}

// above returns the least bound at which a plan better than the value may still exist.
func (m *model) above(value float64) float64 {
	if m.step > 0 {
		return value + m.step - 1e-6
	}
	return value + slack*(1+m.total)
}

// original returns a plan in the problem's own indices, ascending.
func (m *model) original(plan []int32) []int32 {
	named := make([]int32, len(plan))
	for n, j := range plan {
		named[n] = m.names[j]
	}
	return named
}

// inside returns plans of the problem in the model's indices, without the candidates that the
// model has not.
func (m *model) inside(plans [][]int32) [][]int32 {
	var list [][]int32
	for _, plan := range plans {
		var own []int32
		for _, j := range plan {
			if n, found := slices.BinarySearch(m.names, j); found {
				own = append(own, int32(n))
			}
		}
		list = append(list, own)
	}
	return list
}
