package report

import (
	"fmt"
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
	row = []string{wording.Switch(r.Scenario, m.Switch)}
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

// idleWords names the switches that change nothing, countries together.
func idleWords(s *scenario.Scenario, idle []*coverage.Promise) string {
	groups := []struct {
		words     string
		countries []string
	}{{"without %s", nil}, {"without the bases of %s", nil}, {"the bases of %s opened", nil}, {"units sent by %s", nil}}
	var rest []string
	for _, m := range idle {
		group, code := -1, ""
		switch c := m.Switch.(type) {
		case scenario.SetContributor:
			if group, code = 0, c.Code; c.State == scenario.Granted {
				group = 3
			}
		case scenario.SetHost:
			if group, code = 1, c.Code; c.State == scenario.Granted {
				group = 2
			}
		default:
			rest = append(rest, wording.Switch(s, m.Switch))
			continue
		}
		groups[group].countries = append(groups[group].countries, wording.CountrySubject(s, code))
	}
	var parts []string
	for _, g := range groups {
		if len(g.countries) > 0 {
			parts = append(parts, fmt.Sprintf(g.words, wording.Enumerate(g.countries, "")))
		}
	}
	return strings.Join(append(parts, rest...), "; ")
}

// estimateWords names the estimate that a sentence is about.
func estimateWords(r *coverage.Result) string { return " at the " + r.Lead.String() + " estimate" }
