package sweep

import (
	"context"
	"runtime"
	"strings"
	"sync"

	"airumbrella/coverage"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// blockRows is how many rows at most are computed before they are handed over.
const blockRows = 4096

// keptGames is how many combinations of the other keys are kept ready.
const keptGames = 8

// Row is one combination and the people covered in it.
type Row struct {
	I int
	// People is the counted people covered at low, base and high, by the index of
	// [Header.Threats].
	People [][3]int
}

// evaluator answers the rows of a plan.
type evaluator struct {
	plan     *Plan
	design   *design
	variants *coverage.Variants
	players  []int // the keys that are hosts and contributors
	others   []int // the other ones
	amounts  int   // of people in a row
	ready    map[string]*games
	order    []string // of what is ready, the oldest first
}

// games is one combination of the other keys, for all subsets of the players.
type games struct {
	scenario *scenario.Scenario
	subsets  [3]*coverage.Subsets
	active   [3]uint64 // by estimate: the players who change something

	mu    sync.RWMutex
	known [3]map[uint64][]int // by estimate, then active players present
}

// mostKnown is how many answers are kept for each estimate.
const mostKnown = 1 << 15

// people is the counted people covered at an estimate, by the index of [coverage.Result.At].
func (g *games) people(ctx context.Context, e int, present uint64) ([]int, error) {
	present &= g.active[e]
	g.mu.RLock()
	known := g.known[e][present]
	g.mu.RUnlock()
	if known != nil {
		return known, nil
	}
	covered, err := g.subsets[e].People(ctx, present)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.known[e]) < mostKnown {
		g.known[e][present] = covered
	}
	return covered, nil
}

func newEvaluator(p *Plan) *evaluator {
	e := &evaluator{
		plan: p, design: p.design(), variants: coverage.NewVariants(p.Scenario, p.Options), ready: map[string]*games{},
		amounts: len(p.amounts()),
	}
	for k := range p.Keys {
		if p.Keys[k].Player != nil && len(e.players) < coverage.MostPlayers {
			e.players = append(e.players, k)
		} else {
			e.others = append(e.others, k)
		}
	}
	return e
}

// otherKeys returns the keys that are no hosts and contributors.
func (e *evaluator) otherKeys() (list []Key) {
	for _, k := range e.others {
		list = append(list, e.plan.Keys[k])
	}
	return list
}

// games makes a combination of the other keys ready, in the words of --set.
func (e *evaluator) games(ctx context.Context, others []string) (*games, error) {
	name := nameOf(others)
	if g := e.ready[name]; g != nil {
		return g, nil
	}
	g := &games{scenario: e.plan.Scenario}
	variants := e.variants
	if len(e.others) > 0 {
		changed, err := e.plan.Load(others)
		if err != nil {
			return nil, err
		}
		like, same := likeOf(changed, e.plan.Scenario)
		if g.scenario = like; !same {
			variants = coverage.NewVariants(like, e.plan.Options)
		}
	}
	players := make([]coverage.Player, len(e.players))
	for i, k := range e.players {
		players[i] = *e.plan.Keys[k].Player
	}
	for _, estimate := range scenario.Estimates {
		subsets, err := variants.Subsets(ctx, g.scenario, players, estimate)
		if err != nil {
			return nil, err
		}
		g.subsets[estimate], g.active[estimate] = subsets, ^subsets.Inert()
		g.known[estimate] = map[uint64][]int{}
	}
	if len(e.order) == keptGames {
		delete(e.ready, e.order[0])
		e.order = e.order[1:]
	}
	e.ready[name], e.order = g, append(e.order, name)
	return g, nil
}

// nameOf names a combination of the other keys.
func nameOf(others []string) string { return strings.Join(others, "\n") }

// place returns the combination of the other keys at some values of all, in the words of
// --set, and the values of the hosts and contributors.
func (e *evaluator) place(all []int) (others []string, values []int) {
	for _, k := range e.players {
		values = append(values, all[k])
	}
	if len(e.others) > 0 {
		others = e.design.wordsAt(all, e.others)
	}
	return others, values
}

// present returns which hosts and contributors take part at some values, by their bits.
func (e *evaluator) present(g *games, values []int) uint64 {
	present := uint64(0)
	for i, v := range values {
		if (scenario.Permission{State: e.plan.Keys[e.players[i]].States[v]}).Counts(g.scenario.Phase) {
			present |= 1 << i
		}
	}
	return present
}

// people answers one row.
func (e *evaluator) people(ctx context.Context, g *games, values []int) ([][3]int, error) {
	present := e.present(g, values)
	people := make([][3]int, e.amounts)
	for estimate := range g.subsets {
		covered, err := g.people(ctx, estimate, present)
		if err != nil {
			return nil, err
		}
		for t := range people {
			people[t][estimate] = covered[t]
		}
	}
	return people, nil
}

// Compute answers the rows of a shard in order, leaving out so many at its beginning, and
// hands them over in blocks of whole rows. It returns the error of hand, or the context's
// when cancelled.
func (p *Plan) Compute(ctx context.Context, shard Shard, done int, hand func([]Row) error) error {
	e, of := newEvaluator(p), shard.Rows(p.design().rows())
	for from := done; from < of; {
		b := e.next(shard, from, of)
		if err := b.answer(ctx, e); err != nil {
			return err
		}
		if err := hand(b.rows); err != nil {
			return err
		}
		from += len(b.rows)
	}
	return ctx.Err()
}

// block is rows that are computed and handed over together.
type block struct {
	rows   []Row
	values [][]int          // of the hosts and contributors, by row
	parts  []*part          // rows with the same other keys, in the order in which they are met
	part   map[string]*part // by its name
}

// part is the rows of a block with the same other keys.
type part struct {
	others []string
	rows   []int
}

// next returns the block that begins at a row of a shard: so few rows, and so few
// combinations of the other keys, that what is stopped has lost little.
func (e *evaluator) next(shard Shard, from, of int) *block {
	b, d := &block{part: map[string]*part{}}, e.design
	for n := from; n < of && len(b.rows) < blockRows; n++ {
		row := shard.Row(n)
		others, values := e.place(d.digits(row))
		name := nameOf(others)
		p := b.part[name]
		if p == nil && len(b.parts) == keptGames {
			break
		}
		if p == nil {
			p = &part{others: others}
			b.part[name], b.parts = p, append(b.parts, p)
		}
		p.rows = append(p.rows, len(b.rows))
		b.rows, b.values = append(b.rows, Row{I: row}), append(b.values, values)
	}
	return b
}

// answer answers the rows of a block on all cores, those with the same other keys together.
func (b *block) answer(ctx context.Context, e *evaluator) error {
	for _, p := range b.parts {
		g, err := e.games(ctx, p.others)
		if err != nil {
			return err
		}
		cores := runtime.GOMAXPROCS(0)
		group, inner := errgroup.WithContext(ctx)
		for c := range cores {
			group.Go(func() (err error) {
				for n := c; n < len(p.rows) && err == nil; n += cores {
					i := p.rows[n]
					b.rows[i].People, err = e.people(inner, g, b.values[i])
				}
				return err
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return ctx.Err()
}
