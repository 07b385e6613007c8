package tui

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"

	"context"

	tea "charm.land/bubbletea/v2"
)

// steppedPlanner is a planner whose answer depends on the promises: against every threat a
// million people are covered, 400,000 more once Poland has granted its bases, and 100,000
// fewer for each five minutes of the order.
func steppedPlanner(t *testing.T, w, h int) (*planner, *fixture.Store) {
	t.Helper()
	store, cfg := &fixture.Store{}, fixtureConfig()
	cfg.Store, cfg.Ref = store, "one"
	cfg.Evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		r := fixture.Result(s, o)
		people := 1_000_000 - 20_000*int(shown.OrderDelay(&s.Package).Minutes()-5)
		if s.HostGranted("PL") {
			people += 400_000
		}
		for i := range len(r.Threats) + 1 {
			r.At(i).Population.Covered = scenario.Triple[int]{Low: people - 200_000, Base: people, High: people + 50_000}
		}
		return r, ctx.Err()
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	return p, store
}

// rowsOf are the rows of the screen that hold a text.
func (p *planner) rowsOf(text string) (rows []string) {
	for _, line := range strings.Split(p.screen(), "\n") {
		if strings.Contains(line, text) {
			rows = append(rows, line)
		}
	}
	return rows
}

func TestThePanelOfChangesSetsEverySwitchAgainstTheStart(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	p.toPromise("Poland")
	for p.m.Scenario.Package.Hosts["PL"].Stated() != scenario.Granted {
		p.press("right")
	}
	p.press("esc").toPromise("Order").press("right", "C")
	for _, want := range []string{"as opened: one", "Poland granted", "Order after 10 min"} {
		if len(p.rowsOf(want)) == 0 {
			t.Errorf("the panel lacks %q:\n%s", want, p.screen())
		}
	}
	row := p.rowsOf("▸ Order after 10 min")
	if len(row) != 1 || !strings.Contains(row[0], "-0.10 M") || !strings.Contains(row[0], "+0.30 M") {
		t.Errorf("the last change says %q", row)
	}
	if row := p.rowsOf("Poland granted  "); len(row) == 0 || !strings.Contains(row[0], "+0.40 M") {
		t.Errorf("the first change says %q", row)
	}
}

func TestTheWordOfAChangeIsNotCountedTwice(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	if got := len(p.m.moments()); got != 1 {
		t.Fatalf("at the start there are %d moments", got)
	}
	p.toPromise("Order").press("right", "right", "u")
	var what []string
	for _, at := range p.m.moments() {
		what = append(what, at.what)
	}
	if want := []string{"", "Order after 10 min", "Order after 15 min"}; !slices.Equal(what, want) {
		t.Errorf("moments %q, want %q", what, want)
	}
	if steps := p.m.moments()[2].steps; steps != 1 {
		t.Errorf("what is undone is %d steps ahead", steps)
	}
}

func TestEnterInThePanelGoesBackAndForth(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	start := p.m.Scenario
	p.toPromise("Order").press("right", "right", "right")
	last := p.m.Scenario
	p.press("C", "up", "up", "up", "enter")
	if p.m.Scenario != start || p.m.overlay != overlayChanges || len(p.m.history.future) != 3 {
		t.Fatalf("enter does not go to the start:\n%s", p.screen())
	}
	p.press("down", "down", "down", "enter")
	if p.m.Scenario != last || len(p.m.history.future) != 0 {
		t.Errorf("enter does not go to what was undone:\n%s", p.screen())
	}
	if p.press("enter"); !strings.Contains(p.screen(), "that is what is shown") {
		t.Errorf("enter on what is shown says nothing:\n%s", p.screen())
	}
}

func TestWhatWasNotAnsweredIsCountedForThePanel(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	p.toPromise("Order").press("right", "right")
	p.m.history.of = nil // as if keys had come faster than answers
	p.press("C")
	if row := p.rowsOf("Order after 15 min"); len(row) == 0 || !strings.Contains(row[0], "-0.20 M") {
		t.Errorf("a moment was not counted: %q", row)
	}
}

func TestPinsAreKeptByNameAndShownAgain(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	p.toPromise("Order").press("right", "esc", "P")
	p.m.editor.Set("late order")
	p.press("enter", ":").typed("pin later").press("enter")
	if len(p.m.pins) != 2 || p.m.pins[0].name != "late order" || p.m.pins[1].name != "later" {
		t.Fatalf("pins %+v", p.m.pins)
	}
	pinned := p.m.Scenario
	p.press("u", "C")
	if row := p.rowsOf("◉ late order"); len(row) != 1 || !strings.Contains(row[0], "-0.10 M") {
		t.Errorf("the pin says %q", row)
	}
	p.press("end", "up", "enter")
	if p.m.Scenario != pinned {
		t.Errorf("enter does not show the pin:\n%s", p.screen())
	}
	p.press("end", "d")
	if len(p.m.pins) != 1 || p.m.pins[0].name != "late order" {
		t.Errorf("d leaves %+v", p.m.pins)
	}
	p.press("esc", ":").typed("pin late order").press("enter")
	if len(p.m.pins) != 1 {
		t.Errorf("a name taken is pinned twice: %+v", p.m.pins)
	}
}

func TestUndoKeepsTheSelection(t *testing.T) {
	p, _ := steppedPlanner(t, 120, 44)
	p.m.choose(shown.Item{Kind: shown.Unit, Index: 1})
	p.run(removeUnit(&p.m))
	p.m.choose(shown.Item{Kind: shown.Unit, Index: 1})
	if id := p.m.Scenario.Units[1].ID; id != "mk-f16" {
		t.Fatalf("after the removal %s is second", id)
	}
	p.press("u")
	if p.m.sel != (shown.Item{Kind: shown.Unit, Index: 2}) {
		t.Errorf("undo selects %+v: it is another unit", p.m.sel)
	}
	p.m.choose(shown.Item{Kind: shown.Unit, Index: 0})
	p.press("ctrl+r", "u")
	if p.m.sel != (shown.Item{Kind: shown.Unit, Index: 0}) {
		t.Errorf("redo and undo select %+v", p.m.sel)
	}
}
