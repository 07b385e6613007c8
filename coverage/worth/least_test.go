package worth_test

import (
	"context"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// The switches of a least package, thrown together, cover as many as it says, and without
// any one of them they miss the target.
func TestTheSwitchesOfALeastPackageReachIt(t *testing.T) {
	s, err := scenariofile.Load("package-four-legs", scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	threat := -1
	for i := range s.Threats {
		if s.Threats[i].Class == scenario.Ballistic {
			threat = i
		}
	}
	m, err := worth.Least(context.Background(), s, o, threat, 0.3)
	if err != nil {
		t.Fatal(err)
	}
	if !m.Reached() || len(m.Onward.Sets) == 0 {
		t.Fatalf("%+v", m)
	}
	covered := func(list []scenario.Switch) int {
		next := s
		for _, c := range list {
			if next, err = c.Apply(next); err != nil {
				t.Fatal(err)
			}
		}
		r, err := coverage.Evaluate(context.Background(), next, o)
		if err != nil {
			t.Fatal(err)
		}
		return r.At(threat).Population.Covered.Base
	}
	for _, set := range m.Onward.Sets {
		list := set.Switches()
		if got := covered(list); got != set.Covered || got < m.Needed {
			t.Errorf("%v cover %d, the package says %d, %d are needed", list, got, set.Covered, m.Needed)
		}
		for i := range list {
			fewer := append(append([]scenario.Switch{}, list[:i]...), list[i+1:]...)
			if got := covered(fewer); got >= m.Needed {
				t.Errorf("without %v it covers %d, and %d are needed", list[i], got, m.Needed)
			}
		}
	}
}
