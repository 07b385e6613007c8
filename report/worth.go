package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// WorthText writes who and what carries an umbrella for a terminal, a mail or a
// printer.
func WorthText(w io.Writer, x *worth.Worth) error { return worthPage(x).text(w) }

// WorthMarkdown writes what [WorthText] does as Markdown.
func WorthMarkdown(w io.Writer, x *worth.Worth) error { return worthPage(x).markdown(w) }

func worthPage(x *worth.Worth) *page {
	r := x.Result
	p := &page{title: "Who carries the umbrella", subtitle: scenarioWords(r.Scenario)}
	lead := LeadThreat(r)
	if len(r.Threats) == 0 || x.At(lead).Total == 0 {
		p.lead(Headline(r, lead))
		p.say("So no promise carries anything, and there is nothing to weigh.")
		return p
	}
	p.lead(wording.WorthSentence(x, lead))
	p.say(wording.WorstSentence(x, lead))
	var answers []string
	for _, sentence := range append(wording.WorthSentences(x, lead), wording.OpenSentence(x, lead), wording.ExpectedSentence(x, lead)) {
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
	bindingSection(p, x)
	openSection(p, x, lead)
	unitsSection(p, x, lead)
	assumptionsSection(p, x, lead)
	p.heading("How to read this")
	p.list(wording.WorthNotes(x))
	return p
}

// measures says what the two columns of every table of shares mean.
const measures = `"Lost without it" is how many people would no longer be covered if it alone were gone. Its "fair share" ` +
	`(Shapley) is what it adds on average over all orders in which all could join; fair shares add up. Where two ` +
	`cover the same city neither is missed, yet each has a share: the two disagree on purpose.`

// promisesSection sets what is lost without each country and its fair share
// side by side.
func promisesSection(p *page, x *worth.Worth, lead int) {
	phrase := wording.ThreatPhrase(&x.Result.At(lead).Threat)
	p.heading("What each contributor is worth against " + phrase)
	p.say(measures + otherColumns(x))
	partyTable(p, x, lead, "WHO SENDS UNITS", func(t *worth.Threat) *worth.Group { return &t.Contributors }, wording.SenderAndLinks)
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

// partyTable is one row per country that carries anything against any threat:
// in numbers against the leading one, and against each other.
func partyTable(p *page, x *worth.Worth, lead int, title string, of func(*worth.Threat) *worth.Group, words func(*scenario.Scenario, string) string) {
	columns := []column{{title: title, max: 34}, {title: "LOST WITHOUT IT", right: true}, {title: "FAIR SHARE", right: true}}
	others := otherAmounts(x, lead)
	for _, a := range others {
		columns = append(columns, column{title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), right: true})
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
		row := []string{words(x.Result.Scenario, shares[i].ID), wording.People(shares[i].Loss), wording.FairShare(&shares[i])}
		for _, a := range others {
			s := &of(x.At(a)).Shares[i]
			row = append(row, wording.People(s.Loss)+", "+wording.FairShare(s))
		}
		rows = append(rows, row)
	}
	p.tabulate(columns, rows)
	if orders := of(x.At(lead)).Orders; orders > 0 {
		p.say(fmt.Sprintf("So many take part that fair shares are estimated from %d random orders; +- is one standard error.", orders))
	}
}

// otherAmounts is the threats other than the leading one, and the worst of
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

// conditionsSection is the five conditions as the links of one chain.
func conditionsSection(p *page, x *worth.Worth, lead int) {
	p.heading("The five conditions, links of one chain")
	t := x.At(lead)
	columns := []column{{title: "CONDITION"}, {title: "WITHOUT IT", max: 44}, {title: "LOST WITHOUT IT", right: true}, {title: "FAIR SHARE", right: true}}
	worst := len(x.Threats) > 1
	if worst {
		columns = append(columns, column{title: "WORST OF THESE", right: true})
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

// bindingSection counts whom each gate keeps from cover.
func bindingSection(p *page, x *worth.Worth) {
	amounts := []int{LeadThreat(x.Result)}
	amounts = append(amounts, otherAmounts(x, amounts[0])...)
	columns := []column{{title: "WHAT STOPS THE NEAREST UNIT", max: 34}}
	var gates []coverage.Gate
	for _, a := range amounts {
		columns = append(columns, column{title: strings.ToUpper(wording.ThreatLabel(&x.Result.At(a).Threat)), right: true})
		for _, b := range x.At(a).Binding {
			if b.People > 0 && !slices.Contains(gates, b.Gate) {
				gates = append(gates, b.Gate)
			}
		}
	}
	var rows [][]string
	for _, g := range gates {
		row := []string{wording.GateWords(g)}
		for _, a := range amounts {
			people := 0
			for _, b := range x.At(a).Binding {
				if b.Gate == g {
					people = b.People
				}
			}
			row = append(row, wording.People(people))
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return
	}
	p.heading("What keeps people from cover: the gate that stops the nearest unit, people not covered")
	p.tabulate(columns, rows)
}

// listedUnits is how many units and bases are listed.
const listedUnits = 10

// unitsSection lists the allied units and bases that carry most.
func unitsSection(p *page, x *worth.Worth, lead int) {
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
	slices.SortStableFunc(allied, func(a, b int) int { return worth.CompareShares(&t.Units.Shares[a], &t.Units.Shares[b]) })
	var rows [][]string
	for k, i := range allied {
		if k >= listedUnits {
			rest += t.Units.Shares[i].Shapley
			continue
		}
		u := &s.Units[i]
		rows = append(rows, []string{wording.UnitBriefly(s, u), unitPlace(u), wording.People(t.Units.Shares[i].Loss), wording.FairShare(&t.Units.Shares[i])})
	}
	p.heading("Allied units, against " + wording.ThreatPhrase(&x.Result.At(lead).Threat) + ", tracks and stocks as they are")
	if len(rows) == 0 {
		p.say("No allied unit covers anybody.")
	}
	p.tabulate([]column{{title: "UNIT", max: 50}, {title: "AT", max: 16}, {title: "LOST WITHOUT IT", right: true}, {title: "FAIR SHARE", right: true}}, rows)
	words := "Ukraine's own units have a fair share of " + wording.People(wording.WholePeople(own)) + " together."
	if rest > 0 {
		words += " " + wording.Plural(len(allied)-listedUnits, "more allied unit has", "more allied units have") + " " + wording.People(wording.WholePeople(rest)) + "; all units and bases are in the JSON."
	}
	p.say(words)
}

func unitPlace(u *scenario.Unit) string {
	if u.At != "" {
		return u.At
	}
	return Position(u.Position)
}
