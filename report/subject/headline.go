package subject

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Headline answers in one sentence how many people are covered against the
// threat at an index of [coverage.Result.At].
func Headline(r *coverage.Result, threat int) string {
	t := r.At(threat)
	people := t.Population
	if len(r.Threats) == 0 {
		return "No threat is in play, so there is nothing to be covered against."
	}
	if people.Total == 0 {
		return fmt.Sprintf("No city with people is in play, so nobody is counted against %s.",
			wording.ThreatPhrase(&t.Threat))
	}
	return fmt.Sprintf("%s%s %s of people in %s would be covered against %s: %s of %s%s.",
		wording.EstimateOpening(r.Lead), wording.Percent(people.Covered.At(r.Lead), people.Total),
		wording.Range(people.Covered, people.Total),
		citiesInPlay(r, t.Cities.Total), wording.ThreatPhrase(&t.Threat),
		wording.People(people.Covered.At(r.Lead)), wording.People(people.Total), census(r.Scenario))
}

// citiesInPlay returns "the 66 cities under government control".
func citiesInPlay(r *coverage.Result, cities int) string {
	control := "under government control"
	if r.Scenario.Filter.AllControl {
		control = "in play (occupied ones included)"
	}
	if cities == 1 {
		return "the one city " + control
	}
	return fmt.Sprintf("the %s cities %s", wording.Grouped(cities), control)
}

// census returns the year of the population figures, " (population of 2020)", and of
// how many cities they are the scenario's own; "" where no counted place states either.
func census(s *scenario.Scenario) string {
	var from []string
	c := s.Census()
	switch {
	case c.First == 0:
	case c.First == c.Last:
		from = append(from, fmt.Sprintf("population of %d", c.First))
	default:
		from = append(from, fmt.Sprintf("population of %d to %d", c.First, c.Last))
	}
	if c.Own > 0 {
		from = append(from, wording.OwnFigures(c.Own))
	}
	if c.Dated > 0 {
		from = append(from, wording.DatedFigures(c.Dated))
	}
	if len(from) == 0 {
		return ""
	}
	return " (" + wording.Enumerate(from, "") + ")"
}

// Tiers says what the people covered are made of: what Ukraine covers alone, what
// the package's links add and what allied units add; and how many would be covered
// with every promise kept.
func Tiers(r *coverage.Result, threat int) string {
	t, e := r.At(threat), r.Lead
	if t.Population.Total == 0 {
		return ""
	}
	words := fmt.Sprintf("Ukraine alone covers %s; command links%s, by which her own units fire on radars of "+
		"others, add %s and ", strings.TrimSpace(wording.Nobody(t.UkraineAlone.At(e))+" "+
		wording.Range(t.UkraineAlone, t.Population.Total)), linksWords(r), wording.Nobody(t.Links.At(e)))
	if authorised(r, threat) {
		words += "allied units " + wording.Nobody(t.Guarantee.At(e))
	} else {
		words += "allied units nobody, since they may not intercept " + t.Threat.Class.Words()
	}
	return words + ". " + ifGrantedWords(r, t)
}

// ifGrantedWords says how many would be covered with every offered and open promise
// kept.
func ifGrantedWords(r *coverage.Result, t *coverage.ThreatResult) string {
	switch people := t.IfGranted.At(r.Lead); {
	case r.Scenario.IfGranted() == r.Scenario:
		return "No promise is offered or open besides."
	case people == t.Population.Covered.At(r.Lead):
		return wording.Capital(wording.WereKept(r.Scenario)) + ", it would be no more."
	default:
		return wording.Capital(wording.WereKept(r.Scenario)) + ", it would be " + wording.People(people) + " " +
			wording.Range(t.IfGranted, t.Population.Total) + "."
	}
}

// RangeSentence says what the brackets of a headline hold.
const RangeSentence = "The range in brackets is physics alone, all assumptions bad or all good; no promise is in it."

// RestsOn says what of the cover is near the edge, most people first; empty where
// nothing is.
func RestsOn(r *coverage.Result, threat int) string {
	return wording.RestsOn(r, r.At(threat).RestsOn, namedRests)
}

// namedRests is how many places near the edge a headline names.
const namedRests = 3

// besides says how many nodes and power plants and how much ground are covered.
func besides(r *coverage.Result, threat int) string {
	t, e := r.At(threat), r.Lead
	if t.Nodes.Total == 0 && t.Area.Total == 0 {
		return ""
	}
	plants, covered := 0, 0
	for i := range r.Places {
		if p := &r.Places[i]; p.Place.Counted && p.Place.Kind == powerPlant {
			plants++
			if p.At(threat).CoveredAt(e) {
				covered++
			}
		}
	}
	var parts []string
	if t.Nodes.Total > 0 {
		words := fmt.Sprintf("%d of %s", t.Nodes.Covered.At(e),
			wording.Plural(t.Nodes.Total, "logistics node", "logistics nodes"))
		if plants > 0 {
			words += fmt.Sprintf(" (%d of %s)", covered, wording.Plural(plants, "power plant", "power plants"))
		}
		parts = append(parts, words)
	}
	if t.Area.Total > 0 {
		parts = append(parts, strings.TrimSpace(strings.Join(areaShare(t.Area, e), " "))+" of the ground")
	}
	return "Covered besides: " + wording.Enumerate(parts, "") + "." + partTime(t, e)
}

// partTime says how many people are under stations that are not held, weighted by
// the share of time.
func partTime(t *coverage.ThreatResult, e scenario.Estimate) string {
	more := t.TimeWeighted.At(e) - t.Population.Covered.At(e)
	if more <= 0 {
		return ""
	}
	return fmt.Sprintf(" Under stations held less than %.0f %% of the time, weighted by it: %s.", 100*coverage.Held,
		wording.People(more))
}

// powerPlant is the kind of place that a headline counts apart.
const powerPlant = "power"

// linksWords says so where the command links of Ukraine's tier are another's.
func linksWords(r *coverage.Result) string {
	s := r.Scenario
	c := &s.Package.C2
	if c.Provider == "" || c.Provider == scenario.Ukraine || c.Level <= c.Without ||
		!s.ContributorGranted(c.Provider) {
		return ""
	}
	return " (from " + wording.CountrySubject(s, c.Provider) + ")"
}

// namedCities is how many uncovered cities a headline names.
const namedCities = 4

// NotCovered names the cities that are not, or not wholly, covered at the leading
// estimate, those with most people left out first, and counts the others.
func NotCovered(r *coverage.Result, threat int) string {
	var names []string
	others := 0
	for _, p := range Uncovered(r, threat) {
		switch {
		case p.Place.Kind != scenario.City:
		case len(names) < namedCities:
			names = append(names, notCoveredName(p, threat, r.Lead))
		default:
			others++
		}
	}
	switch {
	case len(names) == 0:
		return "Every counted city is covered."
	case others > 0:
		return "Not covered: " + strings.Join(names, ", ") + " and " +
			wording.Plural(others, "more city", "more cities") + "."
	}
	return "Not covered: " + strings.Join(names, ", ") + "."
}

// notCoveredName returns a city with its people who are not covered: "Kharkiv 1.4 M",
// "Kryvyi Rih 0.10 M (84 % covered)".
func notCoveredName(p *coverage.PlaceResult, threat int, e scenario.Estimate) string {
	words := wording.Clean(p.Place.Name) + " " + wording.People(LeftIn(p, threat, e))
	if part := wording.PartOf(p.At(threat), e); part != "" {
		words += " (" + part + " covered)"
	}
	return words
}

// LeftIn returns the people of a place who are not covered.
func LeftIn(p *coverage.PlaceResult, threat int, e scenario.Estimate) int {
	return p.Place.Population - wording.WholePeople(p.People(threat, e))
}

// Caution is what every headline must be read with.
const Caution = "Covered is not safe: it means that one unit could engage one missile in time."

// SummaryRow is one threat's line in the text report and in the planner's
// pane: the numbers and the words for them.
type SummaryRow struct {
	Index      int    // for [coverage.Result.At]
	ID         string // of the threat, or [scenario.WorstID]
	Threat     string // "low drone"
	Altitude   string // "60 m"; empty for the worst
	Authorised bool   // false: allies may not intercept this class

	Total   int                  // counted people
	Covered scenario.Triple[int] // of them

	People       string // covered at the leading estimate: "6.9 M"
	Percent      string // of all counted people: "41 %"
	Range        string // low to high, percent: "[24-56]"
	UkraineAlone string // people whom Ukraine's own tier covers alone: "4.8 M"
	Links        string // what the package's links add: "+0.3 M"
	Adds         string // what allied units add: "+2.1 M", or "barred"
	IfGranted    string // people covered with every offered and open promise kept: "8.1 M"
	GrantedRange string // low to high of them, percent: "[24-56]"
	Before       string // people covered before the ceasefire: "5.2 M"
	Nodes        string // logistics nodes covered of all: "49/113"
}

// Summary returns one row per threat in the scenario's order and, with two or more
// threats, a last one for the worst of them.
func Summary(r *coverage.Result) []SummaryRow {
	rows := make([]SummaryRow, 0, len(r.Threats)+1)
	for i := range r.Threats {
		rows = append(rows, summaryRow(r, i))
	}
	if len(rows) > 1 {
		rows = append(rows, summaryRow(r, len(r.Threats)))
	}
	return rows
}

func summaryRow(r *coverage.Result, i int) SummaryRow {
	t, e := r.At(i), r.Lead
	covered := t.Population.Covered.At(e)
	row := SummaryRow{
		Index: i, ID: t.Threat.ID, Threat: wording.ThreatLabel(&t.Threat), Authorised: authorised(r, i),
		Total: t.Population.Total, Covered: t.Population.Covered,
		People:       wording.People(covered),
		Percent:      wording.Percent(covered, t.Population.Total),
		Range:        wording.Range(t.Population.Covered, t.Population.Total),
		UkraineAlone: wording.People(t.UkraineAlone.At(e)),
		Links:        wording.Change(t.Links.At(e)),
		Adds:         wording.Change(t.Guarantee.At(e)),
		IfGranted:    wording.People(t.IfGranted.At(e)),
		GrantedRange: wording.Range(t.IfGranted, t.Population.Total),
		Before:       wording.People(t.BeforeCeasefire.At(e)),
		Nodes:        fmt.Sprintf("%d/%d", t.Nodes.Covered.At(e), t.Nodes.Total),
	}
	if i < len(r.Threats) {
		row.Altitude = wording.Height(t.Threat.Altitude.Base)
	}
	if !row.Authorised {
		row.Adds = "barred"
	}
	return row
}

// authorised reports whether allies may intercept the class of the threat at
// an index; the worst of several threats counts as authorised.
func authorised(r *coverage.Result, i int) bool {
	return i == len(r.Threats) || r.Scenario.Package.Authorisation.Classes.Has(r.Threats[i].Threat.Class)
}
