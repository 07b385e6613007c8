package tui

import (
	"context"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// The board of worth is there before the assumptions are, and lists those that move most
// once they are; after a switch none that belong to the scenario before.
func TestTheBoardOfWorthListsAssumptionsOnceTheyAreKnown(t *testing.T) {
	cfg := realConfig(t)
	var asked []string
	cfg.Weigh = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Weighing, error) {
		asked = append(asked, "weigh")
		return app.Weigh(ctx, s, o)
	}
	var known *worth.Worth
	cfg.Assume = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (w *worth.Worth, err error) {
		asked = append(asked, "assume")
		if known == nil {
			known, err = app.Assume(ctx, s, o)
		}
		return known, err
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 160, Height: 90})
	p.run(p.m.Init())
	p.press("D")
	if got := strings.Join(asked, " "); got != "weigh" {
		t.Errorf("for the board of delay %q is asked", got)
	}
	screen := p.press("W").screen()
	if got := strings.Join(asked, " "); got != "weigh assume" {
		t.Errorf("for the board of worth %q is asked", got)
	}
	const heading = "WHICH NUMBER, ALONE, MOVES THE"
	if !strings.Contains(screen, heading) {
		t.Fatalf("the board does not say which number moves what is covered:\n%s", screen)
	}
	list := wording.LeadingAssumptions(known, p.m.Threat, 8)
	if len(list) != 8 {
		t.Fatalf("%d assumptions move the people covered: the scenario does not test it", len(list))
	}
	for _, a := range list {
		people := wording.AssumptionPeople(a, p.m.Threat, known.At(p.m.Threat).Covered)
		name := wording.AssumptionName(known.Result.Scenario, a)
		if !strings.Contains(screen, people) || !strings.Contains(screen, name[:min(len(name), 40)]) {
			t.Errorf("%s: %s is not shown:\n%s", name, people, screen)
		}
	}
	if screen := p.toPromise("Tracks").press("right").screen(); strings.Contains(screen, heading) {
		t.Error("after a switch the assumptions of the scenario before are shown")
	}
}
