package coverage_test

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/scenario"
)

// The smallest sets of governments whose refusal uncovers a city are, on 100 random
// scenarios with shared tracks, stocks and zones, those of an enumeration: every subset of
// the governments is taken out and the rest evaluated whole.
func TestRefusalsAgainstWholeEvaluationsOfAllSubsets(t *testing.T) {
	var players []coverage.Player
	for _, p := range allPlayers() {
		if p.Code != "" && p.Code != scenario.Ukraine {
			players = append(players, p)
		}
	}
	codes := []string{"PL", "RO", "US", "FR"}
	sizes := map[int]int{}
	for seed := range uint64(100) {
		s := tied(seed)
		for i := range s.Places {
			s.Places[i].Kind = scenario.City
		}
		found, err := sweep.Refusals(context.Background(), s, coverage.Options{}, players)
		if err != nil {
			t.Fatal(err)
		}
		var results [1 << 4]*coverage.Result
		for refusing := range results {
			present := uint64(0)
			for i, p := range players {
				if refusing>>slices.Index(codes, p.Code)&1 == 0 {
					present |= 1 << i
				}
			}
			results[refusing] = evaluate(t, removed(s, players, present),
				coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: sharedLand})
		}
		for threat, cities := range found {
			holds := func(refusing, place int) bool {
				return results[refusing].Places[place].At(threat).CoveredAt(scenario.Base)
			}
			n := 0
			for place := range s.Places {
				if !s.Places[place].Counted || !holds(0, place) {
					continue
				}
				if n == len(cities) || cities[n].Place != place {
					t.Fatalf("seed %d, threat %d: city %d is covered and not named", seed, threat, place)
				}
				got := fmt.Sprint(sorted(cities[n].Refusals))
				n++
				want := smallest(codes, func(refusing int) bool { return !holds(refusing, place) })
				if got != fmt.Sprint(sorted(want)) {
					t.Errorf("seed %d, threat %d, city %d: %v, an enumeration says %v", seed, threat, place, got, want)
				}
				for _, set := range want {
					sizes[len(set)]++
				}
			}
			if n != len(cities) {
				t.Errorf("seed %d, threat %d: %d cities, %d are covered", seed, threat, len(cities), n)
			}
		}
	}
	t.Logf("sets by size: %v", sizes)
	if sizes[1] < 50 || sizes[2] < 10 || sizes[3] < 1 {
		t.Errorf("sets of %v governments met: the scenarios do not test it", sizes)
	}
}

// smallest enumerates the sets of up to three that break something and of which no part
// does.
func smallest(codes []string, breaks func(set int) bool) (list []sweep.Refusal) {
	for set := 1; set < 1<<len(codes); set++ {
		least := breaks(set) && bits.OnesCount(uint(set)) <= sweep.MostRefusing
		for part := range set {
			least = least && (part&^set != 0 || !breaks(part))
		}
		if !least {
			continue
		}
		var names sweep.Refusal
		for i, code := range codes {
			if set>>i&1 == 1 {
				names = append(names, code)
			}
		}
		list = append(list, names)
	}
	return list
}

// sorted puts sets, and who is in them, into order.
func sorted(list []sweep.Refusal) []string {
	var words []string
	for _, set := range list {
		set = slices.Sorted(slices.Values(set))
		words = append(words, strings.Join(set, "+"))
	}
	slices.Sort(words)
	return words
}
