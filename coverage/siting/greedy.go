package siting

// greedy adds the candidate that gains most until nothing more may be added or gained:
// first what the floors lack, then weight; of equals, the first. With a cardinality limit
// alone and single cover it reaches at least 1 - 1/e of the optimum (Nemhauser, Wolsey and
// Fisher 1978); otherwise it promises nothing.
func greedy(m *model) *tally {
	t := newTally(m)
	t.complete()
	return t
}

// complete adds candidates to a plan for as long as one gains.
func (t *tally) complete() {
	for before := -1; before < len(t.plan); {
		before = len(t.plan)
		t.grow()
	}
}

// grow adds the candidate that gains most, if one gains.
func (t *tally) grow() {
	best, most, lacked := int32(-1), 0.0, 0.0
	for j := range int32(t.m.candidates()) {
		if !t.may(j) {
			continue
		}
		if w, f := t.gain(j); f > lacked || f == lacked && w > most {
			best, most, lacked = j, w, f
		}
	}
	if best >= 0 {
		t.add(best)
	}
}
