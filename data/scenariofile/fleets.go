package scenariofile

import (
	"slices"
	"sync"

	"airumbrella/data"
	"airumbrella/scenario"
)

// Fleets returns the aircraft that countries have in service, in the order of the
// catalogue. A country and type that no row names are not known.
func Fleets() []scenario.Fleet { return slices.Clone(fleets()) }

// mostOfAFleet bounds a row of the catalogue.
const mostOfAFleet = 5000

var fleetCountQ = whole(0, mostOfAFleet, "0 to 5000 aircraft")

var fleets = sync.OnceValue(func() (list []scenario.Fleet) {
	mustRead(func(d *decoder) {
		for _, n := range embedded(data.CatalogueFleets).get(data.CatalogueFleets).items {
			fleet := scenario.Fleet{Country: n.get("country").scalarText(), System: n.get("system").scalarText()}
			if count, ok := fleetCountQ.read(d, n.get("count")); ok {
				fleet.Count = count
			}
			provenanceTable.read(d, n.without("country", "system", "count"), &fleet.From)
			list = append(list, fleet)
		}
	})
	return list
})
