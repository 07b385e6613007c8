package app

import (
	"context"
	"runtime"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"

	"github.com/google/go-cmp/cmp"
)

// An engine forgets when the program holds more than it may, and not twice for what one
// collection of garbage found.
func TestAnEngineForgetsAtItsLimit(t *testing.T) {
	roomy, narrow := &Engine{limit: 1 << 40}, &Engine{limit: 1}
	kept, first := roomy.evaluator(), narrow.evaluator()
	for range 3 {
		runtime.GC()
	}
	if roomy.uses = engineUses; roomy.evaluator() != kept {
		t.Error("an engine within its limit has forgotten")
	}
	if narrow.evaluator() != first {
		t.Error("an engine forgets what was hardly used")
	}
	narrow.uses = engineUses
	second := narrow.evaluator()
	if second == first {
		t.Error("an engine over its limit has forgotten nothing")
	}
	narrow.uses, narrow.cycle = engineUses, 1<<62
	if narrow.evaluator() != second {
		t.Error("an engine forgets again before garbage was collected")
	}
}

// What an engine answers does not depend on what it forgot.
func TestAnEngineAnswersTheSameAfterItForgot(t *testing.T) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	e := &Engine{limit: 1}
	answer := func() [][]coverage.Why {
		whys, err := e.Whys(context.Background(), s, o)
		if err != nil {
			t.Fatal(err)
		}
		return whys
	}
	first := e.evaluator()
	before := answer()
	for range 3 {
		runtime.GC()
	}
	e.uses = engineUses
	after := answer()
	if e.evaluator() == first {
		t.Fatal("the engine has forgotten nothing")
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}
