package worth

import (
	"context"
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// naiveLeast is the size of the smallest set of steps by trying every one of
// them; -1 where none reaches the target. The switches
// are written out from the model's text. Known holds the people covered, by
// who is granted and the level of each ladder: all that a set of steps decides.
func naiveLeast(t *testing.T, s *scenario.Scenario, known map[string][]int, amount, needed int, scratch bool) int {
	least, variants := -1, coverage.NewVariants(s, coverage.Options{})
	hosts, contributors := []string{"PL", "RO", "SK"}, []string{"FR", "PL", "US"}
	ladders := ladders(s)
	levels := make([]byte, 1+len(ladders)) // who is granted, then a level for each ladder
	var walk func(i, size int, at *scenario.Scenario)
	walk = func(i, size int, at *scenario.Scenario) {
		if i == len(ladders) {
			people := known[string(levels)]
			if people == nil {
				cover, err := variants.Cover(context.Background(), at, scenario.Base)
				if err != nil {
					t.Fatal(err)
				}
				people = cover.People
				known[string(levels)] = people
			}
			if people[amount] >= needed && (least < 0 || size < least) {
				least = size
			}
			return
		}
		from := 0
		if !scratch {
			from = ladders[i].held
		}
		for level := from; level < len(ladders[i].switches); level++ {
			if least >= 0 && size+level-from >= least {
				break
			}
			levels[1+i] = byte(level)
			walk(i+1, size+level-from, throw(at, ladders[i].switches[level]))
		}
	}
	for granted := range 1 << 6 {
		next, size, allowed := *s, 0, true
		levels[0] = byte(granted)
		next.Package.Hosts, next.Package.Contributors = map[string]scenario.Permission{}, map[string]scenario.Permission{}
		decide := func(code string, old, into map[string]scenario.Permission, yes bool) {
			had := old[code].State == scenario.Granted || old[code].State == ""
			switch {
			case yes && (scratch || !had):
				size++
			case !yes && had && !scratch:
				allowed = false
			}
			if into[code] = (scenario.Permission{State: scenario.Denied}); yes {
				into[code] = scenario.Permission{State: scenario.Granted}
			}
		}
		for i := range 3 {
			decide(hosts[i], s.Package.Hosts, next.Package.Hosts, granted&(1<<i) != 0)
			decide(contributors[i], s.Package.Contributors, next.Package.Contributors, granted&(8<<i) != 0)
		}
		if allowed && (least < 0 || size < least) {
			walk(0, size, &next)
		}
	}
	return least
}

func TestMinimumEqualsTryingEverySet(t *testing.T) {
	reached := map[int]int{}
	for seed := range uint64(5) {
		s := random(seed, 7, 6)
		target := []float64{0.3, 0.6, 0.9}[seed%3]
		known := map[string][]int{}
		for _, m := range weigh(t, s, Options{Target: &target}).Minimum {
			for _, search := range []struct {
				name    string
				scratch bool
				got     Search
			}{{"from scratch", true, m.Scratch}, {"onward", false, m.Onward}} {
				want := naiveLeast(t, s, known, m.Threat, m.Needed, search.scratch)
				got := -1
				if m.Reached() {
					got = search.got.Least
				}
				reached[want]++
				if got != want || m.Reached() && (!search.got.Proven || len(search.got.Sets) == 0) {
					t.Errorf("seed %d, threat %d, %s, %d needed: %d steps (proven %v, %d sets), trying all says %d",
						seed, m.Threat, search.name, m.Needed, got, search.got.Proven, len(search.got.Sets), want)
				}
			}
		}
	}
	if len(reached) < 4 {
		t.Errorf("sizes met: %v: the scenarios do not test it", reached)
	}
}

// Every listed set reaches the target by itself, and what it says it covers.
func TestListedSetsReachTheTarget(t *testing.T) {
	target := 0.6
	for seed := range uint64(20) {
		s := random(seed, 12, 16)
		for _, m := range weigh(t, s, Options{Target: &target}).Minimum {
			for _, set := range m.Onward.Sets {
				if set.Covered < m.Needed {
					t.Errorf("seed %d: a set covers %d of %d needed", seed, set.Covered, m.Needed)
				}
				size := 0
				next := s
				for _, step := range set.Steps {
					size += step.Levels
					next = throw(next, step.Switch)
				}
				if size != m.Onward.Least {
					t.Errorf("seed %d: a set of %d steps among those of %d", seed, size, m.Onward.Least)
				}
				if got := people(t, next)[m.Threat]; got != set.Covered {
					t.Errorf("seed %d: a set says it covers %d, a whole evaluation %d", seed, set.Covered, got)
				}
			}
		}
	}
}

// A search that may not evaluate enough says how far its proof goes.
func TestASearchCutShortKeepsItsBound(t *testing.T) {
	cut := 0
	for seed := range uint64(20) {
		s := random(seed, 14, 16)
		c := &weighing{
			scenario: s,
			variants: coverage.NewVariants(s, coverage.Options{}),
			worth:    weigh(t, s, Options{}),
		}
		target := 0.7
		c.options.Target = &target
		needed := int(math.Ceil(target * float64(c.worth.Worst.Total)))
		full, err := c.newMinimalSetSearch(context.Background(), len(s.Threats), needed)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := full.search(context.Background(), make(ladderLevels, len(full.ladders)), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, effort := range []int{30, 60, 120} {
			short, _ := c.newMinimalSetSearch(context.Background(), len(s.Threats), needed)
			short.effort = effort
			got, err := short.search(context.Background(), make(ladderLevels, len(short.ladders)), 0)
			if err != nil {
				t.Fatal(err)
			}
			if got.Least > whole.Least || len(whole.Sets) > 0 && len(got.Sets) == 0 {
				t.Errorf(
					"seed %d, %d evaluations: bound %d with %d sets, whole search %d with %d",
					seed,
					effort,
					got.Least,
					len(got.Sets),
					whole.Least,
					len(whole.Sets),
				)
			}
			if len(got.Sets) > 0 && !got.Proven {
				cut++
			}
		}
	}
	if cut == 0 {
		t.Error("no search was cut short")
	}
}
