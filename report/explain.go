package report

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Explanation is why a place is covered or not, threat by threat and gate by
// gate. Make it with [NewExplanation].
type Explanation struct {
	Result *coverage.Result
	Place  *coverage.PlaceResult
	// Threats are those explained, in the scenario's order.
	Threats []ThreatExplanation
	// Verbose sets the three estimates side by side in text and Markdown, for
	// every unit that covers the place or comes closest, and lists all units.
	Verbose bool
}

// ThreatExplanation is one threat's part of an [Explanation].
type ThreatExplanation struct {
	Threat int // for [coverage.Result.At]
	// Reckonings are what [coverage.Explain] gives at each estimate; nil where
	// it was not asked.
	Reckonings scenario.Triple[[]coverage.Reckoning]
	// Remedies are the single changes that would cover the place, by
	// [coverage.Remedies]; empty: none, or not asked.
	Remedies []coverage.Remedy
}

// NewExplanation puts an explanation together: the reckonings of
// [coverage.Explain] per threat of the result, in its order. Those of the
// result's leading estimate are needed, the other estimates may be nil.
func NewExplanation(r *coverage.Result, place *coverage.PlaceResult, reckonings []scenario.Triple[[]coverage.Reckoning]) (*Explanation, error) {
	if place == nil {
		return nil, errors.New("no such place in the result")
	}
	if len(reckonings) != len(r.Threats) {
		return nil, fmt.Errorf("reckonings for %d threats; the result has %d", len(reckonings), len(r.Threats))
	}
	x := &Explanation{Result: r, Place: place, Threats: make([]ThreatExplanation, len(reckonings))}
	for i := range reckonings {
		for _, e := range scenario.Estimates {
			if n := len(reckonings[i].At(e)); n != len(r.Scenario.Units) && (n > 0 || e == r.Lead) {
				return nil, fmt.Errorf("threat %s, %s estimate: reckonings for %d units; the scenario has %d", wording.Clean(r.Threats[i].Threat.ID), e, n, len(r.Scenario.Units))
			}
		}
		x.Threats[i] = ThreatExplanation{Threat: i, Reckonings: reckonings[i]}
	}
	return x, nil
}

// Text writes the explanation: first in plain words, then gate by gate.
func (x *Explanation) Text(w io.Writer) error { return x.page().text(w) }

// Markdown writes what Text does as Markdown.
func (x *Explanation) Markdown(w io.Writer) error { return x.page().markdown(w) }

func (x *Explanation) page() *page {
	place := x.Place.Place
	p := &page{title: place.Name, subtitle: x.placeWords()}
	if place.NameUK != "" && place.NameUK != place.Name {
		p.title += " (" + place.NameUK + ")"
	}
	p.say(scenarioWords(x.Result.Scenario) + ". " + Caution)
	if !place.Counted {
		p.say("This place is listed but counts in no total.")
	}
	if len(x.Threats) == 0 {
		p.say("No threat is in play, so there is nothing to be covered against.")
	}
	for i := range x.Threats {
		x.plainWords(p, &x.Threats[i])
	}
	for i := range x.Threats {
		x.gateSection(p, &x.Threats[i])
	}
	return p
}

// placeWords is "city of 1.4 M people, Kharkiv region, under government
// control, radius 10.7 km".
func (x *Explanation) placeWords() string {
	place := x.Place.Place
	words := wording.KindWord(place.Kind)
	if place.Kind == scenario.City && place.Population > 0 {
		words += " of " + wording.People(place.Population) + " people"
		if place.PopulationYear > 0 {
			words += fmt.Sprintf(" (%d)", place.PopulationYear)
		}
	}
	if name := wording.RegionName(x.Result.Scenario, place.Region); name != "" {
		words += ", region: " + name
	}
	switch {
	case place.Control == scenario.Occupied && place.ControlAsOf != "":
		words += ", occupied as of " + wording.Date(place.ControlAsOf)
	case place.Control == scenario.Occupied:
		words += ", occupied"
	case place.Control == scenario.Government:
		words += ", under government control"
	}
	return words
}

// plainWords says for one threat whether and why, who covers, and what helps.
func (x *Explanation) plainWords(p *page, t *ThreatExplanation) {
	pt := x.Place.At(t.Threat)
	threat := &x.Result.At(t.Threat).Threat
	p.heading(wording.Capital(wording.ThreatPhrase(threat)) + ": " + wording.StatusVerdict(pt.Status))
	p.say(wording.WhyNot(x.Result, x.Place, t.Threat))
	p.say(coveredBy(x.Result.Scenario, t.Reckonings.At(x.Result.Lead), x.Result.Lead, x.Verbose))
	x.helps(p, t)
}

// namedUnits is how many covering units are named unless all are asked for.
const namedUnits = 5

// coveredBy names the units that engage, the nearest first.
func coveredBy(s *scenario.Scenario, list []coverage.Reckoning, e scenario.Estimate, all bool) string {
	var names []string
	more := 0
	for i := range list {
		k := &list[i]
		switch {
		case !k.Verdict.Engaged():
		case len(names) == namedUnits && !all:
			more++
		default:
			names = append(names, wording.UnitWordsWith(s, k.Unit, wording.AwayWords(k.Verdict.Distance)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	if more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return "Covered at the " + e.String() + " estimate by " + wording.Enumerate(names, "") + "."
}

// explained is the units whose gates are shown, as indices into the leading
// reckonings: the one that engages from nearest by, else the one that comes
// closest; verbose, all that engage and that one.
func (x *Explanation) explained(t *ThreatExplanation) []int {
	var units []int
	list := t.Reckonings.At(x.Result.Lead)
	for i := range list {
		engaged := list[i].Verdict.Engaged()
		if len(units) > 0 && !(x.Verbose && list[units[len(units)-1]].Verdict.Engaged()) {
			break
		}
		if engaged || len(units) == 0 || x.Verbose {
			units = append(units, i)
		}
	}
	return units
}

// sameUnit is the reckoning of a unit at another estimate, or nil.
func sameUnit(list []coverage.Reckoning, u *scenario.Unit) *coverage.Reckoning {
	i := slices.IndexFunc(list, func(k coverage.Reckoning) bool { return k.Unit == u })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// estimates are those shown: the leading one, or verbose all that were asked.
func (x *Explanation) estimates(t *ThreatExplanation) []scenario.Estimate {
	if !x.Verbose {
		return []scenario.Estimate{x.Result.Lead}
	}
	var list []scenario.Estimate
	for _, e := range scenario.Estimates {
		if len(t.Reckonings.At(e)) > 0 {
			list = append(list, e)
		}
	}
	return list
}
