package report

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// WhyNot says in one plain sentence why a place is not covered, or only
// perhaps, against the threat at an index of [coverage.Result.At]: the nearest
// unit and what stops it, with numbers. For an assured place it says so.
func WhyNot(r *coverage.Result, place *coverage.PlaceResult, threat int) string {
	p := place.At(threat)
	name := wording.Clean(place.Place.Name)
	against := wording.ThreatPhrase(&r.At(threat).Threat)
	if threat == len(r.Threats) && place.WorstOf >= 0 {
		against = wording.ThreatPhrase(&r.Threats[place.WorstOf].Threat)
	}
	if p.Status == coverage.Assured {
		return fmt.Sprintf("%s is covered against %s even if every assumption is bad.", name, against)
	}
	if p.Nearest == nil {
		return fmt.Sprintf("%s is not covered against %s: there is no unit.", name, against)
	}
	var opening string
	switch p.Status {
	case coverage.Likely:
		opening = fmt.Sprintf("%s is covered against %s at the base estimate, not if every assumption is bad", name, against)
	case coverage.Possible:
		opening = fmt.Sprintf("%s is covered against %s only if every assumption is good", name, against)
	default:
		opening = fmt.Sprintf("%s is not covered against %s", name, against)
	}
	return opening + ": " + obstacle(r, p.Nearest) + "."
}

// obstacle names the unit that comes closest and what stops it.
func obstacle(r *coverage.Result, n *coverage.Nearest) string {
	s := r.Scenario
	u := &s.Units[n.Unit]
	unit := unitWords(s, u)
	away := awayWords(n.Verdict.Distance)
	closest := "the unit that comes closest, " + unit + ", " + away + ", "
	switch n.Verdict.Gate {
	case coverage.GatePhase:
		return closest + phaseObstacle(s, u)
	case coverage.GateBasing:
		return wording.CountrySubject(s, u.Host) + " has not opened its bases to " + unit + ", " + away
	case coverage.GateContribution:
		sender := wording.CountrySubject(s, u.Contributor)
		return sender + " has not agreed to send " + strings.Replace(unit, possessive(sender)+" ", "its ", 1) + ", " + away
	case coverage.GateAuthorisation:
		return "allies may not intercept there; the nearest unit is " + unit + ", " + away
	case coverage.GateCapability:
		return "no unit that may act can engage this threat; the nearest is " + unit + ", " + away
	case coverage.GateGeometry:
		return closest + geometryObstacle(r, n.Verdict)
	case coverage.GateTimeline:
		return closest + "could not engage in time: the far edge lies " + wording.Kilometres(n.Verdict.Short) + " beyond what the minutes allow"
	case coverage.GateStock:
		return fmt.Sprintf("the rounds of %s, %s, do not last %s", unit, away, wording.Plural(s.Package.Stockpile.Nights, "night", "nights"))
	}
	return fmt.Sprintf("%s, %s, is there %s of the time", unit, away, shareWords(n.Verdict.TimeShare))
}

// here is the distance under which a unit stands in a place.
const here = 500 * geo.Metre

func awayWords(d geo.Length) string {
	if d < here {
		return "at its centre"
	}
	return wording.Kilometres(d) + " away"
}

func geometryObstacle(r *coverage.Result, v coverage.Verdict) string {
	switch smooth := r.Terrain == (coverage.SmoothEarth{}).Name(); {
	case v.Short <= 0 && smooth:
		return "cannot see it: it lies outside the sector of its radar"
	case v.Short <= 0:
		return "cannot see it: it lies outside the sector of its radar or behind terrain"
	}
	return "falls " + wording.Kilometres(v.Short) + " short of the far edge"
}

func phaseObstacle(s *scenario.Scenario, u *scenario.Unit) string {
	if u.Phase == scenario.AfterCeasefire && s.Phase != scenario.AfterCeasefire {
		return "comes only after a ceasefire"
	}
	return "may not stand there under the caveats of " + wording.CountrySubject(s, u.Contributor)
}

// shareWords is a share of time in percent that never reads as all of it.
func shareWords(share float64) string { return wording.Percent(int(share*1000), 1000) }

// unitWords is "Romania's F-16C (ro-alert)", or "Mykolaiv battery (NASAMS,
// Norway)" for a unit that has a name.
func unitWords(s *scenario.Scenario, u *scenario.Unit) string { return unitWordsWith(s, u, "") }

// unitWordsWith is unitWords with something more in the brackets.
func unitWordsWith(s *scenario.Scenario, u *scenario.Unit, more string) string {
	system := wording.Clean(u.System)
	if found := s.System(u); found != nil && found.Name != "" {
		system = wording.Clean(found.Name)
	}
	if more != "" {
		more = ", " + more
	}
	if u.Name != "" {
		return wording.Clean(u.Name) + " (" + system + ", " + wording.CountryName(s, u.Contributor) + more + ")"
	}
	if u.Contributor != "" {
		system = possessive(wording.CountrySubject(s, u.Contributor)) + " " + system
	}
	return system + " (" + wording.Clean(u.ID) + more + ")"
}

// possessive is "Romania's" or "the United States'".
func possessive(country string) string {
	if strings.HasSuffix(country, "s") {
		return country + "'"
	}
	return country + "'s"
}

// WhyBriefly is the obstacle in a table's cell: "43 km out of reach".
func WhyBriefly(r *coverage.Result, p *coverage.PlaceThreat) string {
	if p.Nearest == nil {
		return "no unit"
	}
	words := gateBriefly(r, p.Nearest)
	if p.Status == coverage.Possible {
		return "possible; " + words
	}
	return words
}

func gateBriefly(r *coverage.Result, n *coverage.Nearest) string {
	s, v := r.Scenario, n.Verdict
	u := &s.Units[n.Unit]
	switch {
	case v.Gate == coverage.GatePhase && u.Phase == scenario.AfterCeasefire && s.Phase != scenario.AfterCeasefire:
		return "only after a ceasefire"
	case v.Gate == coverage.GatePhase:
		return "caveat of " + wording.CountrySubject(s, u.Contributor)
	case v.Gate == coverage.GateBasing:
		return wording.CountrySubject(s, u.Host) + " has not agreed"
	case v.Gate == coverage.GateContribution:
		return wording.CountrySubject(s, u.Contributor) + " has not agreed"
	case v.Gate == coverage.GateGeometry && v.Short > 0:
		return wording.Kilometres(v.Short) + " out of reach"
	case v.Gate == coverage.GateGeometry:
		return "not in the radar's view"
	case v.Gate == coverage.GateTimeline && v.Short > 0:
		return wording.Kilometres(v.Short) + " too far to be in time"
	case v.Gate == coverage.GateStock:
		return fmt.Sprintf("rounds do not last %s", wording.Plural(s.Package.Stockpile.Nights, "night", "nights"))
	case v.Gate == coverage.GateNone:
		return "covered " + shareWords(v.TimeShare) + " of the time"
	}
	return wording.GateWords(v.Gate)
}

// WhatHelps says in one sentence which single change would cover the place, or
// that none was found; it is empty where none was looked for.
func WhatHelps(s *scenario.Scenario, p *coverage.PlaceThreat) string {
	if p.Nearest == nil {
		return ""
	}
	m := p.Nearest.Remedy
	switch {
	case m != nil:
		return "Smallest single change: " + wording.Switch(s, m.Switch) + gained(m) + how(m) + "."
	case p.Status.CoveredAt(scenario.Base):
		return ""
	}
	return "No single change of the switches covers it."
}

func gained(m *coverage.Remedy) string {
	if m.Gained <= 0 {
		return ""
	}
	return ": " + wording.Change(m.Gained) + " people in all"
}

// how is the switch to throw and the status it gives.
func how(m *coverage.Remedy) string {
	set := m.Switch.String()
	if set == "" {
		return " (" + m.Status.String() + ")"
	}
	return " (" + m.Status.String() + "; --set " + quotedSet(wording.Clean(set)) + ")"
}

// quotedSet puts a change with blanks or brackets into quotes, as a shell needs
// it.
func quotedSet(set string) string {
	if strings.ContainsAny(set, " []{}()<>|&;*?$'\"") {
		return "'" + strings.ReplaceAll(set, "'", `'\''`) + "'"
	}
	return set
}
