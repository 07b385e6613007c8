package sweep

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Promise is what it is worth to win one promise first, whatever the others turn out to be.
type Promise struct {
	Key int // by the index of [Header.Vary]
	// Regret is the most people that another promise, won first instead, would have covered
	// more, over the combinations in which this one is not kept: where it is, nobody has to
	// win it. It is -1 in a sample, which does not show it.
	Regret int
	// Gain is the mean number of people more that it covers, over the combinations in which
	// it is not kept; in a sample the difference of the means with and without it.
	Gain float64
	// Error is the standard error of the gain in a sample, Chance whether the gain is within
	// what chance gives there: such a promise is not ranked.
	Error  float64
	Chance bool
}

// lever is a host or contributor whose word varies between yes and no.
type lever struct {
	key     int
	player  coverage.Player
	yes, no int // values
}

// leverOf returns a key as a lever, if it is one. Of several refusals the plainest is taken.
func leverOf(k *Key) (lever, bool) {
	l := lever{yes: slices.Index(k.Values, string(scenario.Granted)), no: -1}
	for _, word := range []scenario.PermissionState{scenario.Denied, scenario.Open, scenario.Offered} {
		if i := slices.Index(k.Values, string(word)); i >= 0 && l.no < 0 {
			l.no = i
		}
	}
	host, isHost := strings.CutPrefix(k.Name, "hosts.")
	sender, isSender := strings.CutPrefix(k.Name, "contributors.")
	switch {
	case l.yes < 0 || l.no < 0:
		return l, false
	case isHost:
		l.player = coverage.Player{Role: coverage.AsHost, Code: host}
	case isSender:
		l.player = coverage.Player{Role: coverage.AsContributor, Code: sender}
	}
	return l, isHost || isSender
}

// AsPlayer returns the host or contributor whose yes or no a key is; ok is false for any
// other key.
func (k *Key) AsPlayer() (p coverage.Player, ok bool) {
	l, ok := leverOf(k)
	return l.player, ok
}

// levers returns the hosts and contributors among some keys.
func levers(keys []Key) (list []lever) {
	for k := range keys {
		if l, ok := leverOf(&keys[k]); ok {
			l.key = k
			list = append(list, l)
		}
	}
	return list
}

// regrets weighs each promise of a grid as the one to win first: the least regret first, then
// the most expected gain. Of names the keys of the grid.
func regrets(g *grid, of []int) []Promise {
	list, steps := levers(g.keys), strides(g.keys)
	promises, missing := make([]Promise, len(list)), make([]int, len(list))
	won := make([]int, len(list))
	for row, now := range g.people {
		most := 0
		for i, l := range list {
			v := row / steps[l.key] % len(g.keys[l.key].Values)
			won[i] = g.people[row+(l.yes-v)*steps[l.key]]
			if v != l.yes {
				missing[i]++
				promises[i].Gain += float64(won[i] - now)
			}
			most = max(most, won[i])
		}
		for i, l := range list {
			if row/steps[l.key]%len(g.keys[l.key].Values) != l.yes {
				promises[i].Regret = max(promises[i].Regret, most-won[i])
			}
		}
	}
	for i, l := range list {
		promises[i].Key = of[l.key]
		promises[i].Gain /= float64(missing[i])
	}
	slices.SortStableFunc(promises, func(a, b Promise) int {
		return cmp.Or(cmp.Compare(a.Regret, b.Regret), cmp.Compare(b.Gain, a.Gain))
	})
	return promises
}

// meanGains weighs each promise of a sample: the mean of the rows in which it is kept above
// that of the rows in which it is not, the most first; last, in the order of their keys,
// those of which chance would show as much. The regret takes every combination.
func meanGains(g *grid) []Promise {
	var promises []Promise
	for _, l := range levers(g.keys) {
		var kept, not mean
		for row, people := range g.people {
			if g.at[l.key][row] == l.yes {
				kept.add(float64(people))
			} else {
				not.add(float64(people))
			}
		}
		if kept.n > 0 && not.n > 0 {
			promises = append(promises, Promise{Key: l.key, Regret: -1, Gain: kept.value() - not.value(),
				Error: math.Sqrt(kept.variance() + not.variance())})
		}
	}
	for i := range promises {
		promises[i].Chance = within(promises[i].Gain, promises[i].Error, len(promises))
	}
	slices.SortStableFunc(promises, func(a, b Promise) int {
		switch {
		case a.Chance && b.Chance:
			return 0
		case a.Chance:
			return 1
		case b.Chance:
			return -1
		}
		return cmp.Compare(b.Gain, a.Gain)
	})
	return promises
}

// Alike reports whether two promises of a sample cannot be told apart: their gains differ
// by less than two standard errors of the difference.
func (p *Promise) Alike(q *Promise) bool {
	return math.Abs(p.Gain-q.Gain) < 2*math.Hypot(p.Error, q.Error)
}
