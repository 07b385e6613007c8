package report

import (
	"fmt"
	"io"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// TextOptions steer the text and the Markdown report; the zero value works.
type TextOptions struct {
	// Command is what was typed to get this report, printed at its end; empty:
	// scenario, digest and options alone.
	Command string
	// Uncovered is how many uncovered cities are listed; 0 means ten.
	Uncovered int
	// Promises is what each switch is worth, by [coverage.Promises]; empty:
	// not said.
	Promises []coverage.Promise
	// Raids is what raids come to, by [raid.Assess]; nil: not said.
	Raids *raid.Outcome
	// Worth is who carries the umbrella, by [worth.Weigh]; nil: not said.
	Worth *worth.Worth
}

// Text writes the report of a result for a terminal, a mail or a printer: the
// answer in one sentence, then what it rests on.
func Text(w io.Writer, r *coverage.Result) error { return TextWith(w, r, TextOptions{}) }

// TextWith is [Text] with options.
func TextWith(w io.Writer, r *coverage.Result, o TextOptions) error {
	return reportPage(r, o).text(w)
}

// Markdown writes what [Text] does as Markdown.
func Markdown(w io.Writer, r *coverage.Result) error { return MarkdownWith(w, r, TextOptions{}) }

// MarkdownWith is [Markdown] with options.
func MarkdownWith(w io.Writer, r *coverage.Result, o TextOptions) error {
	return reportPage(r, o).markdown(w)
}

// sections are the parts of a report in their order.
var sections = [...]func(*page, *coverage.Result, TextOptions){
	openingSection, threatSection, namedSection, promiseSection, uncoveredSection, regionSection, noteSection, againSection,
}

func reportPage(r *coverage.Result, o TextOptions) *page {
	p := &page{title: "Air umbrella over Ukraine", subtitle: scenarioWords(r.Scenario)}
	for _, section := range sections {
		section(p, r, o)
	}
	return p
}

// scenarioWords is "Four-leg package, after a ceasefire; positions as of 22
// Aug 2025".
func scenarioWords(s *scenario.Scenario) string {
	words := s.Name
	if !namesPhase(s) {
		words += ", " + wording.PhaseWords(s.Phase)
	}
	if s.AsOf != "" {
		words += "; positions as of " + wording.Date(s.AsOf)
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
func openingSection(p *page, r *coverage.Result, o TextOptions) {
	lead := LeadThreat(r)
	p.lead(Headline(r, lead))
	if r.At(lead).Population.Total > 0 {
		p.say(Tiers(r, lead))
		p.say(NotCovered(r, lead))
	}
	caution := Caution
	if o.Raids != nil && lead < len(o.Raids.Threats) {
		caution += " " + wording.SalvoSentence(o.Raids, lead)
	}
	p.say(caution)
}

// threatSection is one row per threat and one for the worst.
func threatSection(p *page, r *coverage.Result, o TextOptions) {
	summary := Summary(r)
	people, percent, shares := 0, 0, 0
	for i := range summary {
		people = max(people, width(summary[i].People))
		percent = max(percent, width(summary[i].Percent))
		shares = max(shares, width(summary[i].Range))
	}
	var rows [][]string
	for i := range summary {
		s := &summary[i]
		covered := padLeft(s.People, people) + "  " + padLeft(s.Percent, percent) + " " + pad(s.Range, shares)
		rows = append(rows, []string{s.Threat, s.Altitude, covered, s.UkraineAlone, s.Adds, s.Before, s.Nodes})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Against each threat")
	p.tabulate([]column{
		{title: "THREAT", max: 24}, {title: "HEIGHT", right: true}, {title: "PEOPLE COVERED"},
		{title: "UKRAINE ALONE", right: true}, {title: "GUARANTEE ADDS", right: true},
		{title: "BEFORE CEASEFIRE", right: true}, {title: "NODES", right: true},
	}, rows)
	p.say(stayingWords(r, o.Raids))
}

// stayingWords says how long stocks last against the threat that the report
// leads with, and against the one that spends them soonest, and how many nights
// pass before allies engage.
func stayingWords(r *coverage.Result, o *raid.Outcome) string {
	if o == nil {
		return ""
	}
	words := wording.NightsSentence(o, LeadThreat(r))
	if soonest := shortest(o); soonest != LeadThreat(r) {
		words = strings.TrimSpace(words + " " + wording.NightsSentence(o, soonest))
	}
	return strings.TrimSpace(words + " " + activationWords(o))
}

// listedCities is how many uncovered cities a report lists.
const listedCities = 10

// uncoveredSection lists the largest cities that are not covered, why, and
// what would cover them.
func uncoveredSection(p *page, r *coverage.Result, o TextOptions) {
	if len(r.Threats) == 0 {
		return
	}
	threat, limit := LeadThreat(r), o.Uncovered
	if limit <= 0 {
		limit = listedCities
	}
	var rows [][]string
	cities, nodes := 0, 0
	for _, place := range uncovered(r, threat) {
		if place.Place.Kind != scenario.City {
			nodes++
			continue
		}
		if cities++; cities > limit {
			continue
		}
		pt := place.At(threat)
		rows = append(rows, []string{place.Place.Name, place.Place.NameUK, wording.People(place.Place.Population), wording.WhyRoomy(r, pt), changeBriefly(r.Scenario, pt)})
	}
	if cities+nodes > 0 {
		p.heading("Not covered against " + wording.ThreatPhrase(&r.At(threat).Threat) + estimateNote(r))
	}
	p.tabulate([]column{
		{title: "CITY", max: 22}, {title: "", max: 22}, {title: "PEOPLE", right: true},
		{title: "WHY", max: 34}, {title: "SMALLEST SINGLE CHANGE", max: 44},
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

// changeBriefly is the remedy in a table's cell.
func changeBriefly(s *scenario.Scenario, p *coverage.PlaceThreat) string {
	if p.Nearest == nil || p.Nearest.Remedy == nil {
		return "none found"
	}
	return wording.Switch(s, p.Nearest.Remedy.Switch) + " (" + p.Nearest.Remedy.Status.String() + ")"
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
		return fmt.Sprintf("One occupied city (%s) inside Ukraine's recognised border is listed but not counted.", where)
	}
	return fmt.Sprintf("%d occupied cities (%s) inside Ukraine's recognised border are listed but not counted.", cities, where)
}
