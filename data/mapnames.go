package data

import (
	_ "embed"
	"sync"

	"github.com/paulmach/orb"
)

//go:embed mapnames.csv
var mapNamesCSV string

// The kinds of [MapName].
const (
	NameCountry = "country"
	NameSea     = "sea"
	NameTown    = "town" // outside Ukraine
)

// MapName is a name to print on a map beside the places in play. Positions of
// countries and seas are where their name reads well, not their centre.
type MapName struct {
	Kind     string
	Name     string
	Position orb.Point
	Rank     int // 1 the most important
}

// MapNames returns the names of neighbouring countries, seas and towns abroad,
// typed by hand. The value is shared: do not change it.
func MapNames() []MapName { return mapNames() }

var mapNames = sync.OnceValue(func() (names []MapName) {
	eachRow("mapnames.csv", mapNamesCSV, func(r row) {
		names = append(
			names,
			MapName{Kind: r.text("kind"), Name: r.text("name"), Position: r.position(), Rank: r.whole("rank")},
		)
	})
	return names
})
