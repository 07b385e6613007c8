package scenariofile

import (
	"sync"

	"airumbrella/data"
	"airumbrella/scenario"
)

// The embedded places and bases, shared within the package.
var (
	places = sync.OnceValue(data.Places)
	bases  = sync.OnceValue(data.Bases)
)

// placeIndex finds an embedded place by its id.
var placeIndex = sync.OnceValue(func() map[string]*scenario.Place {
	index := make(map[string]*scenario.Place)
	for i := range places() {
		index[places()[i].ID] = &places()[i]
	}
	return index
})

// baseIndex finds an embedded base by its code.
var baseIndex = sync.OnceValue(func() map[string]*scenario.Airbase {
	index := make(map[string]*scenario.Airbase)
	for i := range bases() {
		index[bases()[i].ID] = &bases()[i]
	}
	return index
})

// knownPlaces finds embedded places by what they are, whatever their id.
var knownPlaces = sync.OnceValue(func() *data.Identity {
	known := new(data.Identity)
	for i := range places() {
		known.Add(&places()[i])
	}
	return known
})

// defaultScenario is the scenario that imported files extend.
var defaultScenario = sync.OnceValue(func() *scenario.Scenario {
	s, err := Load(data.Default, Options{})
	if err != nil {
		panic("bug in the default scenario: " + err.Error())
	}
	return s
})
