package coverage

import (
	"context"
	"math/bits"
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// roster is which units pass which gates at every place: the place table before
// anything is explained. Rows are bit sets of units, by threat and estimate,
// then place.
type roster struct {
	spots []spot
	words int         // per place
	rows  [][3][]word // by threat and estimate
	// before is rows before the stock gate; nil where that is not asked.
	before [][3][]word
	// zoned holds a bit for each place over which allied units may intercept, by
	// threat and estimate; nil is everywhere.
	zoned  [][3][]word
	queues [][]queued // by unit
}

type word = uint64

// row is the units that pass at a place.
func (sw *roster) row(t int, e scenario.Estimate, place int) []word {
	return sw.rows[t][e][place*sw.words : (place+1)*sw.words]
}

// earlier is row before the stock gate.
func (sw *roster) earlier(t int, e scenario.Estimate, place int) []word {
	return sw.before[t][e][place*sw.words : (place+1)*sw.words]
}

// depth is how many units pass at a place.
func (sw *roster) depth(t int, e scenario.Estimate, place int) int {
	return countBits(sw.row(t, e, place))
}

func countBits(row []word) int {
	n := 0
	for _, w := range row {
		n += bits.OnesCount64(w)
	}
	return n
}

// mayIntercept reports whether allied units may intercept over a place.
func (sw *roster) mayIntercept(t int, e scenario.Estimate, place int) bool {
	return sw.zoned[t][e] == nil || has(sw.zoned[t][e], place)
}

func has(row []word, u int) bool { return row[u/64]&(1<<(u%64)) != 0 }

// spotsKey is what the ground around the places depends on.
type spotsKey struct {
	places   *scenario.Place
	count    int
	world    *scenario.World
	standoff string
	releases string
}

// spotsOf looks up the ground around every place.
func (ev *evaluation) spotsOf() []spot {
	s := ev.scenario
	if len(s.Places) == 0 {
		return nil
	}
	key := spotsKey{places: &s.Places[0], count: len(s.Places), world: s.World}
	if off := s.Package.Authorisation.Standoff; off.Distance > 0 {
		key.standoff = strings.Join(off.From, " ") + " on"
	}
	for i := range s.Threats {
		key.releases += binaryText(float64(s.Threats[i].Release))
	}
	return remember(ev.memo, &ev.memo.spots, keptSpots, key, func() []spot {
		spots := make([]spot, len(s.Places))
		_ = parallel(context.Background(), len(spots), func(i int) {
			spots[i] = spotOf(s, ev.options.Land, &s.Places[i])
			spots[i].index = i
		})
		return spots
	})
}

// muster tests every unit at every place: gates 1 to 6, then the stocks that
// these leave, which close places to units short of rounds. Units whose bits
// share a word are tested one after the other.
func (ev *evaluation) muster(ctx context.Context, spots []spot) (*roster, error) {
	n, units, threats := len(spots), len(ev.scenario.Units), len(ev.feet)
	sw := &roster{
		spots: spots, words: (units + 63) / 64,
		rows: make([][3][]word, threats), before: make([][3][]word, threats), zoned: make([][3][]word, threats),
	}
	live := make([][3][]int, threats)
	for t := range ev.feet {
		for _, e := range ev.estimates {
			sw.rows[t][e], sw.zoned[t][e] = make([]word, n*sw.words), ev.zonedSpots(spots, t, e)
			live[t][e] = ev.alive(t, e)
		}
	}
	reach := ev.reaches(live)
	sw.queues = make([][]queued, units)
	if err := parallel(ctx, units, func(u int) {
		if reach[u] >= 0 {
			sw.queues[u] = ev.queue(spots, &ev.posts[ev.estimates[0]][u].at, reach[u])
		}
	}); err != nil {
		return nil, err
	}
	tasks := threats * len(ev.estimates) * sw.words
	err := parallel(ctx, tasks, func(i int) {
		block, i := i%sw.words, i/sw.words
		t, e := i/len(ev.estimates), ev.estimates[i%len(ev.estimates)]
		row := sw.rows[t][e]
		for _, u := range live[t][e] {
			if u/64 == block {
				ev.serve(sw, t, u, e, func(place int) { row[place*sw.words+block] |= 1 << (u % 64) })
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return sw, ev.stocks(ctx, sw, live, reach)
}

// alive is the units that may engage a threat somewhere.
func (ev *evaluation) alive(t int, e scenario.Estimate) []int {
	var list []int
	for u := range ev.feet[t] {
		if !ev.feet[t][u][e].closed() {
			list = append(list, u)
		}
	}
	return list
}

// serve finds the places at which a unit passes gates 1 to 6. Those that it
// engages stand-alone in every direction pass for their distance; the others
// are asked for one by one.
func (ev *evaluation) serve(sw *roster, t, u int, e scenario.Estimate, found func(place int)) {
	f := &ev.feet[t][u][e]
	if f.timeShare < 1 {
		return
	}
	queue, zoned := sw.queues[u], sw.zoned[t][e]
	if !f.flying {
		queue = queue[:within(queue, f.outer()-f.threat.Release+roughly)]
	}
	at := target{shared: ev.shared[t][e], zoned: true}
	if len(ev.scenario.Places) > 0 {
		at.places, at.count = &ev.scenario.Places[0], len(ev.scenario.Places)
	}
	sure := f.sure()
	for _, q := range queue {
		if f.allied && zoned != nil && !has(zoned, int(q.place)) {
			continue
		}
		if q.edge+f.threat.Release > sure {
			at.spot = &sw.spots[q.place]
			if !f.passes(&at, f.post.sightOf(&at.spot.at)) {
				continue
			}
		}
		found(int(q.place))
	}
}

// sure is a far edge within which a unit engages stand-alone whatever lies
// around the place; -1 where that is nowhere so.
func (f *footprint) sure() geo.Length {
	if f.flying || f.sector != 0 || f.view != nil {
		return -1
	}
	return min(f.kinematic, f.detection, f.timeline)
}
