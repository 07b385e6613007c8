package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// regionSection is one row per region, the one with most people not covered
// first.
func regionSection(p *page, r *coverage.Result, _ TextOptions) {
	threat := LeadThreat(r)
	t, e := r.At(threat), r.Lead
	left := func(g *coverage.RegionResult) int { return g.Population.Total - g.Population.Covered.At(e) }
	list := slices.Clone(t.Regions)
	slices.SortStableFunc(list, func(a, b coverage.RegionResult) int {
		return cmp.Or(cmp.Compare(left(&b), left(&a)), cmp.Compare(b.Population.Total, a.Population.Total), cmp.Compare(a.Code, b.Code))
	})
	var rows [][]string
	for i := range list {
		g := &list[i]
		if g.Population.Total == 0 && g.Area.Total == 0 {
			continue
		}
		people := []string{"-", "-", "-", ""}
		if total := g.Population.Total; total > 0 {
			people = []string{wording.People(total), wording.People(left(g)), wording.Percent(g.Population.Covered.At(e), total), wording.Range(g.Population.Covered, total)}
		}
		rows = append(rows, append([]string{regionTitle(g)}, append(people, areaShare(g.Area, e)...)...))
	}
	if len(rows) == 0 || len(r.Threats) == 0 {
		return
	}
	p.heading("Regions, against " + wording.ThreatPhrase(&t.Threat) + estimateNote(r))
	p.tabulate([]column{
		{title: "REGION", max: 24}, {title: "PEOPLE IN CITIES", right: true}, {title: "NOT COVERED", right: true},
		{title: "COVERED", right: true}, {title: "[LOW-HIGH]"}, {title: "AREA COVERED", right: true}, {title: "[LOW-HIGH]"},
	}, rows)
}

func regionTitle(g *coverage.RegionResult) string {
	if g.Name == "" {
		return g.Code
	}
	return g.Name
}

// areaShare is the share of an area that is covered, and its range; "-" where
// areas were not computed.
func areaShare(a coverage.Tally[geo.Area], e scenario.Estimate) []string {
	if a.Total <= 0 {
		return []string{"-", ""}
	}
	whole := hectares(a.Total)
	covered := scenario.Triple[int]{Low: hectares(a.Covered.Low), Base: hectares(a.Covered.Base), High: hectares(a.Covered.High)}
	return []string{wording.Percent(covered.At(e), whole), wording.Range(covered, whole)}
}

// hectares is an area as a whole number, for the words on shares.
func hectares(a geo.Area) int { return int(a / 10_000) }

// noteSection says what the figures assume, and where they come from.
func noteSection(p *page, r *coverage.Result, _ TextOptions) {
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
	p.list(append(items, Attribution[:]...))
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
	words += ", every one with all its people or none; nodes are " + nodeKinds(s)
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

// Attribution names whose data every report and picture stands on, as their
// licences ask.
var Attribution = [...]string{
	"place names, positions, populations: GeoNames (geonames.org), CC BY 4.0",
	"border, regions, coasts, rivers: made with Natural Earth (public domain)",
}

// againSection says what to type, and on what, to get the same report.
func againSection(p *page, r *coverage.Result, o TextOptions) {
	p.heading("To get this report again")
	s := r.Scenario
	words := fmt.Sprintf("Scenario %q", wording.Clean(s.Name))
	if s.Digest != "" {
		words += ", " + s.Digest
	}
	p.say(words + "; " + optionWords(r) + ".")
	if o.Command != "" {
		p.command(o.Command)
	}
}

// optionWords says how an evaluation was made: "cells of 2 km, smooth Earth,
// led by the base estimate".
func optionWords(r *coverage.Result) string {
	ground := "cells of " + wording.Decimal(wording.Tenth(r.Options.Cell.Kilometres())) + " km"
	if r.Map == nil {
		ground = "places only, no areas"
	}
	return ground + ", terrain: " + strings.ReplaceAll(wording.Clean(r.Terrain), "-", " ") + ", " + r.Lead.String() + " estimate first"
}
