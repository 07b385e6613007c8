package subject

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// WorthDocument says who and what carries an umbrella.
func WorthDocument(x *worth.Worth, v View) *Document {
	r := x.Result
	p := &Document{Title: "Who carries the umbrella", Subtitle: scenarioWords(r.Scenario)}
	lead := v.lead(r)
	if len(r.Threats) == 0 || x.At(lead).Total == 0 {
		p.lead(Headline(r, lead))
		p.say("So no promise carries anything, and there is nothing to weigh.")
		return p
	}
	p.lead(wording.WorthSentence(x, lead))
	p.say(wording.WorstSentence(x, lead))
	var answers []string
	for _, sentence := range append(wording.WorthSentences(x, lead), wording.OpenSentence(x, lead),
		wording.ExpectedSentence(x, lead)) {
		if sentence != "" {
			answers = append(answers, sentence)
		}
	}
	p.list(answers)
	p.say(Caution + " All figures here are at the base estimate.")
	minimumSection(p, x)
	promisesSection(p, x, lead)
	conditionsSection(p, x, lead)
	delaySection(p, x, lead)
	bindingSection(p, x, lead)
	openSection(p, x, lead)
	unitsSection(p, x, lead)
	sensorsSection(p, x, lead)
	assumptionsSection(p, x, lead)
	p.heading("How to read this")
	p.list(wording.WorthNotes(x))
	return p
}

// WorthLine returns which promise carries most, or where a target was asked the
// least that reaches it.
func WorthLine(x *worth.Worth, v View) string {
	lead := v.lead(x.Result)
	if len(x.Minimum) > 0 {
		return targetSentence(x, lead)
	}
	if words := strings.Join(wording.WorthSentences(x, lead), " "); words != "" {
		return words
	}
	return WorthDocument(x, v).answer()
}

// measures says what the two columns of every table of shares mean.
const measures = `"Lost without it" is how many people would no longer be covered if it alone were gone. ` +
	`Its "fair share" (Shapley) is what it adds on average over all orders in which all could join; fair shares ` +
	`add up. Where two cover the same city neither is missed, yet each has a share: the two disagree on purpose.`

// promisesSection sets what is lost without each country and its fair share
// side by side.
func promisesSection(p *Document, x *worth.Worth, lead int) {
	phrase := wording.ThreatPhrase(&x.Result.At(lead).Threat)
	p.heading("What each contributor is worth against " + phrase)
	p.say(measures + otherColumns(x))
	partyTable(p, x, lead, "WHO SENDS UNITS", func(t *worth.Threat) *worth.Group { return &t.Contributors },
		wording.SenderAndLinks)
	p.heading("What each host is worth against " + phrase)
	partyTable(p, x, lead, "ON WHOSE SOIL", func(t *worth.Threat) *worth.Group { return &t.Hosts }, wording.Soil)
	p.say(wording.PairSentence(x, lead))
	p.say(wording.IdleParties(x))
}

// otherColumns explains the columns of the other threats.
func otherColumns(x *worth.Worth) string {
	if len(x.Threats) < 2 {
		return ""
	}
	return " The columns of other threats give both numbers in this order."
}

// partyTable adds a table with one row per country that carries anything against any threat:
// in numbers against the leading one, and against each other.
func partyTable(p *Document, x *worth.Worth, lead int, title string, of func(*worth.Threat) *worth.Group,
	words func(*scenario.Scenario, string) string) {
	columns := []Head{{Title: title, Max: 34}, {Title: "LOST WITHOUT IT", Right: true},
		{Title: "FAIR SHARE", Right: true}}
	others := otherAmounts(x, lead)
	for _, a := range others {
		columns = append(
			columns,
			Head{Title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), Right: true},
		)
	}
	shares := slices.Clone(of(x.At(lead)).Shares)
	order := make([]int, 0, len(shares))
	for i := range shares {
		if x.Carries(i, of) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return worth.CompareShares(&shares[a], &shares[b]) })
	var rows [][]string
	for _, i := range order {
		row := []string{words(x.Result.Scenario, shares[i].ID), wording.People(shares[i].Loss),
			wording.FairShare(&shares[i])}
		for _, a := range others {
			s := &of(x.At(a)).Shares[i]
			row = append(row, wording.People(s.Loss)+", "+wording.FairShare(s))
		}
		rows = append(rows, row)
	}
	p.tabulate(columns, rows)
	if orders := of(x.At(lead)).Orders; orders > 0 {
		p.say(fmt.Sprintf("So many take part that fair shares are estimated from %d random orders; +- is one standard "+
			"error.", orders))
	}
}

// otherAmounts returns the threats other than the leading one, and the worst of
// several; at most four, so that a page holds them.
func otherAmounts(x *worth.Worth, lead int) []int {
	var list []int
	for a := 0; a <= len(x.Threats); a++ {
		if a != lead && (a < len(x.Threats) || len(x.Threats) > 1) && len(list) < 4 {
			list = append(list, a)
		}
	}
	return list
}

// conditionsSection adds the five conditions as the links of one chain.
func conditionsSection(p *Document, x *worth.Worth, lead int) {
	p.heading("The five conditions, links of one chain")
	t := x.At(lead)
	columns := []Head{{Title: "CONDITION"}, {Title: "WITHOUT IT", Max: 44}, {Title: "LOST WITHOUT IT", Right: true},
		{Title: "FAIR SHARE", Right: true}}
	worst := len(x.Threats) > 1
	if worst {
		columns = append(columns, Head{Title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(len(x.Threats)).Threat)), Right: true})
	}
	var rows [][]string
	for i := range t.Conditions.Shares {
		s := &t.Conditions.Shares[i]
		row := []string{s.ID, wording.WithoutCondition(s.ID), wording.People(s.Loss), wording.FairShare(s)}
		if worst {
			w := &x.Worst.Conditions.Shares[i]
			row = append(row, wording.People(w.Loss)+", "+wording.FairShare(w))
		}
		rows = append(rows, row)
	}
	p.tabulate(columns, rows)
	p.say(wording.ChainSentence(t, x, lead))
}

// bindingSection says what stands between people and cover; the rows add up to all
// who are not covered.
func bindingSection(p *Document, x *worth.Worth, lead int) {
	amounts := append([]int{lead}, otherAmounts(x, lead)...)
	columns := []Head{{Title: "WHAT STANDS BETWEEN", Max: 44}}
	var causes []worth.Binding
	for _, a := range amounts {
		columns = append(
			columns,
			Head{Title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), Right: true},
		)
		for _, b := range x.At(a).Binding {
			if b.People > 0 && peopleBound(causes, &b) < 0 {
				causes = append(causes, b)
			}
		}
	}
	if len(causes) == 0 {
		return
	}
	rows := make([][]string, len(causes), len(causes)+1)
	total := []string{"all not covered"}
	for i := range causes {
		rows[i] = []string{wording.Cause(&causes[i])}
		for _, a := range amounts {
			rows[i] = append(rows[i], wording.People(max(peopleBound(x.At(a).Binding, &causes[i]), 0)))
		}
	}
	for _, a := range amounts {
		total = append(total, wording.People(x.At(a).Total-x.At(a).Covered))
	}
	p.heading("What stands between people and cover, in people not covered")
	p.say("A decision: with it alone some unit would cover them. The other rows say what the unit that comes " +
		"nearest, of those that may act, lacks first.")
	p.tabulate(columns, append(rows, total))
}

// peopleBound returns how many people a cause keeps from cover; -1 where it is not in
// the list.
func peopleBound(list []worth.Binding, of *worth.Binding) int {
	for i := range list {
		if list[i].Cause == of.Cause && list[i].Decisions == of.Decisions {
			return list[i].People
		}
	}
	return -1
}

// listedUnits is how many units and bases are listed.
const listedUnits = 10

// unitsSection lists the allied units and bases that carry most.
func unitsSection(p *Document, x *worth.Worth, lead int) {
	t, s := x.At(lead), x.Result.Scenario
	if t.Units == nil {
		return
	}
	var own, rest float64
	var allied []int
	for i := range s.Units {
		switch {
		case s.Units[i].Contributor == scenario.Ukraine:
			own += t.Units.Shares[i].Shapley
		case wording.WholePeople(t.Units.Shares[i].Shapley) > 0:
			allied = append(allied, i)
		}
	}
	slices.SortStableFunc(allied, func(a, b int) int {
		return worth.CompareShares(&t.Units.Shares[a],
			&t.Units.Shares[b])
	})
	var rows [][]string
	for k, i := range allied {
		if k >= listedUnits {
			rest += t.Units.Shares[i].Shapley
			continue
		}
		u := &s.Units[i]
		rows = append(rows, []string{wording.UnitBriefly(s, u), unitPlace(u), wording.People(t.Units.Shares[i].Loss),
			wording.FairShare(&t.Units.Shares[i])})
	}
	p.heading("Allied units, against " + wording.ThreatPhrase(&x.Result.At(lead).Threat) +
		", tracks and stocks as they are")
	if len(rows) == 0 {
		p.say("No allied unit covers anybody.")
	}
	p.tabulate([]Head{{Title: "UNIT", Max: 50}, {Title: "AT", Max: 16}, {Title: "LOST WITHOUT IT", Right: true},
		{Title: "FAIR SHARE", Right: true}}, rows)
	words := "Of the fair shares " + wording.People(wording.WholePeople(own)) + " are those of Ukraine's own units, with the " +
		"links that they have."
	if rest > 0 {
		words += " " + wording.Plural(len(allied)-listedUnits, "more allied unit has", "more allied units have") +
			" " + wording.People(wording.WholePeople(rest)) + "; all units and bases are in the JSON."
	}
	p.say(words)
}

// sensorsSection lists the radars and networks by who is covered no more without each alone.
func sensorsSection(p *Document, x *worth.Worth, lead int) {
	if len(x.Sensors) == 0 {
		return
	}
	columns := []Head{{Title: "RADAR OR NETWORK", Max: 34}, {Title: "SEES", Right: true},
		{Title: "LOST WITHOUT IT", Right: true}, {Title: "AT LOW", Right: true}, {Title: "AT HIGH", Right: true}}
	others := otherAmounts(x, lead)
	for _, a := range others {
		columns = append(
			columns,
			Head{Title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), Right: true},
		)
	}
	var rows [][]string
	for _, i := range worth.NeededSensors(x.Sensors, lead) {
		w, lost := &x.Sensors[i], x.Sensors[i].Lost[lead]
		missed := lost != (scenario.Triple[int]{})
		row := []string{x.Result.Scenario.Unit(w.Unit).Title(), sightWords(x.Result.Scenario, w, lead),
			wording.People(lost.Base), wording.People(lost.Low), wording.People(lost.High)}
		for _, a := range others {
			row = append(row, wording.People(w.Lost[a].Base))
			missed = missed || w.Lost[a].Base != 0
		}
		if missed {
			rows = append(rows, row)
		}
	}
	p.heading("Radars and networks, each alone away, against " + wording.ThreatPhrase(&x.Result.At(lead).Threat))
	p.tabulate(columns, rows)
	words := "No radar or network alone is missed: what one sees, others see too, or nobody needs it."
	if idle := len(x.Sensors) - len(rows); len(rows) > 0 && idle > 0 {
		words = "Of " + wording.Plural(idle, "other one", "others") + " all these figures are 0."
	} else if len(rows) > 0 {
		words = ""
	}
	p.say(words)
}

// sightWords is how far a radar sees against a threat; a network sees its area.
func sightWords(s *scenario.Scenario, w *worth.Sensor, threat int) string {
	switch {
	case s.System(s.Unit(w.Unit)).Kind == scenario.Network:
		return "its area"
	case threat < len(w.Sees) && w.Sees[threat] > 0:
		return wording.Kilometres(w.Sees[threat])
	}
	return "-"
}

func unitPlace(u *scenario.Unit) string {
	if u.At != "" {
		return u.At
	}
	return position(u.Position)
}

// shownMinutes is the points of the delay curve that a table shows.
var shownMinutes = []int{0, 2, 5, 10, 15, 20, 30, 45, 60}

// delaySection adds the delay curves, and when each large city drops out.
func delaySection(p *Document, x *worth.Worth, lead int) {
	columns := []Head{{Title: "THREAT", Max: 20}}
	for _, m := range shownMinutes {
		columns = append(columns, Head{Title: fmt.Sprintf("%d MIN", m), Right: true})
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

// dropTable lists the cities from 100,000 people on that lose cover.
func dropTable(p *Document, x *worth.Worth, lead int) {
	list, kept, never := x.Dropping(lead)
	var rows [][]string
	for _, d := range list {
		place := &x.Result.Scenario.Places[d.Place]
		rows = append(rows, []string{place.Name, place.NameUK, wording.People(place.Population),
			fmt.Sprintf("%d min", d.Threats[lead].Minute), wording.ShareWords(d.Threats[lead].Left)})
	}
	p.heading("Cities of 100,000 people or more that lose cover as the order waits, against " +
		wording.ThreatPhrase(&x.Result.At(lead).Threat))
	p.tabulate([]Head{{Title: "CITY", Max: 28}, {Title: "", Max: 28}, {Title: "PEOPLE", Right: true},
		{Title: "FALLS AT", Right: true}, {Title: "COVERED THEN", Right: true}}, rows)
	words := "None does."
	if len(rows) > 0 {
		words = ""
	}
	if kept+never > 0 {
		words = strings.TrimSpace(fmt.Sprintf("%s %s covered after an hour's wait, %s not even at once.", words,
			wording.Plural(kept, "such city stays", "such cities stay"), wording.Grouped(never)))
	}
	p.say(words)
}

// openSection adds what the open promises would bring.
func openSection(p *Document, x *worth.Worth, lead int) {
	o, s := &x.Open, x.Result.Scenario
	amounts := append([]int{lead}, otherAmounts(x, lead)...)
	columns := []Head{{Title: "PROMISE STILL OPEN", Max: 40}, {Title: "PROBABILITY", Right: true}}
	for _, a := range amounts {
		columns = append(
			columns,
			Head{Title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), Right: true},
		)
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
		rows = append(rows, append([]string{wording.PromisePhrase(s, &o.Promises[q.A]) + " with " +
			wording.PromisePhrase(s, &o.Promises[q.B]), chance}, row...))
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
func assumptionsSection(p *Document, x *worth.Worth, lead int) {
	if x.Assumptions == nil {
		return
	}
	p.heading("Which assumption moves the answer: each moved alone, people covered against " +
		wording.ThreatPhrase(&x.Result.At(lead).Threat))
	var rows [][]string
	for _, a := range wording.LeadingAssumptions(x, lead, listedAssumptions) {
		base := ""
		if a.Positions == nil && a.Value != (scenario.Triple[float64]{}) {
			base = wording.Number(a.Value.Base)
		}
		rows = append(rows, []string{
			wording.AssumptionName(x.Result.Scenario, a), base, wording.AssumptionValues(a),
			wording.AssumptionPeople(a, lead, x.At(lead).Covered), wording.People(a.Span(lead)),
		})
	}
	p.tabulate([]Head{{Title: "ASSUMPTION", Max: 40}, {Title: "BASE", Right: true},
		{Title: "MOVED", Max: 26}, {Title: "PEOPLE COVERED", Max: 28}, {Title: "MOVES", Right: true}}, rows)
	p.say(wording.AssumptionsSentence(x, lead))
	p.list(reversalList(x, lead))
}

// reversalList says which number could change the order of the open promises, against the
// leading threat and against each other.
func reversalList(x *worth.Worth, lead int) []string {
	var list []string
	for _, a := range append([]int{lead}, otherAmounts(x, lead)...) {
		if words := wording.ReversalSentences(x, a); words != "" {
			list = append(list, words)
		}
	}
	return list
}
