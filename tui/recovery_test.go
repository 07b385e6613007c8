package tui

import (
	"errors"
	"strings"
	"testing"

	"airumbrella/tui/testdata/fixture"
)

func TestChangesAreKeptUntilTheyAreSaved(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	if store.Calls != 0 {
		t.Fatalf("%d writes before any change", store.Calls)
	}
	p.toPromise("Poland").press("space")
	if store.Kept != p.m.Scenario {
		t.Error("a change is kept at once")
	}
	p.press("u")
	if store.Kept != nil {
		t.Error("undone, there is nothing to keep")
	}
	p.press("ctrl+r")
	if store.Kept != p.m.Scenario {
		t.Error("done again, it is kept again")
	}
	p.press("ctrl+s", "enter")
	if store.Kept != nil || len(store.Saved) != 1 {
		t.Errorf("saved, there is nothing to keep: %v", store.Saved)
	}
	p.press("u")
	if store.Kept != p.m.Scenario {
		t.Error("what was before the save is no longer in a file")
	}
	if calls := store.Calls; p.press("down", "up", "t").m.Scenario == nil || store.Calls != calls {
		t.Error("what changes nothing writes nothing")
	}
}

func TestChangesOutliveTheOpeningOfAnotherScenario(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	p.toPromise("Poland").press("space")
	changed := p.m.Scenario
	p.run(load(&p.m, "two"))
	if p.m.Scenario == changed || store.Kept != changed {
		t.Error("the changes to the first scenario are kept")
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

func TestTheStartSaysWhatWasNotSaved(t *testing.T) {
	store := &fixture.Store{Left: "/state/unsaved.yaml"}
	cfg := fixtureConfig()
	cfg.Store = store
	m := New(cfg)
	m.recall()
	if !strings.Contains(m.message, "not saved last time") {
		t.Errorf("the start says %q", m.message)
	}
	found := false
	for _, c := range allCommands(&m) {
		found = found || c.title == "Open what was not saved last time"
	}
	if !found {
		t.Error("there is no command that opens it")
	}
}

func TestAFullDiskIsAskedOncePerChange(t *testing.T) {
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
}
