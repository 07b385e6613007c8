package tui

import (
	"airumbrella/coverage"
	"airumbrella/report"
	"airumbrella/scenario"
	"airumbrella/wording"
)

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
