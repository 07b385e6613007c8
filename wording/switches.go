package wording

import (
	"fmt"
	"slices"
	"strconv"

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
		return zoneSwitch(s, c)
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
		if c.Phase == scenario.AfterCeasefire {
			return "after a ceasefire"
		}
		return "before a ceasefire"
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

func zoneSwitch(s *scenario.Scenario, c scenario.SetZone) string {
	switch c.Zone {
	case scenario.ZoneNone:
		return "allies may intercept nowhere"
	case scenario.ZoneHost:
		if s.Package.Authorisation.Zone == scenario.ZoneNone {
			return "allies may intercept in their own airspace"
		}
		return "allies may intercept in their own airspace alone"
	case scenario.ZoneBorderStrip:
		return "allies may intercept in a strip along the border"
	case scenario.ZoneRegions:
		return regionsSwitch(s, c.Regions)
	}
	return "allies may intercept over all of Ukraine"
}

// regionsSwitch names the regions that are new in the zone.
func regionsSwitch(s *scenario.Scenario, regions []string) string {
	a := &s.Package.Authorisation
	var added []string
	for _, code := range regions {
		if a.Zone != scenario.ZoneRegions || !slices.Contains(a.Regions, code) {
			added = append(added, RegionName(s, code))
		}
	}
	if len(added) == 0 {
		return "allies may intercept over fewer regions"
	}
	return "allies may also intercept over " + Enumerate(added, "")
}

func delaySwitch(d scenario.Delay) string {
	longest := d[scenario.Drone].Base
	for _, c := range d {
		longest = max(longest, c.Base)
	}
	if longest == 0 {
		return "a standing order to intercept"
	}
	return "order " + Minutes(longest) + " after detection"
}

func stockSwitch(s *scenario.Scenario, factor float64) string {
	switch factor / s.Package.Stockpile.Factor {
	case 0.5:
		return "half the stock"
	case 2:
		return "twice the stock"
	case 4:
		return "four times the stock"
	}
	return "stock times " + strconv.FormatFloat(factor, 'f', -1, 64)
}

// levelNames are the names of the command levels in the field's terms.
var levelNames = [...]string{"stand-alone", "cueing", "launch-on-remote", "engage-on-remote"}

// LevelName returns the name of a command level, 0 to 3, in the field's terms.
func LevelName(level int) string { return levelNames[min(max(level, 0), len(levelNames)-1)] }

// ClassList returns classes of threats in a sentence: "drones and cruise
// missiles".
func ClassList(set scenario.ClassSet) string {
	var names []string
	for _, c := range set.List() {
		names = append(names, c.Words())
	}
	return Enumerate(names, "nothing")
}
