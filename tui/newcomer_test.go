package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// line is the row of the screen that holds a text.
func (p *planner) line(text string) string {
	p.t.Helper()
	for _, l := range strings.Split(p.screen(), "\n") {
		if strings.Contains(l, text) {
			return l
		}
	}
	p.t.Fatalf("%q is not on the screen:\n%s", text, p.screen())
	return ""
}

// hintLine is the bottom row.
func (p *planner) hintLine() string {
	lines := strings.Split(strings.TrimRight(p.screen(), "\n"), "\n")
	return lines[len(lines)-1]
}

func TestLooseMatchesGiveWayToGoodOnes(t *testing.T) {
	p := newPlanner(t, 120, 40).press("/").typed("kyiv").press("enter")
	for _, row := range p.m.list.Rows {
		if row.Item.Kind == shown.Place && row.Score >= shown.LooseFit {
			t.Errorf("%q is listed for its letters alone", row.Name)
		}
	}
	p = newPlanner(t, 120, 40).press("/").typed("krvyi").press("enter")
	if p.selectedID() != "kryvyi-rih" {
		t.Errorf("letters in order select %s where nothing fits better", p.selectedID())
	}
}

func TestHintsNameKeysThatWorkHere(t *testing.T) {
	for overlay, want := range map[string][2]string{
		"?": {"t tour", "t threat"}, "g": {"↓ down", "t threat"}, "v": {"esc back", "t threat"}, "w": {"S turn round",
			"tab list"}, "ctrl+s": {"enter save", "↓ next"},
	} {
		p, _ := storePlanner(t, 120, 40)
		p.press(overlay)
		if got := p.hintLine(); !strings.Contains(got, want[0]) || strings.Contains(got, want[1]) {
			t.Errorf("after %s the hints are %q", overlay, got)
		}
	}
}

func TestAKeyWithoutMeaningSaysSo(t *testing.T) {
	p := newPlanner(t, 120, 40).press("y")
	if !strings.Contains(p.screen(), "y is no key here") {
		t.Errorf("the screen is silent:\n%s", p.screen())
	}
	p.press("W", "l")
	if !strings.Contains(p.screen(), "that is a key of the map") {
		t.Errorf("a board is silent on keys of the map:\n%s", p.screen())
	}
}

func TestLayersAreSwitchedWhereTheyAreListed(t *testing.T) {
	p := newPlanner(t, 120, 40).press("W", "v", "1")
	if p.m.chart.Layers()&1 == 0 {
		t.Error("1 does not switch the relief while a board is shown below the layers")
	}
}

func TestAPageOfThePromises(t *testing.T) {
	p := newPlanner(t, 120, 30).press("tab", "tab", "pgdown")
	rows := p.m.layout.promises.H - boards.PromisesHead
	if at := p.m.promises.Cursor(); at < 2 || at > 2*rows || at == len(shown.Promises(p.m.Scenario))-1 && at > rows+4 {
		t.Errorf("a page down goes to %d of %d with %d rows", at, len(shown.Promises(p.m.Scenario)), rows)
	}
	for _, key := range []string{"end", "home"} {
		if p.press(key); shown.Promises(p.m.Scenario)[p.m.promises.Cursor()].Step == nil {
			t.Errorf("%s stops on a heading", key)
		}
	}
}

func TestAClickOnAGateChoosesTheUnitUnderIt(t *testing.T) {
	p := newPlanner(t, 120, 40).press("enter", "enter")
	n := len(p.m.Scenario.Units)
	chosen := func(what string, unit int) {
		t.Helper()
		if want := fmt.Sprintf("unit %d of %d", unit+1, n); !strings.Contains(p.screen(), want) {
			t.Errorf("%s does not choose %s:\n%s", what, want, p.screen())
		}
	}
	p.press("end")
	chosen("end", n-1)
	box := p.m.layout.details(boards.GatesHeight)
	first, rows := p.m.gates.Rows(box)
	p.send(tea.MouseClickMsg{X: box.X + 5, Y: box.Y + 1, Button: tea.MouseLeft})
	chosen("a click on the first row", first)
	p.send(tea.MouseClickMsg{X: box.X + 5, Y: box.Y + 1 + rows + 2, Button: tea.MouseLeft})
	chosen("a click on the gates below the units", first)
	if p.m.overlay != overlayGates {
		t.Error("a click on the gates below the units closes them")
	}
}

func TestAClickAboveTheDetailsClosesThem(t *testing.T) {
	p := newPlanner(t, 120, 40).press("enter")
	box := p.m.shownDetails()
	p.send(tea.MouseClickMsg{X: box.X + 2, Y: box.Y, Button: tea.MouseLeft})
	if p.m.overlay != overlayDetails {
		t.Fatal("a click on the details closes them")
	}
	p.send(tea.MouseClickMsg{X: box.X + 2, Y: box.Y - 1, Button: tea.MouseLeft})
	if p.m.overlay != overlayNone {
		t.Error("a click beside the details does not close them")
	}
}

func TestTabsOfTheTableAreButtons(t *testing.T) {
	p := newPlanner(t, 120, 40).press("w")
	p.clickOn("gaps")
	if p.m.list.List().Kind != lists.Gap || p.m.overlay != overlayTable {
		t.Errorf("list %d, overlay %d", p.m.list.Shown, p.m.overlay)
	}
}

func TestANarrowTableKeepsWhatMatters(t *testing.T) {
	p := newPlanner(t, 60, 16).press("w")
	if s := p.screen(); !strings.Contains(s, "people") || !strings.Contains(s, "status") || strings.Contains(s,
		"in Ukrainian") {
		t.Errorf("columns of 60 characters:\n%s", s)
	}
}

func TestTheMapRestsWhereTheSelectedPlaceIsSeen(t *testing.T) {
	p := newPlanner(t, 120, 40)
	home := p.m.chart.View
	p.press("/").typed("odesa").press("enter")
	if p.m.chart.View != home {
		t.Error("finding a place that is in full view moves the map")
	}
	p.press("H", "H", "H").press("/").typed("kharkiv").press("enter")
	col, row := p.m.chart.View.Cell(p.m.chart.Spot(p.m.place()))
	if col < 0 || row < 0 || col >= p.m.chart.View.Cols || row >= p.m.chart.View.Rows {
		t.Errorf("a place beyond the edge is left at %d, %d", col, row)
	}
	p.press("esc", "esc", "0", "/").typed("odesa").press("enter", "enter")
	box := p.m.shownDetails()
	if _, row := p.m.chart.View.Cell(p.m.chart.Spot(p.m.place())); p.m.layout.chart.Y+row >= box.Y {
		t.Errorf("the details from row %d on hide the place in row %d", box.Y, p.m.layout.chart.Y+row)
	}
}

func TestEachListRemembersWhatWasSelected(t *testing.T) {
	p := newPlanner(t, 120, 44).press("tab", "down", "down")
	place := p.m.sel
	p.press("]", "down")
	unit := p.m.sel
	p.press("[")
	if p.m.sel != place {
		t.Errorf("back in the places %v is selected, not %v", p.m.sel, place)
	}
	p.press("]")
	if p.m.sel != unit {
		t.Errorf("back in the units %v is selected, not %v", p.m.sel, unit)
	}
}

func TestAPlaceIsSelectedAtStartWhateverListIsShown(t *testing.T) {
	m := New(fixtureConfig())
	m.list.Restore("units", 0)
	p := &planner{t, m}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	if p.selectedID() != "kharkiv" {
		t.Errorf("%q is selected", p.selectedID())
	}
}

func TestASavedScenarioIsTheOneOpenedNext(t *testing.T) {
	p, _ := storePlanner(t, 120, 40)
	p.press("ctrl+s", "enter")
	if p.m.recovery.Ref() != app.Absolute("fixture.yaml") || !filepath.IsAbs(p.m.kept().Scenario) {
		t.Errorf("kept is %q", p.m.kept().Scenario)
	}
}

func TestASmallScreenSaysWhyInBrief(t *testing.T) {
	p := newPlanner(t, 60, 16)
	if l := p.line("Why not:"); !strings.Contains(l, "allies may not intercept there.") {
		t.Errorf("the only row says %q", l)
	}
	if l := p.line("NOT COVERED"); strings.Contains(l, "…") {
		t.Errorf("the verdict is cut: %q", l)
	}
}

func TestTheChangeIsAButton(t *testing.T) {
	p, _ := storePlanner(t, 120, 40)
	p.clickOn(boards.TryWords)
	if p.m.history.tries != 1 || p.m.overlay != overlayNone {
		t.Errorf("%d tries, overlay %d", p.m.history.tries, p.m.overlay)
	}
	if strings.Contains(p.screen(), "--set") {
		t.Errorf("the planner names an option of the command line:\n%s", p.screen())
	}
}

func TestAClickOnAPromiseInBriefGoesToItsSwitch(t *testing.T) {
	for word, want := range map[string]string{"Zone": "Zone", "Order": "Order", "Nights": "Nights"} {
		p := newPlanner(t, 120, 40)
		p.clickOn(" " + word + "  ")
		if got := shown.Promises(p.m.Scenario)[p.m.promises.Cursor()].Name; p.m.focus != panePromises || got != want {
			t.Errorf("a click on %s goes to %q", word, got)
		}
	}
}

func TestTryingACoveredPlaceSaysThatItIsCovered(t *testing.T) {
	p := newPlanner(t, 120, 40).press("/").typed("kyiv").press("enter", ".")
	if !strings.Contains(p.screen(), "Kyiv is covered at the base estimate") {
		t.Errorf("the planner says:\n%s", p.line("─ "))
	}
}

func TestTheTotalsSayHowManyOfASalvoGetThrough(t *testing.T) {
	p := newPlanner(t, 120, 40)
	if l := p.line("  salvo of 40"); !strings.Contains(l, "20 leak [15-27]") {
		t.Errorf("the totals say %q", l)
	}
	if p.press("e"); !strings.Contains(p.line("  salvo of 40"), "15 leak [15-27]") {
		t.Errorf("at the high estimate they say %q", p.line("  salvo of 40"))
	}
	if s := newPlanner(t, 120, 34).screen(); strings.Contains(s, "salvo of") {
		t.Errorf("a low panel has no room for it:\n%s", s)
	}
}

func TestNoUnitIsPutIntoRussia(t *testing.T) {
	p := realPlanner(t, 120, 40)
	n := len(p.m.Scenario.Units)
	p.press("a").typed("nasams with ukraine").press("enter", "L", "enter")
	if len(p.m.Scenario.Units) != n || !p.m.placing.on || !strings.Contains(p.screen(),
		"no unit of the package stands in Russia") {
		t.Errorf("%d units:\n%s", len(p.m.Scenario.Units), p.screen())
	}
}

func TestSortingShowsWhatComesFirst(t *testing.T) {
	p := newPlanner(t, 120, 34).press("tab", "end", "s")
	if p.m.list.Offset != 0 || !strings.Contains(p.line("by name"), "PLACES") {
		t.Errorf("row %d leads, under %q", p.m.list.Offset, p.line("by name"))
	}
}

func TestNoLineIsBrokenBeforeAUnit(t *testing.T) {
	for _, width := range []int{8, 10, 12, 14, 20} {
		for _, line := range screen.WrapUnits("15 % [8 % to 100 %] of 0.94 M, 44 km in 3 min", width) {
			for _, unit := range []string{"%", "M", "km", "min"} {
				if strings.HasPrefix(line, unit) {
					t.Errorf("at %d characters a line begins with %q", width, line)
				}
			}
		}
	}
}

func TestAFilterByAPropertySelectsWhatLeadsTheList(t *testing.T) {
	if p := newPlanner(t, 120, 40).press("/").typed("city"); p.selectedID() != "kharkiv" ||
		p.m.list.RowOf(p.m.sel) != 0 {
		t.Errorf("%s is selected, in row %d", p.selectedID(), p.m.list.RowOf(p.m.sel))
	}
}
