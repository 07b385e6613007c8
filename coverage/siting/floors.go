package siting

import "math"

// serve finds by floor that is short, and by candidate, the part of what is missing that the
// candidate could serve at most, 1 for all of it. The parts of the chosen candidates must reach 1 for
// every floor: the knapsack cover inequality of the floor (Carr, Fleischer, Leung and Phillips 2000),
// which is what says that a floor, however low, takes a whole unit. It reports false where
// some floor is out of reach of all free candidates together.
func (n *node) serve() bool {
	m := n.m
	if len(m.floors) == 0 {
		return true
	}
	n.served = make([][]float64, len(m.floors))
	left := make([]float64, len(m.floors))
	for f, least := range m.floors {
		left[f] = least - n.tally.reached[f]
		if left[f] > slack*(1+least) {
			n.served[f] = make([]float64, m.candidates())
		}
	}
	most := make([]float64, len(m.floors))
	seen := make([]int32, m.candidates()) // 1 + the last demand that counted for a candidate
	for d, o := range n.open[:len(n.open)-1] {
		f := m.floor[o.demand] - 1
		if f < 0 || n.served[f] == nil {
			continue
		}
		most[f] += m.weight[o.demand]
		for q := o.row; q < n.open[d+1].row; q++ {
			for _, j := range n.by[n.rows[q].first:n.rows[q+1].first] {
				if seen[j] != o.demand+1 {
					seen[j] = o.demand + 1
					n.served[f][j] += m.weight[o.demand]
				}
			}
		}
	}
	for f, part := range n.served {
		if part != nil && most[f] < left[f]-slack*(1+m.floors[f]) {
			return false
		}
		for j := range part {
			part[j] = min(part[j]/left[f], 1)
		}
	}
	return true
}

// tooFew reports whether the units that may still be chosen cannot serve all the floors that are
// short, each weighed by a price; the prices come from multiplicative updates.
func (s *search) tooFew(iterations int) bool {
	n, r := s.node, s.r
	floors := 0.0
	for _, part := range n.served {
		if part != nil {
			floors++
		}
	}
	if floors == 0 || s.best != nil {
		return false
	}
	price := make([]float64, len(n.served))
	for f := range price {
		price[f] = 1 / floors
	}
	for k := range iterations {
		for _, j := range n.free {
			r.earns[j] = 0
			for f, part := range n.served {
				if part != nil {
					r.earns[j] += price[f] * part[j]
				}
			}
		}
		r.bound = -1
		if r.choose(n); r.bound < -slack {
			return true
		}
		sum := 0.0
		for f, part := range n.served {
			if part == nil {
				continue
			}
			slope := -1.0
			for _, j := range r.chosen {
				slope += part[j]
			}
			price[f] *= math.Exp(-min(slope, 4) / math.Sqrt(float64(k+1)))
			sum += price[f]
		}
		for f := range price {
			price[f] /= sum
		}
	}
	return false
}
