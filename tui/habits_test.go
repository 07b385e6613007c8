package tui

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"airumbrella/scenario"
	"airumbrella/tui/lists"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

func (p *planner) typed(text string) *planner {
	for _, r := range text {
		p.send(tea.KeyPressMsg{Text: string(r), Code: r})
	}
	return p
}

func TestListsShowAndSelectEveryKind(t *testing.T) {
	p := newPlanner(t, 120, 44).press("tab")
	for i := range lists.All {
		want := lists.All[(i+1)%len(lists.All)]
		p.press("]")
		kind := want.Kind
		if kind == lists.Veto { // which lists places
			kind = shown.Place
		}
		if n := len(p.m.list.Rows); n > 0 && p.m.sel.Kind != kind {
			t.Errorf("list %s: a %q is selected", want.Title, p.m.sel.Kind)
		}
	}
	p.press("]")
	if s := p.screen(); !strings.Contains(s, "Kyiv battery") || !strings.Contains(s, "a notional unit") {
		t.Errorf("the units are not listed:\n%s", s)
	}
}

func TestSorting(t *testing.T) {
	p := newPlanner(t, 120, 44).press("tab", "s")
	names := func() (list []string) {
		for _, row := range p.m.list.Rows {
			list = append(list, row.Name)
		}
		return list
	}
	if !slices.IsSorted(names()) || len(p.m.list.Rows) != 13 {
		t.Errorf("by name: %v", names())
	}
	p.press("S")
	got := names()
	if slices.Reverse(got); !slices.IsSorted(got) {
		t.Errorf("turned round: %v", got)
	}
	p.press("s")
	if p.m.list.Rows[0].Name != "Kyiv" {
		t.Errorf("by people: %v", names())
	}
}

func TestFilterWords(t *testing.T) {
	for query, want := range map[string][]string{
		"uncovered": {"kharkiv", "dnipro", "odesa", "kryvyi-rih", "mykolaiv", "ivano-frankivsk", "chernihiv",
			"port-odesa"}, // the last of them by half alone
		"covered":        {"kyiv", "lviv", "vinnytsia"},
		"possible":       {"dnipro"},
		"partly":         {"chernihiv"},
		"occupied":       {"donetsk", "sevastopol"},
		"uncovered port": {"port-odesa"},
		"zone city":      {"kharkiv", "dnipro", "odesa", "kryvyi-rih", "mykolaiv", "ivano-frankivsk", "chernihiv"},
		"!city":          {"port-odesa"},
		"nothing such":   nil,
	} {
		p := newPlanner(t, 120, 44).press("/").typed(query).press("enter")
		var got []string
		for _, row := range p.m.list.Rows {
			if row.Item.Kind == shown.Place {
				got = append(got, p.m.Scenario.Places[row.Item.Index].ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q lists %v, want %v", query, got, want)
		}
		if p.press("esc"); p.m.list.Query != "" {
			t.Errorf("%q: esc clears the filter", query)
		}
	}
}

func TestThePaletteFindsEverything(t *testing.T) {
	for query, done := range map[string]func(m *Model) bool{
		"kharkiv": func(m *Model) bool { return m.place() == 1 },
		"Одеса":   func(m *Model) bool { return m.place() == 3 },
		"kyiv battery": func(m *Model) bool {
			return m.sel == shown.Item{Kind: shown.Unit, Index: 0} && m.list.List().Kind == shown.Unit
		},
		"kogalniceanu":    func(m *Model) bool { return m.sel == shown.Item{Kind: shown.Base, Index: 0} },
		"next threat":     func(m *Model) bool { return m.Threat == 1 },
		"high drone":      func(m *Model) bool { return m.Threat == 1 },
		"palette mono":    func(m *Model) bool { return m.chosen == screen.PaletteIndex("mono") },
		"layer relief":    func(m *Model) bool { return m.chart.Layers()&1 != 0 },
		"words":           func(m *Model) bool { return m.overlay == overlayWords },
		"tour":            func(m *Model) bool { return m.tour.on },
		"list bases":      func(m *Model) bool { return m.list.List().Kind == shown.Base },
		"wide table":      func(m *Model) bool { return m.overlay == overlayTable },
		"bases in poland": func(m *Model) bool { return m.Scenario.Package.Hosts["PL"].State == scenario.Offered },
		"fit ukraine":     func(m *Model) bool { return m.chart.Fitted },
		"smallest chang":  func(m *Model) bool { return m.Scenario.Package.Authorisation.Zone == scenario.ZoneAll },
	} {
		for _, open := range []string{":", "ctrl+p"} {
			p := newPlanner(t, 120, 44).press("l", open).typed(query).press("enter")
			if p.m.overlay == overlayCommands || !done(&p.m) {
				t.Errorf("%s %q did not do it:\n%s", open, query, p.screen())
			}
		}
	}
}

func TestThePaletteOffersEveryKey(t *testing.T) {
	p := newPlanner(t, 120, 44).press(":")
	titles := map[string]bool{}
	for _, c := range p.m.commands.all {
		titles[c.title] = true
	}
	for _, a := range p.m.actions {
		if !titles[wording.Capital(a.key.Help().Desc)] {
			t.Errorf("the palette lacks %q", a.key.Help().Desc)
		}
	}
}

func TestDetailsGoDeeper(t *testing.T) {
	p := newPlanner(t, 120, 40).press("n", "enter")
	if s := p.screen(); !strings.Contains(s, "Dnipro, against every threat") {
		t.Fatalf("first in plain words:\n%s", s)
	}
	p.press("enter")
	s := p.screen()
	for _, want := range []string{"gate by gate", "phase", "basing", "contribution", "authorisation", "capability",
		"geometry", "timeline", "stock", "FAILS", "unit 3 of 3", "Kyiv battery"} {
		if !strings.Contains(s, want) {
			t.Errorf("the gates lack %q:\n%s", want, s)
		}
	}
	if !strings.Contains(s, "mk-f16 ●") {
		t.Errorf("it does not open on the unit that the words name:\n%s", s)
	}
	p.press("k")
	if !strings.Contains(p.screen(), "unit 2 of 3") {
		t.Error("k does not go to the unit before")
	}
	if p.press("esc"); p.m.overlay != overlayDetails {
		t.Error("esc goes back to the plain words")
	}
}

func TestTheTourIsFollowedByKeys(t *testing.T) {
	p, _ := storePlanner(t, 120, 40)
	p.press("?", "t")
	for i, keys := range [][]string{{">"}, {"t"}, {"n"}, {"enter"}, {"esc", "."}, {"tab"}} {
		if !p.m.tour.on || p.m.tour.step != i {
			t.Fatalf("before %v: %+v", keys, p.m.tour)
		}
		if !strings.Contains(p.screen(), tourSteps[i].title) || !strings.Contains(p.screen(), "of 6") {
			t.Errorf("step %d does not show", i)
		}
		p.press(keys...)
	}
	if p.m.tour.on || !strings.Contains(p.screen(), "that was the tour") {
		t.Errorf("the tour did not end: %+v", p.m.tour)
	}
}

// clickOn clicks where a text stands on the screen.
func (p *planner) clickOn(text string) {
	p.t.Helper()
	for y, line := range strings.Split(p.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			at := tea.Mouse{X: screen.Width(before), Y: y, Button: tea.MouseLeft}
			p.send(tea.MouseClickMsg(at))
			p.send(tea.MouseReleaseMsg(at))
			return
		}
	}
	p.t.Fatalf("%q is not on the screen:\n%s", text, p.screen())
}

func TestTheTourIsFollowedByTheMouse(t *testing.T) {
	p, _ := storePlanner(t, 140, 44)
	startTour(&p.m)
	for i, text := range []string{tourNext, "Low cruise missiles (50 m)", "Lviv", "enter why", "try the change",
		"THE PROMISES"} {
		if p.m.tour.step != i {
			t.Fatalf("before a click on %q: step %d:\n%s", text, p.m.tour.step, p.screen())
		}
		if text == "THE PROMISES" && p.m.overlay != overlayNone {
			p.clickOn("AIR UMBRELLA")
		}
		p.clickOn(text)
	}
	if p.m.tour.on {
		t.Errorf("the tour did not end: %+v", p.m.tour)
	}
}

func TestStateIsKeptBetweenRuns(t *testing.T) {
	p, store := storePlanner(t, 120, 40)
	p.m.recovery.Saved(0, "two", p.m.Scenario)
	p.press("1", "9", "]", "s", "c", "c", "t", "e", "M")
	p.run(keepState(&p.m))
	if LastScenario(store.State) != "two" {
		t.Errorf("kept %s", store.State)
	}
	m := New(p.m.cfg)
	m.restore(loadState(store))
	if m.chart.Layers() != p.m.chart.Layers() || m.list.List().Kind != shown.Unit ||
		m.list.OrderWords() != "by people lost without" || m.chosen != p.m.chosen || m.Threat != 1 ||
		m.Estimate != scenario.High || m.mouse {
		t.Errorf("restored %+v", m.kept())
	}
	for _, bad := range []string{"", "{", `{"version":2}`, `{"version":1,"layers":70000}`,
		`{"version":1,"order":-9,"pane":"units","threat":"x","palette":"?"}`, "null", "[]"} {
		m := New(p.m.cfg)
		m.restore(loadState(&fixture.Store{State: []byte(bad)}))
		if got := m.list.OrderWords(); got != m.list.List().Sorts[0] {
			t.Errorf("%s: order %s", bad, got)
		}
	}
	m = New(p.m.cfg)
	m.restore(loadState(&fixture.Store{State: store.State, Fail: errors.New("disk")}))
	if m.chart.Layers() != newPlanner(t, 1, 1).m.chart.Layers() {
		t.Error("what could not be read was restored")
	}
}

func TestSaveOpenExport(t *testing.T) {
	p, store := storePlanner(t, 120, 40)
	p.press("ctrl+s")
	if !strings.Contains(p.screen(), "> fixture.yaml") {
		t.Errorf("the prompt offers a name:\n%s", p.screen())
	}
	p.press("enter")
	if store.Saved["fixture.yaml"] != p.m.Scenario || !strings.Contains(p.screen(), "saved to fixture.yaml") {
		t.Errorf("saved %v", store.Saved)
	}
	p.press("x")
	if !slices.Equal(store.Exported, []string{"fixture-cruise-missile.svg"}) || !strings.Contains(p.screen(),
		"the map is in fixture-cruise-missile.svg") {
		t.Errorf("exported %v:\n%s", store.Exported, p.screen())
	}
	p.press(":").typed("open one").press("enter")
	if !strings.Contains(p.screen(), "there is no one, and 1 more fault") {
		t.Errorf("a scenario that cannot be read:\n%s", p.screen())
	}
	p.press(":").typed("open two").press("enter")
	if p.m.Scenario.Name != "the other" || len(p.m.list.Rows) == 0 || p.m.place() >= 5 {
		t.Errorf("opened %s", p.m.Scenario.Name)
	}
	if p.press("u"); p.m.Scenario.Name != "fixture" {
		t.Error("u goes back to the scenario before")
	}
}

func TestPalettesCycleAndAreNamed(t *testing.T) {
	cfg := fixtureConfig()
	for i, name := range screen.Palettes() {
		cfg.Palette = name
		m := New(cfg)
		if m.chosen != i {
			t.Errorf("%s is palette %d", name, m.chosen)
		}
	}
	p := newPlanner(t, 120, 40)
	seen := map[*screen.Palette]bool{}
	for range screen.Palettes() {
		p.press("c")
		seen[p.m.palette] = true
		checkScreen(t, p.m.View().Content, 120, 40)
	}
	if len(seen) != 7 {
		t.Errorf("%d palettes", len(seen))
	}
	p.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	if p.m.palette != screen.PickPalette(screen.PaletteIndex("16"), colorprofile.ANSI, true, false) {
		t.Error("auto follows the terminal")
	}
}

func TestKeyTableNamesEveryKey(t *testing.T) {
	table := KeyTable()
	k := defaultKeys()
	for _, g := range k.groups() {
		for _, row := range g.rows {
			if !strings.Contains(table, row.words) {
				t.Errorf("the table lacks %q", row.words)
			}
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.Count(line, "|") != 3 {
			t.Errorf("line %d is no row: %s", i, line)
		}
	}
}

func TestHoverShowsPositionAndPlace(t *testing.T) {
	p := newPlanner(t, 120, 40)
	chart := p.m.layout.chart
	col, row := p.m.chart.View.Cell(p.m.chart.Spot(4))
	p.send(tea.MouseMotionMsg(tea.Mouse{X: chart.X + col, Y: chart.Y + row}))
	s := p.screen()
	at := regexp.MustCompile(`([0-9.]+)N ([0-9.]+)E`).FindStringSubmatch(s)
	if at == nil || !strings.Contains(s, "Lviv  0.72 M  ") {
		t.Fatalf("the pointer rests on Lviv:\n%s", s)
	}
	for i, want := range []float64{49.838, 24.023} { // of the middle of the cell, a few km from Lviv's
		if got, err := strconv.ParseFloat(at[i+1], 64); err != nil || math.Abs(got-want) > 0.15 {
			t.Errorf("the pointer rests on %s, Lviv lies at %v", at[0], want)
		}
	}
}

func TestEveryListHintsAtKeysThatThereAre(t *testing.T) {
	k := defaultKeys()
	for _, l := range lists.All {
		for _, h := range l.Hints {
			k.called(h.Key) // panics at one that there is not
		}
	}
}
