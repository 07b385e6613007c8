package wording

import (
	"fmt"
	"strings"

	"airumbrella/scenario"
)

// UnitWords returns a unit in a sentence: "Romania's F-16C (ro-alert)", or
// "Mykolaiv battery (NASAMS, Norway)" for one that has a name.
func UnitWords(s *scenario.Scenario, u *scenario.Unit) string { return UnitWordsWith(s, u, "") }

// UnitWordsWith returns [UnitWords] with something more in the brackets.
func UnitWordsWith(s *scenario.Scenario, u *scenario.Unit, more string) string {
	system := SystemName(s, u)
	if more != "" {
		more = ", " + more
	}
	if u.Name != "" {
		return Clean(u.Name) + " (" + system + ", " + CountryName(s, u.Contributor) + more + ")"
	}
	if u.Contributor != "" {
		system = possessive(CountrySubject(s, u.Contributor)) + " " + system
	}
	return system + " (" + Clean(u.ID) + more + ")"
}

// SystemName returns what a unit's system is called, or its id.
func SystemName(s *scenario.Scenario, u *scenario.Unit) string {
	if system := s.System(u); system != nil && system.Name != "" {
		return Clean(system.Name)
	}
	return Clean(u.System)
}

// UnitBriefly returns a unit in a list: "mk-f16 (24 F-16C, United States)".
func UnitBriefly(s *scenario.Scenario, u *scenario.Unit) string {
	name := SystemName(s, u)
	if u.Count > 1 {
		name = fmt.Sprintf("%d %s", u.Count, name)
	}
	if u.Contributor != "" {
		name += ", " + CountryName(s, u.Contributor)
	}
	return Clean(u.Title()) + " (" + name + ")"
}

// possessive is "Romania's" or "the United States'".
func possessive(country string) string {
	if strings.HasSuffix(country, "s") {
		return country + "'"
	}
	return country + "'s"
}
