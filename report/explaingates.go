package report

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// gateSection shows the gates of the units that matter against one threat, and
// verbose how far every unit gets.
func (x *Explanation) gateSection(p *page, t *ThreatExplanation) {
	threat := &x.Result.At(t.Threat).Threat
	list := t.Reckonings.At(x.Result.Lead)
	for _, i := range x.explained(t) {
		p.heading("Gate by gate, " + wording.ThreatPhrase(threat))
		p.say(unitSentence(x.Result.Scenario, &list[i], threat))
		x.gateTable(p, t, list[i].Unit)
	}
	if x.Verbose && len(list) > 0 {
		p.heading("Every unit, " + wording.ThreatPhrase(threat) + ", " + x.Result.Lead.String() + " estimate")
		p.tabulate(unitColumns, unitRows(x.Result.Scenario, list))
	}
}

// unitSentence says which unit is shown, and why.
func unitSentence(s *scenario.Scenario, k *coverage.Reckoning, t *scenario.Threat) string {
	role := "comes closest"
	if k.Verdict.Engaged() {
		role = "covers the place"
	}
	return fmt.Sprintf("%s %s; the threat flies %s at %s above ground.", wording.Capital(wording.UnitWords(s, k.Unit)), role, wording.Speed(t.Speed.At(k.Estimate)), wording.Height(t.Altitude.Base))
}

// gateTable sets the gates and their numbers against the estimates.
func (x *Explanation) gateTable(p *page, t *ThreatExplanation, u *scenario.Unit) {
	columns := []column{{title: "GATE"}, {title: "WHAT IS ASKED"}}
	var shown []*coverage.Reckoning
	for _, e := range x.estimates(t) {
		if k := sameUnit(t.Reckonings.At(e), u); k != nil {
			columns = append(columns, column{title: strings.ToUpper(e.String()), max: 30})
			shown = append(shown, k)
		}
	}
	var rows [][]string
	for g := coverage.GatePhase; g < coverage.GateCount; g++ {
		row := []string{g.String(), wording.GateQuestion(g)}
		for _, k := range shown {
			row = append(row, gateVerdict(k, g))
		}
		rows = append(rows, row)
		for i := range facts {
			if facts[i].gate == g {
				rows = appendFact(rows, &facts[i], x.Result.Scenario, shown)
			}
		}
	}
	p.tabulate(columns, rows)
}

// gateVerdict is what came of a gate; those behind the first that fails were
// not asked.
func gateVerdict(k *coverage.Reckoning, g coverage.Gate) string {
	v := k.Verdict
	switch {
	case v.Gate == coverage.GateNone || g < v.Gate:
		return "holds"
	case g > v.Gate:
		return "not asked"
	case v.ShortMeasured() && v.Short > 0:
		return "FAILS by " + wording.Kilometres(v.Short)
	}
	return "FAILS"
}

// appendFact adds the row of a fact, unless no reckoning has it.
func appendFact(rows [][]string, f *fact, s *scenario.Scenario, shown []*coverage.Reckoning) [][]string {
	row, known := []string{"", f.label}, false
	for _, k := range shown {
		q := f.value(reckoned{k, s})
		known = known || q.known
		if !q.known {
			q.words = "-"
		}
		row = append(row, q.words)
	}
	if !known {
		return rows
	}
	return append(rows, row)
}

// unitColumns are those of the list of every unit.
var unitColumns = []column{
	{title: "UNIT", max: 30}, {title: "SYSTEM", max: 24}, {title: "FROM", max: 16}, {title: "AWAY", right: true}, {title: "VERDICT", max: 30},
}

func unitRows(s *scenario.Scenario, list []coverage.Reckoning) [][]string {
	rows := make([][]string, len(list))
	for i := range list {
		k := &list[i]
		rows[i] = []string{k.Unit.Title(), wording.SystemName(s, k.Unit), wording.CountryName(s, k.Unit.Contributor), wording.Kilometres(k.Verdict.Distance), unitVerdict(k)}
	}
	return rows
}

func unitVerdict(k *coverage.Reckoning) string {
	switch {
	case k.Verdict.Engaged():
		return "covers"
	case k.Verdict.ShortMeasured() && k.Verdict.Short > 0:
		return k.Verdict.Gate.String() + ": " + wording.Kilometres(k.Verdict.Short) + " short"
	case k.Verdict.Gate == coverage.GateNone:
		return "there " + wording.ShareWords(k.Verdict.TimeShare) + " of the time"
	}
	return k.Verdict.Gate.String() + ": " + wording.GateWords(k.Verdict.Gate)
}
