package cli

import (
	"fmt"
	"strings"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
)

// partiesTable lists hosts or contributors with their reported positions.
func partiesTable(title string, parties []scenariofile.Party, verbose bool) *subject.Table {
	t := &subject.Table{
		Title: title,
		Columns: []subject.Column{
			{Title: "CODE"},
			{Title: "NAME"},
			{Title: "PERMISSION"},
			{Title: "PROBABILITY", Right: true, Detail: true},
			{Title: "CAVEATS", Detail: verbose},
			{Title: "AS OF"},
		},
	}
	if verbose {
		t.Columns = append(t.Columns, subject.Column{Title: "WHAT WAS SAID", Key: "about"}, subject.Column{Title: "SOURCE"})
	}
	for _, p := range parties {
		var probability any
		if q := p.Permission.Probability; q != nil {
			probability = *q
		}
		var caveats []string
		for _, c := range p.Caveats {
			caveats = append(caveats, string(c))
		}
		row := []any{
			p.Code,
			p.Name,
			string(p.Permission.State),
			probability,
			strings.Join(caveats, ", "),
			p.Permission.AsOf,
		}
		if verbose {
			row = append(row, p.Permission.About, p.Permission.Source)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// scenariosTable lists the built-in scenarios in the order in which to read
// them.
func scenariosTable(verbose bool) *subject.Table {
	t := &subject.Table{Title: "Built-in scenarios", Grouped: verbose, Columns: []subject.Column{
		{
			Title: "ID",
		}, {Title: "NAME", Detail: !verbose}, {Title: "PHASE", Detail: !verbose}, {Title: "AS OF", Detail: !verbose},
		{Title: "WHAT IT SHOWS", Key: "about"},
	}}
	if verbose {
		t.Columns = append(
			t.Columns,
			subject.Column{Title: "UNITS", Right: true},
			subject.Column{Title: "THREATS"},
			subject.Column{Title: "SOURCE"},
		)
	}
	for _, name := range data.BuiltinNames() {
		s, err := scenariofile.Load(name, scenariofile.Options{})
		if err != nil {
			panic(fmt.Sprintf("bug in the built-in scenario %s: %v", name, err))
		}
		row := []any{name, s.Name, string(s.Phase), s.AsOf, s.About}
		if verbose {
			var threats []string
			for i := range s.Threats {
				threats = append(threats, s.Threats[i].ID)
			}
			row = append(row, len(s.Units), strings.Join(threats, ", "), strings.Join(s.Source, "; "))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
