package app

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"

	"github.com/adrg/xdg"
)

// stateAt keeps the planner's state of a test in a folder.
func stateAt(t *testing.T, folder string) {
	t.Helper()
	t.Setenv("XDG_STATE_HOME", folder)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
}

// named is the scenario no-umbrella under another name.
func named(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, err := scenariofile.Load("no-umbrella", scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s.Edit(func(t *scenario.Scenario) { t.Name = name })
}

// nameIn is the name of the scenario in a file; empty if there is none.
func nameIn(t *testing.T, path string) string {
	t.Helper()
	s, err := scenariofile.Load(path, scenariofile.Options{})
	if err != nil {
		return ""
	}
	return s.Name
}

// leftNames is the names of the scenarios that earlier runs left, sorted.
func leftNames(t *testing.T, f Files) (names []string) {
	t.Helper()
	for _, u := range f.Unsaved() {
		names = append(names, nameIn(t, u.Path))
	}
	slices.Sort(names)
	return names
}

func TestUnsavedChangesOverRuns(t *testing.T) {
	stateAt(t, t.TempDir())
	first := NewFiles()
	keep := func(f Files, document, write int, ref, name string) {
		t.Helper()
		k := Keep{Document: document, Write: write, Ref: ref}
		if name != "" {
			k.Scenario = named(t, name)
		}
		if err := f.KeepUnsaved(k); err != nil {
			t.Fatal(err)
		}
	}
	keep(first, 0, 2, "/a/mine.yaml", "second change")
	keep(first, 0, 1, "/a/mine.yaml", "first change") // comes late
	keep(first, 1, 3, "/a/other.yaml", "of another")

	second := NewFiles()
	if got := leftNames(t, second); len(got) != 0 {
		t.Errorf("what a living planner owns is offered to another: %v", got)
	}
	keep(second, 0, 1, "/a/mine.yaml", "at the same time")
	first.Close() // or killed: its lock ends with it
	if got := leftNames(t, second); !slices.Equal(got, []string{"of another", "second change"}) {
		t.Errorf("offered are %v", got)
	}
	second.Close()

	third := NewFiles()
	if got := leftNames(t, third); !slices.Equal(got, []string{"at the same time", "of another", "second change"}) {
		t.Errorf("offered are %v", got)
	}
	for _, u := range third.Unsaved() {
		if nameIn(t, u.Path) != "second change" {
			continue
		}
		if u.Ref != "/a/mine.yaml" || !strings.HasPrefix(u.Title(), "mine.yaml, ") {
			t.Errorf("the changes are those of %q, called %q", u.Ref, u.Title())
		}
		s, ref, err := third.Recover(0, u.Path)
		if err != nil || s.Name != "second change" || ref != "/a/mine.yaml" {
			t.Errorf("recovered %v of %q: %v", s, ref, err)
		}
		if _, _, err := NewFiles().Recover(0, u.Path); err == nil {
			t.Error("two planners recover the same changes")
		}
	}
	keep(third, 0, 1, "/a/mine.yaml", "")
	if got := leftNames(t, third); !slices.Equal(got, []string{"at the same time", "of another"}) {
		t.Errorf("after a save elsewhere there are %v", got)
	}
}

func TestTheFileOfUnsavedChangesIsNotRemovedBySavingToIt(t *testing.T) {
	stateAt(t, t.TempDir())
	f := NewFiles()
	s := named(t, "kept")
	if err := f.KeepUnsaved(Keep{Write: 1, Ref: "no-umbrella", Scenario: s}); err != nil {
		t.Fatal(err)
	}
	paths, _ := f.Kept()
	if _, err := f.Save(Order{Scenario: s, From: "no-umbrella", To: paths[0], Over: true}); err != nil {
		t.Fatal(err)
	}
	if err := f.KeepUnsaved(Keep{Write: 2, Ref: paths[0]}); err != nil {
		t.Fatal(err)
	}
	if nameIn(t, paths[0]) != "kept" {
		t.Error("what was saved is gone")
	}
}

func TestChangesThatCannotBeKeptAreSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "no folder")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	stateAt(t, file)
	f := NewFiles()
	fault := f.KeepUnsaved(Keep{Write: 1, Scenario: named(t, "lost")})
	if paths, err := f.Kept(); fault == nil || len(paths) > 0 || err == nil {
		t.Errorf("error %v, kept %q, %v", fault, paths, err)
	}
}

func TestStateIsNotKeptInTheWorkingFolder(t *testing.T) {
	stateAt(t, "relative")
	t.Setenv("HOME", "")
	xdg.Reload()
	if err := (Files{}).SaveState([]byte("{}")); err == nil {
		t.Error("state is written without a home")
	}
	if err := NewFiles().KeepUnsaved(Keep{Write: 1, Scenario: named(t, "x")}); err == nil {
		t.Error("changes are kept without a home")
	}
}

// desktop is a planner of a test: what it shows, and whether it is changed.
type desktop struct {
	files   Files
	ref     string
	content string // name of the scenario on the screen
	changed bool
	writes  int
}

// Two planners on one state, by hundreds of steps drawn at random: every edit that
// was made and neither saved nor undone is in a planner or in a file that the next
// one is offered; and no planner touches what another owns or what is no planner's.
func TestTwoPlannersOnOneStateLoseNothing(t *testing.T) {
	folder := t.TempDir()
	stateAt(t, folder)
	stranger := filepath.Join(folder, "airumbrella", "unsaved", "stranger.txt")
	if err := os.MkdirAll(filepath.Dir(stranger), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stranger, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	base := named(t, "base")
	scenarioOf := func(name string) *scenario.Scenario {
		return base.Edit(func(t *scenario.Scenario) { t.Name = name })
	}
	for round := range 100 {
		r := rand.New(rand.NewPCG(uint64(round), 16))
		work := t.TempDir()
		planners := [2]*desktop{}
		unsaved := map[string]bool{} // edits that must be found
		saves := 0
		for step := range 12 {
			who := r.IntN(2)
			p := planners[who]
			if p == nil {
				p = &desktop{files: NewFiles(), ref: fmt.Sprintf("plan-%d.yaml", r.IntN(2))}
				planners[who] = p
				if left := p.files.Unsaved(); len(left) > 0 && r.IntN(2) == 0 {
					s, ref, err := p.files.Recover(0, left[0].Path)
					if err != nil {
						t.Fatal(err)
					}
					p.ref, p.content, p.changed = ref, s.Name, true
				}
				continue
			}
			switch r.IntN(5) {
			case 0, 1: // an edit
				delete(unsaved, p.content)
				p.content, p.changed = fmt.Sprintf("edit %d.%d", round, step), true
				p.writes++
				unsaved[p.content] = true
				k := Keep{Write: p.writes, Ref: p.ref, Scenario: scenarioOf(p.content)}
				if err := p.files.KeepUnsaved(k); err != nil {
					t.Fatal(err)
				}
			case 2: // a save
				if !p.changed {
					continue
				}
				saves++
				to := filepath.Join(work, fmt.Sprintf("%d.yaml", saves))
				if _, err := p.files.Save(Order{Scenario: scenarioOf(p.content), To: to}); err != nil {
					t.Fatal(err)
				}
				p.writes++
				if err := p.files.KeepUnsaved(Keep{Write: p.writes, Ref: to}); err != nil {
					t.Fatal(err)
				}
				delete(unsaved, p.content)
				p.changed = false
			case 3: // the end
				p.files.Close()
				planners[who] = nil
			case 4: // killed: the locks go with the process, and nothing else happens
				for _, s := range p.files.unsaved.slots {
					if s.lock != nil {
						s.lock.Close()
					}
				}
				planners[who] = nil
			}
			checkNothingLost(t, unsaved, planners)
		}
		for _, p := range planners {
			if p != nil {
				p.files.Close()
			}
		}
		checkNothingLost(t, unsaved, [2]*desktop{})
		clearUnsaved(t)
	}
	if text, err := os.ReadFile(stranger); err != nil || string(text) != "mine" {
		t.Errorf("a file that is no planner's: %q, %v", text, err)
	}
}

// checkNothingLost checks that every unsaved edit is in a file of its own, owned by
// the planner that shows it or offered to the next.
func checkNothingLost(t *testing.T, unsaved map[string]bool, planners [2]*desktop) {
	t.Helper()
	found := map[string]bool{}
	for _, p := range planners {
		if p == nil {
			continue
		}
		for _, s := range p.files.unsaved.slots {
			if s.held {
				found[savedName(t, s.path)] = true
			}
		}
	}
	for _, u := range NewFiles().Unsaved() {
		found[savedName(t, u.Path)] = true
	}
	for name := range unsaved {
		if !found[name] {
			t.Fatalf("%q is lost; there are %v", name, found)
		}
	}
}

// savedName reads the name in a file without reading the scenario.
func savedName(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\nname: ")
	name, _, _ := strings.Cut(rest, "\n")
	return name
}

// clearUnsaved removes what a round left.
func clearUnsaved(t *testing.T) {
	t.Helper()
	for _, u := range NewFiles().Unsaved() {
		if err := os.Remove(u.Path); err != nil {
			t.Fatal(err)
		}
	}
}
