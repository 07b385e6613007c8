package subject

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Coverage is the subject of the coverage report: the result, and what a report
// in words says besides.
type Coverage struct {
	Result *coverage.Result
	// Promises is what each switch is worth, by [coverage.Promises]; empty:
	// not said.
	Promises []coverage.Promise
	// Raids is what raids come to, by [raid.Assess]; nil: not said.
	Raids *raid.Outcome
	// Worth is who carries the umbrella, by [worth.Weigh]; nil: not said.
	Worth *worth.Worth
}

// sections are the parts of a report in their order.
var sections = [...]func(*Document, *Coverage, View){
	openingSection, threatSection, namedSection, promiseSection, uncoveredSection, regionSection, noteSection,
	againSection,
}

// CoverageDocument returns the report of a result: the answer in one sentence, then
// what it rests on.
func CoverageDocument(c *Coverage, v View) *Document {
	p := &Document{Title: "Air umbrella over Ukraine", Subtitle: scenarioWords(c.Result.Scenario)}
	for _, section := range sections {
		section(p, c, v)
	}
	return p
}

// CoverageLine returns the headline.
func CoverageLine(c *Coverage, v View) string { return Headline(c.Result, v.lead(c.Result)) }

// scenarioWords returns "Four-leg package, changed: Romania denied, after a
// ceasefire; governments' words as of 22 Aug 2025".
func scenarioWords(s *scenario.Scenario) string {
	words := s.Name
	if changed := wording.Changed(s); changed != "" {
		words += ", " + changed
	}
	if !namesPhase(s) {
		words += ", " + wording.PhaseWords(s.Phase)
	}
	if s.AsOf != "" {
		words += "; governments' words as of " + wording.Date(s.AsOf)
	}
	return words
}

// namesPhase reports whether a scenario's name says already that it plays
// after a ceasefire.
func namesPhase(s *scenario.Scenario) bool {
	return s.Phase == scenario.AfterCeasefire && strings.HasPrefix(strings.ToLower(s.Name), "after the ceasefire")
}

// openingSection answers: how many people, by whose units, who is left out,
// and what covered means.
func openingSection(p *Document, c *Coverage, v View) {
	r, lead := c.Result, v.lead(c.Result)
	p.lead(Headline(r, lead))
	if r.At(lead).Population.Total > 0 {
		p.say(RestsOn(r, lead))
		p.say(Tiers(r, lead))
		p.say(NotCovered(r, lead) + " " + besides(r, lead))
		p.say(RangeSentence)
	}
	caution := Caution
	if c.Raids != nil && lead < len(c.Raids.Threats) {
		caution += " " + wording.SalvoSentence(c.Raids, lead) + " " + wording.ReportedBriefly(c.Raids, lead)
	}
	p.say(strings.TrimSpace(caution))
}

// threatSection adds one row per threat and one for the worst.
func threatSection(p *Document, c *Coverage, v View) {
	summary := Summary(c.Result)
	people, percent, shares := 0, 0, 0
	for i := range summary {
		people = max(people, len(summary[i].People))
		percent = max(percent, len(summary[i].Percent))
		shares = max(shares, len(summary[i].Range))
	}
	heads := []Head{
		{Title: "THREAT", Max: 24}, {Title: "HEIGHT", Right: true}, {Title: "PEOPLE COVERED"},
		{Title: "UKRAINE ALONE", Right: true}, {Title: "LINKS", Right: true}, {Title: "ALLIED UNITS", Right: true},
		{Title: "IF GRANTED", Right: true},
	}
	later := c.Result.Scenario.Phase == scenario.AfterCeasefire // or it would be the same column twice
	if later {
		heads = append(heads, Head{Title: "BEFORE CEASEFIRE", Right: true})
	}
	heads = append(heads, Head{Title: "NODES", Right: true})
	var rows [][]string
	for i := range summary {
		s := &summary[i]
		covered := fmt.Sprintf("%*s  %*s %-*s", people, s.People, percent, s.Percent, shares, s.Range)
		row := []string{s.Threat, s.Altitude, covered, s.UkraineAlone, s.Links, s.Adds, s.IfGranted}
		if later {
			row = append(row, s.Before)
		}
		rows = append(rows, append(row, s.Nodes))
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Against each threat")
	p.tabulate(heads, rows)
	p.say(stayingWords(c.Raids, v.lead(c.Result), v))
}

// stayingWords says how long stocks last against the threat that the report
// leads with, and against the one that spends them soonest, and how many nights
// pass before allies engage.
func stayingWords(o *raid.Outcome, lead int, v View) string {
	if o == nil {
		return ""
	}
	words := wording.NightsSentence(o, lead)
	if soonest := shortest(o, v.raidLead(o)); soonest != lead {
		words = strings.TrimSpace(words + " " + wording.NightsSentence(o, soonest))
	}
	return strings.TrimSpace(words + " " + wording.ActivationSentence(o, lead))
}

// listedCities is how many uncovered cities a report lists.
const listedCities = 10

// uncoveredSection lists the largest cities that are not covered, why, and
// what would cover them.
func uncoveredSection(p *Document, c *Coverage, v View) {
	r := c.Result
	if len(r.Threats) == 0 {
		return
	}
	threat, limit := v.lead(r), v.Uncovered
	if limit <= 0 {
		limit = listedCities
	}
	var rows [][]string
	cities, nodes := 0, 0
	for _, place := range Uncovered(r, threat) {
		if place.Place.Kind != scenario.City {
			nodes++
			continue
		}
		if cities++; cities > limit {
			continue
		}
		pt := place.At(threat)
		rows = append(rows, []string{place.Place.Name, place.Place.NameUK,
			wording.People(LeftIn(place, threat, r.Lead)),
			wording.WhyRoomy(r, pt), changeBriefly(r.Scenario, pt)})
	}
	if cities+nodes > 0 {
		p.heading("Not covered against " + wording.ThreatPhrase(&r.At(threat).Threat) + estimateNote(r))
	}
	p.tabulate([]Head{
		{Title: "CITY", Max: 22}, {Title: "", Max: 22}, {Title: "PEOPLE LEFT OUT", Right: true},
		{Title: "WHY", Max: 34}, {Title: "SMALLEST SINGLE CHANGE", Max: 44},
	}, rows)
	p.say(restWords(cities-len(rows), nodes, len(rows) > 0))
	p.say(occupiedWords(r))
}

// estimateNote names the estimate that a heading is about, unless it is base.
func estimateNote(r *coverage.Result) string {
	if r.Lead == scenario.Base {
		return ""
	}
	return ", " + r.Lead.String() + " estimate"
}

// changeBriefly returns the remedy in a table's cell.
func changeBriefly(s *scenario.Scenario, p *coverage.PlaceThreat) string {
	if p.Remedy == nil {
		return "none found"
	}
	return wording.Switch(s, p.Remedy.Switch) + " (" + p.Remedy.Status.String() + ")"
}

// restWords counts what a list leaves out; also says that a list stands above.
func restWords(cities, nodes int, also bool) string {
	var parts []string
	if cities > 0 {
		parts = append(parts, wording.Plural(cities, "more city", "more cities"))
	}
	if nodes > 0 {
		parts = append(parts, wording.Plural(nodes, "logistics node", "logistics nodes"))
	}
	if len(parts) == 0 {
		return ""
	}
	words := strings.Join(parts, " and ") + " are not covered"
	if cities+nodes == 1 {
		words = parts[0] + " is not covered"
	}
	if also {
		words += " either"
	}
	return words + ". See airumbrella gaps SCENARIO"
}

// occupiedWords counts the occupied cities, which no total holds.
func occupiedWords(r *coverage.Result) string {
	cities, people, asOf := occupiedCities(r)
	if cities == 0 {
		return ""
	}
	where := wording.People(people) + " people before the war"
	if asOf != "" {
		where += "; control as of " + wording.Date(asOf)
	}
	if cities == 1 {
		return fmt.Sprintf(
			"One occupied city (%s) inside Ukraine's recognised border is listed but not counted.",
			where,
		)
	}
	return fmt.Sprintf("%d occupied cities (%s) inside Ukraine's recognised border are listed but not counted.",
		cities, where)
}

// regionSection adds one row per region, the one with most people not covered
// first.
func regionSection(p *Document, c *Coverage, v View) {
	r := c.Result
	t, e := r.At(v.lead(r)), r.Lead
	left := func(g *coverage.RegionResult) int { return g.Population.Total - g.Population.Covered.At(e) }
	list := slices.Clone(t.Regions)
	slices.SortStableFunc(list, func(a, b coverage.RegionResult) int {
		return cmp.Or(cmp.Compare(left(&b), left(&a)), cmp.Compare(b.Population.Total, a.Population.Total),
			cmp.Compare(a.Code, b.Code))
	})
	var rows [][]string
	for i := range list {
		g := &list[i]
		if g.Population.Total == 0 && g.Area.Total == 0 {
			continue
		}
		people := []string{"-", "-", "-", ""}
		if total := g.Population.Total; total > 0 {
			people = []string{wording.People(total), wording.People(left(g)),
				wording.Percent(g.Population.Covered.At(e), total), wording.Range(g.Population.Covered, total)}
		}
		rows = append(rows, append([]string{regionTitle(g)}, append(people, areaShare(g.Area, e)...)...))
	}
	if len(rows) == 0 || len(r.Threats) == 0 {
		return
	}
	p.heading("Regions, against " + wording.ThreatPhrase(&t.Threat) + estimateNote(r))
	p.tabulate([]Head{
		{Title: "REGION", Max: 24}, {Title: "PEOPLE IN CITIES", Right: true}, {Title: "NOT COVERED", Right: true},
		{
			Title: "COVERED",
			Right: true,
		}, {Title: "[LOW-HIGH]"}, {Title: "AREA COVERED", Right: true}, {Title: "[LOW-HIGH]"},
	}, rows)
}

func regionTitle(g *coverage.RegionResult) string {
	if g.Name == "" {
		return g.Code
	}
	return g.Name
}

// areaShare returns the share of an area that is covered, and its range; "-" where
// areas were not computed.
func areaShare(a coverage.Tally[geo.Area], e scenario.Estimate) []string {
	if a.Total <= 0 {
		return []string{"-", ""}
	}
	whole := hectares(a.Total)
	covered := scenario.Triple[int]{Low: hectares(a.Covered.Low), Base: hectares(a.Covered.Base),
		High: hectares(a.Covered.High)}
	return []string{wording.Percent(covered.At(e), whole), wording.Range(covered, whole)}
}

// hectares returns an area as a whole number, for the words on shares.
func hectares(a geo.Area) int { return int(a / 10_000) }

// noteSection says what the figures assume, and where they come from.
func noteSection(p *Document, c *Coverage, _ View) {
	r := c.Result
	p.heading("How to read this")
	items := []string{countedWords(r.Scenario)}
	for _, note := range wording.Notes(r) {
		items = append(items, wording.Capital(note))
	}
	p.list(items)
	p.heading("Sources")
	items = nil
	for _, source := range r.Scenario.Source {
		items = append(items, "scenario: "+source)
	}
	if base := r.Scenario.Extends; base != "" {
		items = append(items, "scenario: what it leaves as it is in "+wording.Clean(base)+", which it extends, rests on the sources of that")
	}
	p.list(append(items, attribution[:]...))
}

// countedWords says which places are in play.
func countedWords(s *scenario.Scenario) string {
	words := "Counted: cities"
	if s.Filter.MinPopulation > 0 {
		words += " of " + wording.Grouped(s.Filter.MinPopulation) + " people and more"
	}
	if !s.Filter.AllControl {
		words += " under government control"
	}
	words += ", by their demand points, each for a part of its people; nodes are " + nodeKinds(s)
	if !s.Filter.AllControl {
		words += " there"
	}
	return words
}

// nodeKinds names the kinds of logistics nodes in play.
func nodeKinds(s *scenario.Scenario) string {
	chosen := s.Filter.Kinds
	if len(chosen) == 0 {
		chosen = scenario.PlaceKinds[:]
	}
	var names []string
	for _, kind := range scenario.PlaceKinds {
		if kind != scenario.City && slices.Contains(chosen, kind) {
			names = append(names, wording.KindWords(kind))
		}
	}
	return wording.Enumerate(names, "not asked for")
}

// attribution names whose data every report and picture stands on, as their
// licences ask.
var attribution = [...]string{
	"place names, positions, populations: GeoNames (geonames.org), CC BY 4.0",
	"border, regions, coasts, rivers: made with Natural Earth (public domain)",
}

// againSection says what to type, and on what, to get the same report.
func againSection(p *Document, c *Coverage, v View) {
	p.heading("To get this report again")
	s := c.Result.Scenario
	words := fmt.Sprintf("Scenario %q", wording.Clean(s.Name))
	if s.Digest != "" {
		words += ", " + s.Digest
	}
	p.say(words + "; " + optionWords(c.Result) + ".")
	if v.Command != "" {
		p.command(v.Command)
	}
}

// optionWords returns how an evaluation was made: "cells of 2 km, terrain: smooth
// earth, base estimate first".
func optionWords(r *coverage.Result) string {
	ground := "cells of " + wording.Decimal(wording.Tenth(r.Options.Cell.Kilometres())) + " km"
	if r.Map == nil {
		ground = "places only, no areas"
	}
	return ground + ", terrain: " + strings.ReplaceAll(wording.Clean(r.Terrain), "-", " ") + ", " + r.Lead.String() +
		" estimate first"
}

// maxPromiseThreats is how many threats stand beside one another in the table
// of promises; of more, only the one that the report leads with.
const maxPromiseThreats = 5

// promiseSection says what each switch of the package is worth: one row for
// each that changes anything, and one sentence for those that do not.
func promiseSection(p *Document, c *Coverage, v View) {
	r := c.Result
	if len(c.Promises) == 0 || len(r.Threats) == 0 {
		return
	}
	threats := shownThreats(r, v)
	columns := []Head{{Title: "IF", Max: 44, Min: 20}}
	for _, t := range threats {
		columns = append(columns, Head{Title: strings.ToUpper(wording.ThreatLabel(&r.Threats[t].Threat)), Right: true})
	}
	var rows [][]string
	var idle []scenario.Switch
	for i := range c.Promises {
		row, moves := promiseRow(r, &c.Promises[i], threats)
		if moves {
			rows = append(rows, row)
		} else {
			idle = append(idle, c.Promises[i].Switch)
		}
	}
	p.heading("What the promises are worth: change in people covered" + estimateNote(r) + " [least to most]")
	if c.Worth != nil && r.Lead == scenario.Base {
		p.say(strings.Join(wording.WorthSentences(c.Worth, v.lead(c.Worth.Result)), " "))
	}
	p.tabulate(columns, rows)
	if len(idle) > 0 {
		p.say("No difference" + wording.AtEstimate(r.Lead) + " and less than a hundredth at the others: " + wording.Switches(r.Scenario, idle) + ".")
	}
}

// promiseRow returns a promise's row, and whether it changes anything that is worth one.
func promiseRow(r *coverage.Result, m *coverage.Promise, threats []int) (row []string, moves bool) {
	row = []string{wording.Switch(r.Scenario, m.Switch)}
	for _, t := range threats {
		cell := "-"
		if m.Change[t].At(r.Lead) != 0 || movesAtAnEnd(m.Change[t], r.Threats[t].Population.Total) {
			cell, moves = wording.ChangeWithRange(m.Change[t], r.Lead), true
		}
		row = append(row, cell)
	}
	return row, moves
}

// movesAtAnEnd reports whether a change of people is a hundredth of all or more at the low
// or the high estimate.
func movesAtAnEnd(change scenario.Triple[int], total int) bool {
	return 100*max(change.Low, -change.Low, change.High, -change.High) >= total && total > 0
}
