package wording

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"time"

	"airumbrella/scenario"
)

// hostOrderChanges names the hosts whose own order takes longer or shorter.
func hostOrderChanges(s *scenario.Scenario, a, b map[string]scenario.Permission) []string {
	var changes []string
	for _, code := range countriesOf(a, b) {
		if p, q := ownOrderWords(a[code].Delay), ownOrderWords(b[code].Delay); p != q {
			changes = append(changes, fmt.Sprintf("an order of its own from %s, as host: %s instead of %s", CountrySubject(s, code), q, p))
		}
	}
	return changes
}

// ownOrderWords is [OrderWords], "none" where a host adds no order of its own.
func ownOrderWords(d scenario.Delay) string {
	if d == (scenario.Delay{}) {
		return "none"
	}
	return OrderWords(d)
}

// chanceChanges names the countries whose probability of a yes differs.
func chanceChanges(s *scenario.Scenario, a, b map[string]scenario.Permission, what string) []string {
	var changes []string
	for _, code := range countriesOf(a, b) {
		if p, q := oddsWords(a[code].Probability), oddsWords(b[code].Probability); p != q {
			changes = append(changes, fmt.Sprintf("the chance of %s of %s: %s instead of %s", what, CountrySubject(s, code), q, p))
		}
	}
	return changes
}

func oddsWords(probability *float64) string {
	if probability == nil {
		return "not stated"
	}
	return ChanceWords(*probability)
}

// raidChanges says what differs in how raids are met: when allied cover
// begins, how many rounds are shot, and what comes in.
func raidChanges(a, b *scenario.Package) []string {
	var changes []string
	differ := func(what, p, q string) {
		if p != q {
			changes = append(changes, what+": "+q+" instead of "+p)
		}
	}
	differ("from the decision to the first authorised intercept", onsetWords(a.Activation), onsetWords(b.Activation))
	differ("doctrine", cmp.Or(a.Doctrine, scenario.SalvoTwo), cmp.Or(b.Doctrine, scenario.SalvoTwo))
	differ("resupply of all systems together", resupplyWords(a.Resupply), resupplyWords(b.Resupply))
	differ("a raid arrives within", windowWords(a.RaidWindow), windowWords(b.RaidWindow))
	return changes
}

func onsetWords(d time.Duration) string {
	if d == 0 {
		return "no time"
	}
	return Minutes(d)
}

func resupplyWords(rounds float64) string { return Decimal(Tenth(rounds)) + " rounds a day" }

func windowWords(d time.Duration) string {
	if d == 0 {
		return "what its class of threat takes"
	}
	return Minutes(d)
}

// systemChanges names the systems of both scenarios whose figures differ.
func systemChanges(a, b *scenario.Scenario) []string {
	var names []string
	for i := range b.Systems {
		y := &b.Systems[i]
		k := slices.IndexFunc(a.Systems, func(x scenario.System) bool { return x.ID == y.ID })
		if k >= 0 && !reflect.DeepEqual(&a.Systems[k], y) {
			names = append(names, Clean(y.ID))
		}
	}
	if names == nil {
		return nil
	}
	return []string{"other figures for " + Enumerate(names, "")}
}
