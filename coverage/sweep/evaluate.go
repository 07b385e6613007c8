package sweep

import (
	"context"
	"runtime"
	"sync"

	"airumbrella/coverage"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// blockRows is how many rows are computed before they are handed over.
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
	variants *coverage.Variants
	players  []int // the keys that are hosts and contributors
	others   []Key // the other ones
	amounts  int   // of people in a row
	ready    map[int]*games
	order    []int // of what is ready, the oldest first
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
		plan: p, variants: coverage.NewVariants(p.Scenario, p.Options), ready: map[int]*games{},
		amounts: len(p.amounts()),
	}
	for k := range p.Keys {
		if p.Keys[k].Player != nil && len(e.players) < coverage.MostPlayers {
			e.players = append(e.players, k)
		} else {
			e.others = append(e.others, p.Keys[k])
		}
	}
	return e
}

// contexts is how many combinations the other keys have.
func (e *evaluator) contexts() int { return Rows(e.others) }

// games makes a combination of the other keys ready.
func (e *evaluator) games(ctx context.Context, number int) (*games, error) {
	if g := e.ready[number]; g != nil {
		return g, nil
	}
	g := &games{scenario: e.plan.Scenario}
	variants := e.variants
	if len(e.others) > 0 {
		changed, err := e.plan.Load(words(e.others, number))
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
	e.ready[number], e.order = g, append(e.order, number)
	return g, nil
}

// place returns the combination of the other keys of a row, and the values of the hosts and
// contributors.
func (e *evaluator) place(row int) (number int, values []int) {
	all := digits(e.plan.Keys, row)
	next := 0
	for k, v := range all {
		if next < len(e.players) && e.players[next] == k {
			values = append(values, v)
			next++
			continue
		}
		number = number*len(e.plan.Keys[k].Values) + v
	}
	return number, values
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
	e, of := newEvaluator(p), shard.Rows(Rows(p.Keys))
	for from := done; from < of; from += blockRows {
		rows := make([]Row, min(blockRows, of-from))
		for i := range rows {
			rows[i].I = shard.Row(from + i)
		}
		if err := e.block(ctx, rows); err != nil {
			return err
		}
		if err := hand(rows); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// block answers some rows on all cores, those with the same other keys together.
func (e *evaluator) block(ctx context.Context, rows []Row) error {
	together := map[int][]int{}
	values := make([][]int, len(rows))
	var order []int
	for i := range rows {
		var number int
		if number, values[i] = e.place(rows[i].I); together[number] == nil {
			order = append(order, number)
		}
		together[number] = append(together[number], i)
	}
	for _, number := range order {
		g, err := e.games(ctx, number)
		if err != nil {
			return err
		}
		list, cores := together[number], runtime.GOMAXPROCS(0)
		group, inner := errgroup.WithContext(ctx)
		for c := range cores {
			group.Go(func() (err error) {
				for n := c; n < len(list) && err == nil; n += cores {
					rows[list[n]].People, err = e.people(inner, g, values[list[n]])
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
