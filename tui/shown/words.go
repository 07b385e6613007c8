package shown

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// Quantity is the people of a city or the kind of a node.
func Quantity(p *scenario.Place) string {
	if p.Kind == scenario.City {
		return wording.People(p.Population)
	}
	return screen.Clean(p.Kind)
}

// Count is a number with its noun.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "ch") {
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Gain says how many people one answer covers more and less than another, with the
// range of the difference, and in which places.
func Gain(before, after *coverage.Result, threat int, e scenario.Estimate) string {
	var won, lost []string
	gained, gone := 0.0, 0.0
	for i := range after.Places {
		p := after.Places[i].Place
		more := after.Places[i].People(threat, e) - before.Places[i].People(threat, e)
		if p.Kind != scenario.City { // it moves nobody, and is named
			more = nodeGain(before.Places[i].At(threat).CoveredAt(e), after.Places[i].At(threat).CoveredAt(e))
		}
		switch {
		case !p.Counted:
		case more > 0:
			won = append(won, screen.Clean(p.Name))
			gained += more
		case more < 0:
			lost = append(lost, screen.Clean(p.Name))
			gone -= more
		}
	}
	change := Difference(after.At(threat).Population.Covered, before.At(threat).Population.Covered)
	ends := wording.ChangeRange(change)
	both := len(won) > 0 && len(lost) > 0
	switch {
	case len(won)+len(lost) == 0:
		return strings.TrimSpace("no place gained or lost at the " + e.String() + " estimate " + ends)
	case both && ends != "":
		ends = "; in all " + wording.ChangeWithRange(change, e)
		fallthrough
	case both:
		return gainWords("now covered", won, wording.WholePeople(gained), "") + "; " +
			gainWords("no longer covered", lost, -wording.WholePeople(gone), "") + ends
	case len(won) > 0:
		return gainWords("now covered", won, wording.WholePeople(gained), ends)
	}
	return gainWords("no longer covered", lost, -wording.WholePeople(gone), ends)
}

// Difference is how many people more the first are, each end against the same end.
func Difference(people, than scenario.Triple[int]) (d scenario.Triple[int]) {
	for _, e := range scenario.Estimates {
		d.Set(e, people.At(e)-than.At(e))
	}
	return d
}

// gainWords names the places that some people were gained or lost in, after the range;
// none says it of places without people.
func gainWords(none string, names []string, people int, ends string) string {
	words := none
	switch {
	case people > 0:
		words = wording.Change(people) + " people covered"
	case people < 0:
		words = wording.Change(people) + " people"
	}
	return strings.TrimSpace(words+" "+ends) + ": " + SomeOf(names, 3)
}

// leastGain is what tells a node that was gained apart from nothing, in people.
const leastGain = 1e-6

// nodeGain returns whether a node was gained or lost, as next to no people.
func nodeGain(was, is bool) float64 {
	switch {
	case is && !was:
		return leastGain
	case was && !is:
		return -leastGain
	}
	return 0
}

// SomeOf names the first few of a list and counts the others.
func SomeOf(names []string, most int) string {
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// FirstLine is the first line of an error and how many come after it.
func FirstLine(s string) string {
	line, rest, more := strings.Cut(strings.TrimSpace(s), "\n")
	if more {
		line += ", and " + Count(strings.Count(rest, "\n")+1, "more fault")
	}
	return line
}

// DepthWords is how many units cover a place, with the range over the
// estimates.
func DepthWords(d scenario.Triple[int]) string {
	words := fmt.Sprintf("%d units", d.Base)
	if d.Base == 1 {
		words = "1 unit"
	}
	if d.Low != d.High {
		words += fmt.Sprintf(" [%d-%d]", d.Low, d.High)
	}
	return words
}

// DepthRange is how many units cover a place, with the range: " 2 [1-3]".
func DepthRange(d scenario.Triple[int]) string {
	if d.Low == d.High {
		return fmt.Sprintf("%2d", d.Base)
	}
	return fmt.Sprintf("%2d [%d-%d]", d.Base, d.Low, d.High)
}
