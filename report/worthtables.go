package report

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// shownMinutes is the points of the delay curve that a table shows.
var shownMinutes = []int{0, 2, 5, 10, 15, 20, 30, 45, 60}

// delaySection is the delay curves, and when each large city drops out.
func delaySection(p *page, x *worth.Worth, lead int) {
	columns := []column{{title: "THREAT", max: 20}}
	for _, m := range shownMinutes {
		columns = append(columns, column{title: fmt.Sprintf("%d MIN", m), right: true})
	}
	var rows [][]string
	for a := 0; a <= len(x.Threats); a++ {
		if a == len(x.Threats) && len(x.Threats) < 2 {
			break
		}
		row := []string{wording.ThreatLabel(&x.Result.At(a).Threat)}
		for _, m := range shownMinutes {
			row = append(row, wording.People(x.At(a).Delay[m]))
		}
		rows = append(rows, row)
	}
	p.heading("Law that bites: people covered when the order takes so long")
	p.tabulate(columns, rows)
	dropTable(p, x, lead)
}

// dropTable lists the cities from 100,000 people on that drop out.
func dropTable(p *page, x *worth.Worth, lead int) {
	never, kept := 0, 0
	var list []worth.Drop
	for _, d := range x.Drops {
		switch m := d.Threats[lead].Minute; {
		case m == 0:
			never++
		case m < 0:
			kept++
		default:
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b worth.Drop) int { return a.Threats[lead].Minute - b.Threats[lead].Minute })
	var rows [][]string
	for _, d := range list {
		place := &x.Result.Scenario.Places[d.Place]
		rows = append(rows, []string{place.Name, place.NameUK, wording.People(place.Population), fmt.Sprintf("%d min", d.Threats[lead].Minute)})
	}
	p.heading("Cities of 100,000 people or more that drop out, against " + wording.ThreatPhrase(&x.Result.At(lead).Threat))
	p.tabulate([]column{{title: "CITY", max: 28}, {title: "", max: 28}, {title: "PEOPLE", right: true}, {title: "NOT COVERED FROM", right: true}}, rows)
	words := "None drops out."
	if len(rows) > 0 {
		words = ""
	}
	if kept+never > 0 {
		words = strings.TrimSpace(fmt.Sprintf("%s %s covered after an hour's wait, %s not even at once.", words, wording.Plural(kept, "such city stays", "such cities stay"), wording.Grouped(never)))
	}
	p.say(words)
}

// openSection is what the open promises would bring.
func openSection(p *page, x *worth.Worth, lead int) {
	o, s := &x.Open, x.Result.Scenario
	amounts := append([]int{lead}, otherAmounts(x, lead)...)
	columns := []column{{title: "PROMISE STILL OPEN", max: 40}, {title: "PROBABILITY", right: true}}
	for _, a := range amounts {
		columns = append(columns, column{title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), right: true})
	}
	gains := func(gain []int) (row []string, any bool) {
		for _, a := range amounts {
			row = append(row, wording.Change(gain[a]))
			any = any || gain[a] != 0
		}
		return row, any
	}
	var rows [][]string
	var nothing []string
	for i := range o.Promises {
		q := &o.Promises[i]
		row, any := gains(q.Gain)
		if !any {
			nothing = append(nothing, wording.PromisePhrase(s, q))
			continue
		}
		chance := "not stated"
		if q.Probability != nil {
			chance = chancePercent(*q.Probability)
		}
		rows = append(rows, append([]string{wording.PromisePhrase(s, q), chance}, row...))
	}
	for _, q := range o.Pairs {
		row, _ := gains(q.Gain)
		chance := "not stated"
		if a, b := o.Promises[q.A].Probability, o.Promises[q.B].Probability; a != nil && b != nil {
			chance = chancePercent(worth.Conjunction(*a, *b))
		}
		rows = append(rows, append([]string{wording.PromisePhrase(s, &o.Promises[q.A]) + " with " + wording.PromisePhrase(s, &o.Promises[q.B]), chance}, row...))
	}
	if len(rows)+len(nothing) == 0 {
		return
	}
	p.heading("What the open promises would add to the people covered")
	p.tabulate(columns, rows)
	if len(nothing) > 0 {
		p.say("By themselves they add nothing: " + wording.Enumerate(nothing, "") + ".")
	}
}

func chancePercent(q float64) string { return wording.Percent(wording.WholePeople(q*1e4), 10_000) }

// listedAssumptions is how many assumptions the text lists.
const listedAssumptions = 15

// assumptionsSection ranks the assumptions by what they move.
func assumptionsSection(p *page, x *worth.Worth, lead int) {
	if x.Assumptions == nil {
		return
	}
	p.heading("Which assumption moves the answer: each moved alone, people covered against " + wording.ThreatPhrase(&x.Result.At(lead).Threat))
	var rows [][]string
	for i := range x.Assumptions {
		a := &x.Assumptions[i]
		if a.Span(lead) == 0 || len(rows) == listedAssumptions {
			break
		}
		ends := func(people, value string) string { return people + " at " + value }
		rows = append(rows, []string{
			assumptionName(x.Result.Scenario, a), wording.Number(a.Value.Base) + unitAfter(a.Unit),
			ends(wording.People(a.AtLow[lead]), wording.Number(a.Value.Low)), ends(wording.People(a.AtHigh[lead]), wording.Number(a.Value.High)), wording.People(a.Span(lead)),
		})
	}
	p.tabulate([]column{{title: "ASSUMPTION", max: 44}, {title: "BASE", right: true}, {title: "AT ITS BAD END", right: true}, {title: "AT ITS GOOD END", right: true}, {title: "MOVES", right: true}}, rows)
	still := 0
	for i := range x.Assumptions {
		if x.Assumptions[i].Span(lead) == 0 {
			still++
		}
	}
	moving := len(x.Assumptions) - still
	switch {
	case len(x.Assumptions) == 0:
		p.say("No assumption of the systems in use has a range, so none can move the answer.")
	case moving == 0:
		p.say(fmt.Sprintf("None of the %s with a range moves it alone.", wording.Plural(len(x.Assumptions), "assumption", "assumptions")))
	default:
		p.say(fmt.Sprintf("%d of %d assumptions with a range move it alone; the range [low-high] of the report moves all of them together.", moving, len(x.Assumptions)))
	}
}

func assumptionName(s *scenario.Scenario, a *worth.Assumption) string {
	if a.System == "" {
		words := a.Threat
		if t := s.Threat(a.Threat); t != nil {
			words = wording.ThreatLabel(t)
		}
		return wording.Clean(words) + ": " + a.Field
	}
	name := a.System
	if system := s.System(&scenario.Unit{System: a.System}); system != nil && system.Name != "" {
		name = system.Name
	}
	return wording.Clean(name) + ": " + a.Field
}

func unitAfter(unit string) string {
	if unit == "" {
		return ""
	}
	return " " + unit
}
