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
		wording.People(people.Covered.At(r.Lead)), wording.People(people.Total), census(r))
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

// census returns the year of the population figures, " (population of 2020)", or
// "" where no counted place states one.
func census(r *coverage.Result) string {
	first, last := 0, 0
	for i := range r.Places {
		p := r.Places[i].Place
		if !p.Counted || p.PopulationYear == 0 {
			continue
		}
		if first == 0 || p.PopulationYear < first {
			first = p.PopulationYear
		}
		last = max(last, p.PopulationYear)
	}
	switch {
	case first == 0:
		return ""
	case first == last:
		return fmt.Sprintf(" (population of %d)", first)
	}
	return fmt.Sprintf(" (population of %d to %d)", first, last)
}

// Tiers says what Ukraine covers alone and what the guarantee adds.
func Tiers(r *coverage.Result, threat int) string {
	t, e := r.At(threat), r.Lead
	alone, covered := t.UkraineAlone.At(e), t.Population.Covered.At(e)
	if t.Population.Total == 0 {
		return ""
	}
	own := "Ukraine's own notional tier" + linksWords(r) + " covers " + wording.Nobody(alone)
	switch {
	case !authorised(r, threat):
		return own + "; allies may not intercept " + t.Threat.Class.Words() + "."
	case covered == alone:
		return own + "; the guarantee adds nobody."
	}
	return own + "; the guarantee adds " + wording.People(covered-alone) + "."
}

// linksWords says so where the command links of Ukraine's tier are another's.
func linksWords(r *coverage.Result) string {
	s := r.Scenario
	c := &s.Package.C2
	if c.Provider == "" || c.Provider == scenario.Ukraine || c.Level <= c.Without ||
		!s.ContributorGranted(c.Provider) {
		return ""
	}
	return ", on command links from " + wording.CountrySubject(s, c.Provider) + ","
}

// namedCities is how many uncovered cities a headline names.
const namedCities = 4

// NotCovered names the largest cities that are not covered at the leading
// estimate and counts the others.
func NotCovered(r *coverage.Result, threat int) string {
	var names []string
	others := 0
	for _, p := range Uncovered(r, threat) {
		switch {
		case p.Place.Kind != scenario.City:
		case len(names) < namedCities:
			names = append(names, wording.Clean(p.Place.Name)+" "+wording.People(p.Place.Population))
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
	UkraineAlone string // people whom Ukraine's own tier covers: "4.8 M"
	Adds         string // what the guarantee adds: "+2.1 M", or "not authorised"
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
	covered, alone := t.Population.Covered.At(e), t.UkraineAlone.At(e)
	row := SummaryRow{
		Index: i, ID: t.Threat.ID, Threat: wording.ThreatLabel(&t.Threat), Authorised: authorised(r, i),
		Total: t.Population.Total, Covered: t.Population.Covered,
		People:       wording.People(covered),
		Percent:      wording.Percent(covered, t.Population.Total),
		Range:        wording.Range(t.Population.Covered, t.Population.Total),
		UkraineAlone: wording.People(alone),
		Adds:         wording.Change(covered - alone),
		Before:       wording.People(t.BeforeCeasefire.At(e)),
		Nodes:        fmt.Sprintf("%d/%d", t.Nodes.Covered.At(e), t.Nodes.Total),
	}
	if i < len(r.Threats) {
		row.Altitude = wording.Height(t.Threat.Altitude)
	}
	if !row.Authorised {
		row.Adds = "not authorised"
	}
	return row
}

// authorised reports whether allies may intercept the class of the threat at
// an index; the worst of several threats counts as authorised.
func authorised(r *coverage.Result, i int) bool {
	return i == len(r.Threats) || r.Scenario.Package.Authorisation.Classes.Has(r.Threats[i].Threat.Class)
}
