package app

import (
	"os"
	"testing"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"

	"github.com/adrg/xdg"
)

// scenarioNamed is a built-in scenario under another name.
func scenarioNamed(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, err := scenariofile.Load("no-umbrella", scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Name = name
	return s
}

// nameIn is the name of the scenario in a file; empty if there is none.
func nameIn(t *testing.T, path string) string {
	t.Helper()
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return ""
	}
	s, err := scenariofile.Load(path, scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s.Name
}

// kept reports whether there are changes that were not saved.
func kept(u *unsaved) bool {
	path, _ := u.Kept()
	return path != ""
}

func TestUnsavedChangesOverTwoRuns(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	keep := func(u *unsaved, n int, name string) {
		t.Helper()
		var s *scenario.Scenario
		if name != "" {
			s = scenarioNamed(t, name)
		}
		if err := u.KeepUnsaved(n, s); err != nil {
			t.Fatal(err)
		}
	}
	first := &unsaved{}
	if got := first.Unsaved(); got != "" || kept(first) {
		t.Errorf("at first there is nothing: %q", got)
	}
	keep(first, 2, "second change")
	keep(first, 1, "first change") // comes late
	if got := nameIn(t, unsavedPath()); got != "second change" || !kept(first) {
		t.Errorf("kept is %q", got)
	}

	second := &unsaved{}
	if got := second.Unsaved(); got != unsavedPath() || kept(second) {
		t.Errorf("the next run finds %q", got)
	}
	keep(second, 1, "")
	if got := nameIn(t, unsavedPath()); got != "second change" {
		t.Errorf("a run that changes nothing leaves %q", got)
	}
	keep(second, 2, "other change")
	if got, before := nameIn(t, unsavedPath()), nameIn(t, setAsidePath()); got != "other change" ||
		before != "second change" {
		t.Errorf("kept is %q, put aside %q", got, before)
	}
	keep(second, 3, "")
	if got := second.Unsaved(); got != "" || kept(second) {
		t.Errorf("saved, yet %q is there", got)
	}
}

func TestChangesThatCannotBeKeptAreSaid(t *testing.T) {
	file := t.TempDir() + "/no folder"
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_STATE_HOME", file)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	u := &unsaved{}
	fault := u.KeepUnsaved(1, scenarioNamed(t, "lost"))
	if path, err := u.Kept(); fault == nil || path == "" || err == nil {
		t.Errorf("error %v, kept %q, %v", fault, path, err)
	}
}
