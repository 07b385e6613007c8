package tui

import (
	"airumbrella/coverage"
	"airumbrella/report"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
	"strings"
)

// answer is a scenario with what is known of it, and how it is asked about.
// Panels are functions of it.
type answer struct {
	Scenario *scenario.Scenario
	Result   *coverage.Result // led by the estimate; nil while nothing is known
	Threat   int              // as coverage.Result.At takes it
	Estimate scenario.Estimate
}

// leadThreat is the index of the threat that reports lead with.
func leadThreat(s *scenario.Scenario) int {
	r := coverage.Result{Threats: make([]coverage.ThreatResult, len(s.Threats))}
	for i := range s.Threats {
		r.Threats[i].Threat = s.Threats[i]
	}
	return report.LeadThreat(&r)
}

// sameThreat is the index of a threat of one scenario in another, that of the
// leading one where the other has no such threat.
func sameThreat(s *scenario.Scenario, threat int, other *scenario.Scenario) int {
	if threat >= len(s.Threats) {
		return len(other.Threats)
	}
	for i := range other.Threats {
		if other.Threats[i].ID == s.Threats[threat].ID {
			return i
		}
	}
	return leadThreat(other)
}

// verdictWords says whether a place is covered at an estimate.
func verdictWords(s coverage.Status, e scenario.Estimate) string {
	lead, middle, rest := wording.Verdict(s, e)
	return lead + middle + rest
}

// summaryOf is the summary row of every threat index. The report has no row
// for the worst of fewer than two threats: a single one is its own worst.
func summaryOf(r *coverage.Result) []report.SummaryRow {
	rows := report.Summary(r)
	for len(rows) <= len(r.Threats) {
		rows = append(rows, append(rows, report.SummaryRow{})[0])
	}
	return rows
}

// uncoveredPlaces are the counted places that are not covered, most people
// first; the answer is known.
func (a *answer) uncoveredPlaces(names *placeNames) (list []int) {
	for _, i := range names.byPeople {
		pr := &a.Result.Places[i]
		if pr.Place.Counted && !pr.At(a.Threat).Status.CoveredAt(a.Estimate) {
			list = append(list, i)
		}
	}
	return list
}

// unitNames lists units of the answer by index.
func (a *answer) unitNames(units []int) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = screen.Clean(a.Result.Scenario.Units[u].Title())
	}
	return strings.Join(names, ", ")
}
