package worth

import (
	"context"
	"math"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

func TestWithoutAuthorisationAlliesKeepTheirOwnSoilAndNobodyGainsAny(t *testing.T) {
	for zone, want := range map[scenario.Zone]scenario.Zone{
		scenario.ZoneAll: scenario.ZoneHost, scenario.ZoneRegions: scenario.ZoneHost,
		scenario.ZoneHost: scenario.ZoneHost, scenario.ZoneNone: scenario.ZoneNone,
	} {
		s := random(1, 4, 4)
		s.Package.Authorisation.Zone = zone
		if got := Without(s, 1<<slices.Index(Conditions[:], Authorisation)).Package.Authorisation.Zone; got != want {
			t.Errorf("without authorisation the zone %q becomes %q, want %q", zone, got, want)
		}
	}
}

// Nobody waits for an order against a ballistic missile unless the scenario
// says so, however long the others do.
func TestAStandingOrderAgainstBallisticMissilesStands(t *testing.T) {
	for _, c := range []struct{ own, want time.Duration }{{0, 0}, {2 * time.Minute, 30 * time.Minute}} {
		s := random(1, 4, 4)
		s.Package.Authorisation.Delay = scenario.UniformDelay(5 * time.Minute)
		s.Package.Authorisation.Delay[scenario.Ballistic] = scenario.Same(c.own)
		slowest := throw(s, orders(s).switches[0])
		for name, later := range map[string]*scenario.Scenario{"the curve": Delayed(s, 30*time.Minute),
			"the ladder": slowest} {
			delay := &later.Package.Authorisation.Delay
			if got := delay[scenario.Ballistic].Base; got != c.want || delay[scenario.Drone].Base != 30*time.Minute {
				t.Errorf("%s: from %v to %v, want %v", name, c.own, got, c.want)
			}
		}
	}
}

func TestTheCostliestMinuteIsTheFirstThatLosesMost(t *testing.T) {
	for _, c := range []struct {
		delay        []int
		minute, lost int
		ok           bool
	}{{[]int{90, 90, 70, 50, 50}, 2, 20, true}, {[]int{90, 80, 40, 39}, 2, 40, true}, {[]int{7, 7, 7}, 0, 0,
		false}, {nil, 0, 0, false}} {
		x := Threat{Delay: c.delay}
		if minute, lost, ok := x.CostliestMinute(); minute != c.minute || lost != c.lost || ok != c.ok {
			t.Errorf("%v: minute %d, %d people, %v", c.delay, minute, lost, ok)
		}
	}
}

// Lists begin with what matters most, and pairs bring more than their parts.
func TestListsBeginWithWhatMattersMost(t *testing.T) {
	gates, pairs, moved := 0, 0, 0
	for seed := range uint64(seeds) {
		w := weigh(t, random(seed, 12, 16), Options{Assumptions: true})
		for i := 0; i <= len(w.Threats); i++ {
			list := w.At(i).Binding
			if gates += len(list); !slices.IsSortedFunc(list, func(a, b Binding) int { return b.People - a.People }) {
				t.Errorf("seed %d: gates %+v", seed, list)
			}
		}
		lead := w.Result.Scenario.Threats[1].Class // the cruise missile
		if lead != scenario.CruiseMissile ||
			!slices.IsSortedFunc(w.Assumptions, func(a, b Assumption) int { return b.Span(1) - a.Span(1) }) {
			t.Errorf("seed %d: assumptions are not in order", seed)
		}
		for i := range w.Assumptions {
			moved += w.Assumptions[i].Span(1)
		}
		for _, p := range w.Open.Pairs {
			pairs++
			if !slices.ContainsFunc(
				[]int{0, 1, 2},
				func(k int) bool { return p.Gain[k] > w.Open.Promises[p.A].Gain[k]+w.Open.Promises[p.B].Gain[k] },
			) {
				t.Errorf("seed %d: %+v brings no more than its parts", seed, p)
			}
		}
	}
	if gates < 3*seeds || pairs == 0 || moved == 0 {
		t.Errorf("%d gates, %d pairs, moved %d: the scenarios do not test it", gates, pairs, moved)
	}
}

// The bases that carry the cover against all threats at once, by taking away
// every two.
func TestBasesInTheWorstEqualTakingThemAway(t *testing.T) {
	told := 0
	for seed := range uint64(seeds) {
		w := weigh(t, random(seed, 12, 16), Options{})
		base, names := sitesOf(w.Result.Scenario)
		lost := func(a, b int) int {
			people := 0.0
			stays := func(units []int) bool {
				return slices.ContainsFunc(units, func(u int) bool { return base[u] != a && base[u] != b })
			}
			for i := range w.Result.Places {
				p := &w.Result.Places[i]
				for _, g := range p.Together {
					if p.Place.Counted && slices.ContainsFunc(g.Units, func(units []int) bool { return !stays(units) }) {
						people += float64(p.Place.Population) * float64(g.Points) / float64(p.Worst.Points)
					}
				}
			}
			return int(math.Round(people))
		}
		most := 0
		for a := range names {
			if got := w.Worst.Bases.Shares[a].Loss; got != lost(a, a) {
				t.Errorf("seed %d: without %s %d people, by taking it away %d", seed, names[a], got, lost(a, a))
			}
			for b := range a {
				most = max(most, lost(a, b))
			}
		}
		if pair := w.Worst.Bases.Pair; pair != nil && pair.Loss != most {
			t.Errorf("seed %d: the worst pair %+v, by taking away every two %d", seed, pair, most)
		}
		told += most
	}
	if told == 0 {
		t.Error("no base carries anything: the scenarios do not test it")
	}
}

func TestUkraineStandsInNoWorstPair(t *testing.T) {
	carried := []int{1, 2, 4, 1000}
	ask := func(_ context.Context, present uint64) ([]int, error) {
		sum := 0
		for i, people := range carried {
			sum += people * int(present>>i&1)
		}
		return []int{sum}, nil
	}
	groups, err := estimated(context.Background(), []string{"PL", "RO", "SK", scenario.Ukraine}, 1, ask)
	if err != nil {
		t.Fatal(err)
	}
	if pair := groups[0].Pair; *pair != (Pair{"RO", "SK", 6}) {
		t.Errorf("the worst pair is %+v", pair)
	}
}

// The last minute at which allies still cover a city, by asking every minute.
func TestTheLastAlliedMinuteEqualsAskingEveryMinute(t *testing.T) {
	told := 0
	for seed := range uint64(6) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{})
		last := []int{-1, -1}
		for m := 0; m <= LongestDelay; m++ {
			r, err := coverage.Evaluate(
				context.Background(),
				Delayed(s, time.Duration(m)*time.Minute),
				coverage.Options{PlacesOnly: true, SkipRemedies: true},
			)
			if err != nil {
				t.Fatal(err)
			}
			for i := range r.Places {
				p := &r.Places[i]
				if !p.Place.Counted || p.Place.Kind != scenario.City {
					continue
				}
				for k := range s.Threats {
					if slices.ContainsFunc(p.Threats[k].Groups.Base, func(g coverage.Group) bool {
						return slices.ContainsFunc(g.Units, func(u int) bool { return s.Units[u].Contributor != scenario.Ukraine })
					}) {
						last[k] = m
					}
				}
			}
		}
		for k, want := range last {
			if got := w.At(k).LastAllied; got != want {
				t.Errorf(
					"seed %d, threat %d: allies cover a city until %d min, by asking every minute %d",
					seed,
					k,
					got,
					want,
				)
			}
		}
		told += last[0] + last[1]
	}
	if told < 6 {
		t.Error("no ally covers anything: the scenarios do not test it")
	}
}

// One base covers a city against drones, another against cruise missiles: with
// either gone it is lost, and with both no more than that.
func TestACityThatTwoBasesCarryIsLostOnce(t *testing.T) {
	s := random(1, 2, 1)
	s.Systems = scenario.Systems{system("drones", scenario.GBAD, 60, 20), system("missiles", scenario.GBAD, 60, 20)}
	s.Systems[0].Reach[scenario.CruiseMissile],
		s.Systems[1].Reach[scenario.Drone] = scenario.Triple[geo.Length]{}, scenario.Triple[geo.Length]{}
	for i := range s.Units {
		s.Units[i] = scenario.Unit{
			ID:          s.Systems[i].ID,
			System:      s.Systems[i].ID,
			Host:        "UA",
			Contributor: "UA",
			Count:       1,
			At:          s.Systems[i].ID,
			Position:    s.Places[0].Position,
		}
	}
	s.Places[0].Counted, s.Places[0].Population = true, 100_000
	s.Package.Stockpile.Nights = 0
	w := weigh(t, s, Options{})
	bases := w.Worst.Bases
	if w.Worst.Covered != 100_000 || bases.Shares[0].Loss != 100_000 || bases.Shares[1].Loss != 100_000 ||
		bases.Pair == nil ||
		bases.Pair.Loss != 100_000 {
		t.Errorf("%d people covered, shares %+v, pair %+v", w.Worst.Covered, bases.Shares, bases.Pair)
	}
}
