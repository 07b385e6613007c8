package siting

import "slices"

// tally is a plan under construction, and what it covers so far.
type tally struct {
	m       *model
	chosen  []bool
	plan    []int32
	count   []int32   // by clause: chosen candidates
	open    []int32   // by demand: units still needed, over its clauses
	used    []int32   // by kind
	spent   []float64 // by limit
	blocked []int32   // by candidate: chosen ones that exclude it
	value   float64
	reached []float64 // by floor
}

func newTally(m *model) *tally {
	t := &tally{
		m: m, chosen: make([]bool, m.candidates()), count: make([]int32, len(m.need)),
		open: make([]int32, len(m.weight)), used: make([]int32, len(m.most)),
		spent: make([]float64, len(m.limits)), blocked: make([]int32, m.candidates()),
		reached: make([]float64, len(m.floors)),
	}
	for c, need := range m.need {
		t.open[m.owner[c]] += need
	}
	return t
}

// tallied returns the tally of a plan.
func tallied(m *model, plan []int32) *tally {
	t := newTally(m)
	for _, j := range plan {
		t.add(j)
	}
	return t
}

// may reports whether a candidate may still be chosen.
func (t *tally) may(j int32) bool {
	if t.chosen[j] || t.blocked[j] > 0 || t.used[t.m.kind[j]] == t.m.most[t.m.kind[j]] {
		return false
	}
	for _, u := range t.m.shares[j] {
		if t.spent[u.limit]+u.amount > t.m.limits[u.limit]+slack {
			return false
		}
	}
	return true
}

func (t *tally) add(j int32) {
	t.chosen[j] = true
	t.plan = append(t.plan, j)
	t.move(j, 1)
	for _, c := range t.m.covers[j] {
		if t.count[c]++; t.count[c] <= t.m.need[c] {
			if i := t.m.owner[c]; t.open[i] == 1 {
				t.worth(i, 1)
			}
			t.open[t.m.owner[c]]--
		}
	}
}

func (t *tally) drop(j int32) {
	t.chosen[j] = false
	t.plan = slices.DeleteFunc(t.plan, func(k int32) bool { return k == j })
	t.move(j, -1)
	for _, c := range t.m.covers[j] {
		if t.count[c]--; t.count[c] < t.m.need[c] {
			if i := t.m.owner[c]; t.open[i] == 0 {
				t.worth(i, -1)
			}
			t.open[t.m.owner[c]]++
		}
	}
}

// move takes or gives back what a candidate uses up.
func (t *tally) move(j, by int32) {
	t.used[t.m.kind[j]] += by
	for _, u := range t.m.shares[j] {
		t.spent[u.limit] += float64(by) * u.amount
	}
	for _, k := range t.m.apart[j] {
		t.blocked[k] += by
	}
}

func (t *tally) worth(i int32, sign float64) {
	w := sign * t.m.weight[i]
	t.value += w
	if f := t.m.floor[i]; f > 0 {
		t.reached[f-1] += w
	}
}

// short is how much weight is missing to the floors.
func (t *tally) short() float64 {
	missing := 0.0
	for f, least := range t.m.floors {
		if gap := least - t.reached[f]; gap > slack*(1+least) {
			missing += gap
		}
	}
	return missing
}

// gain is what a candidate adds: the weight of the demands that it completes, and of
// those that it brings nearer their part. What counts for a floor not yet reached is
// told apart.
func (t *tally) gain(j int32) (weight, floors float64) {
	for _, c := range t.m.covers[j] {
		i := t.m.owner[c]
		if t.count[c] >= t.m.need[c] || t.open[i] == 0 {
			continue
		}
		part := t.m.weight[i] / float64(t.open[i])
		weight += part
		if f := t.m.floor[i]; f > 0 && t.reached[f-1] < t.m.floors[f-1] {
			floors += part
		}
	}
	return weight, floors
}
