package report

import (
	"context"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// What a comparison says of raids and of who carries the cover is what the two
// sides say alone.
func TestCompareSaysWhatBothSidesSay(t *testing.T) {
	a := smallResult(t)
	denied := *a.Scenario
	denied.Package.Contributors = map[string]scenario.Permission{}
	for _, u := range a.Scenario.Units {
		denied.Package.Contributors[u.Contributor] = scenario.Permission{State: scenario.Denied}
	}
	b := evaluated(t, &denied, a.Options)
	c := Compare(Saved(a), Saved(b), nil)
	var raids [2]*raid.Outcome
	var carried [2]*worth.Worth
	for i, r := range []*coverage.Result{a, b} {
		var err error
		if raids[i], err = raid.Assess(context.Background(), r, raid.Options{}); err != nil {
			t.Fatal(err)
		}
		if carried[i], err = worth.Weigh(context.Background(), r.Scenario, worth.Options{Coverage: r.Options}); err != nil {
			t.Fatal(err)
		}
	}
	c.AddRaids(raids[0], raids[1])
	c.AddWorth(carried[0], carried[1])
	if len(c.Raids) != len(a.Threats) {
		t.Fatalf("raids of %d threats, want %d", len(c.Raids), len(a.Threats))
	}
	for i := range c.Raids {
		if got, want := *c.Raids[i].Leakers.B.Base, wording.Tenth(raids[1].Threats[i].Salvo.Leakers.Base); got != want {
			t.Errorf("%s: %v leakers in B, alone %v", c.Raids[i].ID, got, want)
		}
	}
	lead := carried[0].At(a.ThreatIndex(c.Worth.Threat))
	for _, l := range c.Worth.Contributors {
		for _, s := range lead.Contributors.Shares {
			if s.ID == l.ID && s.Loss != l.A {
				t.Errorf("%s: %d lost in A, alone %d", l.ID, l.A, s.Loss)
			}
		}
	}
	if len(c.Worth.Contributors) == 0 {
		t.Error("nobody carries anything")
	}
}
