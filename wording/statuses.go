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
	coverage.Partly: {
		name: "partly", means: "part of it covered under the base assumptions", verdict: "partly covered",
		opening: "%s is partly covered against %s at the base estimate", why: "Why only partly:",
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

// StatusLegend explains the statuses of a table in one sentence.
const StatusLegend = "Assured: 95 % of a place covered with every assumption bad; likely: at base; partly: so much " +
	"of it at base; possible: some of it with every assumption good."

// StatusWhy returns what the words on an obstacle answer: "Why not:".
func StatusWhy(s coverage.Status) string { return statuses[s].why }

// Standing returns the status of a place in a table's cell, with how much of it is
// covered at base where that is a part: "partly 84 %".
func Standing(p *coverage.PlaceThreat) string {
	return StatusWithShare(p.Status, p.Count.Base, p.Points)
}

// StatusWithShare returns a status in a table's cell, with the share of the demand
// points that are covered at base where that is a part of them: "partly 84 %".
func StatusWithShare(s coverage.Status, covered, points int) string {
	if s == coverage.Partly && points > 0 {
		return statuses[s].name + " " + Percent(covered, points)
	}
	return statuses[s].name
}

// StandingInFull returns [Standing] with the range of the share where the estimates
// differ and the place has more than one demand point: "partly 84 % [30-100]".
func StandingInFull(p *coverage.PlaceThreat) string {
	words := Standing(p)
	if p.Points > 1 && p.Count.Low != p.Count.High {
		words += " " + Range(p.Count, p.Points)
	}
	return words
}

// StandingVerdict returns the verdict of a heading: "partly covered, 84 % of its
// people", "perhaps covered (possible)".
func StandingVerdict(p *coverage.PlaceThreat) string {
	if p.Status == coverage.Partly {
		return statuses[p.Status].verdict + ", " + Percent(p.Count.Base, p.Points) + " of it"
	}
	return statuses[p.Status].verdict
}

// PartOf returns how much of a place is covered at an estimate, "84 %", where that
// is a part of it; "" where all or next to nothing is.
func PartOf(p *coverage.PlaceThreat, e scenario.Estimate) string {
	if p.PartlyAt(e) {
		return Percent(p.Count.At(e), p.Points)
	}
	return ""
}

// Named returns the name of a place with [PartOf] it: "Kryvyi Rih 84 %".
func Named(name string, p *coverage.PlaceThreat, e scenario.Estimate) string {
	if part := PartOf(p, e); part != "" {
		return name + " " + part
	}
	return name
}

// Verdict returns whether a place is covered at an estimate, in three parts: the
// verdict, words that may be left out, and the status.
func Verdict(p *coverage.PlaceThreat, e scenario.Estimate) (lead, middle, rest string) {
	switch part := PartOf(p, e); {
	case p.CoveredAt(e):
		return "COVERED", "", ", " + p.Status.String()
	case part != "" && p.Status == coverage.Partly && e == scenario.Base:
		return "PARTLY COVERED, " + part, "", ""
	case part != "":
		return "PARTLY COVERED, " + part, AtEstimate(e), ", " + p.Status.String()
	case p.Status == coverage.Uncovered:
		return "NOT COVERED", "", ""
	}
	return "NOT COVERED", AtEstimate(e), ", " + p.Status.String()
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
