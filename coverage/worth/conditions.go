package worth

import (
	"context"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// The five conditions of an umbrella, by id. Each is present as the scenario
// has it, or absent.
const (
	Presence      = "presence"      // absent: no foreign unit on Ukrainian soil
	Basing        = "basing"        // absent: only Ukraine is granted as a host
	Authorisation = "authorisation" // absent: allies may intercept over their own soil alone
	Command       = "command"       // absent: the level without its provider, separate pictures
	Stockpile     = "stockpile"     // absent: a quarter of the rounds
)

// Conditions lists the five in the order of the bits of their subsets.
var Conditions = [...]string{Presence, Basing, Authorisation, Command, Stockpile}

// Subset is what is covered when only some of the conditions hold.
type Subset struct {
	Conditions []string // those that hold, in the order of [Conditions]
	Covered    int      // people
}

// Without returns the scenario with the conditions absent whose bits are set, bit 0
// for the first of [Conditions].
func Without(s *scenario.Scenario, absent uint) *scenario.Scenario {
	gone := func(condition int) bool { return absent&(1<<condition) != 0 }
	less := coverage.TakeAway(s, func(u *scenario.Unit) bool {
		return gone(0) && u.Contributor != scenario.Ukraine && u.Host == scenario.Ukraine
	})
	return less.Edit(func(t *scenario.Scenario) {
		p := &t.Package
		if gone(1) {
			p.Hosts = nobody(t)
		}
		if gone(2) && p.Authorisation.Zone != scenario.ZoneNone {
			p.Authorisation.Zone = scenario.ZoneHost
		}
		if gone(3) {
			p.C2 = p.C2.WithoutProvider()
		}
		if gone(4) {
			p.Stockpile.Factor /= 4
		}
	})
}

// nobody denies every host that the package names or a unit stands on.
func nobody(s *scenario.Scenario) map[string]scenario.Permission {
	hosts := map[string]scenario.Permission{}
	for code := range s.Package.Hosts {
		hosts[code] = scenario.Permission{State: scenario.Denied}
	}
	for i := range s.Units {
		hosts[s.Units[i].Host] = scenario.Permission{State: scenario.Denied}
	}
	return hosts
}

// conditions weighs all 32 subsets of the conditions.
func (x *weighing) conditions(ctx context.Context) error {
	g, err := play(ctx, len(Conditions), func(ctx context.Context, present uint64) ([]int, error) {
		return x.people(ctx, Without(x.scenario, uint(^present&31)))
	})
	if err != nil {
		return err
	}
	for amount := range x.amounts() {
		t := x.worth.At(amount)
		t.Conditions = g.group(amount, Conditions[:])
		for present := range g.values {
			t.Subsets = append(t.Subsets, Subset{held(uint(present)), g.at(uint64(present), amount)})
		}
	}
	return nil
}

// held names the conditions of a subset.
func held(present uint) []string {
	names := []string{}
	for i, name := range Conditions {
		if present&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// group is the shares of a game's players for one amount. Ukraine stands in no
// pair: what is lost without her is everything.
func (g *game) group(amount int, ids []string) Group {
	group := Group{Shares: make([]Share, g.players)}
	for i, phi := range g.shapley(amount) {
		group.Shares[i] = Share{ID: ids[i], Shapley: phi, Loss: g.loss(1<<i, amount)}
	}
	for i := range g.players {
		for k := i + 1; k < g.players; k++ {
			if ids[i] == scenario.Ukraine || ids[k] == scenario.Ukraine {
				continue
			}
			if loss := g.loss(1<<i|1<<k, amount); group.Pair == nil || loss > group.Pair.Loss {
				group.Pair = &Pair{ids[i], ids[k], loss}
			}
		}
	}
	return group
}

// LongestDelay is the last minute of the delay curve.
const LongestDelay = 60

// CityPeople is the population from which on a city is asked when it drops out.
const CityPeople = 100_000

// Drop is when one city drops out as the order takes longer.
type Drop struct {
	Place   int          // index in the scenario
	Threats []DropMinute // by the index of [coverage.Result.At], the worst last
}

// DropMinute is the first minute of delay at which a city no longer counts as covered.
type DropMinute struct {
	Minute int     // 0: not covered even at once; -1: still covered at LongestDelay
	Left   float64 // the part of the city that is still covered then, 0 to 1
}

// Delayed is the scenario in which the order to intercept takes so long. A
// standing order stays one: a ballistic missile waits only where the scenario
// makes it wait. A host that takes longer still does.
func Delayed(s *scenario.Scenario, d time.Duration) *scenario.Scenario {
	return s.Edit(func(later *scenario.Scenario) {
		for c := range later.Package.Authorisation.Delay {
			if delay := &later.Package.Authorisation.Delay[c]; scenario.Class(c) != scenario.Ballistic ||
				delay.Base > 0 {
				*delay = scenario.Same(d)
			}
		}
	})
}
