package subject

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// RaidDocument says what raids come to: how many get through, and for how many
// nights the stocks last.
func RaidDocument(o *raid.Outcome, v View) *Document {
	p := &Document{Title: "Raids and staying power", Subtitle: scenarioWords(o.Scenario)}
	lead := v.raidLead(o)
	if lead < 0 {
		p.lead("No threat is in play, so no raid comes.")
		return p
	}
	p.lead(
		wording.EstimateOpening(o.Lead) + lowerAfter(wording.EstimateOpening(o.Lead), wording.SalvoSentence(o, lead)),
	)
	for i := range o.Threats {
		if i != lead {
			p.say(wording.SalvoSentence(o, i))
		}
	}
	p.say(wording.ReportedSentence(o))
	p.say(wording.NightsSentence(o, lead))
	if short := shortest(o, lead); short != lead {
		p.say(wording.NightsSentence(o, short))
	}
	if lost := wording.ActivationSentence(o, lead); lost != "" {
		p.say(lost + " Nights below count from the decision.")
	}
	p.say("Each threat is reckoned alone, against full magazines, save in the massed night. " + Caution)
	raidTable(p, o, "A salvo", func(t *raid.ThreatOutcome) *raid.Raid { return &t.Salvo })
	massedTable(p, o)
	raidTable(p, o, "A routine night", func(t *raid.ThreatOutcome) *raid.Raid { return &t.Routine })
	p.say("Full nights: so many such raids in a row find rounds in full for every arrival within reach; half " +
		"nights: for half of them or more.")
	stayingTable(p, o)
	productionTable(p, o)
	magazineTable(p, o, lead)
	p.heading("How to read this")
	var items []string
	for _, note := range wording.RaidNotes(o.Notes) {
		items = append(items, wording.Capital(note))
	}
	p.list(items)
	return p
}

// RaidLine returns how many of a salvo get through.
func RaidLine(o *raid.Outcome, v View) string { return RaidDocument(o, v).answer() }

// lowerAfter starts a sentence small where words stand before it.
func lowerAfter(before, sentence string) string {
	if before == "" || sentence == "" {
		return sentence
	}
	return strings.ToLower(sentence[:1]) + sentence[1:]
}

// shortest returns the index of the threat against which stocks last the fewest
// routine nights, the leading one where none is shorter.
func shortest(o *raid.Outcome, lead int) int {
	best := lead
	for i := range o.Threats {
		n, m := o.Threats[i].Routine.Nights.At(o.Lead), o.Threats[best].Routine.Nights.At(o.Lead)
		if !n.None && !n.Endless && (m.None || m.Endless || n.Nights < m.Nights) {
			best = i
		}
	}
	return best
}

// raidTable adds one row per threat for one size of raid.
func raidTable(p *Document, o *raid.Outcome, title string, of func(*raid.ThreatOutcome) *raid.Raid) {
	var rows [][]string
	for i := range o.Threats {
		t := &o.Threats[i]
		r := of(t)
		armed := r.Arrivals.At(o.Lead) * (1 - t.Decoys)
		light := "-"
		if r.Light.Low > 0 || r.Light.High > 0 {
			light = wording.ExpectedCount(scenario.Same(r.Light.At(o.Lead)), o.Lead)
		}
		rows = append(rows, []string{
			wording.ThreatLabel(&t.Threat), wording.AboutCount(r.Arrivals.At(o.Lead)) +
				wording.CountRange(r.Arrivals), wording.AboutCount(armed), light,
			wording.AboutCount(r.Engaged.At(o.Lead)), wording.AboutCount(r.Leakers.At(o.Lead)) +
				wording.CountRange(r.Leakers), wording.ChanceWords(r.NoLeaker.At(o.Lead)),
			wording.AboutCount(r.Spent.At(o.Lead)), wording.NightCell(r.Nights.At(o.Lead)) +
				wording.NightRange(r.Nights), wording.NightCell(r.Half.At(o.Lead)) + wording.NightRange(r.Half),
		})
	}
	p.heading(title + raidEstimate(o))
	p.tabulate([]Head{
		{Title: "THREAT", Max: 20}, {Title: "ARRIVE"}, {Title: "ARMED", Right: true},
		{Title: "LIGHT LAYER", Right: true, Max: 5}, {Title: "ENGAGED", Right: true}, {Title: "GET THROUGH"},
		{Title: "NONE DOES", Right: true, Max: 4}, {Title: "ROUNDS", Right: true}, {Title: "FULL NIGHTS"},
		{Title: "HALF NIGHTS"},
	}, rows)
}

// massedTable adds the night on which the salvos of all threats come together.
func massedTable(p *Document, o *raid.Outcome) {
	night := &o.Massed
	if len(night.Threats) < 2 {
		return
	}
	row := func(name string, w *raid.Wave) []string {
		count := func(t scenario.Triple[float64]) string {
			return wording.AboutCount(t.At(o.Lead)) + wording.CountRange(t)
		}
		light := "-"
		if w.Light.Low > 0 || w.Light.High > 0 {
			light = wording.ExpectedCount(w.Light, o.Lead)
		}
		return []string{name, count(w.Arrivals), light, count(w.Engaged), count(w.Leakers), count(w.Spent)}
	}
	var rows [][]string
	for i := range night.Threats {
		rows = append(rows, row(wording.ThreatLabel(&o.Threats[night.Threats[i].Threat].Threat), &night.Threats[i].Wave))
	}
	rows = append(rows, row("together", &night.Together))
	p.heading("A massed night: all threats together" + raidEstimate(o))
	p.tabulate([]Head{
		{Title: "THREAT", Max: 20}, {Title: "ARRIVE"}, {Title: "LIGHT LAYER"}, {Title: "ENGAGED"}, {Title: "GET THROUGH"},
		{Title: "ROUNDS"},
	}, rows)
	p.say("In the order in which they are met, on the same channels and magazines: each finds what those above it " +
		"leave. Threats of one class share its salvo.")
}

// raidEstimate names the estimate that a heading is about, unless it is base.
func raidEstimate(o *raid.Outcome) string {
	if o.Lead == scenario.Base {
		return ""
	}
	return ", " + o.Lead.String() + " estimate"
}

// stayingTable adds the share of people whose cities still have rounds, night by
// night of routine raids.
func stayingTable(p *Document, o *raid.Outcome) {
	columns := []Head{{Title: "THREAT", Max: 20}}
	var rows [][]string
	for i := range o.Threats {
		t := &o.Threats[i]
		row := []string{wording.ThreatLabel(&t.Threat)}
		for k := range t.Staying {
			if i == 0 {
				columns = append(columns, Head{Title: "NIGHT " + wording.Grouped(t.Staying[k].Night)})
			}
			row = append(row, servedCell(&t.Staying[k], o.Lead))
		}
		rows = append(rows, row)
	}
	p.heading("People whose cities are covered and still have rounds, under routine raids" + raidEstimate(o))
	p.tabulate(columns, rows)
	if n := o.Scenario.Package.Stockpile.Nights; n > 0 {
		p.say(fmt.Sprintf("The report's shares can be lower than those of night 1: for covered it asks each unit for "+
			"the rounds of %s in full.", wording.Plural(n, "night", "nights")))
	}
}

func servedCell(row *raid.StayingRow, e scenario.Estimate) string {
	const whole = 10_000 // shares in hundredths of a percent
	of := func(x float64) int { return int(x*whole + 0.5) }
	served := scenario.Triple[int]{Low: of(row.Served.Low), Base: of(row.Served.Base), High: of(row.Served.High)}
	return wording.Percent(served.At(e), whole) + " " + wording.Range(served, whole)
}

// productionTable adds what published production would feed for ever.
func productionTable(p *Document, o *raid.Outcome) {
	var rows [][]string
	for i := range o.Threats {
		t := &o.Threats[i]
		if len(t.Steady.Munitions) == 0 {
			continue
		}
		rows = append(rows, []string{
			wording.ThreatLabel(
				&t.Threat,
			), strings.Join(t.Steady.Munitions, ", "), wording.AboutCount(t.Steady.TargetsPerDay),
			wording.AboutCount(t.Routine.Arrivals.Base), wording.ChanceWords(t.Steady.Share),
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("What published production would feed for ever, were all of it sent here")
	p.tabulate([]Head{
		{Title: "THREAT", Max: 20}, {Title: "MUNITIONS", Max: 34}, {Title: "TARGETS A DAY", Right: true},
		{Title: "ARRIVE A NIGHT", Right: true}, {Title: "SHARE FED", Right: true},
	}, rows)
	var items []string
	for _, m := range raid.Productions {
		items = append(items, fmt.Sprintf("%s: %s a year (grade %s: %s)", m.Munition,
			wording.Grouped(int(m.PerYear)), m.From.Grade, m.From.Source))
	}
	p.list(items)
}

// listedMagazines is how many units' magazines are listed.
const listedMagazines = 12

// magazineTable lists the magazines against one threat, the first to be empty
// first.
func magazineTable(p *Document, o *raid.Outcome, threat int) {
	t := &o.Threats[threat]
	list := make([]raid.UnitStock, 0, len(t.Units))
	for _, u := range t.Units {
		if !u.Empty.At(o.Lead).None {
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(a, b raid.UnitStock) int {
		x, y := a.Empty.At(o.Lead), b.Empty.At(o.Lead)
		switch {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return 0
	})
	var rows [][]string
	for i := range list[:min(len(list), listedMagazines)] {
		u := &list[i]
		unit := &o.Scenario.Units[u.Unit]
		kind := "rounds"
		if u.Fighter {
			kind = "missiles"
		}
		rows = append(rows, []string{
			unit.Title(), wording.AboutCount(u.Rounds.At(o.Lead)) + wording.CountRange(u.Rounds) + " " + kind,
			wording.Grouped(u.Ready.At(o.Lead)),
			wording.AboutCount(u.Spent.At(o.Lead)), wording.NightCell(u.Empty.At(o.Lead)) + wording.NightRange(u.Empty),
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading(
		"Magazines against " + wording.ThreatPhrase(&t.Threat) + ", the first to be empty first" + raidEstimate(o),
	)
	p.tabulate([]Head{
		{Title: "UNIT", Max: 30}, {Title: "HOLDS"}, {Title: "FOR ONE RAID", Right: true},
		{Title: "SPENT A NIGHT", Right: true}, {Title: "EMPTY AFTER NIGHTS"},
	}, rows)
	if more := len(list) - len(rows); more > 0 {
		p.say(wording.Plural(more, "more unit is in the JSON.", "more units are in the JSON."))
	}
}
