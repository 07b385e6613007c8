package sweep

import (
	"context"
	"math/bits"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Refusal is a set of governments, by country code in order.
type Refusal []string

// mostRefusing is how many governments a set has at most that takes the headline below the
// least, MostRefusing one that uncovers a city.
const (
	mostRefusing = 4
	MostRefusing = 3
)

// governments is who can refuse in a table.
type governments struct {
	codes  []string
	levers [][]lever // by government: its bases, its units, or both
	agreed []int     // the values at which all agree and the other keys are as in a row
}

// governmentsOf finds who can refuse; the other keys stay at some values.
func governmentsOf(keys []Key, values []int) *governments {
	g := &governments{agreed: slices.Clone(values)}
	for _, l := range levers(keys) {
		i := slices.Index(g.codes, l.player.Code)
		if i < 0 {
			i = len(g.codes)
			g.codes, g.levers = append(g.codes, l.player.Code), append(g.levers, nil)
		}
		g.levers[i] = append(g.levers[i], l)
		g.agreed[l.key] = l.yes
	}
	return g
}

// values returns those at which some governments refuse and all others agree.
func (g *governments) values(refusing uint64) []int {
	values := slices.Clone(g.agreed)
	for ; refusing != 0; refusing &= refusing - 1 {
		for _, l := range g.levers[bits.TrailingZeros64(refusing)] {
			values[l.key] = l.no
		}
	}
	return values
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

// refuse fills in the people covered with all governments agreeing, and the smallest sets
// of them whose refusal takes those below the least.
func (d *Discovery) refuse(g *governments, people func(values []int) (int, error)) (err error) {
	if d.Agreed, err = people(g.agreed); err != nil || d.Agreed < d.Least {
		return err
	}
	sets, err := minimal(len(g.codes), mostRefusing, func(set uint64) (bool, error) {
		n, err := people(g.values(set))
		return n < d.Least, err
	})
	d.Refusals = g.named(sets)
	return err
}

// minimal returns the sets of at most so many of n members that break something and of
// which no part does, smaller ones first. Whatever breaks with some members breaks with
// more of them too.
func minimal(n, most int, breaks func(set uint64) (bool, error)) ([]uint64, error) {
	if all, err := breaks(1<<n - 1); err != nil || !all {
		return nil, err
	}
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

// asked is the plan of a table, asked what is covered when governments refuse.
type asked struct {
	*evaluator
	discovery *Discovery
	who       *governments
	held      map[uint64][]bool
}

// subsets makes the combination of the other keys at some values ready. Of a sample, what is
// no word of a government is as in the scenario itself: a row drawn is one of countless.
func (a *asked) subsets(ctx context.Context, values []int) (s *coverage.Subsets, present uint64, err error) {
	others, players := a.place(values)
	if a.sampled() {
		others = a.design.wordsAt(values, leversAmong(a.plan.Keys, a.others))
	}
	games, err := a.games(ctx, others)
	if err != nil {
		return nil, 0, err
	}
	present = a.present(games, players)
	for i, k := range a.players {
		key := &a.plan.Keys[k]
		if _, ok := leverOf(key); ok || !a.sampled() {
			continue
		}
		present &^= 1 << i
		if key.Player.Stated(a.plan.Scenario).Counts(a.plan.Scenario.Phase) {
			present |= 1 << i
		}
	}
	return games.subsets[scenario.Base], present, nil
}

// sampled reports whether the table holds some combinations alone.
func (a *asked) sampled() bool { return a.discovery.Header.Sample.Rows > 0 }

// leversAmong returns which of some keys are levers, by index.
func leversAmong(keys []Key, of []int) []int {
	list := []int{}
	for _, k := range of {
		if _, ok := leverOf(&keys[k]); ok {
			list = append(list, k)
		}
	}
	return list
}

// covered returns which places are covered while some governments refuse.
func (a *asked) covered(ctx context.Context, refusing uint64) ([]bool, error) {
	if known := a.held[refusing]; known != nil {
		return known, nil
	}
	subsets, present, err := a.subsets(ctx, a.who.values(refusing))
	if err != nil {
		return nil, err
	}
	a.held[refusing], err = subsets.Held(ctx, present, a.discovery.Threat)
	return a.held[refusing], err
}

// Ask fills in what the table of a discovery does not hold and its plan can say: who can
// uncover each city and, of a sample, who can take cover below the least.
func (p *Plan) Ask(ctx context.Context, d *Discovery) error {
	design := p.design()
	a := &asked{newEvaluator(p), d, governmentsOf(p.Keys, design.digits(d.Best)), map[uint64][]bool{}}
	d.AgreedSet = design.wordsAt(a.who.agreed, nil)
	if a.sampled() {
		all := make([]int, len(p.Keys))
		for k := range all {
			all[k] = k
		}
		d.AgreedSet = design.wordsAt(a.who.agreed, leversAmong(p.Keys, all))
		err := d.refuse(a.who, func(values []int) (int, error) {
			subsets, present, err := a.subsets(ctx, values)
			if err != nil {
				return 0, err
			}
			people, err := subsets.People(ctx, present)
			if err != nil {
				return 0, err
			}
			return people[d.Threat], nil
		})
		if err != nil {
			return err
		}
	}
	return a.cities(ctx)
}

// cities finds who can uncover each city. The other keys are as in the best row of the
// discovery.
func (a *asked) cities(ctx context.Context) (err error) {
	a.discovery.Cities, err = a.who.cities(a.plan.Scenario.Places, func(refusing uint64) ([]bool, error) {
		return a.covered(ctx, refusing)
	})
	return err
}

// cities finds, for every counted city that is covered while nobody refuses, the smallest
// sets of governments whose refusal uncovers it; covered says it of all places.
func (g *governments) cities(places []scenario.Place, covered func(refusing uint64) ([]bool, error)) ([]City, error) {
	agreed, err := covered(0)
	if err != nil {
		return nil, err
	}
	list := []City{}
	for i := range places {
		if places[i].Kind != scenario.City || !places[i].Counted || !agreed[i] {
			continue
		}
		sets, err := minimal(len(g.codes), MostRefusing, func(set uint64) (bool, error) {
			now, err := covered(set)
			return err == nil && !now[i], err
		})
		if err != nil {
			return nil, err
		}
		list = append(list, City{i, g.named(sets)})
	}
	return list, nil
}

// Refusals finds, by the index of [coverage.Result.At], who can uncover each city of a
// validated scenario at base, while all of some players take part who do not refuse. The
// players of one code refuse together. It returns the context's error when cancelled.
func Refusals(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, players []coverage.Player,
) ([][]City, error) {
	subsets, err := coverage.NewVariants(s, o).Subsets(ctx, s, players, scenario.Base)
	if err != nil {
		return nil, err
	}
	everybody, inert := uint64(1)<<len(players)-1, subsets.Inert()
	g, of := &governments{}, []uint64{} // by government: its players
	for i, p := range players {
		if inert&(1<<i) != 0 {
			continue
		}
		k := slices.Index(g.codes, p.Code)
		if k < 0 {
			k = len(g.codes)
			g.codes, of = append(g.codes, p.Code), append(of, 0)
		}
		of[k] |= 1 << i
	}
	found := make([][]City, len(s.Threats)+1)
	for threat := range found {
		held := map[uint64][]bool{}
		found[threat], err = g.cities(s.Places, func(refusing uint64) (list []bool, err error) {
			if known := held[refusing]; known != nil {
				return known, nil
			}
			present := everybody
			for set := refusing; set != 0; set &= set - 1 {
				present &^= of[bits.TrailingZeros64(set)]
			}
			list, err = subsets.Held(ctx, present, threat)
			held[refusing] = list
			return list, err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
