package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"airumbrella/coverage/worth"
)

// worthColumns is the head of the worth as CSV.
var worthColumns = []string{"threat", "what", "id", "covered", "shapley", "loss_if_removed", "permission"}

// WorthCSV writes one row per threat and whatever carries its cover, then one
// per subset of the conditions and per minute of delay, per set of switches that
// reaches a target, and per end of an assumption. No cell is read as a formula.
func WorthCSV(w io.Writer, x *worth.Worth) error {
	out := csv.NewWriter(w)
	if err := out.Write(worthColumns); err != nil {
		return err
	}
	s := savedWorth(x)
	for _, t := range append(s.Threats, s.Worst) {
		if err := out.WriteAll(carriedRows(&t)); err != nil {
			return err
		}
	}
	for _, row := range append(minimumRows(s.Minimum), assumptionRows(s.Assumptions)...) {
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// minimumRows is one row per set of switches that reaches a target, from where
// the scenario stands and from no promise at all.
func minimumRows(list []SavedMinimum) (rows [][]string) {
	for i := range list {
		m := &list[i]
		for _, start := range []struct {
			what string
			from *SavedSearch
		}{{"least set from here", &m.Onward}, {"least set from nothing", &m.Scratch}} {
			for _, set := range start.from.Sets {
				var switches []string
				for _, step := range set.Steps {
					switches = append(switches, step.Set)
				}
				rows = append(rows, []string{csvText(m.ID), start.what, csvText(strings.Join(switches, " ")), strconv.Itoa(set.Covered), "", "", ""})
			}
		}
	}
	return rows
}

// assumptionRows is two rows per assumption and threat: who is covered with it
// alone at its bad and at its good end.
func assumptionRows(list []SavedAssumption) (rows [][]string) {
	for i := range list {
		a := &list[i]
		id := csvText(strings.TrimSpace(wordsOf(a.System) + wordsOf(a.Threat) + " " + a.Field))
		for _, m := range a.Moves {
			rows = append(rows,
				[]string{csvText(m.ID), "assumption at its bad end", id, strconv.Itoa(m.Low), "", "", ""},
				[]string{csvText(m.ID), "assumption at its good end", id, strconv.Itoa(m.High), "", "", ""})
		}
	}
	return rows
}

func carriedRows(t *SavedCarried) [][]string {
	id := csvText(t.ID)
	rows := [][]string{{id, "covered", "", strconv.Itoa(t.Covered), "", "", ""}, {id, "ukraine alone", "", strconv.Itoa(t.UkraineAlone), "", "", ""}}
	for _, g := range []struct {
		what   string
		shares []SavedShare
	}{{"condition", t.Conditions}, {"contributor", t.Contributors}, {"host", t.Hosts}, {"base", t.Bases}, {"unit", t.Units}} {
		for _, share := range g.shares {
			rows = append(rows, []string{id, g.what, csvText(share.ID), "", strconv.Itoa(share.Shapley), strconv.Itoa(share.LossIfRemoved), wordsOf(share.Permission)})
		}
	}
	for _, subset := range t.Subsets {
		rows = append(rows, []string{id, "conditions", strings.Join(subset.Conditions, " "), strconv.Itoa(subset.Covered), "", "", ""})
	}
	for _, d := range t.Delay {
		rows = append(rows, []string{id, "delay of minutes", strconv.Itoa(d.Minutes), strconv.Itoa(d.Covered), "", "", ""})
	}
	return rows
}
