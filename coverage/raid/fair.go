package raid

// stocks is what must last: demands per night, each on the stocks in its
// reach, all in targets.
type stocks struct {
	demand []float64 // per night
	rounds []float64 // by stock, in targets that they serve
	refill []float64 // by stock, per night
	reach  [][]int   // by demand: stocks
}

// staying is how long each demand is served in full.
type staying struct {
	nights []float64 // by demand
	empty  []float64 // by stock: the night on which it is empty
}

// share finds for how many nights each demand can be served when stocks are
// shared so that the first to run out runs out as late as possible, then the
// next, and so on: the max-min fair shares of a polymatroid. The night of a
// set of demands that run out together is its stock over its demand less its
// refill; the set is found by minimum cuts. No demand's nights fall when a
// stock or its refill grows or a stock is added.
func (k *stocks) share() staying {
	out := staying{make([]float64, len(k.demand)), make([]float64, len(k.rounds))}
	open := make([]bool, len(k.demand))
	for d := range open {
		open[d] = true
		out.nights[d] = endless
	}
	left := make([]bool, len(k.rounds))
	for s := range left {
		left[s] = true
		out.empty[s] = endless
	}
	for k.any(open) { // at least one demand closes each time
		t, tight := k.tightest(open, left)
		if t >= endless {
			return out
		}
		for s, drained := range k.within(tight, left) {
			if drained {
				left[s], out.empty[s] = false, t
			}
		}
		for d := range tight {
			if tight[d] {
				open[d], out.nights[d] = false, t
			}
		}
	}
	return out
}

// after is the share of each demand that the refill alone serves once every
// stock is empty, shared out in the same way.
func (k *stocks) after() []float64 {
	bare := &stocks{demand: k.demand, rounds: k.refill, refill: make([]float64, len(k.refill)), reach: k.reach}
	list := bare.share().nights
	for d := range list {
		list[d] = min(list[d], 1)
	}
	return list
}

// any reports whether a demand that wants something is still open.
func (k *stocks) any(open []bool) bool {
	for d := range open {
		if open[d] && k.demand[d] > 0 {
			return true
		}
	}
	return false
}

// within is the stocks that a set of demands reaches, of those left.
func (k *stocks) within(set, left []bool) []bool {
	in := make([]bool, len(k.rounds))
	for d := range set {
		if set[d] {
			for _, s := range k.reach[d] {
				in[s] = left[s]
			}
		}
	}
	return in
}

// lasts is the night on which a set of demands has emptied the stocks in its
// reach.
func (k *stocks) lasts(set, left []bool) float64 {
	rounds, net := 0.0, 0.0
	for d := range set {
		if set[d] {
			net += k.demand[d]
		}
	}
	for s, in := range k.within(set, left) {
		if in {
			rounds += k.rounds[s]
			net -= k.refill[s]
		}
	}
	if net <= 0 || rounds >= endless*net {
		return endless
	}
	return rounds / net
}

// tightest is the earliest night on which some set of open demands runs out,
// and the largest such set: from a night that is surely too late downwards,
// each minimum cut naming a set that runs out earlier (Dinkelbach).
func (k *stocks) tightest(open, left []bool) (float64, []bool) {
	set, t := open, k.lasts(open, left)
	for { // each round finds a set that runs out earlier
		if t <= 0 {
			if none := k.empty(open, left); k.any(none) {
				return 0, none
			}
			return 0, open // short by no more than rounding
		}
		f := k.network(t, open, left)
		short := f.maximise()
		if !k.any(short) {
			return t, union(k.stuck(f, open), set)
		}
		earlier := k.lasts(short, left)
		if earlier >= t {
			return t, union(short, set) // no more than rounding is short
		}
		set, t = short, earlier
	}
}

// empty is the open demands that are short from the first night on: those that
// have no rounds and not enough of a refill, at a minimum cut of one night's
// demands.
func (k *stocks) empty(open, left []bool) []bool {
	f := k.network(1, open, left)
	for s := range f.have {
		if left[s] && k.rounds[s] > 0 {
			f.have[s] = plenty
		}
	}
	return f.maximise()
}

func union(a, b []bool) []bool {
	both := make([]bool, len(a))
	for i := range both {
		both[i] = a[i] || b[i]
	}
	return both
}

// plenty is more than all open demands ask for in a night.
const plenty = 2

// network is the flow problem of serving all open demands for t nights, above
// zero, with what they ask for in a night as the unit: what counts as nothing
// is then the same share of it whether t is short or long.
func (k *stocks) network(t float64, open, left []bool) *flow {
	want, have := make([]float64, len(k.demand)), make([]float64, len(k.rounds))
	night := 0.0
	for d := range want {
		if open[d] {
			night += k.demand[d]
		}
	}
	for d := range want {
		if open[d] {
			want[d] = k.demand[d] / night
		}
	}
	for s := range have {
		if left[s] {
			have[s] = min((k.rounds[s]/t+k.refill[s])/night, plenty)
		}
	}
	return newFlow(want, have, k.reach)
}

// stuck is the open demands from which no stock with anything left can be
// reached, however the flow is rerouted.
func (k *stocks) stuck(f *flow, open []bool) []bool {
	free := make([]bool, len(f.have))
	loose := make([]bool, len(f.want))
	for s := range free {
		free[s] = f.have[s]-f.used[s] > 1e3*slack(f.have[s])
	}
	for changed := true; changed; {
		changed = false
		for d := range loose {
			if loose[d] || !open[d] {
				continue
			}
			for _, s := range f.reach[d] {
				loose[d] = loose[d] || free[s]
			}
			if !loose[d] {
				continue
			}
			changed = true
			for i, s := range f.reach[d] {
				if f.give[d][i] > slack(f.want[d]) {
					free[s] = true
				}
			}
		}
	}
	set := make([]bool, len(loose))
	for d := range set {
		set[d] = open[d] && !loose[d]
	}
	return set
}
