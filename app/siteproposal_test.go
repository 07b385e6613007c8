package app

import (
	"context"
	"strings"
	"testing"

	"airumbrella/coverage/siting"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// A proposal for a scenario in hand is the answer of the command, writes the same file, and lists every other
// plan with what its sites gain one after the other.
func TestAProposalIsTheAnswerOfTheCommand(t *testing.T) {
	ctx := context.Background()
	var d Service
	o := SiteOptions{Where: []Where{AtCities}, Request: siting.Request{
		Kinds: []siting.Kind{{System: "nasams", Most: 2}}, Goal: siting.People, InAll: 2,
		Wanted: siting.Wanted{Count: 3, Within: 0.2, Differ: 1},
	}}
	problem, err := d.PrepareSite(ctx, Question{Ref: data.Default, Lead: scenario.Base}, o)
	if err != nil {
		t.Fatal(err)
	}
	solved, err := problem.Solve(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Load(Question{Ref: data.Default})
	if err != nil {
		t.Fatal(err)
	}
	var told []SiteProgress
	o.Estimate = scenario.Base
	p, err := ProposeSites(ctx, s, d.Options(s, 0), leadThreat(s), o, func(now SiteProgress) { told = append(told, now) })
	if err != nil {
		t.Fatal(err)
	}
	text := func(s *scenario.Scenario) string {
		var b strings.Builder
		if err := scenariofile.Write(&b, s); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if p.Value != solved.Value || p.Bound != solved.Bound || text(p.Applied(0)) != text(problem.Applied(solved.Study)) {
		t.Errorf("the planner's plan is worth %v and the command's %v, or their files differ", p.Value, solved.Value)
	}
	if len(p.Plans) < 3 || p.Plans[1].Other != p.RunnerUp || p.Plans[0].Other != nil {
		t.Fatalf("%d plans", len(p.Plans))
	}
	for i, plan := range p.Plans {
		sum, want := p.Standing, p.Value
		for _, c := range plan.Sites {
			sum += c.InOrder
		}
		if plan.Other != nil {
			want = plan.Other.Value
		}
		if len(plan.Sites) != 2 || sum < want-1e-6 || sum > want+1e-6 {
			t.Errorf("plan %d: its %d sites gain up to %v, it is worth %v", i, len(plan.Sites), sum, want)
		}
		if units := p.Applied(i).Units; len(units) != len(s.Units)+2 {
			t.Errorf("plan %d adds %d units", i, len(units)-len(s.Units))
		}
	}
	for _, now := range told {
		if now.Value > p.Value+1e-6 || now.Bound < now.Value || now.Candidates != len(p.Candidates) {
			t.Errorf("progress %+v on the way to %v", now, p.Value)
		}
	}
	if len(told) < 2 || told[0].Searched() || !told[len(told)-1].Searched() {
		t.Errorf("told of %+v", told)
	}
}
