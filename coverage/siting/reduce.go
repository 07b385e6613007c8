package siting

import (
	"encoding/binary"
	"slices"
)

// reduce makes the problem small without touching its answer. It drops demands that no
// plan can cover, merges those with the same clauses, and drops candidates that another
// one dominates: it covers all that they cover, and takes no more of any limit. Each may make
// room for the other, so they take turns.
func reduce(p *Problem) *model {
	demands := merge(p.Demands)
	kept := used(demands, p.Candidates)
	for {
		dropped := dominated(p, demands, kept)
		if len(dropped) == 0 {
			return compile(p, demands, kept)
		}
		gone := make([]bool, p.Candidates)
		for _, j := range dropped {
			gone[j] = true
		}
		for i := range demands {
			d := &demands[i]
			d.Clauses = slices.Clone(d.Clauses)
			for c := range d.Clauses {
				d.Clauses[c].By = without(d.Clauses[c].By, gone)
			}
		}
		demands = merge(demands)
		kept = used(demands, p.Candidates)
	}
}

func without(list []int32, gone []bool) []int32 {
	var left []int32
	for _, j := range list {
		if !gone[j] {
			left = append(left, j)
		}
	}
	return left
}

// merge joins demands that the same candidates cover, and drops those that none can.
func merge(demands []Demand) []Demand {
	at := make(map[string]int, len(demands))
	var merged []Demand
	var key []byte
	for _, d := range demands {
		if len(d.Clauses) == 0 || d.Weight == 0 || d.hopeless() {
			continue
		}
		key = binary.AppendUvarint(key[:0], uint64(d.Floor))
		for _, c := range d.Clauses {
			key = binary.AppendUvarint(key, uint64(c.Need))
			key = binary.AppendUvarint(key, uint64(len(c.By)))
			for _, j := range c.By {
				key = binary.AppendUvarint(key, uint64(j))
			}
		}
		if n, ok := at[string(key)]; ok {
			merged[n].Weight += d.Weight
			continue
		}
		at[string(key)] = len(merged)
		merged = append(merged, d)
	}
	return merged
}

func (d *Demand) hopeless() bool {
	return slices.ContainsFunc(d.Clauses, func(c Clause) bool { return len(c.By) < c.Need })
}

// used lists the candidates that cover something.
func used(demands []Demand, candidates int) []int32 {
	covers := make([]bool, candidates)
	for i := range demands {
		for _, c := range demands[i].Clauses {
			for _, j := range c.By {
				covers[j] = true
			}
		}
	}
	var list []int32
	for j, some := range covers {
		if some {
			list = append(list, int32(j))
		}
	}
	return list
}

// dominated lists candidates that can be left out: another one does as much for as
// little. With a clause that needs two or more units both may be wanted, and none is.
func dominated(p *Problem, demands []Demand, kept []int32) []int32 {
	for i := range demands {
		for _, c := range demands[i].Clauses {
			if c.Need > 1 {
				return nil
			}
		}
	}
	m := compile(p, demands, kept)
	n := m.candidates()
	gone, shared := make([]bool, n), make([]int32, n)
	var touched, dropped []int32
	for j := range int32(n) {
		touched = touched[:0]
		for _, c := range m.covers[j] {
			for _, k := range m.by[m.first[c]:m.first[c+1]] {
				if shared[k] == 0 {
					touched = append(touched, k)
				}
				shared[k]++
			}
		}
		for _, k := range touched {
			same := len(m.covers[k]) == len(m.covers[j])
			if k != j && !gone[k] && int(shared[k]) == len(m.covers[j]) && !gone[j] && m.asCheap(k, j) &&
				(!same || k < j || !m.asCheap(j, k)) {
				gone[j] = true
				dropped = append(dropped, kept[j])
			}
		}
		for _, k := range touched {
			shared[k] = 0
		}
	}
	return dropped
}

// asCheap reports whether candidate k may stand wherever j may, and takes no more.
func (m *model) asCheap(k, j int32) bool {
	if m.kind[k] != m.kind[j] {
		return false
	}
	for _, mine := range m.shares[k] {
		if !slices.ContainsFunc(m.shares[j], func(u use) bool {
			return u.limit == mine.limit && u.amount >= mine.amount
		}) {
			return false
		}
	}
	for _, other := range m.apart[k] {
		if other != j && !slices.Contains(m.apart[j], other) {
			return false
		}
	}
	return true
}
