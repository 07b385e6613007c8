package coverage

import (
	"context"
	"math"
	"math/bits"
	"sort"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// stockGate asks whether the unit's rounds last out to the far edge. Where they
// run out depends on who else serves what, so that limit is found when all the
// other gates are known at every place, and is given to whoever asks.
//
// A unit that has rounds for fewer raids than asked keeps to what is nearest: it
// serves the places within the largest distance out to which its rounds last.
// The demand on it at a distance is
//
//	sum over the demand points in play no farther off:
//	nights x routine raid x (1 - light layer) x share of the people x 2 rounds x R / (R + others)
//
// with its own rounds R and those of the other units that pass every gate before
// this one at the point, whether it passes there or not. So nothing that gives units
// more to do (a wider zone, a higher level of command, a taller antenna, one more
// sensor) can raise the demand on any of them, and more rounds only lower the demand
// on others while R cancels out of the unit's own.
var stockGate = gate{
	key: "stock", unit: "rounds",
	excludes: emptyMagazine,
	holds:    func(_ *footprint, q question) bool { return q.edge < q.stock },
	nowhere:  func(f *footprint, stock geo.Length) bool { return stock <= f.release },
}

// emptyMagazine reports whether a unit has less than one round, which serves nothing
// however many nights are asked.
func emptyMagazine(s *scenario.Scenario, f *footprint) bool {
	return RoundsOf(s, f.unit, f.estimate) < 1
}

// roundsPerTarget is what a salvo of two spends on each incoming missile.
const roundsPerTarget = 2

// RoundsOf returns the rounds that a unit starts with: launchers x ready, or the
// missiles that an aircraft carries, times its count, (1 + reloads) and the
// stockpile factor.
func RoundsOf(s *scenario.Scenario, u *scenario.Unit, e scenario.Estimate) float64 {
	sys := s.System(u)
	rounds := sys.Launchers.At(e) * sys.Ready.At(e) * (1 + sys.Reloads.At(e))
	if sys.Kind == scenario.Fighter && sys.Aircraft != nil {
		rounds = sys.Aircraft.Missiles.At(e)
	}
	return float64(u.Count) * rounds * s.Package.Stockpile.Factor
}

// stockLimits is, by threat, estimate and unit, the far edge, release range
// apart, from which on the unit's rounds do not last. Without an entry the stock
// is not asked.
type stockLimits [][3][]geo.Length

// of returns the edge of a unit, forever where its rounds last.
func (l stockLimits) of(t int, e scenario.Estimate, u int) geo.Length {
	if l == nil || l[t][e] == nil {
		return forever
	}
	return l[t][e][u]
}

// stocks returns how far the rounds of each unit last, given the table of who
// passes all the other gates.
func (ev *evaluation) stocks(
	ctx context.Context, table *placeTable, live [][3][]int, reach []geo.Length,
) (stockLimits, error) {
	people := table.people()
	queues := make([][]queued, len(table.queues))
	for u, queue := range table.queues {
		queues[u] = queue[:within(queue, reach[u])]
	}
	limits, n := make(stockLimits, len(live)), len(ev.estimates)
	err := parallel(ctx, len(live)*n, func(i int) {
		t, e := i/n, ev.estimates[i%n]
		demands := ev.demands(table, t, e, people)
		edges := make([]geo.Length, len(ev.scenario.Units))
		for u := range edges {
			edges[u] = forever
		}
		for _, u := range live[t][e] {
			edges[u] = lasting(queues[u], demands, &ev.footprints[t][u][e], u)
		}
		limits[t][e] = edges
	})
	return limits, err
}

// demands are the rounds that each point asks of those who serve it, and who they
// are.
type demands struct {
	spots  []spot
	rounds []float64              // by point
	have   []float64              // by unit
	among  []float64              // by point, the rounds of the units that pass every gate before the stock
	passes func(point int) []word // those units
}

// demands returns what the points ask in the nights that the stock must last.
func (ev *evaluation) demands(table *placeTable, t int, e scenario.Estimate, people float64) demands {
	s := ev.scenario
	d := demands{
		spots:  table.spots,
		rounds: make([]float64, len(table.spots)), have: make([]float64, len(s.Units)),
		among:  make([]float64, len(table.spots)),
		passes: func(point int) []word { return table.earlier(t, e, point) },
	}
	for u := range s.Units {
		if r := RoundsOf(s, &s.Units[u], e); r >= 1 {
			d.have[u] = r
		}
	}
	threat := &s.Threats[t]
	light := s.Package.LightLayer[threat.Class].At(e)
	raids := float64(s.Package.Stockpile.Nights) * threat.Raids.Routine.At(e) * (1 - light)
	for i := range table.spots {
		if table.spots[i].people > 0 {
			d.rounds[i] = raids * table.spots[i].people / people * roundsPerTarget
		}
		for k, w := range d.passes(i) {
			for ; w != 0; w &= w - 1 {
				d.among[i] += d.have[k*64+bits.TrailingZeros64(w)]
			}
		}
	}
	return d
}

// of returns what a point asks of one unit.
func (d *demands) of(point, u int) float64 {
	if d.rounds[point] == 0 {
		return 0
	}
	own, all := d.have[u], d.among[point]
	if !has(d.passes(point), u) {
		all += own
	}
	return d.rounds[point] * own / all
}

// asks returns what a point, so far from a unit, asks of it: nothing beyond its kinematic
// reach.
func (d *demands) asks(point int, distance geo.Length, f *footprint, u int) float64 {
	if d.rounds[point] == 0 || !f.reaches(&d.spots[point], distance) {
		return 0
	}
	return d.of(point, u)
}

// reaches reports whether a point, so far from a unit, lies within its kinematic reach:
// a fighter's is that from its base.
func (f *footprint) reaches(at *spot, distance geo.Length) bool {
	reach := f.kinematic - f.release
	if !f.flying || distance+f.fromBase <= reach {
		return distance <= reach
	}
	return f.post.sightOf(&at.at).base <= reach
}

// lasting returns the edge from which on the rounds of a unit do not last; forever
// where they last for all points in the queue. Less than one round serves nothing,
// also where nobody is to be served.
func lasting(queue []queued, d demands, f *footprint, u int) geo.Length {
	rounds := d.have[u]
	if rounds < 1 {
		return 0
	}
	sum := 0.0
	for i := 0; i < len(queue); {
		edge := queue[i].edge
		for ; i < len(queue) && queue[i].edge == edge; i++ {
			sum += d.asks(int(queue[i].place), edge, f, u)
		}
		if sum > rounds*(1+1e-12) {
			return edge
		}
	}
	return forever
}

// takeOut takes a unit out of the rows of the places that its rounds do not
// reach.
func (table *placeTable) takeOut(t int, e scenario.Estimate, u int, queue []queued, stock geo.Length) {
	first := sort.Search(len(queue), func(i int) bool { return queue[i].edge >= stock })
	for _, q := range queue[first:] {
		table.row(t, e, int(q.place))[u/64] &^= 1 << (u % 64)
	}
}

// demandAt is the rounds asked of a unit out to a far edge, for explanations;
// there is none where the stock is not asked.
func (ev *evaluation) demandAt(table *placeTable, t int, e scenario.Estimate, u int, edge geo.Length) float64 {
	people := table.people()
	if people == 0 || table.before[t][e] == nil {
		return 0
	}
	d := ev.demands(table, t, e, people)
	sum := 0.0
	f := &ev.footprints[t][u][e]
	for i := range table.spots {
		if distance := f.post.at.Distance(&table.spots[i].at); distance <= edge+1e-6 {
			sum += d.asks(i, distance, f, u)
		}
	}
	return math.Round(sum*1e6) / 1e6
}
