package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/coverage"
	"airumbrella/report/subject"
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

// leadThreat is the index of the threat that reports lead with.
func leadThreat(s *scenario.Scenario) int {
	r := coverage.Result{Threats: make([]coverage.ThreatResult, len(s.Threats))}
	for i := range s.Threats {
		r.Threats[i].Threat = s.Threats[i]
	}
	return subject.LeadThreat(&r)
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
	lead, middle, rest := wording.Verdict(s, e)
	return lead + middle + rest
}
