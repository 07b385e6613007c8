package cli

import (
	"slices"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/tui"
)

// store gives the planner its files and names.
type store struct{}

var _ tui.Store = store{}

// Load reads a built-in scenario by name or a file by path.
func (store) Load(ref string) (*coverage.Scenario, error) {
	return data.Load(ref, data.LoadOptions{})
}

// Save writes the scenario as a file that the command line reads.
func (store) Save(path string, s *coverage.Scenario) error { return data.Save(path, s) }

// Names lists the built-in scenarios.
func (store) Names() []string { return data.BuiltinNames() }

// FindPlace is the places that a typed query may mean, the best first.
func (store) FindPlace(query string, places []coverage.Place) []int {
	place, candidates := data.Find(query, places)
	if place != nil {
		candidates = []*coverage.Place{place}
	}
	var found []int
	for _, c := range candidates {
		if i := slices.IndexFunc(places, func(p coverage.Place) bool { return p.ID == c.ID }); i >= 0 {
			found = append(found, i)
		}
	}
	return found
}
