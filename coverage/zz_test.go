package coverage_test

import (
	"airumbrella/coverage"
	"airumbrella/data"
)

func ukraineWorld() *coverage.World {
	w := &coverage.World{}
	for _, c := range data.Countries() {
		if c.Code == "UA" {
			w.Border = c.Territory
		}
		w.Countries = append(w.Countries, coverage.Territory{Code: c.Code, Name: c.Name, Territory: c.Territory})
	}
	for _, r := range data.Regions() {
		w.Regions = append(w.Regions, coverage.Region{Code: r.Code, Name: r.Name, NameUK: r.NameUK, Territory: r.Territory})
	}
	return w
}
