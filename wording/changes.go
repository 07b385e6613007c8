package wording

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
)

// PackageChanges says in words what differs between the packages, phases,
// systems and units of two scenarios, one sentence each; none where they are alike.
func PackageChanges(a, b *scenario.Scenario) []string {
	changes := []string{}
	say := func(format string, values ...any) { changes = append(changes, fmt.Sprintf(format, values...)) }
	if a.Phase != b.Phase {
		say("the phase: %s instead of %s", PhaseWords(b.Phase), PhaseWords(a.Phase))
	}
	changes = append(changes, permissionChanges(b, a.Package.Hosts, b.Package.Hosts, "bases")...)
	changes = append(changes, permissionChanges(b, a.Package.Contributors, b.Package.Contributors, "forces")...)
	changes = append(changes, chanceChanges(b, a.Package.Hosts, b.Package.Hosts, "bases")...)
	changes = append(changes, chanceChanges(b, a.Package.Contributors, b.Package.Contributors, "forces")...)
	x, y := &a.Package.Authorisation, &b.Package.Authorisation
	if p, q := zoneWords(a), zoneWords(b); p != q {
		say("allies may intercept %s instead of %s", q, p)
	}
	if x.Classes != y.Classes {
		say("may be intercepted: %s instead of %s", classList(y.Classes), classList(x.Classes))
	}
	if p, q := orderWords(x.Delay), orderWords(y.Delay); p != q {
		say("the order comes %s instead of %s", q, p)
	}
	changes = append(changes, hostOrderChanges(b, a.Package.Hosts, b.Package.Hosts)...)
	if p, q := standoffWords(b, x.Standoff), standoffWords(b, y.Standoff); p != q {
		say("aircraft stay %s instead of %s", q, p)
	}
	changes = append(changes, caveatChanges(b, a.Package.Caveats, b.Package.Caveats)...)
	if p, q := commandWords(a), commandWords(b); p != q {
		say("command: %s instead of %s", q, p)
	}
	if p, q := PictureWords(a.Package.C2.Picture), PictureWords(b.Package.C2.Picture); p != q {
		say("sensors: %s instead of %s", q, p)
	}
	if p, q := ApproachWords(a.Approach), ApproachWords(b.Approach); p != q {
		say("threats come: %s instead of %s", q, p)
	}
	if p, q := aimWords(a.Aim), aimWords(b.Aim); p != q {
		say("raids aim at %s instead of %s", q, p)
	}
	if p, q := magazines(a.Package.Stockpile), magazines(b.Package.Stockpile); p != q {
		say("magazines: %s instead of %s", q, p)
	}
	changes = append(changes, lightChanges(&a.Package, &b.Package)...)
	changes = append(changes, raidChanges(&a.Package, &b.Package)...)
	changes = append(changes, systemChanges(a, b)...)
	return append(changes, unitChanges(a, b)...)
}

// permissionChanges names the countries whose word differs.
func permissionChanges(s *scenario.Scenario, a, b map[string]scenario.Permission, what string) []string {
	groups := map[string][]string{}
	for _, code := range countriesOf(a, b) {
		p, q := a[code].Stated(), b[code].Stated()
		if p != q {
			key := fmt.Sprintf("%s instead of %s", permissions[q].said, permissions[p].said)
			groups[key] = append(groups[key], CountrySubject(s, code))
		}
	}
	var changes []string
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		changes = append(changes, fmt.Sprintf("%s of %s: %s", what, Enumerate(groups[key], ""), key))
	}
	return changes
}

// countriesOf is the codes of two lists by country, sorted.
func countriesOf[T any](a, b map[string]T) []string {
	codes := map[string]bool{}
	for _, list := range []map[string]T{a, b} {
		for code := range list {
			codes[code] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

// caveatChanges names the countries that are bound otherwise.
func caveatChanges(s *scenario.Scenario, a, b map[string][]scenario.Caveat) []string {
	groups := map[string][]string{}
	for _, code := range countriesOf(a, b) {
		for _, caveat := range scenario.Caveats {
			had, has := slices.Contains(a[code], caveat), slices.Contains(b[code], caveat)
			if had == has {
				continue
			}
			key := "given up, the condition of " + caveats[caveat].bound
			if has {
				key = "on condition of " + caveats[caveat].bound
			}
			groups[key] = append(groups[key], CountrySubject(s, code))
		}
	}
	var changes []string
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		changes = append(changes, key+": "+strings.Join(groups[key], ", "))
	}
	return changes
}

// namedUnits is how many units a list of changes names.
const namedUnits = 8

// shortened is a list of names, the last of many left out.
func shortened(list []string) []string {
	if len(list) <= namedUnits+1 {
		return list
	}
	return append(slices.Clone(list[:namedUnits]), fmt.Sprintf("and %d more", len(list)-namedUnits))
}

// unitChanges names the units that only one of two scenarios has, or has
// otherwise.
func unitChanges(a, b *scenario.Scenario) []string {
	var added, gone, moved []string
	for i := range b.Units {
		u := &b.Units[i]
		switch old := a.Unit(u.ID); {
		case old == nil:
			added = append(added, UnitBriefly(b, u))
		case !reflect.DeepEqual(old, u):
			words := UnitBriefly(b, u)
			if old.At != u.At && u.At != "" {
				words += ", now at " + Clean(u.At)
			}
			moved = append(moved, words)
		}
	}
	for i := range a.Units {
		if b.Unit(a.Units[i].ID) == nil {
			gone = append(gone, UnitBriefly(a, &a.Units[i]))
		}
	}
	var changes []string
	for _, group := range []struct {
		what string
		list []string
	}{{"added", added}, {"taken away", gone}, {"changed", moved}} {
		if len(group.list) > 0 {
			changes = append(changes, fmt.Sprintf("%s %s: %s", Plural(len(group.list), "unit", "units"), group.what,
				strings.Join(shortened(group.list), ", ")))
		}
	}
	return changes
}

// hostOrderChanges names the hosts whose own order takes longer or shorter.
func hostOrderChanges(s *scenario.Scenario, a, b map[string]scenario.Permission) []string {
	var changes []string
	for _, code := range countriesOf(a, b) {
		if p, q := ownOrderWords(a[code].Delay), ownOrderWords(b[code].Delay); p != q {
			changes = append(changes, fmt.Sprintf("an order of its own from %s, as host: %s instead of %s",
				CountrySubject(s, code), q, p))
		}
	}
	return changes
}

// chanceChanges names the countries whose probability of a yes differs.
func chanceChanges(s *scenario.Scenario, a, b map[string]scenario.Permission, what string) []string {
	var changes []string
	for _, code := range countriesOf(a, b) {
		if p, q := oddsWords(a[code].Probability), oddsWords(b[code].Probability); p != q {
			changes = append(changes, fmt.Sprintf("the chance of %s of %s: %s instead of %s", what,
				CountrySubject(s, code), q, p))
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

// lightChanges says of which classes another share is stopped before missile units are
// asked.
func lightChanges(a, b *scenario.Package) []string {
	var changes []string
	for _, class := range scenario.Classes {
		if p, q := lightWords(a.LightLayer[class]), lightWords(b.LightLayer[class]); p != q {
			changes = append(changes, fmt.Sprintf("stopped by the light layer, of %s: %s instead of %s",
				class.Words(), q, p))
		}
	}
	return changes
}

// lightWords returns a share with its range: "30 % [20-50]", "none".
func lightWords(share scenario.Triple[float64]) string {
	if share == (scenario.Triple[float64]{}) {
		return "none"
	}
	words := fmt.Sprintf("%s %%", significant(100*share.Base))
	if share.Low != share.High {
		words += fmt.Sprintf(" [%s-%s]", significant(100*share.Low), significant(100*share.High))
	}
	return words
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

// onsetWords is the time that activation takes, with its range: "24 h [0 s-504 h]".
func onsetWords(d scenario.Triple[time.Duration]) string {
	words := "no time"
	if d.Base > 0 {
		words = Minutes(d.Base)
	}
	if d.Low != d.High {
		words += " [" + Minutes(d.High) + "-" + Minutes(d.Low) + "]"
	}
	return words
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
