package data

import (
	_ "embed"
	"slices"
	"sync"

	"airumbrella/scenario"
)

//go:embed airfields.csv
var airfieldsCSV string

// Bases returns the embedded airfields of allies, by country and code. The
// value is the caller's own.
func Bases() []scenario.Airbase { return slices.Clone(bases()) }

var bases = sync.OnceValue(func() []scenario.Airbase {
	var list []scenario.Airbase
	eachRow("airfields.csv", airfieldsCSV, func(r row) {
		list = append(list, scenario.Airbase{
			ID: r.text("icao"), Name: r.text("name"), Country: r.text("country"),
			Position: r.position(), Kind: r.text("kind"), Aliases: r.list("aliases"),
		})
	})
	slices.SortFunc(list, func(a, b scenario.Airbase) int {
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
