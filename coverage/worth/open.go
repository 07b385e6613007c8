package worth

import (
	"context"
	"math"
	"slices"
	"sort"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Open is what the promises still open would bring: hosts and contributors
// that have neither agreed nor refused.
type Open struct {
	Promises []Promise // hosts first, each part by code; those that would bring nothing left out
	Pairs    []OpenPair
	// Low and High are the mean numbers of people covered at base, by the index of
	// [coverage.Result.At], when each promise is kept with its stated
	// probability, independently of the others. Those without one are broken in
	// Low and kept in High.
	Low, High []float64
	// Draws is how many random outcomes the expectation was estimated from, and
	// Error its standard errors; 0 and zeros where every outcome was reckoned.
	Draws int
	Error []float64
}

// Promise is one open host or contributor.
type Promise struct {
	Role        coverage.Role
	Code        string
	Probability *float64 // nil: not stated
	Gain        []int    // people more at base if it alone is granted, by the index of [coverage.Result.At]
}

// OpenPair is two open promises that bring more together than one by one.
type OpenPair struct {
	A, B int   // indices into Promises
	Gain []int // people more at base if both are granted
}

// Stated returns how many of the open promises have a probability.
func (o *Open) Stated() int {
	n := 0
	for i := range o.Promises {
		if o.Promises[i].Probability != nil {
			n++
		}
	}
	return n
}

// outcomes is how many random outcomes an expectation is estimated from where
// there are too many promises for all of them.
const outcomes = 4_000

// open weighs the open promises.
func (x *weighing) open(ctx context.Context) error {
	players := x.openPlayers()
	subsets, err := x.variants.Subsets(ctx, x.scenario, players, scenario.Base)
	if err != nil {
		return err
	}
	var places []int
	o := &x.worth.Open
	o.Promises, o.Pairs = []Promise{}, []OpenPair{}
	for i, p := range players {
		if subsets.Idle()&(1<<i) == 0 {
			places = append(places, i)
			o.Promises = append(
				o.Promises,
				Promise{Role: p.Role, Code: p.Code, Probability: x.permission(p).Probability},
			)
		}
	}
	worth := func(ctx context.Context, present uint64) ([]int, error) {
		return subsets.People(ctx, spread(present, places))
	}
	if err := x.gains(ctx, worth); err != nil {
		return err
	}
	return x.expect(ctx, worth)
}

func (x *weighing) permission(p coverage.Player) scenario.Permission {
	if p.Role == coverage.AsHost {
		return x.scenario.Package.Hosts[p.Code]
	}
	return x.scenario.Package.Contributors[p.Code]
}

// openPlayers is every open host and contributor, as many as fit.
func (x *weighing) openPlayers() []coverage.Player {
	var players []coverage.Player
	for _, role := range []coverage.Role{coverage.AsHost, coverage.AsContributor} {
		list := x.scenario.Package.Hosts
		if role == coverage.AsContributor {
			list = x.scenario.Package.Contributors
		}
		var codes []string
		for code := range list {
			if list[code].Promised() && !x.counts(role, code) {
				codes = append(codes, code)
			}
		}
		slices.Sort(codes)
		for _, code := range codes {
			if len(players) < coverage.MostPlayers {
				players = append(players, coverage.Player{Role: role, Code: code})
			}
		}
	}
	return players
}

// listedPairs is how many pairs of open promises are kept per amount.
const listedPairs = 5

// gains fills in what each open promise brings alone, and the pairs that bring
// more than their parts.
func (x *weighing) gains(ctx context.Context, worth func(context.Context, uint64) ([]int, error)) error {
	o, n := &x.worth.Open, len(x.worth.Open.Promises)
	now, err := worth(ctx, 0)
	if err != nil {
		return err
	}
	gain := func(present uint64) ([]int, error) {
		people, err := worth(ctx, present)
		if err != nil {
			return nil, err
		}
		gains := make([]int, len(people))
		for a := range people {
			gains[a] = people[a] - now[a]
		}
		return gains, nil
	}
	for i := range n {
		if o.Promises[i].Gain, err = gain(1 << i); err != nil {
			return err
		}
	}
	var pairs []OpenPair
	for i := range n {
		for k := i + 1; k < n; k++ {
			both, err := gain(1<<i | 1<<k)
			if err != nil {
				return err
			}
			pairs = append(pairs, OpenPair{i, k, both})
		}
	}
	o.Pairs = o.best(pairs, x.amounts())
	return nil
}

// best keeps the pairs that bring most against some threat, among those that
// bring more than both of their parts one by one.
func (o *Open) best(pairs []OpenPair, amounts int) []OpenPair {
	keep := make([]bool, len(pairs))
	for a := range amounts {
		order := []int{}
		for i, p := range pairs {
			if p.Gain[a] > o.Promises[p.A].Gain[a]+o.Promises[p.B].Gain[a] {
				order = append(order, i)
			}
		}
		sort.SliceStable(order, func(i, j int) bool { return pairs[order[i]].Gain[a] > pairs[order[j]].Gain[a] })
		for _, i := range order[:min(len(order), listedPairs)] {
			keep[i] = true
		}
	}
	kept := []OpenPair{}
	for i, p := range pairs {
		if keep[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// expect fills in the expected cover.
func (x *weighing) expect(ctx context.Context, worth func(context.Context, uint64) ([]int, error)) error {
	o := &x.worth.Open
	var stated []int
	var q []float64
	var unstated uint64
	for i := range o.Promises {
		if p := o.Promises[i].Probability; p != nil {
			stated, q = append(stated, i), append(q, *p)
		} else {
			unstated |= 1 << i
		}
	}
	o.Error = make([]float64, x.amounts())
	for _, bound := range []struct {
		kept uint64
		mean *[]float64
	}{{0, &o.Low}, {unstated, &o.High}} {
		ask := func(ctx context.Context, present uint64) ([]int, error) {
			return worth(ctx, spread(present, stated)|bound.kept)
		}
		if !x.exact(len(q)) {
			mean, spreads, err := drawn(ctx, q, x.amounts(), ask)
			if err != nil {
				return err
			}
			*bound.mean, o.Draws = mean, outcomes
			for a := range spreads {
				o.Error[a] = max(o.Error[a], spreads[a])
			}
			continue
		}
		g, err := play(ctx, len(q), ask)
		if err != nil {
			return err
		}
		*bound.mean = g.expected(q, x.amounts())
	}
	return nil
}

// expected is the mean of every amount when each player takes part with its
// probability, independently: the sum over all subsets of their chance times
// their worth.
func (g *game) expected(q []float64, amounts int) []float64 {
	mean := make([]float64, amounts)
	for present := range g.values {
		chance := 1.0
		for i := range q {
			if present&(1<<i) != 0 {
				chance *= q[i]
			} else {
				chance *= 1 - q[i]
			}
		}
		for a := range mean {
			mean[a] += float64(chance * float64(g.values[present][a]))
		}
	}
	return mean
}

// drawn estimates the same from random outcomes of a fixed seed, with the
// standard errors of the means.
func drawn(
	ctx context.Context,
	q []float64,
	amounts int,
	worth func(context.Context, uint64) ([]int, error),
) (mean, spread []float64, err error) {
	values := make([][]int, outcomes)
	err = each(ctx, outcomes, func(ctx context.Context, i int) (err error) {
		chance, present := splitmix(i), uint64(0)
		for k := range q {
			if chance.unit() < q[k] {
				present |= 1 << k
			}
		}
		values[i], err = worth(ctx, present)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	mean, spread = make([]float64, amounts), make([]float64, amounts)
	for a := range amounts {
		sum, squares := 0.0, 0.0
		for _, v := range values {
			sum += float64(v[a])
			squares += float64(v[a]) * float64(v[a])
		}
		mean[a] = sum / outcomes
		spread[a] = math.Sqrt(max(0, squares/outcomes-float64(mean[a]*mean[a])) / (outcomes - 1))
	}
	return mean, spread, nil
}
