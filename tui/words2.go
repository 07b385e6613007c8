package tui

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// quantity is the people of a city or the kind of a node.
func quantity(p *scenario.Place) string {
	if p.Kind == scenario.City {
		return wording.People(p.Population)
	}
	return screen.Clean(p.Kind)
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "ch") {
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// gainWords says which people and places one answer covers more and less than
// another.
func gainWords(before, after *coverage.Result, threat int, e scenario.Estimate) string {
	var won, lost []string
	gained, gone := 0, 0
	for i := range after.Places {
		p := after.Places[i].Place
		was, is := before.Places[i].At(threat).Status.CoveredAt(e), after.Places[i].At(threat).Status.CoveredAt(e)
		switch {
		case was == is || !p.Counted:
		case is:
			won, gained = append(won, screen.Clean(p.Name)), gained+p.Population
		default:
			lost, gone = append(lost, screen.Clean(p.Name)), gone+p.Population
		}
	}
	var parts []string
	if len(won) > 0 {
		parts = append(parts, wording.Change(gained)+" people covered: "+someOf(won, 3))
	}
	if len(lost) > 0 {
		parts = append(parts, wording.Change(-gone)+" people: "+someOf(lost, 3))
	}
	if len(parts) == 0 {
		return "no place gained or lost at the " + e.String() + " estimate"
	}
	return strings.Join(parts, "; ")
}

// someOf names the first few of a list and counts the others.
func someOf(names []string, most int) string {
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// firstLine is the first line of an error and how many come after it.
func firstLine(s string) string {
	line, rest, more := strings.Cut(strings.TrimSpace(s), "\n")
	if more {
		line += ", and " + count(strings.Count(rest, "\n")+1, "more fault")
	}
	return line
}

// disclaimers stand under every answer, the longest that fits.
var disclaimers = [...]string{
	"Covered = one unit could engage one missile in time. It does not mean safe. Notional units.",
	"Covered = one unit could engage one missile in time, not safe.",
	"Covered does not mean safe. Notional units.",
}

// disclaimer is the longest disclaimer of at most so many cells.
func disclaimer(width int) string {
	for _, s := range disclaimers {
		if screen.Width(s) <= width {
			return s
		}
	}
	return disclaimers[len(disclaimers)-1]
}

// depthWords is how many units cover a place, with the range over the
// estimates.
func depthWords(d scenario.Triple[int]) string {
	words := fmt.Sprintf("%d units", d.Base)
	if d.Base == 1 {
		words = "1 unit"
	}
	if d.Low != d.High {
		words += fmt.Sprintf(" [%d-%d]", d.Low, d.High)
	}
	return words
}

// depthRange is how many units cover a place, with the range: " 2 [1-3]".
func depthRange(d scenario.Triple[int]) string {
	if d.Low == d.High {
		return fmt.Sprintf("%2d", d.Base)
	}
	return fmt.Sprintf("%2d [%d-%d]", d.Base, d.Low, d.High)
}
