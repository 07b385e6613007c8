package sweep

import (
	"context"
	"math/bits"
	"slices"

	"airumbrella/scenario"
)

// Refusal is a set of governments, by country code in order.
type Refusal []string

// mostRefusing is how many governments a set has at most.
const mostRefusing = 4

// governments is who can refuse in a table.
type governments struct {
	codes  []string
	levers [][]lever // by government: its bases, its units, or both
	agreed int       // the row in which all agree and the other keys are as in the best one
	steps  []int
}

// governmentsOf finds who can refuse; the other keys stay as in a row.
func governmentsOf(keys []Key, best int) *governments {
	g := &governments{agreed: best, steps: strides(keys)}
	for _, l := range levers(keys) {
		i := slices.Index(g.codes, l.player.Code)
		if i < 0 {
			i = len(g.codes)
			g.codes, g.levers = append(g.codes, l.player.Code), append(g.levers, nil)
		}
		g.levers[i] = append(g.levers[i], l)
		now := best / g.steps[l.key] % len(keys[l.key].Values)
		g.agreed += (l.yes - now) * g.steps[l.key]
	}
	return g
}

// row returns the row in which some governments refuse and all others agree.
func (g *governments) row(refusing uint64) int {
	row := g.agreed
	for ; refusing != 0; refusing &= refusing - 1 {
		for _, l := range g.levers[bits.TrailingZeros64(refusing)] {
			row += (l.no - l.yes) * g.steps[l.key]
		}
	}
	return row
}

// named returns sets of governments by their codes.
func (g *governments) named(sets []uint64) []Refusal {
	var list []Refusal
	for _, set := range sets {
		var codes Refusal
		for ; set != 0; set &= set - 1 {
			codes = append(codes, g.codes[bits.TrailingZeros64(set)])
		}
		slices.Sort(codes)
		list = append(list, codes)
	}
	return list
}

// refusals returns the smallest sets of governments whose refusal takes the people covered
// below the least.
func refusals(t *grid, best, least int) []Refusal {
	g := governmentsOf(t.keys, best)
	if t.people[g.agreed] < least {
		return nil
	}
	sets, _ := minimal(len(g.codes), mostRefusing, func(set uint64) (bool, error) {
		return t.people[g.row(set)] < least, nil
	})
	return g.named(sets)
}

// minimal returns the sets of at most so many of n members that break something and of
// which no part does, smaller ones first. Whatever breaks with some members breaks with
// more of them too.
func minimal(n, most int, breaks func(set uint64) (bool, error)) ([]uint64, error) {
	var found []uint64
	level := []uint64{0}
	for range min(n, most) {
		var next []uint64
		for _, set := range level {
			for i := bits.Len64(set); i < n; i++ {
				larger := set | 1<<i
				if slices.ContainsFunc(found, func(part uint64) bool { return part&^larger == 0 }) {
					continue
				}
				broken, err := breaks(larger)
				if err != nil {
					return nil, err
				}
				if broken {
					found = append(found, larger)
				} else {
					next = append(next, larger)
				}
			}
		}
		level = next
	}
	return found, nil
}

// City is who can uncover a city.
type City struct {
	Place    int // by the index in the scenario
	Refusals []Refusal
}

// Cities returns, for every counted city that is covered at base while all governments
// agree, the smallest sets of them whose refusal uncovers it. The other keys are as in the
// best row of a discovery; the plan is that of its table.
func (p *Plan) Cities(ctx context.Context, d *Discovery) ([]City, error) {
	e, g := newEvaluator(p), governmentsOf(p.Keys, d.Best)
	held := map[uint64][]bool{}
	ask := func(set uint64) ([]bool, error) {
		if known := held[set]; known != nil {
			return known, nil
		}
		number, values := e.place(g.row(set))
		games, err := e.games(ctx, number)
		if err != nil {
			return nil, err
		}
		held[set], err = games.subsets[scenario.Base].Held(ctx, e.present(games, values), d.Threat)
		return held[set], err
	}
	covered, err := ask(0)
	if err != nil {
		return nil, err
	}
	cities := []City{}
	for i := range p.Scenario.Places {
		place := &p.Scenario.Places[i]
		if place.Kind != scenario.City || !place.Counted || !covered[i] {
			continue
		}
		sets, err := minimal(len(g.codes), mostRefusing-1, func(set uint64) (bool, error) {
			list, err := ask(set)
			return err == nil && !list[i], err
		})
		if err != nil {
			return nil, err
		}
		cities = append(cities, City{i, g.named(sets)})
	}
	return cities, nil
}
