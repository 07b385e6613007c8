package tui

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"

	tea "charm.land/bubbletea/v2"
)

// storePlanner is a planner with a store at hand.
func storePlanner(t testing.TB, w, h int) (*planner, *fixture.Store) {
	store := &fixture.Store{}
	cfg := fixtureConfig()
	cfg.Store = store
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	return p, store
}

// toPromise moves the cursor of the promises to a row.
func (p *planner) toPromise(name string) *planner {
	p.t.Helper()
	p.press("tab", "tab")
	for i, row := range shown.Promises(p.m.Scenario) {
		if row.Name == name && row.Step != nil {
			p.m.promises.Choose(i)
			return p
		}
	}
	p.t.Fatalf("no promise %q", name)
	return p
}

func TestEverySwitchMakesANewScenario(t *testing.T) {
	p := newPlanner(t, 120, 40)
	for i, row := range shown.Promises(p.m.Scenario) {
		if row.Step == nil {
			continue
		}
		for _, by := range []int{0, 1, -1} {
			before := fixture.Scenario()
			s := fixture.Scenario()
			next, err := row.Step(by).Apply(s)
			if err != nil {
				t.Fatalf("%s by %d: %v", row.Name, by, err)
			}
			if !reflect.DeepEqual(s.Package, before.Package) || s.Phase != before.Phase {
				t.Fatalf("row %d, %s by %d changed the scenario that it was given", i, row.Name, by)
			}
			if next == s {
				t.Errorf("%s by %d gives the same scenario", row.Name, by)
			}
		}
	}
}

func TestPromisesSwitchAndStep(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	pk := func() *scenario.Package { return &p.m.Scenario.Package }
	p.toPromise("Poland")
	for _, want := range []scenario.PermissionState{scenario.Offered, scenario.Granted, scenario.Denied, scenario.Open,
		scenario.Offered, scenario.Granted} {
		if p.press("space"); pk().Hosts["PL"].State != want {
			t.Errorf("space makes %v of the word before, not %v", pk().Hosts["PL"], want)
		}
	}
	if len(p.m.history.past) != 6 {
		t.Errorf("six changes are %d to undo", len(p.m.history.past))
	}
	for _, want := range []scenario.PermissionState{scenario.Offered, scenario.Open} {
		if p.press("left"); pk().Hosts["PL"].State != want {
			t.Errorf("left steps down to %v: %v", want, pk().Hosts["PL"])
		}
	}
	p.press("-", "-", "-")
	if pk().Hosts["PL"].State != scenario.Denied || !strings.Contains(p.screen(), "Poland: denied, no further") {
		t.Errorf("down to denied and no further: %v", pk().Hosts["PL"])
	}
	p.press("esc").toPromise("Order").press("+", "+")
	if got := shown.OrderDelay(pk()); got != 15*time.Minute {
		t.Errorf("two steps up from 5 minutes: %v", got)
	}
	p.press("esc").toPromise("Zone").press("right")
	if pk().Authorisation.Zone != scenario.ZoneAll || len(pk().Authorisation.Regions) != 2 {
		t.Errorf("the zone steps to all of Ukraine and keeps its regions: %+v", pk().Authorisation)
	}
	p.press("esc").toPromise("Phase").press("space")
	if p.m.Scenario.Phase != scenario.Now {
		t.Errorf("phase %v", p.m.Scenario.Phase)
	}
}

func TestUndoAndRedoGoThroughTheScenarios(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	first := p.m.Scenario
	p.toPromise("Tracks").press("right", "left", "left")
	last := p.m.Scenario
	p.press("u", "u", "u")
	if p.m.Scenario != first {
		t.Error("three times u is the scenario at first")
	}
	if p.press("u"); !strings.Contains(p.screen(), "nothing to undo") {
		t.Error("a fourth u says so")
	}
	p.press("ctrl+r", "ctrl+r", "ctrl+r")
	if p.m.Scenario != last {
		t.Error("three times ctrl+r is the scenario at last")
	}
	p.press("u", "right")
	if p.press("ctrl+r"); !strings.Contains(p.screen(), "nothing to redo") {
		t.Error("a change forgets what was undone")
	}
}

func TestTheDotTriesTheSmallestChange(t *testing.T) {
	p, _ := storePlanner(t, 120, 40)
	p.press(".")
	if p.m.Scenario.Package.Authorisation.Zone != scenario.ZoneAll {
		t.Fatalf("zone %v", p.m.Scenario.Package.Authorisation.Zone)
	}
	if !strings.Contains(p.screen(), "Allies may intercept over all of Ukraine, against") {
		t.Errorf("the line says what was gained:\n%s", p.screen())
	}
	p.press("u")
	if p.m.Scenario.Package.Authorisation.Zone != scenario.ZoneRegions {
		t.Error("u takes it back")
	}
}

func TestGainWords(t *testing.T) {
	before, after := fixture.Result(fixture.Scenario(), coverage.Options{}), fixture.Result(fixture.Scenario(),
		coverage.Options{})
	kharkiv, lviv := &after.Places[1].Threats[0], &after.Places[4].Threats[0]
	kharkiv.Count.Base = kharkiv.Points / 2 // half of 1,430,885, who were not covered
	lviv.Count.Base = 0                     // all of 717,803, who were
	want := "+0.72 M people covered: Kharkiv; -0.72 M people: Lviv"
	if got := shown.Gain(before, after, 0, scenario.Base); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	after.Threats[0].Population.Covered.Low -= 240_000
	if got := shown.Gain(before, after, 0, scenario.Base); got != want+"; in all 0 [-0.24 M to 0]" {
		t.Errorf("got %q, with the range of the whole", got)
	}
	lviv.Count.Base = lviv.Points
	if got := shown.Gain(before, after, 0, scenario.Base); got != "+0.72 M people covered [-0.24 M to 0]: Kharkiv" {
		t.Errorf("got %q, with its range", got)
	}
	if got := shown.Gain(before, before, 0, scenario.Low); got != "no place gained or lost at the low estimate" {
		t.Errorf("nothing changed: %q", got)
	}
}

func TestUnitsAreAddedMovedAndRemoved(t *testing.T) {
	p := realPlanner(t, 120, 40)
	n := len(p.m.Scenario.Units)
	p.press("a")
	for _, r := range "nasams with ukraine" {
		p.send(tea.KeyPressMsg{Text: string(r), Code: r})
	}
	p.press("enter")
	if !p.m.placing.on || p.m.placing.unit.System != "nasams" || p.m.placing.unit.Contributor != "UA" {
		t.Fatalf("in hand: %+v", p.m.placing)
	}
	p.press("l", "enter")
	if len(p.m.Scenario.Units) != n+1 || p.m.sel != (shown.Item{Kind: shown.Unit, Index: n}) {
		t.Fatalf("%d units, selected %v:\n%s", len(p.m.Scenario.Units), p.m.sel, p.screen())
	}
	at := p.m.Scenario.Units[n].Position
	p.press("m", "h", "h", "enter")
	if p.m.Scenario.Units[n].Position == at {
		t.Error("the unit did not move")
	}
	p.press("d")
	if len(p.m.Scenario.Units) != n || !strings.Contains(p.screen(), "added-nasams-1 removed") {
		t.Errorf("%d units:\n%s", len(p.m.Scenario.Units), p.screen())
	}
	p.press("u", "u", "u")
	if len(p.m.Scenario.Units) != n {
		t.Error("undo takes all of it back")
	}
}

func TestAUnitMayNotStandWhereItsSenderForbids(t *testing.T) {
	cfg := realConfig(t)
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	startAdding(&p.m, p.m.Scenario.Systems.Find("hawk"), "US")
	p.press("enter")
	if !p.m.placing.on || !strings.Contains(p.screen(), "US sends no units into Ukraine") {
		t.Errorf("the screen is\n%s", p.screen())
	}
}

// What the planner makes is what a file may hold: written and read back it is
// a scenario without fault.
func TestChangedScenariosAreLegalFiles(t *testing.T) {
	r, err := realAnswer()
	if err != nil {
		t.Fatal(err)
	}
	m := New(realConfig(t))
	for _, row := range shown.Promises(m.Scenario) {
		if row.Step == nil {
			continue
		}
		for _, by := range []int{1, -1, 0} {
			var text strings.Builder
			next, err := row.Step(by).Apply(r.Scenario)
			if err != nil {
				t.Fatal(err)
			}
			if err := scenariofile.Write(&text, next); err != nil {
				t.Fatalf("%s: %v", row.Name, err)
			}
			back, err := scenariofile.Parse("changed", []byte(text.String()), scenariofile.Options{})
			if err != nil {
				t.Fatalf("%s by %d: %v", row.Name, by, err)
			}
			if !reflect.DeepEqual(back.Package.Hosts, next.Package.Hosts) ||
				back.Package.Authorisation.Zone != next.Package.Authorisation.Zone || back.Phase != next.Phase {
				t.Errorf("%s by %d comes back as another package", row.Name, by)
			}
		}
	}
}

func TestRegionsAreSwitchedInTheirList(t *testing.T) {
	p := &planner{t, New(realConfig(t))}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	p.press("]", "]", "]", "]")
	code := p.m.Scenario.World.Regions[p.m.sel.Index].Code
	had := slices.Contains(p.m.Scenario.Package.Authorisation.Regions, code)
	p.press("space")
	if slices.Contains(p.m.Scenario.Package.Authorisation.Regions, code) == had {
		t.Errorf("%s was not switched", code)
	}
}
