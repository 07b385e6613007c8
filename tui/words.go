package tui

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/coverage"
	"airumbrella/report"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/charmbracelet/x/ansi"
)

// clean strips terminal control sequences and control characters from text
// that was read from files. The canvas refuses them too; here the rest of a
// sequence goes with its beginning.
func clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !printable(r) }) {
		return s
	}
	s = strings.Join(strings.Fields(ansi.Strip(s)), " ")
	return strings.Map(func(r rune) rune {
		if printable(r) || r >= 0x300 && r <= 0x36f {
			return r
		}
		return -1
	}, s)
}

// threatTitle is the name of a threat with its height.
func threatTitle(t *scenario.Threat) string {
	if t.ID == scenario.WorstID {
		return wording.ThreatPhrase(t)
	}
	return wording.ThreatPhrase(t) + " (" + wording.Height(t.Altitude) + ")"
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

// upperFirst starts text with a capital letter.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// verdictWords says whether a place is covered at an estimate.
func verdictWords(s coverage.Status, e scenario.Estimate) string {
	lead, middle, rest := verdictParts(s, e)
	return lead + middle + rest
}

// verdictParts are the verdict, words that may be left out, and the status.
func verdictParts(s coverage.Status, e scenario.Estimate) (lead, middle, rest string) {
	switch {
	case s.CoveredAt(e):
		return "COVERED", "", ", " + s.String()
	case s == coverage.Uncovered:
		return "NOT COVERED", "", ""
	}
	return "NOT COVERED", " at the " + e.String() + " estimate", ", " + s.String()
}

// gateWord is a gate in one plain word, for the narrow column of the list.
func gateWord(g coverage.Gate) string {
	switch g {
	case coverage.GatePhase:
		return "phase"
	case coverage.GateBasing:
		return "bases"
	case coverage.GateContribution:
		return "sender"
	case coverage.GateAuthorisation:
		return "zone"
	case coverage.GateCapability:
		return "means"
	case coverage.GateGeometry:
		return "reach"
	case coverage.GateTimeline:
		return "time"
	case coverage.GateStock:
		return "stock"
	}
	return ""
}

// zoneWords says where allied units may intercept.
func zoneWords(a *scenario.Authorisation) string {
	switch a.Zone {
	case scenario.ZoneNone:
		return "nowhere"
	case scenario.ZoneHost:
		return "hosts' own airspace only"
	case scenario.ZoneBorderStrip:
		return fmt.Sprintf("%.0f km along the border", a.Strip.Kilometres())
	case scenario.ZoneRegions:
		return fmt.Sprintf("%d of 27 regions", len(a.Regions))
	}
	return "all of Ukraine"
}

// commandWords says how units share tracks.
func commandWords(level int) string {
	switch level {
	case 0:
		return "every unit alone"
	case 1:
		return "shared as a warning"
	case 2:
		return "shared for launch"
	}
	return "shared to the end"
}

// stockWords says how long the rounds must last.
func stockWords(p scenario.Stockpile) string {
	if p.Nights == 0 {
		return "not asked"
	}
	words := fmt.Sprintf("%d nights", p.Nights)
	if p.Factor != 1 {
		words += " with " + roundsWords(p.Factor)
	}
	return words
}

// roundsWords says how much of the stock there is: "all rounds", "half the
// rounds", "four times the rounds".
func roundsWords(factor float64) string {
	switch factor {
	case 0:
		return "no rounds"
	case 0.1:
		return "a tenth of the rounds"
	case 0.25:
		return "a quarter of the rounds"
	case 0.5:
		return "half the rounds"
	case 1:
		return "all rounds"
	case 2:
		return "twice the rounds"
	case 4:
		return "four times the rounds"
	}
	if factor < 1 {
		return fmt.Sprintf("%.2g %% of the rounds", 100*factor)
	}
	return fmt.Sprintf("%.3g times the rounds", factor)
}
