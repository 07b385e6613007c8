package coverage

import (
	"context"
	"math"
	"slices"
	"sort"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// roundsPerTarget is what a salvo of two spends on each incoming missile.
const roundsPerTarget = 2

// The stock gate. A unit that has rounds for fewer raids than asked keeps to
// what is nearest: it serves the places within the largest distance out to
// which its rounds last. The demand on it at a distance is
//
//	sum over the places in play whose far edge is no farther off:
//	nights x routine raid x share of the people / depth x 2 rounds
//
// with the depth that gates 1 to 6 leave at the place, this unit counted among
// them whether it passes or not. So nothing that gives units more to do (a
// wider zone, a higher level of command, a taller antenna, one more sensor)
// can raise the demand on any of them, and whatever adds a unit lowers it.

// RoundsOf is the rounds that a unit starts with: launchers x ready x
// (1 + reloads), or the missiles that its aircraft carry, times the stockpile
// factor.
func RoundsOf(s *scenario.Scenario, u *scenario.Unit, e scenario.Estimate) float64 {
	sys := s.System(u)
	rounds := sys.Launchers.At(e) * sys.Ready.At(e)
	if sys.Kind == scenario.Fighter && sys.Aircraft != nil {
		rounds = sys.Aircraft.Missiles.At(e)
	}
	return float64(u.Count) * rounds * (1 + sys.Reloads.At(e)) * s.Package.Stockpile.Factor
}

// stocks closes places to units whose rounds do not last out to them, and
// notes the distance in their footprints.
func (ev *evaluation) stocks(ctx context.Context, table *placeTable, live [][3][]int, reach []geo.Length) error {
	people := 0
	for i := range table.spots {
		if p := table.spots[i].place; p.Counted {
			people += p.Population
		}
	}
	if ev.scenario.Package.Stockpile.Nights <= 0 || people == 0 {
		return nil
	}
	queues := make([][]queued, len(table.queues))
	for u, queue := range table.queues {
		queues[u] = queue[:within(queue, reach[u])]
	}
	n := len(ev.estimates)
	return parallel(ctx, len(live)*n, func(i int) {
		t, e := i/n, ev.estimates[i%n]
		table.before[t][e] = slices.Clone(table.rows[t][e])
		demands := ev.demands(table, t, e, people)
		edges := make([]geo.Length, len(live[t][e]))
		for i, u := range live[t][e] {
			f := &ev.footprints[t][u][e]
			edges[i] = lasting(queues[u], demands, RoundsOf(ev.scenario, f.unit, e), u)
			f.stock = edges[i] + f.threat.Release
		}
		// Only now, so that every depth is that of before this gate.
		for i, u := range live[t][e] {
			if edges[i] < forever {
				ev.shut(table, t, e, u, table.queues[u], edges[i])
			}
		}
	})
}

// demands are the rounds that a place asks of those who serve it, and how many
// they are.
type demands struct {
	rounds []float64
	depth  []int
	row    func(place int) []word
}

func (ev *evaluation) demands(table *placeTable, t int, e scenario.Estimate, people int) demands {
	d := demands{make([]float64, len(table.spots)), make([]int, len(table.spots)), nil}
	raids := float64(ev.scenario.Package.Stockpile.Nights) * ev.scenario.Threats[t].Raids.Routine.At(e)
	for i := range table.spots {
		if p := table.spots[i].place; p.Counted {
			d.rounds[i] = raids * float64(p.Population) / float64(people) * roundsPerTarget
		}
		d.depth[i] = countBits(table.earlier(t, e, i))
	}
	d.row = func(place int) []word { return table.earlier(t, e, place) }
	return d
}

// of is what a place asks of one unit.
func (d *demands) of(place, u int) float64 {
	if d.rounds[place] == 0 {
		return 0
	}
	among := d.depth[place]
	if !has(d.row(place), u) {
		among++
	}
	return d.rounds[place] / float64(among)
}

// lasting is the far edge from which on the rounds do not last; forever where
// they last for all places in the queue. Less than one round serves nothing,
// also where nobody is to be served.
func lasting(queue []queued, d demands, rounds float64, u int) geo.Length {
	if rounds < 1 {
		return 0
	}
	sum := 0.0
	for i := 0; i < len(queue); {
		edge := queue[i].edge
		for ; i < len(queue) && queue[i].edge == edge; i++ {
			sum += d.of(int(queue[i].place), u)
		}
		if sum > rounds*(1+1e-12) {
			return edge
		}
	}
	return forever
}

// shut takes a unit out of the rows of the places that its rounds do not reach.
func (ev *evaluation) shut(table *placeTable, t int, e scenario.Estimate, u int, queue []queued, stock geo.Length) {
	first := sort.Search(len(queue), func(i int) bool { return queue[i].edge >= stock })
	for _, q := range queue[first:] {
		table.row(t, e, int(q.place))[u/64] &^= 1 << (u % 64)
	}
}

// demandAt is the rounds asked of a unit out to a far edge, for explanations;
// there is none where the stock is not asked.
func (ev *evaluation) demandAt(table *placeTable, t int, e scenario.Estimate, u int, edge geo.Length) float64 {
	people := 0
	for i := range table.spots {
		if p := table.spots[i].place; p.Counted {
			people += p.Population
		}
	}
	if people == 0 || table.before[t][e] == nil {
		return 0
	}
	d := ev.demands(table, t, e, people)
	sum := 0.0
	post := &ev.posts[e][u]
	for i := range table.spots {
		s := &table.spots[i]
		if post.at.Distance(&s.at)+s.radius <= edge+1e-6 {
			sum += d.of(i, u)
		}
	}
	return math.Round(sum*1e6) / 1e6
}
