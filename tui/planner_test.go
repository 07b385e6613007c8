package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// screen is what a reader sees, without escapes.
func (p *planner) screen() string { return ansi.Strip(p.m.View().Content) }

func (p *planner) selectedID() string {
	if p.m.place() < 0 {
		return ""
	}
	return p.m.Scenario.Places[p.m.place()].ID
}

func TestAnOldAnswerIsDropped(t *testing.T) {
	p := newPlanner(t, 120, 40)
	good := p.m.Result
	stale := fixture.Result(fixture.Scenario(), coverage.Options{})
	p.m.reevaluate() // a newer question; its command is not run
	rev := p.m.work.rev
	p.send(evaluatedMsg{rev: rev - 1, result: stale})
	if p.m.Result != good || !p.m.work.busy {
		t.Error("an answer of an earlier revision was taken")
	}
	p.send(evaluatedMsg{rev: rev, coarse: true, result: stale})
	if p.m.Result.Places[0].Place != stale.Places[0].Place || !p.m.work.busy || p.m.chart.Cover(0) == nil {
		t.Error("the coarse answer was not taken, or ended the work, or cleared the map")
	}
	p.send(evaluatedMsg{rev: rev, result: stale, covers: mapview.NewCovers(stale.Map)[:1]})
	if p.m.work.busy || p.m.chart.Cover(0) == nil || p.m.chart.Cover(1) != nil {
		t.Error("the whole answer was not taken")
	}
}

// TestTheGroundShownComesFirst: after the places comes the map of the threat shown alone,
// and that of a question that was replaced is dropped.
func TestTheGroundShownComesFirst(t *testing.T) {
	p := newPlanner(t, 120, 40)
	var asked []string
	p.m.evaluate = func(_ context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		asked = append(asked, o.GroundOf)
		r := fixture.Result(s, o)
		if o.GroundOf != "" {
			for i := range r.Map.Covered {
				if r.At(i).Threat.ID != o.GroundOf {
					r.Map.Covered[i] = scenario.Triple[[]geo.Spans]{}
				}
			}
		}
		return r, nil
	}
	p.m.Threat = 1
	p.m.reevaluate() // its command is not run
	steps := p.m.work.steps(context.Background(), p.m.evaluate, p.m.Scenario, p.m.cfg.Options, p.m.Threat)
	p.m.chart.Take(nil, nil)
	ground := steps[1]().(groundMsg)
	if want := []string{p.m.Scenario.Threats[1].ID}; !slices.Equal(asked, want) {
		t.Fatalf("the ground of %q was asked for, not of %q", asked, want)
	}
	stale := ground
	stale.rev--
	p.send(stale)
	if p.m.chart.Cover(1) != nil {
		t.Error("the ground of a question that was replaced is shown")
	}
	p.send(ground)
	if p.m.chart.Cover(1) == nil || p.m.chart.Cover(0) != nil || !p.m.work.busy {
		t.Error("the ground of the threat shown was not taken, or more, or it ended the work")
	}
	p.screen()
	p.press("t") // a threat whose ground is not known yet is drawn without
	p.screen()
	if p.m.Threat = len(p.m.Scenario.Threats); p.m.work.steps(
		context.Background(), p.m.evaluate, p.m.Scenario, p.m.cfg.Options, p.m.Threat)[1] != nil {
		t.Error("the worst of the threats has ground of its own")
	}
}

func TestANewQuestionCancelsTheOldOne(t *testing.T) {
	p := newPlanner(t, 120, 40)
	var seen []context.Context
	p.m.evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		seen = append(seen, ctx)
		return fixture.Result(s, o), ctx.Err()
	}
	first := p.m.reevaluate()
	second := p.m.reevaluate()
	p.run(first)
	if p.m.fault != "" || !p.m.work.busy {
		t.Errorf("the cancelled answer counted: fault %q, busy %v", p.m.fault, p.m.work.busy)
	}
	p.run(second)
	if seen[0].Err() == nil || seen[len(seen)-1].Err() != nil || p.m.work.busy {
		t.Error("the first question should be cancelled and the second answered")
	}
}

func TestAFaultIsShownAndTheLastAnswerKept(t *testing.T) {
	p := newPlanner(t, 120, 40)
	p.m.evaluate = func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error) {
		return nil, errors.New("cell -1 km is negative\x1b[2J")
	}
	p.run(p.m.reevaluate())
	if s := p.screen(); !strings.Contains(s, "cell -1 km is negative") || !strings.Contains(s, "Vinnytsia") {
		t.Errorf("the screen is\n%s", s)
	}
}

func TestThreatAndEstimateChangeTheAnswer(t *testing.T) {
	p := newPlanner(t, 120, 40)
	for _, c := range []struct{ key, title, estimate string }{
		{"", "Low cruise missiles (50 m)", "base"},
		{"e", "Low cruise missiles (50 m)", "high"},
		{"e", "Low cruise missiles (50 m)", "low"},
		{"e", "Low cruise missiles (50 m)", "base"},
		{"t", "High drones (2,500 m)", "base"},
		{"t", "Every threat in play", "base"},
		{"t", "Low cruise missiles (50 m)", "base"},
		{"T", "Every threat in play", "base"},
	} {
		if c.key != "" {
			p.press(c.key)
		}
		s := p.screen()
		if !strings.Contains(s, c.title) || !strings.Contains(s, "After a ceasefire · "+c.estimate) {
			t.Errorf("after %q the screen lacks %q or %q:\n%s", c.key, c.title, c.estimate, s)
		}
		row := p.m.summary[p.m.Threat]
		if want := row.People + " of " + row.Percent; row.People == "" {
			t.Errorf("no summary: %q", want)
		}
	}
}

// The list of the fixture against cruise missiles at base: not covered by
// people, then covered, then occupied.
func TestTheListLeadsWithWhatIsNotCovered(t *testing.T) {
	p := newPlanner(t, 120, 60)
	var got []string
	for _, row := range p.m.list.Rows {
		if row.Item.Kind == shown.Nothing {
			got = append(got, row.Name)
		} else {
			got = append(got, p.m.Scenario.Places[row.Item.Index].ID)
		}
	}
	want := []string{
		"kharkiv",
		"dnipro",
		"odesa",
		"kryvyi-rih",
		"mykolaiv",
		"ivano-frankivsk",
		"chernihiv",
		"port-odesa",
		"COVERED",
		"kyiv",
		"lviv",
		"vinnytsia",
		"NOT COUNTED: OCCUPIED",
		"donetsk",
		"sevastopol",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if p.selectedID() != "kharkiv" {
		t.Errorf("selected at first: %s", p.selectedID())
	}
}

func TestNextAndPreviousGapGoRound(t *testing.T) {
	p := newPlanner(t, 120, 40)
	steps := []struct{ key, want string }{
		{"n", "dnipro"}, {"n", "odesa"}, {"p", "dnipro"}, {"p", "kharkiv"}, {"p", "port-odesa"}, {"n", "kharkiv"},
		{"end", "sevastopol"}, {"n", "kharkiv"}, {"end", "sevastopol"}, {"p", "port-odesa"}, {"home", "kharkiv"},
	}
	for _, s := range steps {
		if p.press(s.key); p.selectedID() != s.want {
			t.Fatalf("after %s: %s, want %s", s.key, p.selectedID(), s.want)
		}
	}
}

func TestListKeysMoveTheSelectionOnlyWithFocus(t *testing.T) {
	p := newPlanner(t, 120, 40)
	view := p.m.chart.View
	p.press("j")
	if p.selectedID() != "kharkiv" || p.m.chart.View == view {
		t.Error("without focus j pans the map")
	}
	p.press("tab")
	view = p.m.chart.View
	p.press("j", "down", "k")
	if p.selectedID() != "dnipro" || p.m.chart.View != view {
		t.Errorf("with focus j moves down the list: %s", p.selectedID())
	}
	p.press("esc", "esc")
	if p.m.focus != paneMap || p.m.place() != -1 {
		t.Error("esc gives the focus back, then clears the selection")
	}
}

func TestTheFoldedPanelOpensWithFocus(t *testing.T) {
	p := newPlanner(t, 80, 24)
	if strings.Contains(p.screen(), "Ukraine alone") || !strings.Contains(p.screen(), "COVERED") {
		t.Error("folded, only the headline shows")
	}
	if p.press("tab"); !strings.Contains(p.screen(), "Ukraine alone") {
		t.Error("tab shows the panel")
	}
	if p.press("tab"); !strings.Contains(p.screen(), "THE RULES") {
		t.Error("tab goes on to the promises")
	}
	if p.press("tab"); strings.Contains(p.screen(), "Ukraine alone") {
		t.Error("tab folds it again")
	}
}

func TestPanZoomFit(t *testing.T) {
	p := newPlanner(t, 120, 40)
	home := p.m.chart.View
	p.press("l", "j", "+", "L", "K")
	if p.m.chart.View == home || p.m.chart.Fitted {
		t.Error("the view did not move")
	}
	p.press("0")
	if p.m.chart.View != home {
		t.Errorf("0 gives %+v, want %+v", p.m.chart.View, home)
	}
	for range 300 {
		p.press("H")
	}
	rest := p.m.chart.View
	if p.press("H"); p.m.chart.View != rest {
		t.Error("panning left the base map")
	}
	p.press("0")
	p.send(tea.WindowSizeMsg{Width: 200, Height: 60})
	if p.m.chart.View.Scale >= home.Scale {
		t.Error("a fitted view follows the size of the screen")
	}
}

func TestFindTakesNamesOfAllKinds(t *testing.T) {
	for query, want := range map[string]string{
		"kyiv": "kyiv", "KHAR": "kharkiv", "Kijow": "kyiv", "Kiev": "kyiv", "Миколаїв": "mykolaiv",
		"миколаів": "mykolaiv",
		"rih":      "kryvyi-rih", "krvyi": "kryvyi-rih", "ivano frank": "ivano-frankivsk", "port": "port-odesa",
		"od": "odesa",
	} {
		p := newPlanner(t, 120, 40)
		p.press("/")
		for _, r := range query {
			p.send(tea.KeyPressMsg{Text: string(r), Code: r})
		}
		if p.press("enter"); p.selectedID() != want {
			t.Errorf("%q selects %s, want %s", query, p.selectedID(), want)
		}
		col, row := p.m.chart.View.Cell(p.m.chart.Spot(p.m.place()))
		if v := p.m.chart.View; col < v.Cols/10 || col >= v.Cols-v.Cols/10 || row < v.Rows/10 ||
			row >= v.Rows-v.Rows/10 {
			t.Errorf("%q is at %d, %d of the map, at its edge", query, col, row)
		}
	}
}

func TestFindLeavesEverythingAsItWasOnEsc(t *testing.T) {
	p := newPlanner(t, 120, 40)
	before := p.m.chart.View
	p.press("/", "q", "n", "t", "esc")
	if p.m.overlay != overlayNone || p.selectedID() != "kharkiv" || p.m.chart.View != before || p.m.Threat != 0 {
		t.Error("letters typed into the search reached the planner")
	}
	p.press("/", "z", "z", "z")
	if !strings.Contains(p.screen(), "no place of that name") {
		t.Error("a search without match does not say so")
	}
	p.press("enter")
	if p.selectedID() != "kharkiv" {
		t.Error("enter without a match selects something")
	}
}

// askedStore answers a search that the names do not.
type askedStore struct{ Store }

func (askedStore) FindPlace(string, []scenario.Place) []int { return []int{99, 5, -1} }

func TestFindAsksTheStoreWhereNamesDoNotFit(t *testing.T) {
	p := newPlanner(t, 120, 40)
	p.m.cfg.Store = askedStore{}
	p.press("/", "x", "x", "x", "enter")
	if p.selectedID() != "kryvyi-rih" {
		t.Errorf("selected %s", p.selectedID())
	}
}

func TestMouse(t *testing.T) {
	p := newPlanner(t, 120, 40)
	chart := p.m.layout.chart
	col, row := p.m.chart.View.Cell(p.m.chart.Spot(4))
	at := tea.Mouse{X: chart.X + col + 1, Y: chart.Y + row, Button: tea.MouseLeft}
	p.send(tea.MouseClickMsg(at))
	p.send(tea.MouseReleaseMsg(at))
	if p.selectedID() != "lviv" {
		t.Errorf("a click beside Lviv selects %s", p.selectedID())
	}
	before := p.m.chart.View.Middle(col, row)
	p.send(tea.MouseWheelMsg(tea.Mouse{X: chart.X + col, Y: chart.Y + row, Button: tea.MouseWheelUp}))
	if after := p.m.chart.View.Middle(col, row); p.m.chart.Fitted || after.X-before.X > 1e-6 ||
		before.X-after.X > 1e-6 {
		t.Error("the wheel does not zoom at the pointer")
	}
	view := p.m.chart.View
	p.send(tea.MouseClickMsg(at))
	p.send(tea.MouseMotionMsg(tea.Mouse{X: at.X + 5, Y: at.Y - 2, Button: tea.MouseLeft}))
	p.send(tea.MouseReleaseMsg(tea.Mouse{X: at.X + 5, Y: at.Y - 2}))
	if p.m.chart.View != view.Pan(-5, 2) || p.selectedID() != "lviv" {
		t.Error("dragging pulls the map and selects nothing")
	}
	third := p.m.Scenario.Places[p.m.list.Rows[p.m.list.Offset+2].Item.Index].ID
	p.send(tea.MouseClickMsg(tea.Mouse{X: 5, Y: p.m.layout.list.Y + 2, Button: tea.MouseLeft}))
	if p.selectedID() != third || third == "lviv" {
		t.Errorf("a click on the third row of the list, %s, selects %s", third, p.selectedID())
	}
	if p.m.View().MouseMode != tea.MouseModeAllMotion || p.press("M").m.View().MouseMode != tea.MouseModeNone {
		t.Error("M switches the mouse off")
	}
}

func TestQuitRedrawSuspend(t *testing.T) {
	for name, want := range map[string]tea.Msg{"q": tea.Quit(), "ctrl+c": tea.Quit(), "ctrl+z": tea.Suspend(),
		"ctrl+l": tea.ClearScreen()} {
		_, cmd := newPlanner(t, 120, 40).m.Update(keyOf(name))
		if cmd == nil || cmd() != want {
			t.Errorf("%s does not lead to %T", name, want)
		}
	}
	p := newPlanner(t, 120, 40).press("/")
	if _, cmd := p.m.Update(keyOf("q")); cmd != nil {
		t.Error("q in a search quits")
	}
	if _, cmd := p.m.Update(keyOf("ctrl+c")); cmd == nil {
		t.Error("ctrl+c in a search does not quit")
	}
}

func TestHelpNamesEveryKey(t *testing.T) {
	p := newPlanner(t, 120, 50).press("?")
	s := p.screen()
	for _, g := range p.m.keys.groups() {
		for _, row := range g.rows {
			if !strings.Contains(s, row.label()) || !strings.Contains(s, row.words) {
				t.Errorf("the help lacks %q %q", row.label(), row.words)
			}
		}
	}
	small := newPlanner(t, 60, 16).press("?")
	if strings.Contains(small.screen(), "quit at once") {
		t.Fatal("expected the end of the help to be hidden at first")
	}
	for range 90 {
		small.press("j")
	}
	if !strings.Contains(small.screen(), "quit at once") {
		t.Error("the help does not scroll to its end")
	}
}

func TestRunRefusesNoScenario(t *testing.T) {
	if err := Run(context.Background(), Config{}); err == nil {
		t.Error("no error")
	}
}

// A place that is covered in part says how much of it, on the map, in the list and
// below, with a shape of its own.
func TestAPartlyCoveredPlaceSaysHowMuch(t *testing.T) {
	p := newPlanner(t, 120, 44).press("/").typed("chernihiv").press("enter")
	pt := p.m.Result.Places[p.m.place()].At(p.m.Threat)
	if pt.Status != coverage.Partly {
		t.Fatalf("the fixture's Chernihiv is %v", pt.Status)
	}
	share := wording.PartOf(pt, scenario.Base)
	text := p.screen()
	for _, want := range []string{"◐ Chernihiv " + share, "PARTLY COVERED, " + share, "Why only partly:"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Count(text, "Chernihiv "+share) < 2 {
		t.Errorf("map and list do not both say it:\n%s", text)
	}
}

// A click on any letter of a name on the map selects what is named, however near another
// marker is.
func TestAClickOnANameSelectsIt(t *testing.T) {
	p := realPlanner(t, 120, 40)
	chart := p.m.layout.chart
	clicked := 0
	for _, name := range []string{"Mykolaiv", "Kherson", "Odesa 92 %", "Kyiv", "Zhytomyr", "Sevastopol"} {
		p.m.View()
		at, row := -1, -1
		for y, line := range strings.Split(p.screen(), "\n") {
			runes := []rune(line)
			if y < chart.Y || y >= chart.Bottom() || len(runes) <= chart.X {
				continue
			}
			if i := strings.Index(string(runes[chart.X:]), name); i >= 0 {
				at, row = chart.X+len([]rune(string(runes[chart.X:])[:i])), y
			}
		}
		if at < 0 {
			continue
		}
		want := strings.ToLower(strings.TrimSuffix(name, " 92 %"))
		for x := range len([]rune(name)) {
			p.m.sel = shown.Item{}
			p.m.View()
			mouse := tea.Mouse{X: at + x, Y: row, Button: tea.MouseLeft}
			p.send(tea.MouseClickMsg(mouse))
			p.send(tea.MouseReleaseMsg(mouse))
			if got := p.selectedID(); got != want {
				t.Errorf("a click on letter %d of %s selects %q", x, name, got)
			}
			clicked++
		}
	}
	if clicked < 20 {
		t.Errorf("only %d letters were clicked:\n%s", clicked, p.screen())
	}
}
