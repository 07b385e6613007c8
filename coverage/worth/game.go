package worth

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// game is what every subset of some players is worth: several amounts at once,
// one per threat and one for the worst of them.
type game struct {
	players int
	values  [][]int // by bits of the players present, then amount
}

// MostExact is the largest number of players whose subsets are all enumerated,
// and mostWork the number of subsets times places times units beyond which they
// are not: so many take about ten seconds.
const (
	MostExact = 16
	mostWork  = 2e9
)

// exact reports whether all subsets of some players are enumerated.
func (x *weighing) exact(players int) bool {
	size := float64(len(x.scenario.Places)+1) * float64(len(x.scenario.Units)+1)
	return players <= MostExact && size*float64(uint64(1)<<players) <= mostWork
}

// play asks the worth of every subset, on all cores.
func play(ctx context.Context, players int, worth func(context.Context, uint64) ([]int, error)) (*game, error) {
	g := &game{players, make([][]int, 1<<players)}
	err := each(ctx, len(g.values), func(ctx context.Context, i int) (err error) {
		g.values[i], err = worth(ctx, uint64(i))
		return err
	})
	return g, err
}

// each runs work(i) for i in 0..n-1 on all cores until one fails or the context
// ends, and returns that error. Work must write to its own index only, so that
// the order does not matter.
func each(ctx context.Context, n int, work func(ctx context.Context, i int) error) error {
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := 0; i < n && inner.Err() == nil; i++ {
		group.Go(func() error {
			if err := inner.Err(); err != nil {
				return err
			}
			return work(inner, i)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// at is the amount of a subset.
func (g *game) at(present uint64, amount int) int { return g.values[present][amount] }

// everybody is the subset of all players.
func (g *game) everybody() uint64 { return 1<<g.players - 1 }

// loss is what is lost when the players of a subset are gone.
func (g *game) loss(gone uint64, amount int) int {
	return g.at(g.everybody(), amount) - g.at(g.everybody()&^gone, amount)
}
