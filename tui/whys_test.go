package tui

import (
	"testing"

	"airumbrella/coverage"

	tea "charm.land/bubbletea/v2"
)

// Behind the map every place says why, as an evaluation with remedies does.
func TestListsSayWhyBehindTheMap(t *testing.T) {
	full, err := realAnswer()
	if err != nil {
		t.Fatal(err)
	}
	engine := new(coverage.Evaluator)
	p := &planner{t, New(Config{
		Scenario: full.Scenario, Evaluate: engine.Evaluate, WhyNot: engine.WhyNot, Whys: engine.Whys,
		Changes: engine.SmallestChanges, Options: coverage.Options{Cell: 20_000},
	})}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	said := 0
	for i := range full.Places {
		for k := range full.Threats {
			got, want := &p.m.Result.Places[i].Threats[k], &full.Places[i].Threats[k]
			if (got.Nearest == nil) != (want.Nearest == nil) || (got.ByDecision == nil) != (want.ByDecision == nil) {
				t.Fatalf("%s: by reach %v, by decision %v; want %v, %v", want.Status, got.Nearest, got.ByDecision,
					want.Nearest, want.ByDecision)
			}
			if want.Nearest != nil {
				if said++; got.Nearest.Unit != want.Nearest.Unit {
					t.Errorf("unit %d is nearest, want %d", got.Nearest.Unit, want.Nearest.Unit)
				}
			}
		}
	}
	if said < 100 {
		t.Errorf("only %d places say why", said)
	}
}
