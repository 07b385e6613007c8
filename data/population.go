package data

import (
	_ "embed"
	"sync"
)

//go:embed population.csv
var populationCSV string

// DatedPopulation is a published figure of how many people live in a city, or which share
// of those before stays in a region, later than the reference data.
type DatedPopulation struct {
	Code   string  // of a place, or of a region by ISO 3166-2
	People int     // of a place; 0 for a region
	Share  float64 // of a region, of the reference figures of its cities; 0 for a place
	AsOf   string  // year and month
	Source string  // publisher, title, date
}

// DatedPopulations returns the dated figures by code.
func DatedPopulations() map[string]DatedPopulation { return datedPopulations() }

var datedPopulations = sync.OnceValue(func() map[string]DatedPopulation {
	dated := make(map[string]DatedPopulation)
	eachRow("population.csv", populationCSV, func(r row) {
		d := DatedPopulation{Code: r.text("code"), AsOf: r.text("as_of"), Source: r.text("source")}
		if r.text("people") != "" {
			d.People = r.whole("people")
		} else {
			d.Share = r.number("share")
		}
		dated[d.Code] = d
	})
	return dated
})
