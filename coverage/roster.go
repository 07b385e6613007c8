package coverage

import (
	"context"
	"math/bits"
	"strings"

	"airumbrella/geo"
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
}

type word = uint64

// row is the units that pass at a place.
func (sw *roster) row(t int, e Estimate, place int) []word {
	return sw.rows[t][e][place*sw.words : (place+1)*sw.words]
}

// earlier is row before the stock gate.
func (sw *roster) earlier(t int, e Estimate, place int) []word {
	return sw.before[t][e][place*sw.words : (place+1)*sw.words]
}

// depth is how many units pass at a place.
func (sw *roster) depth(t int, e Estimate, place int) int { return countBits(sw.row(t, e, place)) }

func countBits(row []word) int {
	n := 0
	for _, w := range row {
		n += bits.OnesCount64(w)
	}
	return n
}

func has(row []word, u int) bool { return row[u/64]&(1<<(u%64)) != 0 }

// spotsKey is what the ground around the places depends on.
type spotsKey struct {
	places   *Place
	count    int
	world    *World
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
			spots[i] = spotOf(s, &s.Places[i])
			spots[i].index = i
		})
		return spots
	})
}

// muster tests every unit at every place: gates 1 to 6, then the stocks that
// these leave, which close places to units short of rounds.
func (ev *evaluation) muster(spots []spot) (*roster, error) {
	n := len(spots)
	sw := &roster{
		spots: spots, words: (len(ev.scenario.Units) + 63) / 64,
		rows: make([][3][]word, len(ev.feet)), before: make([][3][]word, len(ev.feet)),
	}
	live := make([][3][]int, len(ev.feet))
	used := make([]geo.Length, len(ev.scenario.Units)) // the farthest edge that a unit may serve; -1 none
	for u := range used {
		used[u] = -1
	}
	for t := range ev.feet {
		for _, e := range ev.estimates {
			sw.rows[t][e] = make([]word, n*sw.words)
			for u := range ev.feet[t] {
				if f := &ev.feet[t][u][e]; !f.closed() {
					live[t][e] = append(live[t][e], u)
					used[u] = max(used[u], f.outer())
				}
			}
		}
	}
	const batch = 16
	err := ev.each((n+batch-1)/batch, func(i int) {
		var flights []float64
		sights := make([][3]sight, len(used))
		for p := i * batch; p < min(n, (i+1)*batch); p++ {
			flights = ev.musterPlace(sw, p, live, used, sights, flights)
		}
	})
	if err != nil {
		return nil, err
	}
	return sw, ev.stocks(sw, live)
}

// musterPlace tests the units that are alive at one place; it returns the
// memory for flights.
func (ev *evaluation) musterPlace(sw *roster, p int, live [][3][]int, used []geo.Length, sights [][3]sight, flights []float64) []float64 {
	at := &sw.spots[p]
	for u, reach := range used {
		if reach < 0 {
			continue
		}
		// A chord is shorter than the distance: most units are ruled out by it.
		sight := sight{forever, forever}
		if post := &ev.posts[ev.estimates[0]][u]; post.at.Chord2(&at.at) <= float64(reach*reach) {
			sight = post.sightOf(&at.at)
		}
		for _, e := range ev.estimates {
			sights[u][e] = sight
		}
	}
	for t := range live {
		for _, e := range ev.estimates {
			target := ev.targetIn(at, t, e, flights)
			flights = target.flights
			row := sw.row(t, e, p)
			for _, u := range live[t][e] {
				if ev.feet[t][u][e].passes(&target, sights[u][e]) {
					row[u/64] |= 1 << (u % 64)
				}
			}
		}
	}
	return flights
}
