package worth

import (
	"context"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// A sensor is worth what an evaluation without it covers less: nothing of it depends on
// who else sees.
func TestASensorIsWorthWhatIsLostWithoutIt(t *testing.T) {
	s, err := scenariofile.Load("no-umbrella", scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s = s.Edit(func(s *scenario.Scenario) { s.Threats = s.Threats[2:3] }) // low cruise missiles, for speed
	ctx := context.Background()
	list, err := Sensors(ctx, s, coverage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	evaluator, o := new(coverage.Evaluator), coverage.Options{PlacesOnly: true, SkipRemedies: true}
	whole, err := evaluator.Evaluate(ctx, s, o)
	if err != nil {
		t.Fatal(err)
	}
	seen, sensors := 0, 0
	for i := range s.Units {
		if onlySees(s, &s.Units[i]) {
			sensors++
		}
	}
	for _, w := range list {
		without := s.Edit(func(t *scenario.Scenario) {
			var units []scenario.Unit
			for _, u := range s.Units {
				if u.ID != w.Unit {
					units = append(units, u)
				}
			}
			t.Units = units
		})
		r, err := evaluator.Evaluate(ctx, without, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range scenario.Estimates {
			if want := whole.At(0).Population.Covered.At(e) - r.At(0).Population.Covered.At(e); w.Lost[0].At(e) != want {
				t.Errorf("%s at %s: %d people lost, want %d", w.Unit, e, w.Lost[0].At(e), want)
			}
		}
		if w.Sees[0] > 0 {
			seen++
		}
	}
	if len(list) != sensors || sensors < 5 || seen < 5 {
		t.Errorf("%d sensors of %d are weighed, %d see", len(list), sensors, seen)
	}
}
