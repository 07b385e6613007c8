package worth

import (
	"context"
	"math"

	"airumbrella/scenario"
)

// randomOrders is how many random orders shares are estimated from when there
// are too many players for all subsets.
const randomOrders = 400

// estimated is the shares of many players from random orders in which they
// join, with the standard error of each; losses and the worst pair are exact.
// The orders come from a fixed seed.
func estimated(
	ctx context.Context,
	ids []string,
	amounts int,
	worth func(context.Context, uint64) ([]int, error),
) ([]Group, error) {
	n := len(ids)
	sums, squares := make([][]float64, amounts), make([][]float64, amounts)
	for a := range amounts {
		sums[a], squares[a] = make([]float64, n), make([]float64, n)
	}
	marginal := make([][][]int, randomOrders) // by order, then player, then amount
	err := each(ctx, randomOrders, func(ctx context.Context, i int) error {
		var err error
		marginal[i], err = joining(ctx, order(n, uint64(i)), worth)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, gains := range marginal {
		for player, gain := range gains {
			for a, people := range gain {
				sums[a][player] += float64(people)
				squares[a][player] += float64(people) * float64(people)
			}
		}
	}
	groups := make([]Group, amounts)
	for a := range groups {
		groups[a] = Group{Shares: make([]Share, n), Orders: randomOrders}
		for i := range ids {
			mean := sums[a][i] / randomOrders
			variance := max(0, squares[a][i]/randomOrders-float64(mean*mean)) / (randomOrders - 1)
			groups[a].Shares[i] = Share{ID: ids[i], Shapley: mean, Error: math.Sqrt(variance)}
		}
	}
	return groups, losses(ctx, ids, groups, worth)
}

// joining is what each player adds when they join in an order.
func joining(ctx context.Context, order []int, worth func(context.Context, uint64) ([]int, error)) ([][]int, error) {
	gains := make([][]int, len(order))
	before, err := worth(ctx, 0)
	if err != nil {
		return nil, err
	}
	var present uint64
	for _, player := range order {
		present |= 1 << player
		after, err := worth(ctx, present)
		if err != nil {
			return nil, err
		}
		gains[player] = make([]int, len(after))
		for a := range after {
			gains[player][a] = after[a] - before[a]
		}
		before = after
	}
	return gains, nil
}

// losses fills in what is lost without each player and without the worst pair.
func losses(
	ctx context.Context,
	ids []string,
	groups []Group,
	worth func(context.Context, uint64) ([]int, error),
) error {
	n := len(ids)
	everybody := uint64(1)<<n - 1
	all, err := worth(ctx, everybody)
	if err != nil {
		return err
	}
	for i := range n {
		for k := i; k < n; k++ {
			left, err := worth(ctx, everybody&^(1<<i|1<<k))
			if err != nil {
				return err
			}
			for a := range groups {
				g, loss := &groups[a], all[a]-left[a]
				switch {
				case i == k:
					g.Shares[i].Loss = loss
				case ids[i] == scenario.Ukraine || ids[k] == scenario.Ukraine:
				case g.Pair == nil || loss > g.Pair.Loss:
					g.Pair = &Pair{ids[i], ids[k], loss}
				}
			}
		}
	}
	return nil
}

// order is a random order of n players.
func order(n int, seed uint64) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	state := splitmix(seed)
	for i := n - 1; i > 0; i-- {
		k := int(state.next() % uint64(i+1))
		list[i], list[k] = list[k], list[i]
	}
	return list
}

// splitmix is the generator SplitMix64 (Steele, Lea and Flood, 2014): its state
// is its seed.
type splitmix uint64

func (s *splitmix) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// unit is a number from 0 up to and without 1.
func (s *splitmix) unit() float64 { return float64(s.next()>>11) / (1 << 53) }
