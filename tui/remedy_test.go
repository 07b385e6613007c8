package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

func TestARemedyIsAskedForOnePlaceAtATime(t *testing.T) {
	var asked []string
	var contexts []context.Context
	cfg := fixtureConfig()
	cfg.Remedies = func(ctx context.Context, s *scenario.Scenario, o coverage.Options, place,
		threat string) ([]coverage.Remedy, error) {
		asked, contexts = append(asked, place+" "+threat), append(contexts, ctx)
		return fixture.Remedies(ctx, s, o, place, threat)
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	if got := strings.Join(asked, ", "); got != "kharkiv cruise-missile" {
		t.Errorf("asked at first: %s", got)
	}
	next, cmd := p.m.Update(keyOf("n")) // Dnipro; its question is not answered yet
	p.m = next.(Model)
	if !strings.Contains(p.screen(), "looking for it") {
		t.Errorf("the screen does not say that it is being looked for:\n%s", p.screen())
	}
	p.press("n") // Odesa
	p.run(cmd)
	if !p.m.remedy.known || p.m.remedy.key.place != 3 || p.m.remedy.found == nil {
		t.Errorf("the late answer for another place counted: %+v", p.m.remedy)
	}
	// Dnipro's question was dropped before it came to remedies.
	if got := strings.Join(asked, ", "); got != "kharkiv cruise-missile, odesa cruise-missile" {
		t.Errorf("asked in the end: %s", got)
	}
	for i, ctx := range contexts {
		if ctx.Err() == nil {
			t.Errorf("question %d was not ended", i)
		}
	}
}

// The answers of an evaluation without reasons are filled in behind: why first, then
// the sets of switches; what comes for another place is dropped.
func TestReasonsComeBehindTheAnswer(t *testing.T) {
	cfg := fixtureConfig()
	full := cfg.Evaluate
	cfg.Evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		r, err := full(ctx, s, o)
		for i := range r.Places {
			for k := range r.Places[i].Threats {
				r.Places[i].Threats[k].Why = coverage.Why{}
			}
			r.Places[i].Worst.Why = coverage.Why{}
		}
		return r, err
	}
	cfg.Remedies = func(context.Context, *scenario.Scenario, coverage.Options, string, string) ([]coverage.Remedy,
		error) {
		return nil, nil
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init()) // Kharkiv is selected
	next, cmd := p.m.Update(keyOf("n"))
	p.m = next.(Model)
	if s := p.screen(); !strings.Contains(s, "looking for it") || strings.Contains(s, "there is no unit") {
		t.Errorf("before the answer:\n%s", s)
	}
	p.run(cmd)
	if s := p.screen(); !strings.Contains(s, "allies may not intercept there") ||
		strings.Contains(s, "looking for it") {
		t.Errorf("after it:\n%s", s)
	}
	kept := p.m.remedy.changes
	if kept == nil {
		t.Fatal("the sets of switches were not asked for")
	}
	p.send(changesMsg{key: remedyKey{place: 99}, changes: coverage.Changes{Tried: 7}})
	if p.m.remedy.changes != kept {
		t.Error("sets for another place counted")
	}
}

func TestTheDotWaitsForTheRemedy(t *testing.T) {
	p, _ := storePlanner(t, 120, 40)
	p.press("n")                        // Dnipro, which has no remedy
	next, cmd := p.m.Update(keyOf("n")) // Odesa; its question is not answered yet
	p.m = next.(Model)
	if p.press("."); p.m.Scenario.Package.Authorisation.Zone != scenario.ZoneRegions || !strings.Contains(p.screen(),
		"looking for the smallest change") {
		t.Errorf("the dot did not wait:\n%s", p.screen())
	}
	if p.run(cmd); p.m.Scenario.Package.Authorisation.Zone != scenario.ZoneAll {
		t.Error("the change was not made when it was found")
	}
}

// What the planner shows without the remedies of an evaluation is what the
// evaluation would have said, where a switch helps.
func TestTheRemedyOfOnePlaceIsThatOfTheEvaluation(t *testing.T) {
	r, err := realAnswer()
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for i := range r.Places {
		m := r.Places[i].Threats[2].Remedy
		if m == nil || m.Gained < 0 || asked == 5 {
			continue
		}
		asked++
		list, err := coverage.Remedies(context.Background(), r.Scenario, r.Options, r.Places[i].Place.ID,
			r.Threats[2].Threat.ID)
		if err != nil || len(list) == 0 || list[0] != *m {
			t.Errorf("%s: %v, %v, the evaluation says %v", r.Places[i].Place.ID, list, err, *m)
		}
	}
	if asked == 0 {
		t.Error("no place has a remedy")
	}
}

func TestTheThreatShownIsKeptByItsName(t *testing.T) {
	s := fixture.Scenario()
	other := fixture.Scenario()
	other.Threats[0], other.Threats[1] = other.Threats[1], other.Threats[0]
	if got := []int{shown.LeadThreat(s), shown.LeadThreat(other), shown.SameThreat(s, 1, other),
		shown.SameThreat(s, 2, other)}; got[0] != 0 || got[1] != 1 || got[2] != 0 || got[3] != 2 {
		t.Errorf("got %v", got)
	}
	other.Threats[0].ID = "another"
	if got := shown.SameThreat(s, 1, other); got != 1 {
		t.Errorf("a threat that is gone: %d, want the leading one", got)
	}
	r, err := realAnswer()
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Scenario.Threats[shown.LeadThreat(r.Scenario)].ID; got != "cruise-missile" {
		t.Errorf("the default scenario opens on %s", got)
	}
}

func TestRoundsWords(t *testing.T) {
	for factor, want := range map[float64]string{0: "no rounds", 0.5: "half the rounds", 1: "all rounds",
		2: "twice the rounds", 0.7: "70 % of the rounds", 3: "3 times the rounds"} {
		if got := wording.RoundsWords(factor); got != want {
			t.Errorf("%g: %q, want %q", factor, got, want)
		}
	}
	if got := shown.Count(9, "match") + ", " + shown.Count(1, "match") + ", " + shown.Count(2,
		"unit"); got != "9 matches, 1 match, 2 units" {
		t.Errorf("counted %s", got)
	}
}

// BenchmarkSwitch is a promise of the default scenario switched to and fro,
// with 2 km cells: what the first answer takes, that of the places, what the map of the
// threat shown takes with it, and what the whole one takes with all its maps.
func BenchmarkSwitch(b *testing.B) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, row := range []string{"Poland", "Order", "Zone", "Tracks", "Stock"} {
		for i, upTo := range []string{"places", "shown", "whole"} {
			b.Run(row+"/"+upTo, func(b *testing.B) { benchmarkSwitch(b, s, row, i+1) })
		}
	}
}

func benchmarkSwitch(b *testing.B, s *scenario.Scenario, row string, steps int) {
	m := New(Config{Scenario: s, Evaluate: new(coverage.Evaluator).Evaluate})
	next := s
	for _, r := range shown.Promises(m.Scenario) {
		if r.Name == row && r.Step != nil && next == s {
			var err error
			if next, err = r.Step(1).Apply(s); err != nil {
				b.Fatal(err)
			}
		}
	}
	answer := func(s *scenario.Scenario) {
		for _, cmd := range m.work.steps(context.Background(), m.evaluate, s,
			m.cfg.Options, m.Threat)[:steps] {
			if msg, ok := cmd().(evaluatedMsg); ok && msg.err != nil {
				b.Fatal(msg.err)
			}
		}
	}
	answer(s)
	answer(next)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		// Each delay is a new one, as when a key is held down.
		s := *[]*scenario.Scenario{s, next}[i%2]
		if row == "Order" {
			for class := range s.Package.Authorisation.Delay {
				s.Package.Authorisation.Delay[class].Base += time.Duration(i) * time.Millisecond
			}
		}
		answer(&s)
	}
}
