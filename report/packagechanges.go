package report

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// PackageChanges says in words what differs between the packages, phases,
// systems and units of two scenarios, one sentence each; none where they are alike.
func PackageChanges(a, b *scenario.Scenario) []string {
	changes := []string{}
	say := func(format string, values ...any) { changes = append(changes, fmt.Sprintf(format, values...)) }
	if a.Phase != b.Phase {
		say("the phase: %s instead of %s", wording.PhaseWords(b.Phase), wording.PhaseWords(a.Phase))
	}
	changes = append(changes, permissionChanges(b, a.Package.Hosts, b.Package.Hosts, "bases")...)
	changes = append(changes, permissionChanges(b, a.Package.Contributors, b.Package.Contributors, "forces")...)
	changes = append(changes, chanceChanges(b, a.Package.Hosts, b.Package.Hosts, "bases")...)
	changes = append(changes, chanceChanges(b, a.Package.Contributors, b.Package.Contributors, "forces")...)
	x, y := &a.Package.Authorisation, &b.Package.Authorisation
	if p, q := ZoneWords(a), ZoneWords(b); p != q {
		say("allies may intercept %s instead of %s", q, p)
	}
	if x.Classes != y.Classes {
		say("may be intercepted: %s instead of %s", wording.ClassList(y.Classes), wording.ClassList(x.Classes))
	}
	if p, q := OrderWords(x.Delay), OrderWords(y.Delay); p != q {
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
	if p, q := stockWords(a.Package.Stockpile), stockWords(b.Package.Stockpile); p != q {
		say("magazines: %s instead of %s", q, p)
	}
	changes = append(changes, raidChanges(&a.Package, &b.Package)...)
	changes = append(changes, systemChanges(a, b)...)
	return append(changes, unitChanges(a, b)...)
}

// permissionChanges names the countries whose word differs.
func permissionChanges(s *scenario.Scenario, a, b map[string]scenario.Permission, what string) []string {
	groups := map[string][]string{}
	for _, code := range countriesOf(a, b) {
		p, q := stateOf(a[code]), stateOf(b[code])
		if p != q {
			key := fmt.Sprintf("%s instead of %s", stateWords[q], stateWords[p])
			groups[key] = append(groups[key], wording.CountrySubject(s, code))
		}
	}
	var changes []string
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		changes = append(changes, fmt.Sprintf("%s of %s: %s", what, wording.Enumerate(groups[key], ""), key))
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

var stateWords = map[scenario.PermissionState]string{
	scenario.Granted: "agreed", scenario.Open: "undecided", scenario.Denied: "refused",
}

func stateOf(p scenario.Permission) scenario.PermissionState {
	if p.State == "" {
		return scenario.Granted
	}
	return p.State
}

// ZoneWords says where allied units may intercept, after "allies may
// intercept".
func ZoneWords(s *scenario.Scenario) string {
	z := &s.Package.Authorisation
	switch z.Zone {
	case scenario.ZoneNone:
		return "nowhere"
	case scenario.ZoneHost:
		return "over allied soil alone"
	case scenario.ZoneBorderStrip:
		return fmt.Sprintf("up to %s from the border", wording.Kilometres(z.Strip))
	case scenario.ZoneRegions:
		var names []string
		for _, code := range z.Regions {
			names = append(names, wording.RegionName(s, code))
		}
		slices.Sort(names)
		return "over " + wording.Enumerate(names, "no region")
	}
	return "over all of Ukraine"
}

// OrderWords says when the order to intercept comes: "5 min after detection".
func OrderWords(d scenario.Delay) string {
	var groups []string
	var times []time.Duration
	for _, c := range scenario.Classes {
		if !slices.Contains(times, d[c].Base) {
			times = append(times, d[c].Base)
		}
	}
	slices.Sort(times)
	if len(times) == 2 && times[0] == 0 && d[scenario.Ballistic].Base == 0 && d[scenario.Drone].Base == times[1] && d[scenario.CruiseMissile].Base == times[1] && d[scenario.Aircraft].Base == times[1] {
		return wording.Minutes(times[1]) + " after detection"
	}
	if len(times) == 1 {
		if times[0] == 0 {
			return "at once"
		}
		return wording.Minutes(times[0]) + " after detection, ballistic missiles included"
	}
	for _, c := range scenario.Classes {
		groups = append(groups, wording.Minutes(d[c].Base)+" against "+c.Words())
	}
	return "after " + strings.Join(groups, ", ")
}

func standoffWords(s *scenario.Scenario, z scenario.Standoff) string {
	if z.Distance <= 0 {
		return "at no set distance"
	}
	var names []string
	for _, code := range z.From {
		names = append(names, wording.CountrySubject(s, code))
	}
	return wording.Kilometres(z.Distance) + " from " + wording.Enumerate(names, "nowhere")
}

func caveatChanges(s *scenario.Scenario, a, b map[string][]scenario.Caveat) []string {
	groups := map[string][]string{}
	for _, code := range countriesOf(a, b) {
		for _, caveat := range scenario.Caveats {
			had, has := slices.Contains(a[code], caveat), slices.Contains(b[code], caveat)
			switch {
			case has && !had:
				groups["now bound: "+caveatWords[caveat]] = append(groups["now bound: "+caveatWords[caveat]], wording.CountrySubject(s, code))
			case had && !has:
				groups["no longer bound: "+caveatWords[caveat]] = append(groups["no longer bound: "+caveatWords[caveat]], wording.CountrySubject(s, code))
			}
		}
	}
	var changes []string
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		changes = append(changes, key+" ("+strings.Join(groups[key], ", ")+")")
	}
	return changes
}

var caveatWords = map[scenario.Caveat]string{
	scenario.NotInUkraine:       "no unit on Ukrainian soil",
	scenario.OwnSoilOnly:        "units on own soil only",
	scenario.AfterCeasefireOnly: "units only after a ceasefire",
}

// CommandWords are the levels of shared command in a reader's words.
var CommandWords = [...]string{"every unit for itself", "shared warning", "launch on shared tracks", "engage on shared tracks"}

func commandWords(s *scenario.Scenario) string {
	c := s.Package.C2
	words := CommandWords[min(max(c.Level, 0), len(CommandWords)-1)]
	if c.Provider != "" {
		words += " provided by " + wording.CountrySubject(s, c.Provider)
	}
	return words
}

func stockWords(s scenario.Stockpile) string {
	words := "full"
	if s.Factor != 1 {
		words = wording.Percent(int(s.Factor*1000+0.5), 1000)
	}
	return words + ", to last " + wording.Plural(s.Nights, "night", "nights")
}

// unitChanges names the units that only one of two scenarios has, or has
// otherwise.
func unitChanges(a, b *scenario.Scenario) []string {
	var added, gone, moved []string
	for i := range b.Units {
		u := &b.Units[i]
		switch old := a.Unit(u.ID); {
		case old == nil:
			added = append(added, unitBriefly(b, u))
		case !reflect.DeepEqual(old, u):
			moved = append(moved, unitBriefly(b, u))
		}
	}
	for i := range a.Units {
		if b.Unit(a.Units[i].ID) == nil {
			gone = append(gone, unitBriefly(a, &a.Units[i]))
		}
	}
	var changes []string
	for _, group := range []struct {
		what string
		list []string
	}{{"added", added}, {"taken away", gone}, {"changed", moved}} {
		if len(group.list) > 0 {
			changes = append(changes, fmt.Sprintf("%s %s: %s", wording.Plural(len(group.list), "unit", "units"), group.what, strings.Join(group.list, ", ")))
		}
	}
	return changes
}

// unitBriefly is "mk-f16 (24 F-16C, United States)".
func unitBriefly(s *scenario.Scenario, u *scenario.Unit) string {
	name := u.System
	if system := s.System(u); system != nil && system.Name != "" {
		name = system.Name
	}
	if u.Count > 1 {
		name = fmt.Sprintf("%d %s", u.Count, name)
	}
	if u.Contributor != "" {
		name += ", " + wording.CountryName(s, u.Contributor)
	}
	return wording.Clean(u.Title()) + " (" + wording.Clean(name) + ")"
}
