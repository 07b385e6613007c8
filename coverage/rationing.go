package coverage

import (
	"sort"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// rationing measures the stock gate: how far the rounds of each unit last against one
// threat at one estimate. It is nil where the stock is not asked.
type rationing struct {
	ev      *evaluation
	table   *placeTable
	threat  int
	e       scenario.Estimate
	demands demands
}

// rationing makes the stock gate ready to be measured against the demand of the units
// that pass every gate before it in a table.
func (ev *evaluation) rationing(table *placeTable, t int, e scenario.Estimate) *rationing {
	people := table.people()
	if table.before[t][e] == nil || people == 0 {
		return nil
	}
	return &rationing{ev, table, t, e, ev.demands(table, t, e, people)}
}

// ration is the points that a unit comes to serve, nearest first, and the rounds that
// the raids ask of it up to each.
type ration struct {
	edges  []geo.Length
	asked  []float64
	rounds float64
}

// of sums up the demand on a unit of a footprint.
func (r *rationing) of(u int, f *footprint) *ration {
	queue := r.queueOf(u, f)
	rounds := &ration{
		edges: make([]geo.Length, len(queue)), asked: make([]float64, len(queue)), rounds: r.demands.have[u],
	}
	sum := 0.0
	for i := 0; i < len(queue); {
		from := i
		for ; i < len(queue) && queue[i].edge == queue[from].edge; i++ {
			sum += r.demands.asks(int(queue[i].place), queue[from].edge, f, u)
		}
		for k := from; k < i; k++ {
			rounds.edges[k], rounds.asked[k] = queue[k].edge, sum
		}
	}
	return rounds
}

// queueOf returns the points within the kinematic reach of a unit, and for a fighter some
// more. The table has no others for a unit that may engage as far as that.
func (r *rationing) queueOf(u int, f *footprint) []queued {
	reach := f.kinematic + f.fromBase - f.release
	if reach < 0 {
		return nil
	}
	queue := r.table.queues[u]
	if queue == nil || r.ev.footprints[r.threat][u][r.e].closed() || f.outer()-f.release < reach {
		queue = r.ev.queue(r.table.spots, &f.post.at, reach)
	}
	return queue[:within(queue, reach)]
}

// lasts reports whether the rounds of a unit last out to a far edge, release apart.
func (r *ration) lasts(edge geo.Length) bool {
	return r.rounds >= 1 && r.askedAt(edge) <= r.rounds*(1+1e-12)
}

func (r *ration) askedAt(edge geo.Length) float64 {
	n := sort.Search(len(r.edges), func(i int) bool { return r.edges[i] > edge })
	if n == 0 {
		return 0
	}
	return r.asked[n-1]
}

// at measures the stock at a far edge, release apart.
func (r *ration) at(edge geo.Length) measure {
	return measured(GateStock, r.rounds-r.askedAt(edge), r.rounds)
}
