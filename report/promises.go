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
	var idle []scenario.Switch
	for i := range o.Promises {
		row, moves := promiseRow(r, &o.Promises[i], threats)
		if moves {
			rows = append(rows, row)
		} else {
			idle = append(idle, o.Promises[i].Switch)
		}
	}
	p.heading("What the promises are worth: change in people covered" + estimateNote(r))
	if o.Worth != nil && r.Lead == scenario.Base {
		p.say(strings.Join(wording.WorthSentences(o.Worth, LeadThreat(o.Worth.Result)), " "))
	}
	p.tabulate(columns, rows)
	if len(idle) > 0 {
		p.say("No difference" + wording.AtEstimate(r.Lead) + ": " + wording.Switches(r.Scenario, idle) + ".")
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
