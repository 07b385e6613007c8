package tui

import (
	"fmt"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"

	tea "charm.land/bubbletea/v2"
)

// filePlanner is a planner with a file open, and one change to it.
func filePlanner(t *testing.T, ref string) (*planner, *fixture.Store) {
	t.Helper()
	store := &fixture.Store{}
	cfg := fixtureConfig()
	cfg.Store, cfg.Ref = store, ref
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 44})
	p.run(p.m.Init())
	p.toPromise("Poland").press("space")
	return p, store
}

func TestCtrlSOffersTheFileThatIsOpen(t *testing.T) {
	p, store := filePlanner(t, "/work/26-save.yaml")
	if !strings.Contains(p.screen(), "26-save.yaml ● changed") {
		t.Errorf("the header does not name the file:\n%s", p.screen())
	}
	p.press("ctrl+s")
	if got := p.m.editor.Value(); got != "/work/26-save.yaml" {
		t.Errorf("ctrl+s offers %q", got)
	}
	p.press("enter")
	if o := store.Orders; len(o) != 1 || o[0].From != "/work/26-save.yaml" || o[0].To != o[0].From || o[0].Over {
		t.Errorf("the order is %+v", o)
	}
	if s := p.screen(); strings.Contains(s, "changed") || !strings.Contains(s, "26-save.yaml") {
		t.Errorf("saved, the header still says that it is changed:\n%s", s)
	}
}

func TestColonWSavesUnderAnotherName(t *testing.T) {
	p, store := filePlanner(t, "/work/26-save.yaml")
	p.press(":").typed("w other.yaml")
	if !strings.Contains(p.screen(), "Save to other.yaml") {
		t.Errorf("the line says\n%s", p.screen())
	}
	p.press("enter")
	if o := store.Orders; len(o) != 1 || o[0].From != "/work/26-save.yaml" || o[0].To != "other.yaml" {
		t.Errorf("the order is %+v", o)
	}
	if p.m.recovery.Ref() != app.Absolute("other.yaml") {
		t.Errorf("open is %q", p.m.recovery.Ref())
	}
	p.toPromise("Poland").press("space", "esc", ":").typed("w").press("enter")
	if o := store.Orders; len(o) != 2 || o[1].To != app.Absolute("other.yaml") {
		t.Errorf("w alone is %+v", o)
	}
}

func TestAnotherFileIsNotWrittenOverUnasked(t *testing.T) {
	p, store := filePlanner(t, "/maps/mine.yaml")
	store.InTheWay = &app.ExistsError{Path: "/work/other.yaml"}
	p.press(":").typed("w other.yaml").press("enter")
	if !strings.Contains(p.screen(), "The file exists: other.yaml") || len(store.Saved) != 0 {
		t.Fatalf("it is not asked:\n%s", p.screen())
	}
	p.press("x", "q", "y")
	if p.m.overlay != overlayConflict || len(store.Saved) != 0 {
		t.Error("another key answers the question")
	}
	if p.press("c"); !strings.Contains(p.screen(), "hosts.PL.permission: open -> granted") {
		t.Errorf("c does not compare:\n%s", p.screen())
	}
	p.press("n")
	if p.m.overlay != overlayPrompt {
		t.Fatal("n does not ask for another name")
	}
	p.press("enter", "o")
	if len(store.Saved) != 1 || !store.Orders[len(store.Orders)-1].Over {
		t.Errorf("o does not write over it: %+v", store.Orders)
	}
}

func TestAFileChangedOnDiskIsReloadedKeptOrCompared(t *testing.T) {
	for key, check := range map[string]func(p *planner, s *fixture.Store) bool{
		"r": func(p *planner, s *fixture.Store) bool { return p.m.Scenario.Name == "the other" && len(s.Saved) == 0 },
		"k": func(p *planner, s *fixture.Store) bool {
			return len(s.Saved) == 1 && !p.m.recovery.Changed(p.m.Scenario)
		},
		"c":   func(p *planner, s *fixture.Store) bool { return len(p.m.conflict.lines) == 3 && len(s.Saved) == 0 },
		"esc": func(p *planner, s *fixture.Store) bool { return p.m.overlay == overlayNone && len(s.Saved) == 0 },
	} {
		p, store := filePlanner(t, "file.yaml")
		store.InTheWay = &app.ChangedError{Path: "two.yaml"}
		p.press("ctrl+s")
		p.m.editor.Set("two")
		p.press("enter")
		if !strings.Contains(p.screen(), "Changed on disk: two.yaml") {
			t.Fatalf("it is not said:\n%s", p.screen())
		}
		if p.press(key); !check(p, store) {
			t.Errorf("%s does something else:\n%s", key, p.screen())
		}
	}
}

func TestABuiltInScenarioIsAskedForItsNewTitleOnce(t *testing.T) {
	p, store := filePlanner(t, "one")
	if !strings.Contains(p.screen(), "one ● changed") {
		t.Errorf("the header does not name it:\n%s", p.screen())
	}
	p.press("ctrl+s")
	if got := p.m.editor.Value(); !strings.HasSuffix(got, ", changed") {
		t.Errorf("the name offered is %q", got)
	}
	p.m.editor.Set("mine")
	p.press("enter")
	if got := p.m.editor.Value(); got != "fixture with Poland offered" {
		t.Errorf("what it shows is offered as %q", got)
	}
	p.press("enter")
	p.m.editor.Set("my own estimate")
	p.press("enter")
	if len(store.Orders) != 1 {
		t.Fatalf("orders %+v", store.Orders)
	}
	o := store.Orders[0]
	if o.To != "mine.yaml" {
		t.Errorf("saved to %s, not under its name", o.To)
	}
	if o.From != "one" || o.Scenario.Name != "mine" || o.Scenario.Source[0] != "my own estimate" || o.Scenario != p.m.Scenario {
		t.Errorf("saved is %+v", o)
	}
	p.press("esc").toPromise("Poland").press("space", "ctrl+s", "enter")
	if len(store.Orders) != 2 || store.Orders[1].From != app.Absolute("mine.yaml") {
		t.Errorf("the second save asks again: %+v", store.Orders)
	}
}

// What is proposed stays short, whatever was changed.
func TestTheSentenceProposedIsShort(t *testing.T) {
	p, _ := filePlanner(t, "one")
	next := p.m.Scenario.Edit(func(s *scenario.Scenario) {
		s.Package.C2.Level, s.Package.C2.Picture = 0, scenario.SharedPicture
		s.Package.Stockpile.Nights, s.Package.Stockpile.Factor = 30, 2
		s.Phase = scenario.Now
		for i := range 12 {
			u := s.Units[0]
			u.ID = fmt.Sprintf("new-%d", i)
			s.Units = append(s.Units[:len(s.Units):len(s.Units)], u)
		}
	})
	p.run(p.m.changed(next, "much"))
	got := p.m.changesInWords()
	if n := len([]rune(got)); n > 120 || !strings.HasPrefix(got, "fixture with Phase now, before a ceasefire") ||
		!strings.HasSuffix(got, " more changes") {
		t.Errorf("%d characters: %q", n, got)
	}
	before := p.m.start()
	units := before.Edit(func(s *scenario.Scenario) { s.Units = next.Units })
	if list := shown.Changes(before, units); len(list) != 1 || list[0] != "12 units added" {
		t.Errorf("twelve sites chosen are %q", list)
	}
	moved := before.Edit(func(s *scenario.Scenario) {
		s.Units = append([]scenario.Unit{}, s.Units[1:]...)
		s.Units[0].Count++
	})
	if list := shown.Changes(before, moved); len(list) != 1 || list[0] != "1 unit removed, 1 unit changed" {
		t.Errorf("one removed and one changed are %q", list)
	}
}

// A title that was given is not asked for again where another file stands in the way.
func TestATitleThatWasGivenIsNotAskedForAgain(t *testing.T) {
	p, store := filePlanner(t, "one")
	store.InTheWay = &app.ExistsError{Path: "taken.yaml"}
	p.press("esc").press(":").typed("w taken.yaml").press("enter", "enter", "enter", "enter")
	if p.m.overlay != overlayConflict {
		t.Fatalf("the file in the way is not asked about:\n%s", p.screen())
	}
	store.InTheWay = nil
	p.press("n")
	p.m.editor.Set("free.yaml")
	p.press("enter")
	if n := len(store.Orders); n == 0 || store.Orders[n-1].To != "free.yaml" {
		t.Errorf("it asks again: %+v, the screen is\n%s", store.Orders, p.screen())
	}
}

func TestFlagsOfOneRunAreNotThoseOfTheNext(t *testing.T) {
	low := scenario.Low
	cfg := fixtureConfig()
	cfg.Estimate, cfg.Palette = &low, "print"
	m := New(cfg)
	m.restore(state{Version: stateVersion, Estimate: "high", Palette: "wong"})
	if k := m.kept(); k.Estimate != "high" || k.Palette != "wong" {
		t.Errorf("kept are %+v", k)
	}
	cycleEstimate(&m)
	if k := m.kept(); k.Estimate != "base" {
		t.Errorf("an estimate chosen by key is kept: %+v", k)
	}
}

// What is typed after :w is a scenario's name with or without its extension, and :name
// calls the scenario something else.
func TestASavedScenarioIsCalledAsAsked(t *testing.T) {
	p, store := filePlanner(t, "file.yaml")
	if p.colon("name Plan with Poland"); p.m.message != "called Plan with Poland" {
		t.Errorf("a new name says %q", p.m.message)
	}
	p.colon("w plan")
	if got := p.m.Scenario.Name; got != "Plan with Poland" {
		t.Errorf("it is called %q", got)
	}
	if last := store.Orders[len(store.Orders)-1]; last.To != "plan.yaml" || last.Scenario.Name != "Plan with Poland" {
		t.Errorf("saved to %q as %q", last.To, last.Scenario.Name)
	}
	if p.colon("name " + strings.Repeat("x", 201)); p.m.Scenario.Name != "Plan with Poland" ||
		!strings.Contains(p.screen(), "at most 200 characters") {
		t.Errorf("a name that no file takes is taken:\n%s", p.screen())
	}
	if p.press("u"); p.m.Scenario.Name == "Plan with Poland" {
		t.Error("undo does not take the name back")
	}
	if p.colon("name fixture"); !strings.Contains(p.screen(), "it is called fixture") {
		t.Errorf("it is not said that nothing changed:\n%s", p.screen())
	}
}

// An answer that comes after a scenario was saved under a new title says nothing of the
// title: what is said of saving stays.
func TestATitleSaysNothingOverWhatIsSaved(t *testing.T) {
	p, _ := filePlanner(t, "one")
	p.m.title = title{name: "mine", about: "what it shows", path: "mine.yaml"}
	p.m.saveUnder("own")
	p.m.message = "saved to mine.yaml"
	if p.m.tellChange(); p.m.message != "saved to mine.yaml" || p.m.Scenario.Name != "mine" {
		t.Errorf("of %s it says %q", p.m.Scenario.Name, p.m.message)
	}
}
