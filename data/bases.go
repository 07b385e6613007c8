package data

import (
	_ "embed"
	"slices"
	"sync"

	"airumbrella/coverage"
)

//go:embed airfields.csv
var airfieldsCSV string

// Bases returns the embedded airfields of allies, by country and code. The
// value is the caller's own.
func Bases() []coverage.Airbase { return slices.Clone(bases()) }

var bases = sync.OnceValue(func() []coverage.Airbase {
	var list []coverage.Airbase
	eachRow("airfields.csv", airfieldsCSV, func(r row) {
		list = append(list, coverage.Airbase{
			ID: r.text("icao"), Name: r.text("name"), Country: r.text("country"),
			Position: r.position(), Kind: r.text("kind"), Aliases: r.list("aliases"),
		})
	})
	slices.SortFunc(list, func(a, b coverage.Airbase) int {
		switch {
		case a.Country != b.Country && a.Country < b.Country, a.Country == b.Country && a.ID < b.ID:
			return -1
		case a.ID == b.ID:
			return 0
		}
		return 1
	})
	return list
})

// baseIndex finds an embedded base by its code.
var baseIndex = sync.OnceValue(func() map[string]*coverage.Airbase {
	index := make(map[string]*coverage.Airbase)
	for i := range bases() {
		index[bases()[i].ID] = &bases()[i]
	}
	return index
})
