package subject

import (
	"fmt"
	"strings"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Site is where more units help most, and how long the search took.
type Site struct {
	*siting.Study
	Seconds   float64
	Limit     time.Duration // of the search; 0: none
	IfGranted bool          // every offered and open promise was taken for kept
}

// SiteDocument says where more units help most, how sure that is, and what else does nearly
// as well.
func SiteDocument(x *Site, _ View) *Document {
	p := &Document{Title: "Where more units help most", Subtitle: scenarioWords(x.Scenario)}
	p.lead(siteSentence(x))
	p.say(SiteGuarantee(x))
	if len(x.Sites) == 0 {
		p.say(SiteFloor(x))
		return p
	}
	p.say(Caution)
	siteTable(p, x)
	p.say(SiteRunnerUp(x))
	peopleTable(p, x)
	curveTable(p, x)
	alternativeTable(p, x)
	p.heading("How to read this")
	p.list(siteNotes(x))
	return p
}

// SiteLine returns the answer in one sentence.
func SiteLine(x *Site, _ View) string { return siteSentence(x) }

// SiteBrief returns the answer as short as it can be said.
func SiteBrief(x *Site) string {
	if len(x.Sites) == 0 {
		return wording.Capital(wording.SiteStatus(x.Status)) + "."
	}
	return fmt.Sprintf("%s more: %s.", x.amount(x.Value-x.Standing), x.ofAll(x.Value))
}

// SiteOther says what another plan is worth beside the best one.
func SiteOther(x *Site, a *siting.Alternative) string {
	name := "Nearly as good"
	if a == x.RunnerUp {
		name = "The runner-up"
	}
	return fmt.Sprintf("%s: %s. It covers %s, %s (%s).", name, exchangeWords(x, a), x.ofAll(a.Value),
		x.beside(a), wording.SiteStatus(a.Status))
}

// beside says how far another plan is from the best one: two plans may show the same figure.
func (x *Site) beside(a *siting.Alternative) string {
	if a.Value >= x.Value {
		return "as much as the best"
	}
	return x.amount(x.Value-a.Value) + " less than the best"
}

func (x *Site) amount(w float64) string { return wording.GoalAmount(x.Request.Goal, w) }

// ofAll is a weight beside all that is counted: "20.1 M of 28 M (72 %)".
func (x *Site) ofAll(w float64) string {
	const fine = 10_000
	share := wording.Percent(int(fine*w/max(x.Total, 1e-9)+0.5), fine)
	if x.Request.Goal == siting.Both {
		return x.amount(w) + " of all"
	}
	return fmt.Sprintf("%s of %s %s (%s)", x.amount(w), x.amount(x.Total), wording.GoalNoun(x.Request.Goal), share)
}

// siteSentence answers what the new units add and how sure that is.
func siteSentence(x *Site) string {
	threats := wording.SiteThreats(x.Scenario, &x.Request)
	opening := wording.EstimateOpening(x.Request.Estimate)
	if len(x.Sites) == 0 {
		return opening + lowerAfter(opening, emptySentence(x, threats))
	}
	words := fmt.Sprintf("%s would add %s%s: %s would be covered %s%s. ", systemsWords(x),
		x.amount(x.Value-x.Standing), gainedRange(x), x.ofAll(x.Value), threats, census(x.Scenario))
	return opening + words + idleSentence(x) + surenessSentence(x)
}

// idleSentence says how many of the units asked for have no site that adds anything; ""
// where all have one, or the fewest were asked for.
func idleSentence(x *Site) string {
	asked := 0
	for _, k := range x.Request.Kinds {
		asked += k.Most
	}
	if x.Request.InAll > 0 {
		asked = min(asked, x.Request.InAll)
	}
	if idle := asked - len(x.Sites); idle > 0 && x.Request.Target == nil && x.Request.Budget == 0 {
		return fmt.Sprintf("Of the %d units asked for %d find no site where they would add anything. ", asked, idle)
	}
	return ""
}

// emptySentence answers where there is no site.
func emptySentence(x *Site, threats string) string {
	already := fmt.Sprintf("%s are covered %s as it stands", x.ofAll(x.Standing), threats)
	switch {
	case x.Request.Target != nil && x.Status == siting.Proven:
		return fmt.Sprintf("No unit more is needed for %s: %s.", wording.TargetWords(*x.Request.Target), already)
	case x.Request.Target != nil && x.Status == siting.Infeasible:
		return fmt.Sprintf("Not even all %s reach %s: %s.",
			wording.Plural(len(x.Candidates), "candidate", "candidates"), wording.TargetWords(*x.Request.Target), already)
	case x.Status == siting.Infeasible:
		return "No choice keeps all that is asked: " + already + "."
	}
	return "No choice was found that adds anything: " + already + "."
}

// gainedRange is the range of the people added where it is known.
func gainedRange(x *Site) string {
	r := &x.Request
	noun := " " + wording.GoalNoun(r.Goal)
	if r.Goal == siting.Both {
		return ""
	}
	if r.Goal == siting.Nodes || r.Depth > 1 || r.Together == siting.AgainstAny && len(r.Threats) > 1 {
		return noun
	}
	n := len(x.Then) - 1
	change := scenario.Triple[int]{}
	for _, e := range scenario.Estimates {
		change.Set(e, x.Then[n].At(e)-x.Before[n].At(e))
	}
	return strings.TrimRight(noun+" "+wording.ChangeRange(change), " ")
}

// systemsWords counts the new units by system: "2 units of NASAMS and 1 unit of Patriot".
func systemsWords(x *Site) string {
	counts := make([]int, len(x.Request.Kinds))
	for i := range x.Sites {
		counts[x.Candidates[x.Sites[i].Candidate].Kind]++
	}
	var parts []string
	for k, n := range counts {
		if n > 0 {
			system := x.Scenario.Systems.Find(x.Request.Kinds[k].System)
			parts = append(parts, wording.MoreUnits(n, system))
		}
	}
	return wording.Enumerate(parts, "no unit")
}

// surenessSentence says how good the choice is at worst.
func surenessSentence(x *Site) string {
	all := wording.Plural(len(x.Candidates), "candidate", "candidates")
	if x.Request.Target != nil {
		n := len(x.Sites)
		if x.Status == siting.Proven {
			return fmt.Sprintf("Proven: no fewer than %s of the %s reach %s.", wording.Plural(n, "unit", "units"), all,
				wording.TargetWords(*x.Request.Target))
		}
		return fmt.Sprintf("Fewer than %s do not reach %s; between the two the search was not able to decide.",
			wording.Plural(x.Least, "unit", "units"), wording.TargetWords(*x.Request.Target))
	}
	gap := wording.Number(wording.Decimals(100*x.Gap(), 100)) + " %"
	switch {
	case x.Status == siting.Proven:
		return fmt.Sprintf("Proven: no other choice among the %s covers more.", all)
	case x.Interrupted:
		return fmt.Sprintf("The search was interrupted: no choice covers more than %s (a gap of %s).", x.amount(x.Bound), gap)
	case x.Status == siting.TimeLimit:
		return fmt.Sprintf("The search was cut off after %s: no choice covers more than %s (a gap of %s).",
			wording.SearchLimit(x.Limit), x.amount(x.Bound), gap)
	}
	return fmt.Sprintf("Within %s of the best there can be: no choice among the %s covers more than %s.", gap, all,
		x.amount(x.Bound))
}

// SiteGuarantee says which guarantee holds where the gates make it no plain covering.
func SiteGuarantee(x *Site) string {
	if len(x.Sites) == 0 {
		return ""
	}
	if x.Plain {
		return "What one new unit covers does not depend on the others here, so the proof is of the whole."
	}
	words := "New units share tracks and rounds, so together they may cover more than each alone. The choice was " +
		"therefore evaluated whole, and the bound is that of the scenario itself: it lends each candidate the tracks " +
		"and rounds of all others that could be in a better choice. Reckoned as a plain covering problem, each " +
		"candidate alone, "
	switch x.Covering.Status {
	case siting.Proven:
		return words + "the search is proven as well."
	case siting.WithinGap:
		return words + "the search ended within the gap that was asked for."
	}
	return words + "the search was cut off."
}

// SiteFloor names the regions that no choice brings to the floor; empty where none was asked for.
func SiteFloor(x *Site) string {
	if x.Request.Floor == 0 {
		return ""
	}
	var short []string
	for _, o := range x.Oblasts {
		if o.Most < x.Request.Floor {
			short = append(short, fmt.Sprintf("%s %s", wording.RegionName(x.Scenario, o.Code), wording.TargetWords(o.Most)))
		}
	}
	if len(short) == 0 {
		return fmt.Sprintf("The floor of %s in every oblast takes more units than may be placed: ask for more, or a lower "+
			"floor.", wording.TargetWords(x.Request.Floor))
	}
	return fmt.Sprintf("The floor of %s in every oblast is out of reach: with every candidate taken at most these shares "+
		"would be covered: %s.", wording.TargetWords(x.Request.Floor), strings.Join(short, ", "))
}

// siteTable lists the chosen sites.
func siteTable(p *Document, x *Site) {
	heads, rows := SiteRows(x, x.Sites)
	p.heading("Chosen sites, " + wording.GoalNoun(x.Request.Goal))
	p.tabulate(heads, rows)
}

// The columns of [SiteRows].
const (
	SiteNumber = iota
	SiteName
	SiteSystem
	SiteHost
	siteInOrder
	SiteAlone
	siteReached
	SiteCost
	SitePlans
)

// SiteRows is the sites of a plan as a table.
func SiteRows(x *Site, sites []siting.Chosen) ([]Head, [][]string) {
	var rows [][]string
	plans := 1 + len(x.Others)
	for i := range sites {
		s := &sites[i]
		c := &x.Candidates[s.Candidate]
		cost := "-"
		if s.Replacing != nil {
			cost = x.amount(*s.Replacing)
		}
		rows = append(rows, []string{
			SiteNumber: fmt.Sprint(i + 1), SiteName: wording.SitePlace(c), SiteSystem: c.Unit.System,
			SiteHost: hostWords(x, c), siteInOrder: x.amount(s.InOrder), SiteAlone: x.amount(s.Alone),
			siteReached: x.amount(s.Reached), SiteCost: cost, SitePlans: fmt.Sprintf("%d/%d", s.Stands, plans),
		})
	}
	return []Head{
		SiteNumber: {Title: "#", Right: true}, SiteName: {Title: "SITE", Max: 30}, SiteSystem: {Title: "SYSTEM", Max: 14},
		SiteHost: {Title: "WHERE", Max: 16}, siteInOrder: {Title: "ADDS IN ORDER", Right: true, Max: 8},
		SiteAlone: {Title: "ALONE", Right: true}, siteReached: {Title: "REACHES IN ALL", Right: true, Max: 10},
		SiteCost:  {Title: "LEFT OUT COSTS", Right: true, Max: 8},
		SitePlans: {Title: "IN PLANS", Right: true, Max: 5},
	}, rows
}

// hostWords is the region of a site in Ukraine, or the country.
func hostWords(x *Site, c *siting.Candidate) string {
	if c.Unit.Host == scenario.Ukraine && x.Scenario.World != nil {
		if code := x.Scenario.World.RegionAt(c.Unit.Position); code != "" {
			return wording.RegionName(x.Scenario, code)
		}
	}
	return wording.CountryName(x.Scenario, c.Unit.Host)
}

// SiteRunnerUp says which plan comes next; empty where none was found.
func SiteRunnerUp(x *Site) string {
	if x.RunnerUp == nil {
		return ""
	}
	return fmt.Sprintf("Runner-up: %s; it covers %s, %s.", exchangeWords(x, x.RunnerUp), x.amount(x.RunnerUp.Value),
		x.beside(x.RunnerUp))
}

// exchangeWords says how another plan differs from the best one.
func exchangeWords(x *Site, a *siting.Alternative) string {
	names := func(list []int32) string {
		var words []string
		for _, j := range list {
			c := &x.Candidates[j]
			word := wording.SitePlace(c)
			if len(x.Request.Kinds) > 1 {
				word += " (" + c.Unit.System + ")"
			}
			words = append(words, word)
		}
		return wording.Enumerate(words, "nothing")
	}
	return names(a.In) + " instead of " + names(a.Out)
}

// peopleTable gives the people covered before and after, with the range.
func peopleTable(p *Document, x *Site) {
	e := x.Request.Estimate
	total := 0
	for i := range x.Scenario.Places {
		if place := &x.Scenario.Places[i]; place.Counted {
			total += place.Population
		}
	}
	cell := func(t scenario.Triple[int]) string {
		return fmt.Sprintf("%s (%s %s)", wording.People(t.At(e)), wording.Percent(t.At(e), total), wording.Range(t, total))
	}
	var rows [][]string
	for t := range x.Then {
		name := "against all of them"
		if t < len(x.Request.Threats) {
			name = wording.ThreatLabel(&x.Scenario.Threats[x.Request.Threats[t]])
		} else if t == 1 {
			continue
		}
		rows = append(rows, []string{name, cell(x.Before[t]), cell(x.Then[t])})
	}
	p.heading("People covered by one unit or more, evaluated whole")
	p.tabulate([]Head{{Title: "THREAT"}, {Title: "AS IT STANDS"}, {Title: "WITH THE NEW UNITS"}}, rows)
}

// curveTable gives the cover against the number of units.
func curveTable(p *Document, x *Site) {
	var rows [][]string
	before := x.Standing
	for _, step := range x.Curve {
		rows = append(rows, []string{
			fmt.Sprint(step.Units), x.amount(step.Value), "+" + x.amount(step.Value-before), wording.SiteStatus(step.Status),
		})
		before = step.Value
	}
	if len(rows) < 2 {
		return
	}
	p.heading("The best choice of so many units, " + wording.GoalNoun(x.Request.Goal) + " covered")
	p.tabulate([]Head{
		{Title: "UNITS", Right: true}, {Title: "COVERED", Right: true}, {Title: "THE LAST ADDS", Right: true},
		{Title: "STATUS"},
	}, rows)
}

// alternativeTable lists plans nearly as good.
func alternativeTable(p *Document, x *Site) {
	w := x.Request.Wanted
	if w.Count == 0 {
		return
	}
	p.heading(fmt.Sprintf("Nearly as good: adding at most %s less, different in %s or more", wording.TargetWords(w.Within),
		wording.Plural(max(1, w.Differ), "site", "sites")))
	var rows [][]string
	for i := range x.Others {
		a := &x.Others[i]
		rows = append(rows, []string{
			x.amount(a.Value), x.amount(x.Value - a.Value), exchangeWords(x, a), wording.SiteStatus(a.Status),
		})
	}
	if len(rows) == 0 {
		p.say("None was found.")
		return
	}
	p.tabulate([]Head{
		{Title: "COVERED", Right: true}, {Title: "LESS BY", Right: true}, {Title: "INSTEAD", Max: 60}, {Title: "STATUS"},
	}, rows)
}

// siteNotes says what the figures assume.
func siteNotes(x *Site) []string {
	notes := []string{
		fmt.Sprintf("Candidates: %d. Required: the %s of the scenario, which stay. Chosen: %d.", len(x.Candidates),
			wording.Plural(len(x.Scenario.Units), "unit", "units"), len(x.Sites)),
	}
	var left []string
	for gate := coverage.GatePhase; gate < coverage.GateCount; gate++ {
		if n := x.Barred[gate]; n > 0 {
			left = append(left, fmt.Sprintf("%d (%s)", n, wording.GateWords(gate)))
		}
	}
	if x.Idle > 0 {
		left = append(left, fmt.Sprintf("%d that would cover nobody", x.Idle))
	}
	if len(left) > 0 {
		notes = append(notes, "Sites left out: "+strings.Join(left, ", ")+".")
	}
	if x.IfGranted {
		notes = append(notes, "Every offered and open promise was taken for kept.")
	}
	return append(notes,
		"In order: what a site adds beside those above it. Alone: what it adds as the only new unit. Reaches in all: what "+
			"the unit covers itself, covered already or not. Left out costs: what is lost where the site is not to be had and "+
			"the rest is chosen anew. In plans: in how many of the best choice and its alternatives the site stands.",
		wording.SitesArePolicy+" A radar with a sector looks to the nearest ground that threats come from.")
}
