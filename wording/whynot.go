package wording

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// WhyNot says in one plain sentence why a place is not covered, or only
// perhaps, against the threat at an index of [coverage.Result.At]: the nearest
// unit and what stops it, with numbers. For an assured place it says so.
func WhyNot(r *coverage.Result, place *coverage.PlaceResult, threat int) string {
	p := place.At(threat)
	against := ThreatPhrase(&r.At(threat).Threat)
	if threat == len(r.Threats) && place.WorstOf >= 0 {
		against = ThreatPhrase(&r.Threats[place.WorstOf].Threat)
	}
	name := Clean(place.Place.Name)
	switch {
	case p.Status == coverage.Assured:
		return fmt.Sprintf(statuses[p.Status].opening, name, against) + "."
	case p.Nearest == nil:
		return fmt.Sprintf(statuses[coverage.Uncovered].opening, name, against) + ": " + Obstacle(r, nil) + "."
	}
	return fmt.Sprintf(statuses[p.Status].opening, name, against) + ": " + Obstacle(r, p.Nearest) + "."
}

// Obstacle names the unit that comes closest and what stops it, after a colon.
func Obstacle(r *coverage.Result, n *coverage.Nearest) string {
	if n == nil {
		return "there is no unit"
	}
	return gateOf(n.Verdict.Gate).why(&approach{r, n})
}

// WhyBriefly returns the obstacle in a table's cell: "43 km out of reach".
func WhyBriefly(r *coverage.Result, p *coverage.PlaceThreat) string {
	return perhaps(p, cellOf(r, p.Nearest))
}

// WhyRoomy returns [WhyBriefly] where there is room for a word more.
func WhyRoomy(r *coverage.Result, p *coverage.PlaceThreat) string {
	if p.Nearest != nil {
		if words := gateOf(p.Nearest.Verdict.Gate).roomy; words != "" {
			return perhaps(p, words)
		}
	}
	return WhyBriefly(r, p)
}

// WhyAlone returns the obstacle in a few words that stand alone.
func WhyAlone(r *coverage.Result, p *coverage.PlaceThreat) string {
	if p.Nearest != nil {
		if words := gateOf(p.Nearest.Verdict.Gate).alone; words != "" {
			return words
		}
	}
	return cellOf(r, p.Nearest)
}

// perhaps marks the obstacle of a place that is covered at best.
func perhaps(p *coverage.PlaceThreat, words string) string {
	if p.Status == coverage.Possible && p.Nearest != nil {
		return p.Status.String() + "; " + words
	}
	return words
}

// cellOf returns the obstacle in a table's cell.
func cellOf(r *coverage.Result, n *coverage.Nearest) string {
	if n == nil {
		return "no unit"
	}
	gate := gateOf(n.Verdict.Gate)
	if gate.cell != nil {
		if words := gate.cell(&approach{r, n}); words != "" {
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
	switch {
	case p.Nearest == nil:
		return ""
	case p.Nearest.Remedy != nil:
		m := p.Nearest.Remedy
		return SmallestChange + ": " + remedyWith(s, m, typed(m.Switch)) + "."
	case p.Status.CoveredAt(scenario.Base):
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
		words += ": " + Change(m.Gained) + " people in all"
	}
	return words + " (" + m.Status.String() + more + ")"
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
