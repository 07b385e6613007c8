package report

import (
	"cmp"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// uncovered lists the counted places that are not covered at the leading
// estimate against the threat at an index: most people first, then by weight,
// name and id.
func uncovered(r *coverage.Result, threat int) []*coverage.PlaceResult {
	var list []*coverage.PlaceResult
	for i := range r.Places {
		p := &r.Places[i]
		if p.Place.Counted && !p.At(threat).Status.CoveredAt(r.Lead) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *coverage.PlaceResult) int {
		return cmp.Or(
			cmp.Compare(b.Place.Population, a.Place.Population),
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
