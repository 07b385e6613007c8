package coverage

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"

	"airumbrella/scenario"
)

// restsOn returns what the people covered at base rest on, by the index of [Result.At]:
// the places with covered points whose margin is below [NearEdge], most people first.
// Only the units that cover a point have a margin there that is not negative, so that no
// other is asked, and the first that is far from its edge ends the asking.
func (ev *evaluation) restsOn(table *placeTable) [][]Rest {
	n := len(ev.footprints)
	edges := make([][]measure, n)
	for t := range edges {
		edges[t] = make([]measure, len(table.spots))
	}
	rations := make([]*rationing, n)
	for t := range rations {
		rations[t] = ev.rationing(table, t, scenario.Base)
	}
	_ = parallel(context.Background(), n, func(t int) {
		c := coverers{
			ev: ev, table: table, t: t, rationing: rations[t], rations: make([]*ration, len(ev.scenario.Units)),
		}
		for i := range table.spots {
			edges[t][i] = c.margin(i)
		}
	})
	rests := make([][]Rest, n+1)
	for t := range rests {
		rests[t] = restsAt(table, t, edges)
	}
	return rests
}

// coverers measures the cover of points by the units that give it.
type coverers struct {
	ev        *evaluation
	table     *placeTable
	t         int
	rationing *rationing
	rations   []*ration // by unit, made when asked
}

// margin returns the margin of a point: -Inf where nothing covers it, and +Inf where it
// is not near its edge.
func (c *coverers) margin(point int) measure {
	best := measure{part: math.Inf(-1)}
	for k, w := range c.table.row(c.t, scenario.Base, point) {
		for ; w != 0; w &= w - 1 {
			m := c.cover(k*64+bits.TrailingZeros64(w), point)
			if m.part >= NearEdge {
				return measure{part: math.Inf(1)}
			}
			best = larger(best, m)
		}
	}
	return best
}

// cover returns the smallest measure of a unit that covers a point.
func (c *coverers) cover(u, point int) measure {
	f := &c.ev.footprints[c.t][u][scenario.Base]
	least := measure{part: math.Inf(1)}
	q := f.ask(c.ev.targetAt(c.table, point, c.t, scenario.Base), f.post.sightOf(&c.table.spots[point].at), forever)
	for _, g := range measuredGates {
		if m, ok := gates[g].measure(f, q); ok {
			least = smaller(least, m.agree(false))
		}
	}
	if c.rationing == nil {
		return least
	}
	if c.rations[u] == nil {
		c.rations[u] = c.rationing.of(u, f)
	}
	return smaller(least, c.rations[u].at(q.fire).agree(false))
}

// restsAt sums up the points near the edge, by place. Against all threats at once a
// point rests on the smallest of its margins, where it is covered against each.
func restsAt(table *placeTable, t int, edges [][]measure) []Rest {
	list := []Rest{}
	if len(edges) == 0 {
		return list
	}
	from := 0
	for from < len(table.spots) {
		place, to, near := table.spots[from].place, from, 0
		number := table.spots[from].number
		least := measure{part: math.Inf(1)}
		for ; to < len(table.spots) && table.spots[to].number == number; to++ {
			m := edgeAt(edges, t, to)
			if m.part >= 0 && m.part < NearEdge {
				near++
				least = smaller(least, m)
			}
		}
		if people := int(math.Round(peopleOf(place, near, to-from))); place.Counted && people > 0 {
			margin := least.margin()
			margin.People = people
			list = append(list, Rest{Place: number, Population: people, Margin: *margin})
		}
		from = to
	}
	slices.SortStableFunc(list, func(a, b Rest) int { return cmp.Compare(b.Population, a.Population) })
	return list
}

// edgeAt returns the margin of a point against a threat, or against all of them.
func edgeAt(edges [][]measure, t, point int) measure {
	if t < len(edges) {
		return edges[t][point]
	}
	least := edges[0][point]
	for _, of := range edges[1:] {
		least = smaller(least, of[point])
	}
	return least
}
