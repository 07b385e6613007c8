package worth

import (
	"context"
	"sort"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// delays fills in the delay curves and when each city drops out.
func (x *weighing) delays(ctx context.Context) error {
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
	x.worth.Drops = x.drops(covers)
	return nil
}

// allied reports whether allied units cover some counted city; for the worst
// threat whether they cover one against some threat that it is covered
// against all of.
func (x *weighing) allied(c *coverage.Cover, amount int) bool {
	for p := range x.scenario.Places {
		if place := &x.scenario.Places[p]; !place.Counted || place.Kind != scenario.City {
			continue
		}
		all, some := true, false
		for t := range x.scenario.Threats {
			if amount == t || amount == len(x.scenario.Threats) {
				all, some = all && c.Holds(t, p), some || c.ByAllies(t, p)
			}
		}
		if all && some {
			return true
		}
	}
	return false
}

// drops asks every large city when it drops out.
func (x *weighing) drops(covers []*coverage.Cover) []Drop {
	list, n := []Drop{}, len(x.scenario.Threats)
	for p := range x.scenario.Places {
		place := &x.scenario.Places[p]
		if !place.Counted || place.Kind != scenario.City || place.Population < CityPeople || n == 0 {
			continue
		}
		d := Drop{Place: p, Threats: make([]DropMinute, n+1)}
		worst := &d.Threats[n]
		*worst = DropMinute{-1, -1}
		for t := range n {
			d.Threats[t] = dropMinute(covers, t, p)
			if m := d.Threats[t].Minute; m >= 0 && (worst.Minute < 0 || m < worst.Minute) {
				worst.Minute = m
			}
		}
		list = append(list, d)
	}
	sort.SliceStable(list, func(i, j int) bool {
		return x.scenario.Places[list[i].Place].Population > x.scenario.Places[list[j].Place].Population
	})
	return list
}

func dropMinute(covers []*coverage.Cover, threat, place int) DropMinute {
	d := DropMinute{-1, -1}
	for m, c := range covers {
		if c.ByAllies(threat, place) {
			d.LastAllied = m
		}
		if d.Minute < 0 && !c.Holds(threat, place) {
			d.Minute = m
		}
	}
	return d
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
