package subject

import (
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// What is not covered is listed by the people left out; nodes, where nobody lives, follow
// by kind as the list of kinds has them, then by weight, name and id.
func TestWhatIsNotCoveredIsListedInOrder(t *testing.T) {
	last := scenario.PlaceKinds[len(scenario.PlaceKinds)-1]
	places := []scenario.Place{
		{ID: "g", Kind: last, Name: "A", Weight: 9, Counted: true},
		{ID: "f", Kind: scenario.PlaceKinds[1], Name: "B", Weight: 1, Counted: true},
		{ID: "e", Kind: scenario.PlaceKinds[1], Name: "A", Weight: 1, Counted: true},
		{ID: "d", Kind: scenario.PlaceKinds[1], Name: "A", Weight: 1, Counted: true},
		{ID: "c", Kind: scenario.PlaceKinds[1], Name: "Z", Weight: 2, Counted: true},
		{ID: "b", Kind: scenario.City, Name: "C", Population: 10, Counted: true},
		{ID: "a", Kind: scenario.City, Name: "D", Population: 20, Counted: true},
		{ID: "x", Kind: scenario.City, Name: "E", Population: 30},
	}
	r := &coverage.Result{Lead: scenario.Base}
	for i := range places {
		p := coverage.PlaceResult{Place: &places[i]}
		p.Worst.Points = 1
		r.Places = append(r.Places, p)
	}
	got := ""
	for _, p := range Uncovered(r, 0) {
		got += p.Place.ID
	}
	if got != "abcdefg" {
		t.Errorf("the order is %s, want abcdefg", got)
	}
}
