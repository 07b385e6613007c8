package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/testdata/fixture"

	tea "charm.land/bubbletea/v2"
)

func TestChangesAreKeptUntilTheyAreSaved(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	if store.Calls != 0 {
		t.Fatalf("%d writes before any change", store.Calls)
	}
	p.toPromise("Poland").press("space")
	if store.Kept[0] != p.m.Scenario {
		t.Error("a change is kept at once")
	}
	p.press("u")
	if store.Kept[0] != nil {
		t.Error("undone, there is nothing to keep")
	}
	p.press("ctrl+r")
	if store.Kept[0] != p.m.Scenario {
		t.Error("done again, it is kept again")
	}
	p.press("ctrl+s", "enter")
	if store.Kept[0] != nil || len(store.Saved) != 1 {
		t.Errorf("saved, there is nothing to keep: %v", store.Saved)
	}
	p.press("u")
	if store.Kept[0] != p.m.Scenario {
		t.Error("what was before the save is no longer in a file")
	}
	if calls := store.Calls; p.press("down", "up", "t").m.Scenario == nil || store.Calls != calls {
		t.Error("what changes nothing writes nothing")
	}
}

func TestEveryScenarioHasAFileOfItsOwn(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	p.toPromise("Poland").press("space")
	first := p.m.Scenario
	p.run(load(&p.m, "two"))
	p.press("esc").toPromise("Poland").press("space")
	if p.m.Scenario == first || store.Kept[0] != first || store.Kept[1] != p.m.Scenario {
		t.Error("the changes to both scenarios are kept")
	}
	p.press("u", "u")
	if p.m.Scenario != first || p.m.recovery.Ref() != "" || store.Kept[1] != nil || store.Kept[0] != first {
		t.Errorf("back at the first one it is the first one's file that counts; open is %q", p.m.recovery.Ref())
	}
}

// A write that ends late says nothing of what was changed meanwhile.
func TestALateWriteIsNotTakenForTheLastOne(t *testing.T) {
	m := New(Config{Scenario: fixture.Scenario(), Store: &fixture.Store{}})
	m.Scenario = fixture.Scenario()
	first := m.recovery.keep(m.Scenario, m.cfg.Store, false)
	if m.recovery.keep(m.Scenario, m.cfg.Store, false) != nil {
		t.Fatal("one write at a time")
	}
	m.Scenario = fixture.Scenario()
	second := m.recovery.keep(m.Scenario, m.cfg.Store, true)
	m.recovery.accept(second().(keptMsg))
	m.recovery.accept(first().(keptMsg))
	if m.recovery.keep(m.Scenario, m.cfg.Store, false) != nil {
		t.Error("the later state is the one that is kept")
	}
}

func TestTheStartSaysWhatWasNotSavedAndOpensIt(t *testing.T) {
	when := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	store := &fixture.Store{Left: []app.Unsaved{{Path: "/state/mine.yaml", Ref: "/maps/mine.yaml", Time: when}}}
	cfg := fixtureConfig()
	cfg.Store, cfg.Ref, cfg.Reopened = store, "/work/other.yaml", true
	p := &planner{t, New(cfg)}
	p.m.recall()
	p.send(tea.WindowSizeMsg{Width: 160, Height: 44})
	const want = "opened again: other.yaml; unsaved changes to mine.yaml, 22 Nov 09:30: type :unsaved"
	if !strings.Contains(p.screen(), want) {
		t.Errorf("the start does not say %q:\n%s", want, p.screen())
	}
	p.press(":", "u", "n", "s", "a", "v", "e", "d", "enter")
	if p.m.Scenario.Name != "recovered from /state/mine.yaml" || p.m.recovery.Ref() != "/maps/mine.yaml" {
		t.Fatalf("open is %q of %q", p.m.Scenario.Name, p.m.recovery.Ref())
	}
	if !strings.Contains(p.screen(), "mine.yaml ● changed") {
		t.Errorf("the header does not say that it is changed:\n%s", p.screen())
	}
	p.press("ctrl+s")
	if got := p.m.editor.Value(); got != "/maps/mine.yaml" {
		t.Errorf("ctrl+s offers %q", got)
	}
	if p.press("enter"); store.Orders[0].From != "/maps/mine.yaml" || store.Kept[1] != nil {
		t.Errorf("saved by %+v; kept are %v", store.Orders, store.Kept)
	}
}

func TestAFullDiskIsAskedOncePerChangeAndSaidBeforeLeaving(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	store.Fail = errors.New("disk full")
	p.toPromise("Poland").press("space")
	if store.Calls != 1 {
		t.Errorf("%d writes of one change", store.Calls)
	}
	p.press("space")
	if store.Calls != 2 {
		t.Errorf("%d writes of two changes", store.Calls)
	}
	leaves := func() bool { return p.m.quit() != nil }
	if leaves() || !strings.Contains(p.screen(), "leaving discards what you changed: it cannot be kept (disk full)") {
		t.Errorf("the first q leaves, or says nothing:\n%s", p.screen())
	}
	if !leaves() {
		t.Error("the second q does not leave")
	}
	p.press("down")
	if leaves() {
		t.Error("another key in between, and it is not said again")
	}
}

// A write that fails at the very end is said before it is too late.
func TestAWriteThatFailsOnLeavingIsSaid(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	next, err := scenario.SetPhase{Phase: scenario.Now}.Apply(p.m.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	p.m.Scenario, store.Fail = next, errors.New("disk full")
	if msg, ok := p.m.quit()().(quitMsg); !ok || p.m.acceptQuit(msg) != nil {
		t.Error("the planner leaves without a word")
	}
}

// Whatever ends the program, the last edit is kept by whoever outlives it.
func TestTheLastEditOutlivesTheProgram(t *testing.T) {
	store := &fixture.Store{}
	cfg := fixtureConfig()
	cfg.Store, cfg.last = store, new(lastEdit)
	m := New(cfg)
	next, err := scenario.SetPhase{Phase: scenario.Now}.Apply(m.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	m.changed(next, "phase")
	updated, _ := m.Update(tea.WindowSizeMsg{Width: 80, Height: 24}) // its commands never run
	cfg.last.flush(store)
	if store.Kept[0] != next || updated.(Model).Scenario != next {
		t.Error("the last edit is lost")
	}
}
