package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"airumbrella/tui/testdata/fixture"
)

func TestChangesAreKeptUntilTheyAreSaved(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	if store.calls != 0 {
		t.Fatalf("%d writes before any change", store.calls)
	}
	p.toPromise("Poland").press("space")
	if store.unsaved != p.m.Scenario {
		t.Error("a change is kept at once")
	}
	p.press("u")
	if store.unsaved != nil {
		t.Error("undone, there is nothing to keep")
	}
	p.press("ctrl+r")
	if store.unsaved != p.m.Scenario {
		t.Error("done again, it is kept again")
	}
	p.press("ctrl+s", "enter")
	if store.unsaved != nil || len(store.saved) != 1 {
		t.Errorf("saved, there is nothing to keep: %v", store.saved)
	}
	p.press("u")
	if store.unsaved != p.m.Scenario {
		t.Error("what was before the save is no longer in a file")
	}
	if calls := store.calls; p.press("down", "up", "t").m.Scenario == nil || store.calls != calls {
		t.Error("what changes nothing writes nothing")
	}
}

func TestChangesOutliveTheOpeningOfAnotherScenario(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	p.toPromise("Poland").press("space")
	changed := p.m.Scenario
	p.run(p.m.load("two"))
	if p.m.Scenario == changed || store.unsaved != changed {
		t.Error("the changes to the first scenario are kept")
	}
}

// A write that ends late says nothing of what was changed meanwhile.
func TestALateWriteIsNotTakenForTheLastOne(t *testing.T) {
	m := New(Config{Scenario: fixture.Scenario(), Store: &keptStore{}})
	m.Scenario = fixture.Scenario()
	first := m.keepUnsaved()
	if m.keepUnsaved() != nil {
		t.Fatal("one write at a time")
	}
	m.Scenario = fixture.Scenario()
	second := m.writeUnsaved()
	m.acceptKept(second().(keptMsg))
	m.acceptKept(first().(keptMsg))
	if m.recovery.kept != m.Scenario || m.keepUnsaved() != nil {
		t.Error("the later state is the one that is kept")
	}
}

func TestTheStartSaysWhatWasNotSaved(t *testing.T) {
	store := &keptStore{left: "/state/unsaved.yaml"}
	cfg := fixtureConfig()
	cfg.Store = store
	m := New(cfg)
	m.recall()
	if !strings.Contains(m.message, "not saved last time") {
		t.Errorf("the start says %q", m.message)
	}
	found := false
	for _, c := range m.allCommands() {
		found = found || c.title == "Open what was not saved last time"
	}
	if !found {
		t.Error("there is no command that opens it")
	}
}

func TestAFullDiskIsAskedOncePerChange(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	store.fail = errors.New("disk full")
	p.toPromise("Poland").press("space")
	if store.calls != 1 {
		t.Errorf("%d writes of one change", store.calls)
	}
	p.press("space")
	if store.calls != 2 {
		t.Errorf("%d writes of two changes", store.calls)
	}
}

// The planner in lines keeps changes too.
func TestPlainModeKeepsChangesUntilTheyAreSaved(t *testing.T) {
	const change = "set authorisation.zone=all\n"
	for _, c := range []struct {
		lines string
		calls int
		kept  bool
	}{
		{"totals\nset x=1\n", 0, false},
		{change, 1, true},
		{change + "undo\n", 2, false},
		{change + "save a.yaml\n", 2, false},
		{change + "open two\n", 1, true},
		{change + "save a.yaml\nundo\n", 3, true},
	} {
		store := &keptStore{}
		cfg := fixtureConfig()
		cfg.Store = store
		if err := Plain(context.Background(), strings.NewReader(c.lines), io.Discard, cfg); err != nil {
			t.Fatal(err)
		}
		if store.calls != c.calls || (store.unsaved != nil) != c.kept {
			t.Errorf("%q: %d writes, kept %v; want %d, %v", c.lines, store.calls, store.unsaved != nil, c.calls, c.kept)
		}
	}
}
