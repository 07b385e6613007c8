package wording

import (
	"fmt"

	"airumbrella/scenario"
)

// Switch returns what a switch does to a scenario, in half a sentence: "Poland
// opens its bases".
func Switch(s *scenario.Scenario, c scenario.Switch) string {
	switch c := c.(type) {
	case scenario.SetHost:
		if c.State != scenario.Granted {
			return "without the bases of " + CountrySubject(s, c.Code)
		}
		return CountrySubject(s, c.Code) + " opens its bases"
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
		return "allies may intercept " + ClassList(c.Classes)
	case scenario.SetDelay:
		return delaySwitch(c.Delay)
	case scenario.SetLevel:
		return fmt.Sprintf("command at level %d, %s", c.Level, LevelName(c.Level))
	case scenario.SetStock:
		return stockSwitch(s, c.Factor)
	case scenario.SetNights:
		return "rounds for " + Plural(c.Nights, "night", "nights")
	case scenario.SetPhase:
		return phaseOf(c.Phase).change
	case scenario.SetCaveats:
		return "the caveats of " + CountrySubject(s, c.Code)
	}
	return unitSwitch(s, c)
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
