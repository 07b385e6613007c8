package report

import (
	"context"
	"encoding/json"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
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
	c := subject.Compare(
		subject.NewSide(a, raids[0], carried[0]),
		subject.NewSide(b, raids[1], carried[1]),
		scenario.Base,
	)
	var saved struct {
		Raids []struct {
			ID      string
			Leakers struct{ B struct{ Base float64 } }
		}
		Worth struct {
			Threat       string
			Contributors []struct {
				ID string
				A  int
			}
		}
	}
	if err := json.Unmarshal([]byte(said(t, as("json", Comparison.Of(c)))), &saved); err != nil {
		t.Fatal(err)
	}
	if len(saved.Raids) != len(a.Threats) {
		t.Fatalf("raids of %d threats, want %d", len(saved.Raids), len(a.Threats))
	}
	for i, r := range saved.Raids {
		if got, want := r.Leakers.B.Base, wording.Tenth(raids[1].Threats[i].Salvo.Leakers.Base); got != want {
			t.Errorf("%s: %v leakers in B, alone %v", r.ID, got, want)
		}
	}
	lead := carried[0].At(a.ThreatIndex(saved.Worth.Threat))
	for _, l := range saved.Worth.Contributors {
		for _, s := range lead.Contributors.Shares {
			if s.ID == l.ID && s.Loss != l.A {
				t.Errorf("%s: %d lost in A, alone %d", l.ID, l.A, s.Loss)
			}
		}
	}
	if len(saved.Worth.Contributors) == 0 {
		t.Error("nobody carries anything")
	}
}
