package data

import (
	_ "embed"
	"slices"
	"sync"

	"airumbrella/coverage"
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
func Places() []coverage.Place { return slices.Clone(places()) }

// Cities returns the embedded cities by falling population.
func Cities() []coverage.Place {
	return slices.DeleteFunc(Places(), func(p coverage.Place) bool { return p.Kind != coverage.City })
}

// Nodes returns the embedded logistics nodes by kind and id.
func Nodes() []coverage.Place {
	return slices.DeleteFunc(Places(), func(p coverage.Place) bool { return p.Kind == coverage.City })
}

var places = sync.OnceValue(func() []coverage.Place {
	var list []coverage.Place
	eachRow("cities.csv", citiesCSV, func(r row) {
		p := placeOf(r)
		p.Kind = coverage.City
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
	slices.SortStableFunc(list, comparePlaces)
	return list
})

func placeOf(r row) coverage.Place {
	return coverage.Place{
		ID: r.text("id"), Name: r.text("name"), NameUK: r.text("name_uk"), Aliases: r.list("aliases"),
		Region: r.text("region"), Position: r.position(),
		Control: coverage.Control(r.text("control")), ControlAsOf: r.text("control_as_of"),
	}
}

// comparePlaces orders cities by falling population, then nodes by kind; ids
// break ties.
func comparePlaces(a, b coverage.Place) int {
	if d := kindOrder(a.Kind) - kindOrder(b.Kind); d != 0 {
		return d
	}
	if a.Kind == coverage.City && a.Population != b.Population {
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

func kindOrder(kind string) int { return slices.Index(coverage.PlaceKinds[:], kind) }

// placeIndex finds an embedded place by id.
var placeIndex = sync.OnceValue(func() map[string]*coverage.Place {
	index := make(map[string]*coverage.Place)
	for i := range places() {
		index[places()[i].ID] = &places()[i]
	}
	return index
})
