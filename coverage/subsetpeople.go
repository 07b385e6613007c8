package coverage

import (
	"context"
	"encoding/binary"
	"math/bits"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// share finds the units whose rounds may not last at all of the places that they may
// serve, and what is asked of each.
func (b *Subsets) share() {
	ev, e := b.full, b.estimate
	n := len(b.scenario.Threats)
	b.have = make([]float64, len(b.scenario.Units))
	b.short, b.needed = make([][]rationed, n), make([][]word, n)
	if b.scenario.Package.Stockpile.Nights <= 0 || b.people == 0 {
		return
	}
	live := b.live()
	reach := ev.reaches(live)
	table := &placeTable{spots: b.variants.spots, words: 1, before: make([][3][]word, n)}
	none := make([]word, len(table.spots))
	for t := range live {
		table.before[t][e] = none
		alone := ev.demands(table, t, e, b.people) // nobody shares
		b.have = alone.have
		b.needed[t] = b.points()
		for _, u := range live[t][e] {
			queue := ev.queue(table.spots, &ev.posts[e][u].at, reach[u])
			r := rationed{unit: u, queue: queue[:within(queue, reach[u])]}
			for _, q := range r.queue {
				if alone.rounds[q.place] > 0 && ev.footprints[t][u][e].reaches(&table.spots[q.place], q.edge) {
					r.asks = append(r.asks, asked{q.place, q.edge, alone.rounds[q.place] * alone.have[u]})
				}
			}
			if r.lasts(alone.have[u], nil, none) == forever {
				continue
			}
			b.short[t] = append(b.short[t], r)
			for _, a := range r.asks {
				b.needed[t][a.point/64] |= 1 << (a.point % 64)
			}
		}
	}
}

// lasts is [lasting] of a unit with so many rounds: among is, by point, the rounds of the
// units that pass there, and passes the points at which the unit itself does. Without
// among nobody else passes anywhere.
func (r *rationed) lasts(rounds float64, among []float64, passes []word) geo.Length {
	if rounds < 1 {
		return 0
	}
	sum := 0.0
	for i := 0; i < len(r.asks); {
		edge := r.asks[i].edge
		for ; i < len(r.asks) && r.asks[i].edge == edge; i++ {
			a, all := &r.asks[i], rounds
			if among != nil {
				all = among[a.point]
				if !has(passes, int(a.point)) {
					all += rounds
				}
			}
			sum += a.rounds / all
		}
		if sum > rounds*(1+1e-12) {
			return edge
		}
	}
	return forever
}

// scratch is the memory of one question.
type scratch struct {
	rows    [][]pointSet
	covered [][]word // by threat: bits of places
	key     []byte
	among   []float64 // by point
	short   []word    // the points of one unit
}

func (b *Subsets) newScratch() *scratch {
	sc := &scratch{
		rows: make([][]pointSet, len(b.needs)), covered: make([][]word, len(b.scenario.Threats)),
		among: make([]float64, len(b.variants.spots)), short: b.points(),
	}
	return sc
}

// People is the counted people covered with the players present whose bits are
// set, by the index of [Result.At].
func (b *Subsets) People(ctx context.Context, present uint64) ([]int, error) {
	sc, _ := b.scratches.Get().(*scratch)
	if sc == nil {
		sc = b.newScratch()
	}
	defer b.scratches.Put(sc)
	clear(sc.rows)
	zone, err := b.look(ctx, sc.rows, present)
	if err != nil {
		return nil, err
	}
	for t := range sc.covered {
		sc.covered[t] = b.covered(sc, t, zone)
	}
	sums := make([]int, len(sc.covered)+1)
	countPeople(sums, b.variants.spots, sc.covered)
	return sums, nil
}

// Held returns whether each place counts as covered with the players present whose bits are
// set, by the index of [Result.At] and then that of the place in the scenario.
func (b *Subsets) Held(ctx context.Context, present uint64, threat int) ([]bool, error) {
	sc := b.newScratch()
	zone, err := b.look(ctx, sc.rows, present)
	if err != nil {
		return nil, err
	}
	for t := range sc.covered {
		sc.covered[t] = b.covered(sc, t, zone)
	}
	set := together(sc.covered, len(b.points()))
	if threat < len(sc.covered) {
		set = sc.covered[threat]
	}
	held := make([]bool, 0, len(b.scenario.Places))
	for from := 0; from < len(b.variants.spots); {
		to := from + b.variants.spots[from].place.PointCount()
		held = append(held, whollyCovered(countWithin(set, from, to), to-from))
		from = to
	}
	return held, nil
}

// mostAnswered is how many sets of covered points are kept for each threat.
const mostAnswered = 5_000

// covered returns the points that the units of some rows cover against a threat. What
// the same rows and zone cover is reckoned once.
func (b *Subsets) covered(sc *scratch, t int, zone []pointSet) []word {
	sc.key = sc.key[:0]
	if zone != nil {
		sc.key = binary.AppendUvarint(sc.key, uint64(zone[t].number))
	}
	for u, row := range sc.rows {
		if row != nil && row[t].number != 0 {
			sc.key = binary.AppendUvarint(sc.key, uint64(u))
			sc.key = binary.AppendUvarint(sc.key, uint64(row[t].number))
		}
	}
	b.mu.Lock()
	known, ok := b.answered[t][string(sc.key)]
	b.mu.Unlock()
	if ok {
		return known
	}
	covered := b.points()
	b.cover(sc, t, zone, covered)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.answered[t]) < mostAnswered {
		b.answered[t][string(sc.key)] = covered
	}
	return covered
}

// cover adds the points of the rows up, after the rounds have run out where they do.
func (b *Subsets) cover(sc *scratch, t int, zone []pointSet, covered []word) {
	mask := func(u, i int) word {
		w := sc.rows[u][t].bits[i]
		if zone != nil && b.scenario.Units[u].Contributor != scenario.Ukraine {
			w &= zone[t].bits[i]
		}
		return w
	}
	if len(b.short[t]) > 0 {
		b.sumRounds(sc, t, mask)
	}
	next := 0 // of the units whose rounds may not last
	for u, row := range sc.rows {
		short := next < len(b.short[t]) && b.short[t][next].unit == u
		if short {
			next++
		}
		if row == nil || row[t].number == 0 {
			continue
		}
		if !short {
			for i := range covered {
				covered[i] |= mask(u, i)
			}
			continue
		}
		r := &b.short[t][next-1]
		for i := range sc.short {
			sc.short[i] = mask(u, i)
		}
		edge := r.lasts(b.have[u], sc.among, sc.short)
		for k := len(r.queue) - 1; k >= 0 && r.queue[k].edge >= edge; k-- {
			sc.short[r.queue[k].place/64] &^= 1 << (r.queue[k].place % 64)
		}
		for i, w := range sc.short {
			covered[i] |= w
		}
	}
}

// sumRounds adds up, at the points that ask for rounds of those whose rounds may not
// last, the rounds of all units that pass there.
func (b *Subsets) sumRounds(sc *scratch, t int, mask func(unit, word int) word) {
	clear(sc.among)
	for u, row := range sc.rows {
		if row == nil || row[t].number == 0 {
			continue
		}
		have := b.have[u]
		for i, needed := range b.needed[t] {
			if needed == 0 {
				continue
			}
			for w := mask(u, i) & needed; w != 0; w &= w - 1 {
				sc.among[i*64+bits.TrailingZeros64(w)] += have
			}
		}
	}
}
