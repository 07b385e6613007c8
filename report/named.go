package report

import (
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// largestCities is how many cities stand by name in a report on a scenario
// that names none.
const largestCities = 8

// namedSection says by name how places fare against each threat: those that
// the scenario is about, or else the largest cities in play.
func namedSection(p *page, r *coverage.Result, _ TextOptions) {
	places, heading := namedPlaces(r)
	if len(places) == 0 || len(r.Threats) == 0 {
		return
	}
	threats := shownThreats(r)
	columns := []column{{title: "PLACE", max: 36}, {title: "PEOPLE", right: true}}
	for _, t := range threats {
		columns = append(columns, column{title: strings.ToUpper(wording.ThreatLabel(&r.Threats[t].Threat))})
	}
	var rows [][]string
	for _, place := range places {
		people := ""
		if place.Place.Kind == scenario.City {
			people = wording.People(place.Place.Population)
		}
		row := []string{place.Place.Name, people}
		for _, t := range threats {
			row = append(row, shortStatus(place.At(t).Status.String()))
		}
		rows = append(rows, row)
	}
	p.heading(heading)
	p.tabulate(columns, rows)
	p.say("Assured: covered even if every assumption is bad; likely: at the base estimate; possible: only if every assumption is good.")
}

// namedPlaces is the places to name, and the heading over them.
func namedPlaces(r *coverage.Result) (places []*coverage.PlaceResult, heading string) {
	for _, id := range r.Scenario.Filter.Named {
		if place := r.Place(id); place != nil {
			places = append(places, place)
		}
	}
	if len(places) > 0 {
		return places, "The places that this scenario is about"
	}
	for i := range r.Places {
		place := &r.Places[i]
		if place.Place.Kind == scenario.City && place.Place.Counted && len(places) < largestCities {
			places = append(places, place)
		}
	}
	return places, "The largest cities"
}

// shownThreats is the threats that stand beside one another in a table: all of
// them, or the one that the report leads with where they are many.
func shownThreats(r *coverage.Result) (threats []int) {
	if len(r.Threats) > maxPromiseThreats {
		return []int{LeadThreat(r)}
	}
	for i := range r.Threats {
		threats = append(threats, i)
	}
	return threats
}
