package report

import (
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// maxPromiseThreats is how many threats stand beside one another in the table
// of promises; of more, only the one that the report leads with.
const maxPromiseThreats = 5

// promiseSection says what each switch of the package is worth: one row for
// each that changes anything, and one sentence for those that do not.
func promiseSection(p *page, r *coverage.Result, o TextOptions) {
	if len(o.Promises) == 0 || len(r.Threats) == 0 {
		return
	}
	threats := shownThreats(r)
	columns := []column{{title: "IF", max: 44}}
	for _, t := range threats {
		columns = append(columns, column{title: strings.ToUpper(wording.ThreatLabel(&r.Threats[t].Threat)), right: true})
	}
	var rows [][]string
	var idle []*coverage.Promise
	for i := range o.Promises {
		row, moves := promiseRow(r, &o.Promises[i], threats)
		if moves {
			rows = append(rows, row)
		} else {
			idle = append(idle, &o.Promises[i])
		}
	}
	p.heading("What the promises are worth: change in people covered" + estimateNote(r))
	if o.Worth != nil && r.Lead == scenario.Base {
		p.say(strings.Join(WorthSentences(o.Worth), " "))
	}
	p.tabulate(columns, rows)
	if len(idle) > 0 {
		p.say("No difference" + estimateWords(r) + ": " + idleWords(r.Scenario, idle) + ".")
	}
}

// promiseRow is a promise's row, and whether it changes anything.
func promiseRow(r *coverage.Result, m *coverage.Promise, threats []int) (row []string, moves bool) {
	row = []string{promiseWords(r.Scenario, m)}
	for _, t := range threats {
		change := m.Change[t].At(r.Lead)
		moves = moves || change != 0
		cell := "-"
		if change != 0 {
			cell = wording.Change(change)
		}
		row = append(row, cell)
	}
	return row, moves
}

// promiseWords is a promise in a reader's words: "without the bases of
// Romania". What is no switch of a country or of the order keeps the words that
// it came with.
func promiseWords(s *scenario.Scenario, m *coverage.Promise) string {
	key, value, _ := strings.Cut(m.Set, "=")
	list, code, _ := strings.Cut(key, ".")
	switch {
	case list == "hosts" && value == "granted":
		return countryPhrase(s, code) + " opens its bases"
	case list == "hosts" && value == "denied":
		return "without the bases of " + countryPhrase(s, code)
	case list == "contributors" && value == "granted":
		return countryPhrase(s, code) + " sends its units"
	case list == "contributors" && value == "denied":
		return "without " + countryPhrase(s, code)
	}
	return remedyWords(&coverage.Remedy{Set: m.Set, Text: m.Text})
}

// countryPhrase is a country's name with the article that it takes in a
// sentence.
func countryPhrase(s *scenario.Scenario, code string) string {
	return wording.WithArticle(wording.CountryName(s, code))
}

// idleWords names the switches that change nothing, countries together.
func idleWords(s *scenario.Scenario, idle []*coverage.Promise) string {
	kinds := []struct{ prefix, suffix, words string }{
		{"contributors.", "=denied", "without %s"}, {"hosts.", "=denied", "without the bases of %s"},
		{"hosts.", "=granted", "the bases of %s opened"}, {"contributors.", "=granted", "units sent by %s"},
	}
	countries := make([][]string, len(kinds))
	var rest []string
next:
	for _, m := range idle {
		for k, kind := range kinds {
			if strings.HasPrefix(m.Set, kind.prefix) && strings.HasSuffix(m.Set, kind.suffix) {
				code := strings.TrimSuffix(strings.TrimPrefix(m.Set, kind.prefix), kind.suffix)
				countries[k] = append(countries[k], countryPhrase(s, code))
				continue next
			}
		}
		rest = append(rest, promiseWords(s, m))
	}
	var parts []string
	for k, kind := range kinds {
		if len(countries[k]) > 0 {
			parts = append(parts, strings.Replace(kind.words, "%s", wording.Enumerate(countries[k], ""), 1))
		}
	}
	return strings.Join(append(parts, rest...), "; ")
}

// estimateWords names the estimate that a sentence is about.
func estimateWords(r *coverage.Result) string { return " at the " + r.Lead.String() + " estimate" }
