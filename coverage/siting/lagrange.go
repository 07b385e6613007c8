package siting

import "math"

// relaxation is the Lagrangian relaxation of a model (Fisher 1981; for maximal covering
// Galvao and ReVelle 1996): for the rows need*y <= sum of x, the limits and the floors it
// charges prices instead. What is left falls apart: a demand counts if it weighs more than
// the prices of its clauses, and of each kind the candidates that earn most are chosen. Any
// prices that are not negative give an upper bound.
type relaxation struct {
	m      *model
	price  []float64 // by clause
	rent   []float64 // by limit
	bonus  []float64 // by floor, in parts of unit
	unit   float64   // mean weight of a demand, so that all prices move at one pace
	earns  []float64 // by candidate
	counts []bool    // by demand that is still open
	chosen []int32
	cut    []float64 // by kind: what the last chosen one earns, 0 if there was room for more
	next   []float64 // by kind: what the best one not chosen earns, at least 0
	cover  []int32   // by clause: chosen candidates, while slopes are found
	course []float64 // by row: mean slope of the last steps; empty at the start
	rows   []float64 // by row of the node: its slope
	bound  float64
	calls  []float64 // by floor: price of the row that some unit must serve it; see node.served
	mean   []float64 // by candidate: how often it was chosen of late, 0 to 1
}

func newRelaxation(m *model) *relaxation {
	r := &relaxation{
		m: m, price: make([]float64, len(m.need)), rent: make([]float64, len(m.limits)),
		bonus: make([]float64, len(m.floors)), calls: make([]float64, len(m.floors)),
		unit:  m.total / float64(max(1, len(m.weight))),
		earns: make([]float64, m.candidates()), counts: make([]bool, len(m.weight)),
		cut: make([]float64, len(m.most)), next: make([]float64, len(m.most)),
		cover: make([]int32, len(m.need)), mean: make([]float64, m.candidates()),
	}
	for c, i := range m.owner {
		all := float64(m.need[c]) * float64(m.clauses[i+1]-m.clauses[i])
		r.price[c] = m.weight[i] / all
	}
	return r
}

// evaluate finds the best answer of the relaxation at its prices, and so the bound.
func (r *relaxation) evaluate(n *node) {
	m, t := r.m, n.tally
	r.bound = t.value
	for _, j := range n.free {
		r.earns[j] = 0
		for _, u := range m.shares[j] {
			r.earns[j] -= r.rent[u.limit] * u.amount
		}
		for f, part := range n.served {
			if part != nil {
				r.earns[j] += r.calls[f] * part[j]
			}
		}
	}
	for f, part := range n.served {
		if part != nil {
			r.bound -= r.calls[f]
		}
	}
	for l, rent := range r.rent {
		r.bound += rent * (m.limits[l] - t.spent[l])
	}
	for f, bonus := range r.bonus {
		r.bound += bonus / r.unit * (t.reached[f] - m.floors[f])
	}
	earns := r.earns
	for d, o := range n.open[:len(n.open)-1] {
		spare := r.weight(o.demand)
		for q := o.row; q < n.open[d+1].row; q++ {
			row := &n.rows[q]
			price := r.price[row.clause]
			if price == 0 {
				continue
			}
			spare -= price * row.missing
			for _, j := range n.by[row.first:n.rows[q+1].first] {
				earns[j] += price
			}
		}
		if r.counts[o.demand] = spare > 0; spare > 0 {
			r.bound += spare
		}
	}
	r.choose(n)
}

// weight is what a demand counts with the bonus of its floor.
func (r *relaxation) weight(i int32) float64 {
	w := r.m.weight[i]
	if f := r.m.floor[i]; f > 0 {
		w += w * r.bonus[f-1] / r.unit
	}
	return w
}

// choose takes of every kind the candidates that earn most; of equals the first.
func (r *relaxation) choose(n *node) {
	m := r.m
	r.chosen = r.chosen[:0]
	for k := range m.most {
		room := int(m.most[k] - n.tally.used[k])
		start := len(r.chosen)
		r.cut[k], r.next[k] = 0, 0
		for _, j := range n.free {
			if int(m.kind[j]) != k || r.earns[j] <= 0 {
				continue
			}
			if len(r.chosen)-start == room {
				if room == 0 || r.earns[j] <= r.earns[r.chosen[len(r.chosen)-1]] {
					r.next[k] = max(r.next[k], r.earns[j])
					continue
				}
				r.next[k] = max(r.next[k], r.earns[r.chosen[len(r.chosen)-1]])
				r.chosen = r.chosen[:len(r.chosen)-1]
			}
			at := len(r.chosen)
			r.chosen = append(r.chosen, j)
			for ; at > start && r.earns[r.chosen[at-1]] < r.earns[j]; at-- {
				r.chosen[at] = r.chosen[at-1]
			}
			r.chosen[at] = j
		}
		for _, j := range r.chosen[start:] {
			r.bound += r.earns[j]
		}
		if room > 0 && len(r.chosen)-start == room {
			r.cut[k] = r.earns[r.chosen[len(r.chosen)-1]]
		}
	}
}

// step moves the prices against the subgradient, as far as Polyak's rule says for a
// target, times a pace.
func (r *relaxation) step(n *node, target, pace float64) {
	r.slope(n)
	norm := r.turn(n)
	rents, bonuses := r.slopes(n)
	calls := r.callSlopes(n)
	for _, slope := range calls {
		norm += slope * slope
	}
	for _, slope := range rents {
		norm += slope * slope
	}
	for _, slope := range bonuses {
		norm += slope * slope
	}
	if norm == 0 {
		return
	}
	size := pace * max(r.bound-target, 1e-6*(1+math.Abs(r.bound))) / norm
	for d, o := range n.open[:len(n.open)-1] {
		for q := o.row; q < n.open[d+1].row; q++ {
			if slope := r.course[q]; slope != 0 {
				row := &n.rows[q]
				r.price[row.clause] = min(max(r.price[row.clause]-size*slope, 0), r.weight(o.demand)/row.missing)
			}
		}
	}
	for l, slope := range rents {
		r.rent[l] = max(r.rent[l]-size*slope, 0)
	}
	for f, slope := range bonuses {
		r.bonus[f] = max(r.bonus[f]-size*slope, 0)
	}
	for f, slope := range calls {
		r.calls[f] = max(r.calls[f]-size*slope, 0)
	}
}

// callSlopes returns the slopes of the rows of the floors that are short: how much of each the
// chosen candidates serve, less 1.
func (r *relaxation) callSlopes(n *node) []float64 {
	if n.served == nil {
		return nil
	}
	slopes := make([]float64, len(n.served))
	for f, part := range n.served {
		if part == nil {
			continue
		}
		slopes[f] = -1
		for _, j := range r.chosen {
			slopes[f] += part[j]
		}
		if r.calls[f] == 0 && slopes[f] > 0 {
			slopes[f] = 0
		}
	}
	return slopes
}

// blend is the weight of the newest slope in the course.
const blend = 0.15

// turn moves the course towards the newest slopes, which keeps it from going to and fro
// (as the volume algorithm does: Barahona and Anbil 2000), and returns its norm, squared.
func (r *relaxation) turn(n *node) (norm float64) {
	if len(r.course) == 0 {
		r.course = append(r.course, r.rows...)
	}
	for q, slope := range r.rows[:len(n.rows)-1] {
		d := blend*slope + (1-blend)*r.course[q]
		r.course[q] = d
		if d < 0 || r.price[n.rows[q].clause] > 0 {
			norm += d * d
		}
	}
	return norm
}

// slope finds the slope of every row.
func (r *relaxation) slope(n *node) {
	for _, j := range r.chosen {
		for _, c := range r.m.covers[j] {
			r.cover[c]++
		}
	}
	if cap(r.rows) < len(n.rows) {
		r.rows = make([]float64, len(n.rows))
	}
	r.rows = r.rows[:len(n.rows)]
	for d, o := range n.open[:len(n.open)-1] {
		for q := o.row; q < n.open[d+1].row; q++ {
			row := &n.rows[q]
			slope := float64(r.cover[row.clause])
			if r.counts[o.demand] {
				slope -= row.missing
			}
			r.rows[q] = slope
		}
	}
	for _, j := range r.chosen {
		for _, c := range r.m.covers[j] {
			r.cover[c] = 0
		}
	}
}

// slopes returns the slopes of the limits and the floors, 0 where a price that is 0 would
// fall.
func (r *relaxation) slopes(n *node) (rents, bonuses []float64) {
	m, t := r.m, n.tally
	for l := range m.limits {
		rents = append(rents, m.limits[l]-t.spent[l])
	}
	if len(rents) > 0 {
		for _, j := range r.chosen {
			for _, u := range m.shares[j] {
				rents[u.limit] -= u.amount
			}
		}
	}
	for f := range m.floors {
		bonuses = append(bonuses, (t.reached[f]-m.floors[f])/r.unit)
	}
	if len(bonuses) > 0 {
		for _, o := range n.open[:len(n.open)-1] {
			i := o.demand
			if f := m.floor[i]; f > 0 && r.counts[i] {
				bonuses[f-1] += m.weight[i] / r.unit
			}
		}
	}
	for l := range rents {
		if r.rent[l] == 0 && rents[l] > 0 {
			rents[l] = 0
		}
	}
	for f := range bonuses {
		if r.bonus[f] == 0 && bonuses[f] > 0 {
			bonuses[f] = 0
		}
	}
	return rents, bonuses
}

// prices is a copy of all the prices.
type prices struct{ price, rent, bonus, calls []float64 }

func (r *relaxation) save(into *prices) {
	into.price = append(into.price[:0], r.price...)
	into.rent = append(into.rent[:0], r.rent...)
	into.bonus = append(into.bonus[:0], r.bonus...)
	into.calls = append(into.calls[:0], r.calls...)
}

func (r *relaxation) restore(from *prices) {
	copy(r.price, from.price)
	copy(r.rent, from.rent)
	copy(r.bonus, from.bonus)
	copy(r.calls, from.calls)
}
