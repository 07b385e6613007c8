package data

import (
	_ "embed"
	"slices"
	"sync"

	"airumbrella/scenario"
)

var (
	//go:embed cities.csv
	citiesCSV string
	//go:embed nodes.csv
	nodesCSV string
)

// Places returns every embedded city and logistics node, cities by falling
// population, then nodes by kind and id. None is marked as counted: that is a
// scenario's choice. The value is the caller's own.
func Places() []scenario.Place { return slices.Clone(places()) }

var places = sync.OnceValue(func() []scenario.Place {
	var list []scenario.Place
	eachRow("cities.csv", citiesCSV, func(r row) {
		p := placeOf(r)
		p.Kind = scenario.City
		p.Population, p.PopulationYear = r.whole("population"), r.whole("population_year")
		p.Weight = float64(p.Population)
		list = append(list, p)
	})
	eachRow("nodes.csv", nodesCSV, func(r row) {
		p := placeOf(r)
		p.Kind = r.text("kind")
		p.Weight = r.number("weight")
		list = append(list, p)
	})
	slices.SortStableFunc(list, ComparePlaces)
	return list
})

func placeOf(r row) scenario.Place {
	return scenario.Place{
		ID: r.text("id"), Name: r.text("name"), NameUK: r.text("name_uk"), Aliases: r.list("aliases"),
		Region: r.text("region"), Position: r.position(),
		Control: scenario.Control(r.text("control")), ControlAsOf: r.text("control_as_of"),
	}
}

// ComparePlaces orders cities by falling population, then nodes by kind; ids
// break ties.
func ComparePlaces(a, b scenario.Place) int {
	if d := kindOrder(a.Kind) - kindOrder(b.Kind); d != 0 {
		return d
	}
	if a.Kind == scenario.City && a.Population != b.Population {
		return b.Population - a.Population
	}
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

func kindOrder(kind string) int { return slices.Index(scenario.PlaceKinds[:], kind) }
