package tui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/testdata/fixture"

	tea "charm.land/bubbletea/v2"
	"github.com/paulmach/orb"
)

// besidePlanner is a planner in which a disc covers Kharkiv once Poland has granted its
// bases, and one covers Odesa until then; the change is made.
func besidePlanner(t *testing.T, w, h int) (*planner, *fixture.Store) {
	t.Helper()
	store, cfg := &fixture.Store{}, fixtureConfig()
	cfg.Store, cfg.Ref = store, "one"
	cfg.Evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		at := orb.Point{30.733, 46.477}
		if s.HostGranted("PL") {
			at = orb.Point{36.253, 49.981}
		}
		return fixture.ResultWith(s, o, at), ctx.Err()
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	p.toPromise("Poland")
	for p.m.Scenario.Package.Hosts["PL"].Stated() != scenario.Granted {
		p.press("right")
	}
	return p.press("esc"), store
}

func TestAComparisonSaysWhatWentInAndWhatComesOut(t *testing.T) {
	p, _ := besidePlanner(t, 160, 48)
	p.press("b")
	s := p.screen()
	for _, want := range []string{"Beside fixture, as opened", "WHAT WENT IN", "• Bases of Poland: granted instead of",
		"WHAT COMES OUT", "⊕ Gained: 1.4 M people: Kharkiv 1.4 M", "⊖ Lost: 0.94 M people: 0.94 M in Odesa", "5.0 M → 5.4 M  +0.49 M"} {
		if !strings.Contains(s, want) {
			t.Errorf("the comparison lacks %q:\n%s", want, s)
		}
	}
	if marks := p.m.beside.marks.Moved; marks[1] != 1 || marks[3] != -1 || marks[0] != 0 {
		t.Errorf("Kharkiv, Odesa and Kyiv are marked %d, %d, %d", marks[1], marks[3], marks[0])
	}
	if p.press("esc"); p.m.beside.on || p.m.beside.marks != nil || strings.Contains(p.screen(), "WHAT WENT IN") {
		t.Errorf("esc does not end it:\n%s", p.screen())
	}
}

// Shape tells gained from lost: colour only repeats it.
func TestTheMapMarksGainedAndLostByShape(t *testing.T) {
	p, _ := besidePlanner(t, 160, 48)
	p.press("b", "enter")
	s := p.screen()
	if strings.Contains(s, "WHAT WENT IN") || !strings.Contains(s, "⊕ + gained") || !strings.Contains(s, "⊖ - lost") {
		t.Fatalf("enter does not leave the map alone, with its legend:\n%s", s)
	}
	chart := p.m.layout.chart
	near := func(lon, lat float64) string {
		var around strings.Builder
		col, row := p.m.chart.View.Cell(mapview.Project(orb.Point{lon, lat}))
		lines := strings.Split(s, "\n")
		for y := row - 2; y <= row+2; y++ {
			around.WriteString(string([]rune(lines[chart.Y+y])[chart.X+col-4 : chart.X+col+5]))
		}
		return around.String()
	}
	if kharkiv := near(36.253, 49.981); !strings.ContainsRune(kharkiv, screen.MarkGainedPlace) ||
		!strings.ContainsRune(kharkiv, screen.MarkGained) {
		t.Errorf("around Kharkiv stands %q", kharkiv)
	}
	if odesa := near(30.733, 46.477); !strings.ContainsRune(odesa, screen.MarkLostPlace) ||
		!strings.ContainsRune(odesa, screen.MarkLost) {
		t.Errorf("around Odesa stands %q", odesa)
	}
}

func TestAComparisonIsExportedInEveryFormat(t *testing.T) {
	p, store := besidePlanner(t, 120, 40)
	p.press("b", "x", ":").typed("export csv").press("enter")
	want := []string{"compare-fixture-as-it-is-now-cruise-missile.svg", "compare-fixture-as-it-is-now-cruise-missile.csv"}
	if !slices.Equal(store.Exported, want) {
		t.Errorf("exported %v, want %v", store.Exported, want)
	}
}

func TestAComparisonFollowsEverySwitch(t *testing.T) {
	p, _ := besidePlanner(t, 160, 48)
	p.press("b").toPromise("Poland").press("left", "left", "esc", "b")
	if s := p.screen(); !strings.Contains(s, "⊕ Gained: nothing.") || !strings.Contains(s, "⊖ Lost: nothing.") {
		t.Errorf("with Poland's word taken back something is still gained:\n%s", s)
	}
}

func TestComparingWithAPinAndWithAScenario(t *testing.T) {
	p, _ := besidePlanner(t, 120, 44)
	p.press(":").typed("pin yes").press("enter", "u", "u", ":").typed("compare yes").press("enter")
	if s := p.screen(); !strings.Contains(s, "Beside fixture, pin yes") || !strings.Contains(s, "Lost: 1.4 M people") {
		t.Errorf("the pin is not compared with:\n%s", s)
	}
	p.press("esc", ":").typed("compare two").press("enter")
	if s := p.screen(); !strings.Contains(s, "Beside the other") {
		t.Errorf("the scenario is not compared with:\n%s", s)
	}
	p.press("esc", ":").typed("compare nobody").press("enter")
	if s := p.screen(); !strings.Contains(s, "there is no nobody") {
		t.Errorf("what cannot be read is not said:\n%s", s)
	}
}

func TestThereIsNothingToCompareWithAtTheStart(t *testing.T) {
	p := newPlanner(t, 120, 44).press("b")
	if p.m.beside.on || !strings.Contains(p.screen(), "nothing to compare with yet") {
		t.Errorf("b says\n%s", p.screen())
	}
}
