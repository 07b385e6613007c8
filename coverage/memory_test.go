package coverage_test

import (
	"context"
	"runtime"
	"testing"
	"weak"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// What an Evaluator keeps for later evaluations holds no scenario but the last one: what
// sensors see, for one, outlives the evaluation that asked first.
func TestAnEvaluatorHoldsNoScenarioButTheLast(t *testing.T) {
	var e coverage.Evaluator
	var first weak.Pointer[scenario.Scenario]
	for i := range 2 {
		s := tied(1).Edit(func(s *scenario.Scenario) { s.Package.Stockpile.Nights = 1 + i })
		if _, err := e.Evaluate(context.Background(), s, coverage.Options{}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = weak.Make(s)
		}
	}
	runtime.GC()
	if first.Value() != nil {
		t.Error("the first scenario is still held after the second was evaluated")
	}
	runtime.KeepAlive(&e)
}
