package wording

import (
	"fmt"
	"strings"

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

// StepSet returns a least package: "11.7 M with bases in Poland (still open), one picture
// with Ukraine".
func StepSet(s *scenario.Scenario, set *worth.Set) string {
	var parts []string
	for i := range set.Steps {
		parts = append(parts, Step(s, &set.Steps[i]))
	}
	return People(set.Covered) + " with " + strings.Join(parts, ", ")
}

// TargetWords is a share that is asked for: "70 %".
func TargetWords(share float64) string { return Number(Decimals(100*share, 10)) + " %" }

// StepCount is how many steps a least package takes.
func StepCount(set *worth.Set) (steps int) {
	for i := range set.Steps {
		steps += set.Steps[i].Levels
	}
	return steps
}

// LeastWords says what a least package takes from where a scenario stands, in a line: how
// many steps, and how sure it is that none is smaller.
func LeastWords(x *worth.Minimum, total int) string {
	o := &x.Onward
	switch {
	case !x.Reached():
		return "not even everything together: " + People(x.Most) + ", " + Percent(x.Most, total)
	case o.Least == 0 && o.Proven, len(o.Sets) == 0:
		return "nothing more is needed"
	case !o.Proven:
		return fmt.Sprintf("%s; at least %s", Plural(StepCount(&o.Sets[0]), "step", "steps"), Grouped(o.Least))
	}
	return Plural(StepCount(&o.Sets[0]), "step", "steps") + ", and no fewer"
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
