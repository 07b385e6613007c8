package report

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// SummaryRow is one threat's line in the text report and in the planner's
// pane: the numbers and the words for them.
type SummaryRow struct {
	Index      int    // for [coverage.Result.At]
	ID         string // of the threat, or [scenario.WorstID]
	Threat     string // "low drone"
	Altitude   string // "60 m"; empty for the worst
	Authorised bool   // false: allies may not intercept this class

	Total   int                  // counted people
	Covered scenario.Triple[int] // of them

	People       string // covered at the leading estimate: "6.9 M"
	Percent      string // of all counted people: "41 %"
	Range        string // low to high, percent: "[24-56]"
	UkraineAlone string // people whom Ukraine's own tier covers: "4.8 M"
	Adds         string // what the guarantee adds: "+2.1 M", or "not authorised"
	Before       string // people covered before the ceasefire: "5.2 M"
	Nodes        string // logistics nodes covered of all: "49/113"
}

// Summary is one row per threat in the scenario's order and, with two or more
// threats, a last one for the worst of them.
func Summary(r *coverage.Result) []SummaryRow {
	rows := make([]SummaryRow, 0, len(r.Threats)+1)
	for i := range r.Threats {
		rows = append(rows, summaryRow(r, i))
	}
	if len(rows) > 1 {
		rows = append(rows, summaryRow(r, len(r.Threats)))
	}
	return rows
}

func summaryRow(r *coverage.Result, i int) SummaryRow {
	t, e := r.At(i), r.Lead
	covered, alone := t.Population.Covered.At(e), t.UkraineAlone.At(e)
	row := SummaryRow{
		Index: i, ID: t.Threat.ID, Threat: wording.ThreatLabel(&t.Threat), Authorised: authorised(r, i),
		Total: t.Population.Total, Covered: t.Population.Covered,
		People:       wording.People(covered),
		Percent:      wording.Percent(covered, t.Population.Total),
		Range:        wording.Range(t.Population.Covered, t.Population.Total),
		UkraineAlone: wording.People(alone),
		Adds:         wording.Change(covered - alone),
		Before:       wording.People(t.BeforeCeasefire.At(e)),
		Nodes:        fmt.Sprintf("%d/%d", t.Nodes.Covered.At(e), t.Nodes.Total),
	}
	if i < len(r.Threats) {
		row.Altitude = wording.Height(t.Threat.Altitude.Base)
	}
	if !row.Authorised {
		row.Adds = "not authorised"
	}
	return row
}

// authorised reports whether allies may intercept the class of the threat at
// an index; the worst of several threats counts as authorised.
func authorised(r *coverage.Result, i int) bool {
	return i == len(r.Threats) || r.Scenario.Package.Authorisation.Classes.Has(r.Threats[i].Threat.Class)
}

// LeadThreat is the index of the threat that a report leads with: the first
// cruise missile in play, else the first threat, else the worst (of none).
func LeadThreat(r *coverage.Result) int {
	for i := range r.Threats {
		if r.Threats[i].Threat.Class == scenario.CruiseMissile {
			return i
		}
	}
	return 0
}

// RaidLead is the index of the threat that a raid report leads with, chosen as
// by [LeadThreat]; -1 without threats.
func RaidLead(o *raid.Outcome) int {
	for i := range o.Threats {
		if o.Threats[i].Threat.Class == scenario.CruiseMissile {
			return i
		}
	}
	return min(0, len(o.Threats)-1)
}
