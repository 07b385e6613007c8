package wording

import (
	"fmt"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// Step returns a step of a least package, with how far its switch goes: "units
// from Italy (still open)".
func Step(s *scenario.Scenario, step *worth.Step) string {
	words := asked(s, step.Switch)
	if step.Levels > 1 {
		words += fmt.Sprintf(" (%d steps)", step.Levels)
	}
	return words + permissions[step.State].still
}

// asked returns a switch as one thing that is asked for: "bases in Poland".
func asked(s *scenario.Scenario, c scenario.Switch) string {
	switch c := c.(type) {
	case scenario.SetHost:
		return "bases in " + CountrySubject(s, c.Code)
	case scenario.SetContributor:
		return "units from " + CountrySubject(s, c.Code)
	case scenario.SetPhase:
		return "a ceasefire"
	case scenario.SetZone:
		return zoneOf(c.Zone).step(s)
	case scenario.SetDelay:
		longest := longestDelay(c.Delay)
		if longest == 0 {
			return "an order at once"
		}
		return fmt.Sprintf("an order within %s min", Number(longest.Minutes()))
	case scenario.SetLevel:
		return "command: " + LevelWords(c.Level)
	case scenario.SetPicture:
		return PictureWords(c.Picture)
	case scenario.SetStock:
		if c.Factor > s.Package.Stockpile.Factor {
			return "twice the rounds"
		}
		return "full magazines"
	}
	return ""
}
