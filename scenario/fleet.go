package scenario

import (
	"cmp"
	"slices"
)

// Fleet is how many aircraft of a type a country has in service.
type Fleet struct {
	Country string // ISO code, or NATO for the alliance's own
	System  string // id of the catalogue
	Count   int
	From    Provenance
}

// Shortfall is a contributor whose units hold more aircraft of a type than its
// fleet has.
type Shortfall struct {
	Fleet
	Units []string // ids of the units, in the order of the scenario
	Flown int      // aircraft of those units together
}

// BeyondFleets returns the contributors whose units hold more aircraft than their
// fleets have, in the order of countries and types. Units of both phases count: those
// of now stay after a ceasefire. What no fleet counts is not checked.
func (s *Scenario) BeyondFleets(fleets []Fleet) (list []Shortfall) {
	for _, fleet := range fleets {
		short := Shortfall{Fleet: fleet}
		for i := range s.Units {
			if u := &s.Units[i]; u.Contributor == fleet.Country && u.System == fleet.System {
				short.Units = append(short.Units, u.ID)
				short.Flown += u.Count
			}
		}
		if short.Flown > fleet.Count {
			list = append(list, short)
		}
	}
	slices.SortFunc(list, func(a, b Shortfall) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.System, b.System))
	})
	return list
}
