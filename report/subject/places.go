package subject

import (
	"cmp"
	"slices"
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
func namedSection(p *Document, c *Coverage, v View) {
	r := c.Result
	places, heading := namedPlaces(r)
	if len(places) == 0 || len(r.Threats) == 0 {
		return
	}
	threats := shownThreats(r, v)
	columns := []Head{{Title: "PLACE", Max: 36}, {Title: "PEOPLE", Right: true}}
	for _, t := range threats {
		columns = append(columns, Head{Title: strings.ToUpper(wording.ThreatLabel(&r.Threats[t].Threat))})
	}
	var rows [][]string
	for _, place := range places {
		people := ""
		if place.Place.Kind == scenario.City {
			people = wording.People(place.Place.Population)
		}
		row := []string{place.Place.Name, people}
		for _, t := range threats {
			row = append(row, standing(place.At(t), len(threats)))
		}
		rows = append(rows, row)
	}
	p.heading(heading)
	p.tabulate(columns, rows)
	p.say(wording.StatusLegend)
}

// roomyThreats is up to how many threats beside one another leave room for the range of
// a share.
const roomyThreats = 2

// standing returns how well a place is covered, in a table of so many threats.
func standing(p *coverage.PlaceThreat, threats int) string {
	if threats <= roomyThreats {
		return wording.StandingInFull(p)
	}
	return wording.Standing(p)
}

// namedPlaces returns the places to name, and the heading over them.
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
		if place := &r.Places[i]; place.Place.Kind == scenario.City && place.Place.Counted {
			places = append(places, place)
		}
	}
	slices.SortStableFunc(places, func(a, b *coverage.PlaceResult) int {
		return cmp.Compare(b.Place.Population, a.Place.Population)
	})
	return places[:min(largestCities, len(places))], "The largest cities"
}

// shownThreats returns the threats that stand beside one another in a table: all of
// them, or the one that the report leads with where they are many.
func shownThreats(r *coverage.Result, v View) (threats []int) {
	if len(r.Threats) > maxPromiseThreats {
		return []int{v.lead(r)}
	}
	for i := range r.Threats {
		threats = append(threats, i)
	}
	return threats
}

// Uncovered lists the counted places that are not, or not wholly, covered at the
// leading estimate against the threat at an index: most people left out first, then by kind,
// weight, name and id.
func Uncovered(r *coverage.Result, threat int) []*coverage.PlaceResult {
	var list []*coverage.PlaceResult
	for i := range r.Places {
		p := &r.Places[i]
		if p.Place.Counted && !p.At(threat).CoveredAt(r.Lead) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *coverage.PlaceResult) int {
		return cmp.Or(
			cmp.Compare(LeftIn(b, threat, r.Lead), LeftIn(a, threat, r.Lead)),
			cmp.Compare(kindRank(a.Place.Kind), kindRank(b.Place.Kind)),
			cmp.Compare(b.Place.Weight, a.Place.Weight),
			cmp.Compare(a.Place.Name, b.Place.Name),
			cmp.Compare(a.Place.ID, b.Place.ID))
	})
	return list
}

func kindRank(kind string) int { return slices.Index(scenario.PlaceKinds[:], kind) }

// occupiedCities counts the occupied cities that are listed but not counted,
// their people, and the date of that knowledge.
func occupiedCities(r *coverage.Result) (cities, people int, asOf string) {
	for i := range r.Places {
		p := r.Places[i].Place
		if p.Control != scenario.Occupied || p.Counted || p.Kind != scenario.City {
			continue
		}
		cities++
		people += p.Population
		asOf = max(asOf, p.ControlAsOf)
	}
	return cities, people, asOf
}
