package worth

import (
	"context"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// RankedPromises is how many promises, those that would add most, have an order that is
// asked whether a number could change it.
const RankedPromises = 3

// Reversal is an assumption that, moved alone to an end, changes the order of the promises
// that would add most: one that now adds less than another then adds more.
type Reversal struct {
	Amount     int               // index of [coverage.Result.At]
	Assumption int               // index in [Worth.Assumptions]
	To         scenario.Estimate // the end
	Ahead      int               // index in [Open.Promises] of the one that comes ahead
	Behind     int               // and of the one that falls behind it, one of the first RankedPromises now
	AheadGain  int               // people more at base with the one kept, at the end
	BehindGain int               // and with the other
}

// reversals asks every assumption that moves somebody, as promises stand or with every open
// one kept, whether it changes the order of the first few promises. One reversal is kept for
// each threat and end; those of stations are not asked.
func (x *weighing) reversals(ctx context.Context, moves []move) error {
	x.worth.Reversals = []Reversal{}
	if len(x.worth.Open.Promises) < 2 {
		return nil
	}
	kept := x.scenario.IfGranted()
	all, err := x.people(ctx, kept)
	if err != nil {
		return err
	}
	found := make([][]Reversal, len(moves))
	err = each(ctx, len(moves), func(ctx context.Context, i int) error {
		if x.worth.Assumptions[i].Of == OfStation {
			return nil
		}
		for k, f := range moves[i].forms {
			if f == nil {
				continue
			}
			end := [2]scenario.Estimate{scenario.Low, scenario.High}[k]
			list, err := x.reversed(ctx, f, i, end, func() (bool, error) {
				then, err := f.people(ctx, x, kept)
				return !slices.Equal(then, all), err
			})
			if err != nil {
				return err
			}
			found[i] = append(found[i], list...)
		}
		return nil
	})
	for _, list := range found {
		x.worth.Reversals = append(x.worth.Reversals, list...)
	}
	return err
}

// reversed asks one assumption at one end; matters reports whether it moves somebody with
// every promise kept.
func (x *weighing) reversed(
	ctx context.Context, f *form, assumption int, end scenario.Estimate, matters func() (bool, error),
) ([]Reversal, error) {
	a := &x.worth.Assumptions[assumption]
	now := a.AtLow
	if end == scenario.High {
		now = a.AtHigh
	}
	still := true
	for amount, people := range now {
		still = still && people == x.worth.At(amount).Covered
	}
	if still {
		if moves, err := matters(); err != nil || !moves {
			return nil, err
		}
	}
	promises := x.worth.Open.Promises
	gains := make([][]int, len(promises))
	for i := range promises {
		with, err := f.people(ctx, x, x.with(&promises[i]))
		if err != nil {
			return nil, err
		}
		for amount := range with {
			with[amount] -= now[amount]
		}
		gains[i] = with
	}
	var list []Reversal
	for amount := range now {
		if r, ok := overtaken(promises, gains, amount); ok {
			r.Amount, r.Assumption, r.To = amount, assumption, end
			list = append(list, r)
		}
	}
	return list, nil
}

// with returns the scenario with one open promise kept.
func (x *weighing) with(p *Promise) *scenario.Scenario {
	player := coverage.Player{Role: p.Role, Code: p.Code}
	return coverage.Restrict(x.scenario, []coverage.Player{player}, 1)
}

// overtaken finds the first of the promises that add most which another one overtakes, and
// of several that one which then adds most.
func overtaken(promises []Promise, then [][]int, amount int) (r Reversal, ok bool) {
	order := make([]int, len(promises))
	for i := range order {
		order[i] = i
	}
	now := func(i int) int { return promises[i].Gain[amount] }
	slices.SortStableFunc(order, func(i, k int) int { return now(k) - now(i) })
	for rank, i := range order[:min(len(order), RankedPromises)] {
		for _, k := range order[rank+1:] {
			short, lead := now(i)-now(k), then[k][amount]-then[i][amount]
			if short > 0 && lead > 0 && (!ok || then[k][amount] > r.AheadGain) {
				ok, r = true, Reversal{
					Ahead: k, Behind: i, AheadGain: then[k][amount], BehindGain: then[i][amount],
				}
			}
		}
		if ok {
			break
		}
	}
	return r, ok
}
