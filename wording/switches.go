package wording

import (
	"fmt"
	"strings"

	"airumbrella/scenario"
)

// Switch returns what a switch does to a scenario, in half a sentence: "Poland
// grants its bases".
func Switch(s *scenario.Scenario, c scenario.Switch) string {
	switch c := c.(type) {
	case scenario.SetHost:
		if c.State != scenario.Granted {
			return "without the bases of " + CountrySubject(s, c.Code)
		}
		return CountrySubject(s, c.Code) + " grants its bases"
	case scenario.SetContributor:
		if c.State != scenario.Granted {
			return "without " + CountrySubject(s, c.Code)
		}
		return CountrySubject(s, c.Code) + " sends its units"
	case scenario.SetZone:
		return zoneOf(c.Zone).change(s, c)
	case scenario.SetRegions:
		return regionsSwitch(s, c.Regions)
	case scenario.SetClasses:
		return "allies may intercept " + classList(c.Classes)
	case scenario.SetDelay:
		return delaySwitch(c.Delay)
	case scenario.SetLevel:
		return fmt.Sprintf("command at level %d, %s", c.Level, levelName(c.Level))
	case scenario.SetStock:
		return stockSwitch(s, c.Factor)
	case scenario.SetNights:
		return "rounds for " + Plural(c.Nights, "night", "nights")
	case scenario.SetPhase:
		return phaseOf(c.Phase).change
	case scenario.SetCaveats:
		return caveatSwitch(s, c)
	case scenario.SetPicture:
		return pictureOf(c.Picture).change
	case scenario.SetApproach:
		return approachOf(c.Approach).change
	case scenario.SetStandoff:
		return "aircraft stay " + standoffWords(s, c.Standoff)
	}
	return unitSwitch(s, c)
}

// caveatSwitch returns what is left of the caveats of a country.
func caveatSwitch(s *scenario.Scenario, c scenario.SetCaveats) string {
	if len(c.Caveats) == 0 {
		return CountrySubject(s, c.Code) + " lifts its caveats"
	}
	var bound []string
	for _, caveat := range c.Caveats {
		bound = append(bound, caveats[caveat].bound)
	}
	return CountrySubject(s, c.Code) + " keeps of its caveats: " + Enumerate(bound, "none")
}

// unitSwitch returns the words of a switch that changes a unit, and of one
// without words of its own what --set takes.
func unitSwitch(s *scenario.Scenario, c scenario.Switch) string {
	title := func(id string) string {
		if u := s.Unit(id); u != nil {
			return Clean(u.Title())
		}
		return Clean(id)
	}
	switch c := c.(type) {
	case scenario.AddUnit:
		return Clean(c.Unit.Title()) + " added"
	case scenario.ReplaceUnit:
		return Clean(c.Unit.Title()) + " moved"
	case scenario.RemoveUnit:
		return title(c.ID) + " removed"
	case scenario.SetCount:
		return fmt.Sprintf("%d more aircraft for %s", c.More, title(c.ID))
	case scenario.MoveUnit:
		return fmt.Sprintf("%s %.0f km closer to %s", title(c.ID), c.By.Kilometres(), Clean(c.Towards))
	case scenario.RaiseMast:
		return fmt.Sprintf("the radar of %s on a mast %.0f m taller", title(c.ID), float64(c.By))
	}
	return Clean(c.String())
}

// Switches returns several switches in one list, countries together: "without
// France and Italy; the bases of Poland granted".
func Switches(s *scenario.Scenario, list []scenario.Switch) string {
	var countries [len(countryGroups)][]string
	var rest []string
	for _, c := range list {
		group, code := countryGroup(c)
		if group < 0 {
			rest = append(rest, Switch(s, c))
			continue
		}
		countries[group] = append(countries[group], CountrySubject(s, code))
	}
	var parts []string
	for i, words := range countryGroups {
		if len(countries[i]) > 0 {
			parts = append(parts, fmt.Sprintf(words, Enumerate(countries[i], "")))
		}
	}
	return strings.Join(append(parts, rest...), "; ")
}

// countryGroups are the words of switches of countries taken together.
var countryGroups = [...]string{"without %s", "without the bases of %s", "the bases of %s granted", "units sent by %s"}

// countryGroup returns the group of a switch and the country that it switches,
// or -1 for one that switches none.
func countryGroup(c scenario.Switch) (group int, code string) {
	switch c := c.(type) {
	case scenario.SetContributor:
		if c.State == scenario.Granted {
			return 3, c.Code
		}
		return 0, c.Code
	case scenario.SetHost:
		if c.State == scenario.Granted {
			return 2, c.Code
		}
		return 1, c.Code
	}
	return -1, ""
}
