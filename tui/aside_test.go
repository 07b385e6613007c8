package tui

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"

	"context"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"

	tea "charm.land/bubbletea/v2"
)

// toUnits turns to the list of units and selects one.
func (p *planner) toUnits(i int) *planner {
	p.press("tab")
	for p.m.list.List().Kind != shown.Unit {
		p.press("]")
	}
	p.m.choose(shown.Item{Kind: shown.Unit, Index: i})
	return p
}

func TestAUnitSetAsideIsNotReckonedAndComesBackWhereItWas(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	whole := p.m.Scenario
	p.toUnits(0).press("o")
	if len(p.m.Scenario.Units) != len(whole.Units)-1 || p.m.Scenario.Unit(whole.Units[0].ID) != nil {
		t.Fatal("o does not take the unit out")
	}
	s := p.screen()
	if !strings.Contains(s, "SET ASIDE: NOT RECKONED") || len(p.rowsOf("□ Kyiv battery")) == 0 {
		t.Errorf("the unit is not listed as set aside:\n%s", s)
	}
	if s := p.hintLine(); !strings.Contains(s, "o bring it back") {
		t.Errorf("the hint does not say that o brings it back: %s", s)
	}
	p.press("enter")
	if s := p.screen(); !strings.Contains(s, "a saved file is without it") {
		t.Errorf("its details do not say so:\n%s", s)
	}
	p.press("esc", "d", "m")
	if len(p.m.Scenario.Units) != len(whole.Units)-1 || p.m.placing.on {
		t.Error("a unit that is set aside is removed or moved")
	}
	p.press("o")
	if got := p.m.Scenario.Units; len(got) != len(whole.Units) || got[0].ID != whole.Units[0].ID {
		t.Errorf("o brings back %d units, the first %s", len(got), got[0].ID)
	}
	if p.m.sel != (shown.Item{Kind: shown.Unit, Index: 0}) || len(p.m.aside()) != 0 {
		t.Errorf("selected is %+v, aside %d", p.m.sel, len(p.m.aside()))
	}
	p.press("o", "u")
	if p.m.Scenario.Unit(whole.Units[0].ID) == nil || len(p.m.aside()) != 0 || p.m.sel.Index != 0 {
		t.Errorf("undo does not bring it back: %+v", p.m.sel)
	}
	if p.press("ctrl+r"); len(p.m.aside()) != 1 {
		t.Error("redo does not set it aside")
	}
}

func TestUnitsAreFilteredByTierContributorAndSystem(t *testing.T) {
	for query, want := range map[string][]string{
		"ukrainian": {"kyiv-1"}, "allied": {"lviv-1", "mk-f16"}, "tier:allied": {"lviv-1", "mk-f16"},
		"from:us": {"mk-f16"}, "host:ro": {"mk-f16"}, "system:nasams": {"lviv-1"}, "fighter": {"mk-f16"},
		"kind:ground": {"kyiv-1", "lviv-1"}, "allied !fighter": {"lviv-1"}, "!tier:allied": {"kyiv-1"},
		"patriot ukr": {"kyiv-1"}, "from:nobody": nil,
	} {
		p, _ := storePlanner(t, 120, 44)
		p.toUnits(0).press("/").typed(query)
		var got []string
		for _, row := range p.m.list.Rows {
			if row.Item.Kind == shown.Unit {
				got = append(got, p.m.Scenario.Units[row.Item.Index].ID)
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q lists %q, want %q", query, got, want)
		}
	}
}

func TestTheColonFindsAUnitBySystemAndCountry(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	p.press(":").typed("pat ukr")
	if len(p.m.commands.found) == 0 || p.m.commands.all[p.m.commands.found[0]].title != "Kyiv battery" {
		t.Errorf("pat ukr finds\n%s", p.screen())
	}
}

func TestAUnitIsAddedAtTheSelectedPlace(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	p.m.choose(shown.Item{Kind: shown.Place, Index: 4})
	p.press("+", "+", "+", "a").typed("nasams").press("enter")
	col, row := p.m.chart.Middle()
	if under := p.m.chart.Under(p.m.Scenario, col, row, 1); under != (shown.Item{Kind: shown.Place, Index: 4}) || !p.m.placing.on {
		t.Errorf("the cross stands on %+v, not on Lviv", under)
	}
}

// A radar says how far it sees and what is lost without it.
func TestARowOfASensorSaysWhatItIsWorth(t *testing.T) {
	cfg := fixtureConfig()
	cfg.Store = &fixture.Store{}
	cfg.Scenario = cfg.Scenario.Edit(func(s *scenario.Scenario) {
		radar := *s.Systems.Find("patriot").Radar
		s.Systems = append(scenario.Systems{{ID: "radar", Name: "Radar", Kind: scenario.Sensor, Radar: &radar}}, s.Systems...)
		s.Systems.Sort()
		s.Units = append(s.Units, scenario.Unit{ID: "eye", System: "radar", Host: "UA", Contributor: "UA"})
	})
	cfg.Sensors = func(context.Context, *scenario.Scenario, coverage.Options) ([]worth.Sensor, error) {
		lost := scenario.Triple[int]{Low: 700_000, Base: 300_000, High: 100_000}
		return []worth.Sensor{{Unit: "eye", Sees: []geo.Length{46 * geo.Kilometre, 140 * geo.Kilometre},
			Lost: []scenario.Triple[int]{lost, {}, lost}}}, nil
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 44})
	p.run(p.m.Init())
	p.toUnits(3)
	if row := p.rowsOf("■ eye"); len(row) == 0 || !strings.Contains(row[0], "46 km") || !strings.Contains(row[0], "0.30 M") {
		t.Errorf("the row says %q", row)
	}
	p.press("enter")
	if s := p.screen(); !strings.Contains(s, "sees 46 km; 0.30 M people lost without it, low 0.70 M, high 0.10 M") ||
		!strings.Contains(s, "sees 140 km; nobody is lost without it") {
		t.Errorf("the details say\n%s", s)
	}
	p.press("esc", "W")
	if s := p.screen(); !strings.Contains(s, "RADARS AND NETWORKS, LOST WITHOUT IT") || !strings.Contains(s, "eye ") {
		t.Errorf("the board does not list it:\n%s", s)
	}
}

func TestOpenPromisesSayWhatTheyWouldAdd(t *testing.T) {
	p, _ := storePlanner(t, 160, 60)
	p.press("W")
	if rows := p.rowsOf(", open  "); len(rows) == 0 || !strings.Contains(rows[0], "+0.25 M [0-0.40 M]") ||
		!strings.Contains(rows[0], "╱") {
		t.Errorf("the row says %q:\n%s", rows, p.screen())
	}
}

func TestTheHeadingOfThePromisesStaysInView(t *testing.T) {
	p, _ := storePlanner(t, 80, 24)
	p.toPromise("Poland").press("down", "down", "down", "down")
	if p.m.promises.Cursor() < 10 {
		t.Fatalf("the cursor is at row %d", p.m.promises.Cursor())
	}
	if s := p.screen(); !strings.Contains(s, "BASES IN") && !strings.Contains(s, "FORCES FROM") {
		t.Errorf("no heading is in view:\n%s", s)
	}
}

// Units that were set aside and brought back, in any order, stand where they stood: else a
// saved file could not extend what it was made of.
func TestUnitsComeBackWhereTheyStood(t *testing.T) {
	for _, order := range [][4]int{{0, 1, 0, 1}, {0, 1, 1, 0}, {1, 0, 0, 1}, {1, 0, 1, 0}, {2, 0, 2, 0}, {0, 2, 0, 2}, {1, 2, 1, 2}} {
		p := newPlanner(t, 120, 40)
		var ids []string
		for i := range p.m.Scenario.Units {
			ids = append(ids, p.m.Scenario.Units[i].ID)
		}
		for _, unit := range order[:2] {
			p.m.sel = shown.Item{Kind: shown.Unit, Index: slices.IndexFunc(p.m.Scenario.Units, func(u scenario.Unit) bool { return u.ID == ids[unit] })}
			p.run(hideUnit(&p.m))
		}
		for _, unit := range order[2:] {
			p.run(p.m.bringBack(ids[unit]))
		}
		for i := range ids {
			if p.m.Scenario.Units[i].ID != ids[i] {
				t.Fatalf("%v: unit %d is %s, want %s", order, i, p.m.Scenario.Units[i].ID, ids[i])
			}
		}
	}
}
