package wording

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// WhyNot says in one plain sentence why a place is not covered, or only partly or
// perhaps, against the threat at an index of [coverage.Result.At]: the unit that
// comes closest and what stops it, with numbers. For an assured place it says so.
func WhyNot(r *coverage.Result, place *coverage.PlaceResult, threat int) string {
	opening, p := Opening(r, place, threat), place.At(threat)
	if p.Status == coverage.Assured {
		return opening
	}
	return strings.TrimSuffix(opening, ".") + ": " + Obstacle(r, p) + "."
}

// Opening says in one plain sentence how well a place is covered.
func Opening(r *coverage.Result, place *coverage.PlaceResult, threat int) string {
	p := place.At(threat)
	against := ThreatPhrase(&r.At(threat).Threat)
	if threat == len(r.Threats) && place.WorstOf >= 0 {
		against = ThreatPhrase(&r.Threats[place.WorstOf].Threat)
	}
	opening := fmt.Sprintf(statuses[p.Status].opening, Clean(place.Place.Name), against)
	if p.Status == coverage.Partly {
		opening += ", " + Percent(p.Count.Base, p.Points) + " of it"
	}
	return opening + "."
}

// Obstacle names the unit that could cover a place and what stops it, after a
// colon: the one that only decisions stop, else the one that comes closest.
func Obstacle(r *coverage.Result, p *coverage.PlaceThreat) string {
	if a := stopped(r, p); a != nil {
		return why(a, p)
	}
	return noUnit(r)
}

// why says what stops a unit at its gate. Of one that covers a part of the place it says
// no distance: that of the nearest point left out says nothing of the others.
func why(a *approach, p *coverage.PlaceThreat) string {
	gate := gateOf(a.found.Gate)
	covers := func(g coverage.Group) bool { return slices.Contains(g.Units, a.index) }
	if p.Status == coverage.Partly && slices.ContainsFunc(p.Groups.Base, covers) {
		return a.unit() + ", " + a.away() + ", covers a part of it, and for the rest is " + gate.fails
	}
	return gate.why(a)
}

// noUnit says that nothing is there that could cover a place.
func noUnit(r *coverage.Result) string {
	if len(r.Scenario.Units) == 0 {
		return "there is no unit"
	}
	return "there is no unit that may act"
}

// stopped returns the unit that says best why a place is not covered, with its
// verdict; nil where there is none.
func stopped(r *coverage.Result, p *coverage.PlaceThreat) *approach {
	switch {
	case p.ByDecision != nil:
		return decided(r, p.ByDecision)
	case p.Nearest != nil:
		return &approach{r, p.Nearest.Unit, p.Nearest.Verdict}
	}
	return nil
}

// decided returns the unit that only decisions stop, with the first of them.
func decided(r *coverage.Result, d *coverage.Decision) *approach {
	v := coverage.Verdict{Distance: d.Distance, TimeShare: 1}
	if list := d.Gates.List(); len(list) > 0 {
		v.Gate = list[0]
	}
	return &approach{r, d.Unit, v}
}

// StoppedBy returns the gate that says best why a place is not covered;
// [coverage.GateNone] where no unit comes into question.
func StoppedBy(r *coverage.Result, p *coverage.PlaceThreat) coverage.Gate {
	if a := stopped(r, p); a != nil {
		return a.found.Gate
	}
	return coverage.GateNone
}

// ToDecide says which unit nothing but decisions keeps from covering a place, which
// gates it fails, and which decisions would open them; empty where there is none.
func ToDecide(r *coverage.Result, p *coverage.PlaceThreat) string {
	d := p.ByDecision
	if d == nil {
		return ""
	}
	a := decided(r, d)
	words := fmt.Sprintf("%s, %s, is stopped by %s alone", Capital(a.unit()), a.away(),
		Enumerate(GatesOf(d.Gates), "decisions"))
	if d.Points > 0 && p.Points > 1 {
		words += fmt.Sprintf(", for %d of the %d points not covered", d.Points, p.Points-p.Count.Base)
	}
	if len(d.Switches) == 0 {
		return words + "; no set of switches that was tried opens them."
	}
	words += ". It would take: " + DecisionWords(r.Scenario, d) + ". The place is then " + statuses[d.Status].name
	if d.Gained != 0 {
		words += " (" + MorePersons(d.Gained) + " in all)"
	}
	return words + "; " + SetWords(d.Switches) + "."
}

// DecisionWords returns the decisions that would cover a place in one list:
// "Norway sends its units and intercepts over the region of Zaporizhzhia".
func DecisionWords(s *scenario.Scenario, d *coverage.Decision) string {
	return SwitchesTogether(s, d.Switches)
}

// SwitchesTogether returns switches that are thrown together: "Norway sends its units
// and command at level 2, launch-on-remote".
func SwitchesTogether(s *scenario.Scenario, list []scenario.Switch) string {
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = Switch(s, c)
	}
	return Enumerate(parts, "nothing that a switch changes")
}

// SetWords returns several switches as the command line takes them: "--set
// hosts.PL=granted --set c2=2".
func SetWords(list []scenario.Switch) string {
	var sets []string
	for _, c := range list {
		if set := c.String(); set != "" {
			sets = append(sets, "--set "+QuotedSet(Clean(set)))
		}
	}
	return strings.Join(sets, " ")
}

// GatesOf names the gates of a set in their order.
func GatesOf(set coverage.GateSet) (names []string) {
	for _, g := range set.List() {
		names = append(names, g.String())
	}
	return names
}

// NearestWords says which unit that may act comes closest to covering a place and what
// it lacks; empty where there is none.
func NearestWords(r *coverage.Result, p *coverage.PlaceThreat) string {
	if p.Nearest == nil {
		return ""
	}
	a := &approach{r, p.Nearest.Unit, p.Nearest.Verdict}
	words := Capital(why(a, p))
	if p.Nearest.Estimate != scenario.Base {
		words += AtEstimate(p.Nearest.Estimate)
	}
	return words + "."
}

// WhyBriefly returns the obstacle in a table's cell: "43 km out of reach". What keeps the
// rest of a city that is covered in part has no distance: that of its nearest point says
// nothing of the others.
func WhyBriefly(r *coverage.Result, p *coverage.PlaceThreat) string {
	return perhaps(p, cellOf(r, p))
}

// WhyRoomy returns [WhyBriefly] where there is room for a word more.
func WhyRoomy(r *coverage.Result, p *coverage.PlaceThreat) string {
	if words := gateOf(StoppedBy(r, p)).roomy; words != "" {
		return perhaps(p, words)
	}
	return WhyBriefly(r, p)
}

// WhyAlone returns the obstacle in a few words that stand alone.
func WhyAlone(r *coverage.Result, p *coverage.PlaceThreat) string {
	if words := gateOf(StoppedBy(r, p)).alone; words != "" {
		return words
	}
	if a := stopped(r, p); a != nil && p.Status == coverage.Partly && a.found.ShortMeasured() {
		return gateOf(a.found.Gate).fails + " for the rest"
	}
	return cellOf(r, p)
}

// perhaps marks the obstacle of a place that is covered in part or at best.
func perhaps(p *coverage.PlaceThreat, words string) string {
	if p.Status == coverage.Partly || p.Status == coverage.Possible {
		return Standing(p) + "; " + words
	}
	return words
}

// cellOf returns the obstacle in a table's cell; of the rest of a city that is covered in
// part without a distance.
func cellOf(r *coverage.Result, p *coverage.PlaceThreat) string {
	a := stopped(r, p)
	if a == nil {
		return "no unit"
	}
	gate := gateOf(a.found.Gate)
	if p.Status == coverage.Partly && a.found.ShortMeasured() {
		return "the rest " + gate.fails
	}
	if gate.cell != nil {
		if words := gate.cell(a); words != "" {
			return words
		}
	}
	return gate.fails
}

// ShareWords returns a share of time in percent that never reads as all of it.
func ShareWords(share float64) string { return Percent(int(share*1000), 1000) }

// SmallestChange opens the words of [Remedy].
const SmallestChange = "Smallest single change"

// WhatHelps says in one sentence which single change would cover the place, or
// that none was found; it is empty where none was looked for.
func WhatHelps(s *scenario.Scenario, p *coverage.PlaceThreat) string {
	switch m := p.Remedy; {
	case m != nil:
		return SmallestChange + ": " + remedyWith(s, m, typed(m.Switch)) + "."
	case p.Nearest == nil && p.ByDecision == nil || p.CoveredAt(scenario.Base):
		return ""
	}
	return "No single change of the switches covers it."
}

// Remedy returns a single change with what it gains and the status it gives,
// without the option of the command line that makes it.
func Remedy(s *scenario.Scenario, m *coverage.Remedy) string { return remedyWith(s, m, "") }

// remedyWith returns a single change with something more in the brackets.
func remedyWith(s *scenario.Scenario, m *coverage.Remedy, more string) string {
	words := Switch(s, m.Switch)
	if m.Gained > 0 {
		words += ": " + MorePersons(m.Gained) + " in all"
	}
	return words + " (" + m.Status.String() + more + ")"
}

// SmallestSet returns a set of switches with the status that it gives and what it
// gains: "Poland grants its bases and a ceasefire: likely, +0.18 M people in all".
func SmallestSet(s *scenario.Scenario, c *coverage.Change) string {
	words := SwitchesTogether(s, c.Switches) + ": " + c.Status.String()
	if c.Gained != 0 {
		words += ", " + MorePersons(c.Gained) + " in all"
	}
	return words
}

// NoChange says that no set of switches that was tried covers a place.
func NoChange(tried int) string {
	return "No set of up to three switches covers it: none found among the " + Plural(tried, "set", "sets") + " tried."
}

// typed returns how a switch is made on the command line, "" where it is not.
func typed(c scenario.Switch) string {
	if set := c.String(); set != "" {
		return "; --set " + QuotedSet(Clean(set))
	}
	return ""
}

// QuotedSet puts a change with blanks or brackets into quotes, as a shell needs
// it.
func QuotedSet(set string) string {
	if strings.ContainsAny(set, " []{}()<>|&;*?$'\"") {
		return "'" + strings.ReplaceAll(set, "'", `'\''`) + "'"
	}
	return set
}
