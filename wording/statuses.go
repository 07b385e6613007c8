package wording

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// statusRow is every wording of one status.
type statusRow struct {
	name    string // in a legend
	means   string // in half a sentence
	verdict string // of a heading
	opening string // of the sentence that says why: the place, the threat
	why     string // what that sentence answers; "" where nothing is missing
}

// statuses is the table of statuses.
var statuses = [...]statusRow{
	coverage.Uncovered: {
		name: "not covered", means: "not covered even if every assumption is good", verdict: "not covered",
		opening: "%s is not covered against %s", why: "Why not:",
	},
	coverage.Possible: {
		name: "possible", means: "covered only if every assumption is good", verdict: "perhaps covered (possible)",
		opening: "%s is covered against %s only if every assumption is good", why: "Why only possible:",
	},
	coverage.Likely: {
		name: "likely", means: "covered under the base assumptions", verdict: "covered (likely)",
		opening: "%s is covered against %s at the base estimate, not if every assumption is bad",
		why:     "Why not assured:",
	},
	coverage.Assured: {
		name: "assured", means: "covered even if every assumption is bad", verdict: "covered (assured)",
		opening: "%s is covered against %s even if every assumption is bad",
	},
}

// StatusName returns what a status is called in a legend: "not covered".
func StatusName(s coverage.Status) string { return statuses[s].name }

// StatusWords returns what a status means in half a sentence.
func StatusWords(s coverage.Status) string { return statuses[s].means }

// StatusVerdict returns the verdict of a heading: "perhaps covered (possible)".
func StatusVerdict(s coverage.Status) string { return statuses[s].verdict }

// StatusWhy returns what the words on an obstacle answer: "Why not:".
func StatusWhy(s coverage.Status) string { return statuses[s].why }

// Verdict returns whether a place of a status is covered at an estimate, in
// three parts: the verdict, words that may be left out, and the status.
func Verdict(s coverage.Status, e scenario.Estimate) (lead, middle, rest string) {
	switch {
	case s.CoveredAt(e):
		return "COVERED", "", ", " + s.String()
	case s == coverage.Uncovered:
		return "NOT COVERED", "", ""
	}
	return "NOT COVERED", AtEstimate(e), ", " + s.String()
}

// estimates opens a sentence that is about another estimate than base.
var estimates = [...]string{
	scenario.Low:  "At the low estimate, with every assumption bad, ",
	scenario.Base: "",
	scenario.High: "At the high estimate, with every assumption good, ",
}

// EstimateOpening opens a sentence that is about another estimate than base; ""
// for base.
func EstimateOpening(e scenario.Estimate) string { return estimates[e] }

// AtEstimate names the estimate that a sentence is about, after a blank.
func AtEstimate(e scenario.Estimate) string { return fmt.Sprintf(" at the %s estimate", e) }
