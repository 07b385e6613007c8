package cli

import (
	"context"
	"fmt"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// AssumptionTable is every assumption of the default scenario, moved alone to its ends, with
// the people covered then, as a table in Markdown for docs/model.md: those that move nobody
// stand below it by name.
func AssumptionTable(ctx context.Context) (string, error) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		return "", err
	}
	x, err := new(app.Service).Tornado(ctx, s)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	head := []string{"assumption", "grade", "base", "moved"}
	now := []string{"**as it stands**", "", "", ""}
	for t := range x.Threats {
		head = append(head, wording.ThreatLabel(&x.Result.Threats[t].Threat))
		now = append(now, wording.People(x.Threats[t].Covered))
	}
	row := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	row(head)
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	row(now)
	var idle []*worth.Assumption
	for i := range x.Assumptions {
		if a := &x.Assumptions[i]; moves(x, a) {
			row(assumptionCells(x, a))
		} else {
			idle = append(idle, a)
		}
	}
	fmt.Fprintf(&b, "\nThe other %d move nobody against any threat when moved alone:\n\n%s", len(idle),
		idleAssumptions(s, idle))
	return b.String(), nil
}

// moves reports whether an assumption moves anybody against some threat.
func moves(x *worth.Worth, a *worth.Assumption) bool {
	for t := range x.Threats {
		if a.Span(t) > 0 {
			return true
		}
	}
	return false
}

// assumptionCells is the row of an assumption that moves somebody.
func assumptionCells(x *worth.Worth, a *worth.Assumption) []string {
	base := ""
	if a.Positions == nil && a.Value != (scenario.Triple[float64]{}) {
		base = wording.Number(a.Value.Base)
	}
	cells := []string{
		wording.AssumptionName(x.Result.Scenario, a), string(a.Grade), base, wording.AssumptionValues(a),
	}
	for t := range x.Threats {
		people := ""
		if a.Span(t) > 0 {
			people = peopleMoved(x, a, t)
		}
		cells = append(cells, people)
	}
	return cells
}

// peopleMoved returns the people covered at the ends of an assumption, and how many it moves
// where the two read alike.
func peopleMoved(x *worth.Worth, a *worth.Assumption, threat int) string {
	words := wording.AssumptionPeople(a, threat, x.Threats[threat].Covered)
	ends, kept, station := strings.Cut(words, "; ")
	if !strings.Contains(ends, " to ") {
		ends += " (moves " + wording.People(a.Span(threat)) + ")"
	}
	if station {
		return ends + "; " + kept
	}
	return ends
}

// idleAssumptions lists assumptions by what they are about, those of one system in a line.
func idleAssumptions(s *scenario.Scenario, list []*worth.Assumption) string {
	var order []string
	fields := map[string][]string{}
	for _, a := range list {
		about, field, has := strings.Cut(wording.AssumptionName(s, a), ": ")
		if _, known := fields[about]; !known {
			order = append(order, about)
			fields[about] = nil
		}
		if has {
			fields[about] = append(fields[about], field)
		}
	}
	var b strings.Builder
	for _, about := range order {
		b.WriteString("- " + about)
		if len(fields[about]) > 0 {
			b.WriteString(": " + strings.Join(fields[about], "; "))
		}
		b.WriteString("\n")
	}
	return b.String()
}
