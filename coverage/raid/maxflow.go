package raid

// flow is a bipartite network: demands draw from the stocks that they reach.
// It is made for tens of nodes; capacities are real numbers.
type flow struct {
	want, have []float64   // by demand, by stock
	reach      [][]int     // by demand: stocks
	give       [][]float64 // by demand, beside reach: what flows
	used       []float64   // by stock
	got        []float64   // by demand
}

func newFlow(want, have []float64, reach [][]int) *flow {
	f := &flow{
		want:  want,
		have:  have,
		reach: reach,
		give:  make([][]float64, len(want)),
		used:  make([]float64, len(have)),
		got:   make([]float64, len(want)),
	}
	for d := range reach {
		f.give[d] = make([]float64, len(reach[d]))
	}
	return f
}

// slack is what counts as nothing beside a capacity.
func slack(capacity float64) float64 { return 1e-11 * (1 + capacity) }

// maximise pushes flow along shortest augmenting paths (Edmonds and Karp)
// until there is none, and reports the demands that can still be reached from
// one that got too little: with every stock in their reach they form a minimum
// cut. None are reached when every demand is met.
func (f *flow) maximise() (short []bool) {
	for {
		end, from, via := f.search()
		if end < 0 {
			short = make([]bool, len(f.want))
			for d := range short {
				short[d] = from[d] != unseen
			}
			return short
		}
		f.augment(end, from, via)
	}
}

const (
	unseen = -2
	source = -1
)

// search goes breadth first from demands that want more; it ends at the first
// stock that has more. From is, by demand, the stock through which it was
// reached; via, by stock, the demand.
func (f *flow) search() (end int, from, via []int) {
	from, via = make([]int, len(f.want)), make([]int, len(f.have))
	var queue []int
	for d := range from {
		from[d] = unseen
		if f.want[d]-f.got[d] > slack(f.want[d]) {
			from[d] = source
			queue = append(queue, d)
		}
	}
	for s := range via {
		via[s] = unseen
	}
	for ; len(queue) > 0; queue = queue[1:] {
		d := queue[0]
		for _, s := range f.reach[d] {
			if via[s] != unseen {
				continue
			}
			via[s] = d
			if f.have[s]-f.used[s] > slack(f.have[s]) {
				return s, from, via
			}
			for other := range f.reach {
				if from[other] == unseen && f.given(other, s) > slack(f.want[other]) {
					from[other] = s
					queue = append(queue, other)
				}
			}
		}
	}
	return -1, from, via
}

// given is what flows from a stock to a demand.
func (f *flow) given(d, s int) float64 {
	if at := f.at(d, s); at >= 0 {
		return f.give[d][at]
	}
	return 0
}

func (f *flow) at(d, s int) int {
	for i, r := range f.reach[d] {
		if r == s {
			return i
		}
	}
	return -1
}

// augment pushes what fits along the path that ends at a stock.
func (f *flow) augment(end int, from, via []int) {
	step := f.have[end] - f.used[end]
	for s := end; ; s = from[via[s]] {
		d := via[s]
		if from[d] == source {
			step = min(step, f.want[d]-f.got[d])
			break
		}
		step = min(step, f.given(d, from[d]))
	}
	f.used[end] += step
	for s := end; ; s = from[via[s]] {
		d := via[s]
		f.give[d][f.at(d, s)] += step
		if from[d] == source {
			f.got[d] += step
			return
		}
		f.give[d][f.at(d, from[d])] -= step
	}
}
