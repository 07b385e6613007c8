package siting

import "slices"

// node is a part of the search: some candidates are in, some are out, the others free.
// Changes are noted, so that a node is left as it was found.
type node struct {
	m     *model
	tally *tally // of the candidates that are in
	state []state
	avail []int32 // by clause: free candidates
	trail []int32 // candidates in the order in which they were decided
	free  []int32 // candidates that are free; see refresh
	// open lists the demands that are open and may still be covered, and rows their clauses
	// that do not hold yet with the free candidates of each; see refresh.
	open []openDemand
	rows []openRow
	by   []int32
	// served holds by floor that is short, and by candidate, the part of what is missing that it
	// could serve at most; nil without floors. See serve.
	served [][]float64
}

// openDemand is a demand that is open; its rows go on to the first of the next one.
type openDemand struct {
	demand, row int32
}

// openRow is a clause that does not hold yet; its candidates go on to the first of the next.
type openRow struct {
	clause, first int32
	missing       float64 // units
}

type state uint8

const (
	free state = iota
	in
	out
)

func newNode(m *model) *node {
	n := &node{m: m, tally: newTally(m), state: make([]state, m.candidates()), avail: make([]int32, len(m.need))}
	for c := range n.avail {
		n.avail[c] = m.first[c+1] - m.first[c]
	}
	n.shut()
	return n
}

// decide takes a free candidate in or out.
func (n *node) decide(j int32, to state) {
	n.state[j] = to
	n.trail = append(n.trail, j)
	for _, c := range n.m.covers[j] {
		n.avail[c]--
	}
	if to == in {
		n.tally.add(j)
	}
}

// take decides a candidate and all that follows from it.
func (n *node) take(j int32, to state) {
	n.decide(j, to)
	if to == in {
		n.shut()
	}
}

// shut takes out every free candidate that no limit leaves room for.
func (n *node) shut() {
	for j := range int32(len(n.state)) {
		if n.state[j] == free && !n.tally.may(j) {
			n.decide(j, out)
		}
	}
}

// undo takes back all decisions after the first so many.
func (n *node) undo(mark int) {
	for _, j := range slices.Backward(n.trail[mark:]) {
		if n.state[j] == in {
			n.tally.drop(j)
		}
		n.state[j] = free
		for _, c := range n.m.covers[j] {
			n.avail[c]++
		}
	}
	n.trail = n.trail[:mark]
}

// refresh lists what is free and what is open.
func (n *node) refresh() {
	n.free, n.open = n.free[:0], n.open[:0]
	for j, s := range n.state {
		if s == free {
			n.free = append(n.free, int32(j))
		}
	}
	n.rows, n.by = n.rows[:0], n.by[:0]
	for i := range int32(len(n.m.weight)) {
		if n.tally.open[i] > 0 && n.coverable(i) {
			n.open = append(n.open, openDemand{i, int32(len(n.rows))})
			n.list(i)
		}
	}
	n.open = append(n.open, openDemand{-1, int32(len(n.rows))})
	n.rows = append(n.rows, openRow{-1, int32(len(n.by)), 0})
}

// list adds the rows of an open demand.
func (n *node) list(i int32) {
	for c := n.m.clauses[i]; c < n.m.clauses[i+1]; c++ {
		missing := n.m.need[c] - n.tally.count[c]
		if missing <= 0 {
			continue
		}
		n.rows = append(n.rows, openRow{c, int32(len(n.by)), float64(missing)})
		for _, j := range n.m.by[n.m.first[c]:n.m.first[c+1]] {
			if n.state[j] == free {
				n.by = append(n.by, j)
			}
		}
	}
}

// idle reports whether nothing is left to decide.
func (n *node) idle() bool { return len(n.free) == 0 || len(n.open) == 1 }

func (n *node) coverable(i int32) bool {
	for c := n.m.clauses[i]; c < n.m.clauses[i+1]; c++ {
		if n.tally.count[c]+n.avail[c] < n.m.need[c] {
			return false
		}
	}
	return true
}
