package worth

import (
	"context"
	"slices"
	"sort"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Orders asks a validated scenario how long the order to intercept may take, and weighs
// nothing else: of the result only the people covered, the delay curves and the drops are
// filled in, those of every counted city. It returns the context's error when cancelled.
func Orders(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Worth, error) {
	x, err := newWeighing(ctx, s, Options{Coverage: o})
	if err != nil {
		return nil, err
	}
	return x.worth, x.delaysFrom(ctx, 0)
}

// LastHolding returns the last minute up to which the people covered do not fall below so
// many; -1 if they do at once.
func (t *Threat) LastHolding(people int) int {
	below := slices.IndexFunc(t.Delay, func(covered int) bool { return covered < people })
	if below < 0 {
		return len(t.Delay) - 1
	}
	return below - 1
}

// delays fills in the delay curves and when each large city drops out.
func (x *weighing) delays(ctx context.Context) error { return x.delaysFrom(ctx, CityPeople) }

// delaysFrom asks the cities of so many people or more.
func (x *weighing) delaysFrom(ctx context.Context, people int) error {
	covers := make([]*coverage.Cover, LongestDelay+1)
	err := each(ctx, len(covers), func(ctx context.Context, m int) (err error) {
		covers[m], err = x.variants.Cover(ctx, Delayed(x.scenario, time.Duration(m)*time.Minute), scenario.Base)
		return err
	})
	if err != nil {
		return err
	}
	for amount := range x.amounts() {
		t := x.worth.At(amount)
		t.Delay, t.LastAllied = make([]int, len(covers)), -1
		for m, c := range covers {
			t.Delay[m] = c.People[amount]
			if x.allied(c, amount) {
				t.LastAllied = m
			}
		}
	}
	x.worth.Drops = x.drops(covers, people)
	return nil
}

// allied reports whether allied units cover some part of a counted city; of all threats
// together, whether they cover one against some threat where it is covered against all.
func (x *weighing) allied(c *coverage.Cover, amount int) bool {
	for p := range x.scenario.Places {
		if place := &x.scenario.Places[p]; place.Counted && place.Kind == scenario.City && c.ByAllies(amount, p) {
			return true
		}
	}
	return false
}

// drops asks every city of so many people or more when it drops out.
func (x *weighing) drops(covers []*coverage.Cover, people int) []Drop {
	list, n := []Drop{}, len(x.scenario.Threats)
	for p := range x.scenario.Places {
		place := &x.scenario.Places[p]
		if !place.Counted || place.Kind != scenario.City || place.Population < people || n == 0 {
			continue
		}
		d := Drop{Place: p, Threats: make([]DropMinute, n+1)}
		for amount := range d.Threats {
			d.Threats[amount] = dropMinute(covers, amount, p)
		}
		list = append(list, d)
	}
	sort.SliceStable(list, func(i, j int) bool {
		return x.scenario.Places[list[i].Place].Population > x.scenario.Places[list[j].Place].Population
	})
	return list
}

func dropMinute(covers []*coverage.Cover, amount, place int) DropMinute {
	for m, c := range covers {
		if !c.Holds(amount, place) {
			covered, points := c.Covered(amount, place)
			return DropMinute{Minute: m, Left: float64(covered) / float64(points)}
		}
	}
	return DropMinute{Minute: -1, Left: 1}
}

// Dropping returns the large cities that lose cover as the order takes longer, by the
// index of [coverage.Result.At], the first to do so first; kept is how many stay covered
// at the longest delay, never how many are not covered even at once.
func (w *Worth) Dropping(amount int) (list []Drop, kept, never int) {
	for _, d := range w.Drops {
		switch m := d.Threats[amount].Minute; {
		case m == 0:
			never++
		case m < 0:
			kept++
		default:
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b Drop) int { return a.Threats[amount].Minute - b.Threats[amount].Minute })
	return list, kept, never
}

// CostliestMinute is the minute whose wait costs most people: the cover is lost
// between it and the one before; ok is false where no wait costs anything.
func (t *Threat) CostliestMinute() (minute, lost int, ok bool) {
	for m := 1; m < len(t.Delay); m++ {
		if d := t.Delay[m-1] - t.Delay[m]; d > lost {
			minute, lost, ok = m, d, true
		}
	}
	return minute, lost, ok
}
