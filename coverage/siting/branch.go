package siting

import (
	"context"
	"math"
	"slices"
)

// search is a branch and bound, depth first, over one model.
type search struct {
	ctx  context.Context
	m    *model
	node *node
	r    *relaxation

	least float64 // plans that weigh less are of no use
	known float64 // no plan weighs more, as was known before
	seeds [][]int32
	gap   float64 // part of the bound that may stay unproven

	best     []int32 // nil: none yet
	value    float64
	nodes    int
	pending  []float64 // bounds of the siblings still to come
	given    float64   // the highest bound of the nodes that the gap closed
	stopped  bool
	lowest   prices
	fewest   float64 // least units that reach s.least, as the root's prices have it
	progress func(value, bound float64, nodes int)
}

// Iterations of the subgradient method and its first pace, at the root and below; how many
// iterations without a better bound halve the pace, and the pace that is not worth a step.
const (
	rootIterations, rootPace = 1200, 1.0
	nodeIterations, nodePace = 30, 0.3
	patience                 = 12
	slowest                  = 0.004
)

// run searches; the bound that it returns holds whether it came to its end or not.
func (s *search) run() float64 {
	s.given = math.Inf(-1)
	s.start()
	if s.ctx.Err() != nil {
		s.stopped = true
		s.node.refresh()
		s.r.evaluate(s.node)
		return max(s.value, min(s.r.bound, s.m.total))
	}
	bound := s.explore(s.m.total, rootIterations)
	if s.stopped {
		for _, b := range s.pending {
			bound = max(bound, b)
		}
		return max(bound, s.given, s.value)
	}
	if s.best == nil {
		return s.given
	}
	return max(s.given, s.value)
}

// start finds a first plan: greedy, then exchange.
func (s *search) start() {
	t := greedy(s.m)
	s.offer(t)
	t.exchange(s.ctx)
	s.offer(t)
	for _, seed := range s.seeds {
		for out := range seed {
			if s.ctx.Err() != nil || s.best != nil && s.value >= s.known-slack*(1+s.m.total) {
				return
			}
			s.offer(s.regrown(seed, out))
		}
	}
}

// regrown is a seed as far as it is allowed, without one of its candidates if that can be, and
// completed.
func (s *search) regrown(seed []int32, out int) *tally {
	t := newTally(s.m)
	for n, j := range seed {
		if n != out && t.may(j) {
			t.add(j)
		}
	}
	t.complete()
	return t
}

// offer keeps a plan that is the best so far.
func (s *search) offer(t *tally) {
	if t.short() > 0 || t.value < s.least || s.best != nil && t.value <= s.value {
		return
	}
	s.best, s.value = append([]int32{}, t.plan...), t.value
	if s.progress != nil {
		s.progress(s.value, s.upper(), s.nodes)
	}
}

// upper is the bound of all that is left, as the pending siblings have it.
func (s *search) upper() float64 {
	bound := s.given
	for _, b := range s.pending {
		bound = max(bound, b)
	}
	return bound
}

// wanted is the least bound at which a node is worth a look.
func (s *search) wanted() float64 {
	least := s.least - slack*(1+s.m.total)
	if s.best == nil {
		return least
	}
	return max(least, s.m.above(s.value))
}

// closed reports whether a bound leaves nothing to look for in a node.
func (s *search) closed(bound float64) bool {
	if bound < s.wanted() || s.best != nil && s.value >= s.known-slack*(1+s.m.total) {
		return true
	}
	if s.gap > 0 && s.best != nil && bound-s.value <= s.gap*bound {
		s.given = max(s.given, bound)
		return true
	}
	return false
}

// explore searches the node and all below it, and returns the bound it reached.
func (s *search) explore(bound float64, iterations int) float64 {
	mark := len(s.node.trail)
	defer s.node.undo(mark)
	s.nodes++
	bound = min(bound, s.bound(bound, iterations))
	if s.ctx.Err() != nil {
		s.stopped = true
		return bound
	}
	if s.closed(bound) {
		return bound
	}
	if s.node.idle() {
		return bound
	}
	j := s.branch()
	if s.progress != nil && s.nodes%64 == 0 {
		s.progress(s.value, max(bound, s.upper()), s.nodes)
	}
	var ours prices
	s.r.restore(&s.lowest)
	s.r.save(&ours)
	s.pending = append(s.pending, bound)
	for _, to := range []state{in, out} {
		if to == out {
			s.pending = s.pending[:len(s.pending)-1]
			s.r.restore(&ours)
		}
		if s.closed(bound) {
			continue
		}
		below := len(s.node.trail)
		s.node.take(j, to)
		s.explore(bound, nodeIterations)
		s.node.undo(below)
		if s.stopped {
			return bound
		}
	}
	return bound
}

// branch picks the free candidate about which the relaxation is least sure.
func (s *search) branch() int32 {
	best, sure := s.node.free[0], math.Inf(1)
	for _, j := range s.node.free {
		if d := math.Abs(s.r.mean[j] - 0.5); d < sure {
			best, sure = j, d
		}
	}
	return best
}

// bound lowers the bound of the node by the subgradient method, decides the candidates
// whose other state the bound rules out, and tries the plans that come up.
func (s *search) bound(parent float64, iterations int) float64 {
	lowest := parent
	for round := 0; ; round++ {
		s.node.refresh()
		if s.node.idle() {
			s.offer(s.node.tally)
			return s.node.tally.value
		}
		if !s.node.serve() || round == 0 && s.tooFew(iterations) {
			return math.Inf(-1)
		}
		lowest = min(lowest, s.descend(iterations))
		if s.closedQuietly(lowest) || s.ctx.Err() != nil {
			return lowest
		}
		s.tryRelaxed()
		decided := s.fix()
		if decided == 0 || round == 1 {
			s.node.refresh()
			return lowest
		}
		iterations = nodeIterations
	}
}

func (s *search) closedQuietly(bound float64) bool {
	given := s.given
	defer func() { s.given = given }()
	return s.closed(bound)
}

// descend runs the subgradient method and leaves the prices of the lowest bound.
func (s *search) descend(iterations int) float64 {
	r := s.r
	lowest, pace, since := math.Inf(1), rootPace, 0
	if iterations < rootIterations {
		pace = nodePace
	}
	r.course = r.course[:0]
	for k := range iterations {
		r.evaluate(s.node)
		if r.bound < lowest-1e-7*math.Abs(lowest) {
			since = 0
		} else if since++; since == patience {
			pace, since = pace/2, 0
		}
		if r.bound < lowest {
			lowest = r.bound
			r.save(&s.lowest)
		}
		s.remember(k)
		if s.closedQuietly(lowest) || pace < slowest || k%16 == 0 && s.ctx.Err() != nil {
			break
		}
		if iterations == rootIterations && k%50 == 49 {
			s.tryRelaxed()
		}
		target := s.wanted()
		if s.best == nil {
			target = max(s.least, 0.8*r.bound)
		}
		r.step(s.node, target, pace)
	}
	r.restore(&s.lowest)
	r.evaluate(s.node)
	if iterations == rootIterations {
		s.fewest = r.leastUnits(s.node, s.least)
	}
	return lowest
}

// remember keeps the mean choice of the last iterations.
func (s *search) remember(k int) {
	const weight = 0.15
	keep := 1 - weight
	if k == 0 {
		keep = 0
	}
	for _, j := range s.node.free {
		s.r.mean[j] *= keep
	}
	for _, j := range s.r.chosen {
		s.r.mean[j] += 1 - keep
	}
}

// tryRelaxed makes a plan of what the relaxation chose and improves it.
func (s *search) tryRelaxed() {
	t := tallied(s.m, s.node.tally.plan)
	for _, j := range s.r.chosen {
		if t.may(j) {
			t.add(j)
		}
	}
	t.complete()
	if s.best == nil || t.value > 0.97*s.value {
		t.exchange(s.ctx)
	}
	s.offer(t)
}

// fix decides the free candidates whose other state the bound rules out.
func (s *search) fix() (decided int) {
	r, n, wanted := s.r, s.node, s.wanted()
	chosen := slices.Clone(r.chosen)
	ins := make([]bool, len(n.state))
	for _, j := range chosen {
		ins[j] = true
	}
	for _, j := range slices.Clone(n.free) {
		k := s.m.kind[j]
		switch {
		case n.state[j] != free:
		case ins[j] && r.bound-r.earns[j]+r.next[k] < wanted:
			if !n.tally.may(j) {
				continue
			}
			n.decide(j, in)
			decided++
		case !ins[j] && r.bound+r.earns[j]-r.cut[k] < wanted:
			n.decide(j, out)
			decided++
		}
	}
	n.shut()
	return decided
}
