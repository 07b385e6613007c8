package report

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
		return fmt.Sprintf("No city with people is in play, so nobody is counted against %s.", wording.ThreatPhrase(&t.Threat))
	}
	return fmt.Sprintf("%s%s %s of people in %s would be covered against %s: %s of %s%s.",
		wording.EstimateOpening(r.Lead), wording.Percent(people.Covered.At(r.Lead), people.Total), wording.Range(people.Covered, people.Total),
		citiesInPlay(r, t.Cities.Total), wording.ThreatPhrase(&t.Threat),
		wording.People(people.Covered.At(r.Lead)), wording.People(people.Total), census(r))
}

// citiesInPlay is "the 66 cities under government control".
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

// census is the year of the population figures: " (2020 figures)"; a
// scenario's own places have none.
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
	if c.Provider == "" || c.Provider == scenario.Ukraine || c.Level <= c.Without || !s.Package.ContributorGranted(c.Provider, r.Lead) {
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
	for _, p := range uncovered(r, threat) {
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
		return "Not covered: " + strings.Join(names, ", ") + " and " + wording.Plural(others, "more city", "more cities") + "."
	}
	return "Not covered: " + strings.Join(names, ", ") + "."
}

// Caution is what every headline must be read with.
const Caution = "Covered is not safe: it means that one unit could engage one missile in time."
