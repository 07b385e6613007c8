package app

import (
	"context"
	"sync"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// defaultAnswer is the answer to the default scenario, computed once.
var defaultAnswer = sync.OnceValues(func() (*coverage.Result, error) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		return nil, err
	}
	return coverage.Evaluate(context.Background(), s, coverage.Options{})
})

// At base the losses are those of the weighing: both take away the same.
func TestLossesAtBaseAreThoseOfTheWeighing(t *testing.T) {
	r, err := defaultAnswer()
	if err != nil {
		t.Fatal(err)
	}
	w, err := Weigh(context.Background(), r.Scenario, coverage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	base, err := lossesAt(context.Background(), w.Worth, coverage.Options{}, scenario.Base)
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for amount := range len(r.Threats) + 1 {
		g := w.Worth.At(amount)
		for i, share := range g.Conditions.Shares {
			if lost += share.Loss; base.Conditions[i][amount] != share.Loss {
				t.Errorf("%s, threat %d: %d, weighed %d", share.ID, amount, base.Conditions[i][amount], share.Loss)
			}
		}
		for i, share := range g.Contributors.Shares {
			if lost += share.Loss; base.Contributors[i] == nil && share.Loss != 0 || base.Contributors[i] != nil &&
				base.Contributors[i][amount] != share.Loss {
				t.Errorf("units from %s, threat %d: %v, weighed %d", share.ID, amount, base.Contributors[i], share.Loss)
			}
		}
		for i, share := range g.Hosts.Shares {
			if lost += share.Loss; base.Hosts[i] == nil && share.Loss != 0 || base.Hosts[i] != nil &&
				base.Hosts[i][amount] != share.Loss {
				t.Errorf("bases in %s, threat %d: %v, weighed %d", share.ID, amount, base.Hosts[i], share.Loss)
			}
		}
	}
	if lost == 0 {
		t.Error("nothing is lost without anything")
	}
}

func BenchmarkWeigh(b *testing.B) {
	r, err := defaultAnswer()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Weigh(context.Background(), r.Scenario, coverage.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	r, err := defaultAnswer()
	if err != nil {
		b.Fatal(err)
	}
	assess := AssessBy(new(coverage.Evaluator).Evaluate)
	for b.Loop() {
		if _, err := assess(context.Background(), r.Scenario, coverage.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
