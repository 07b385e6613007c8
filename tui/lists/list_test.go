package lists

import (
	"reflect"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
)

// fixtureView is the fixture with its answer at base.
func fixtureView() *View {
	s := fixture.Scenario()
	m := mapview.New(nil, s)
	return &View{Answer: &shown.Answer{Scenario: s, Result: fixture.Result(s, coverage.Options{}),
		Estimate: scenario.Base},
		Names: shown.NewPlaces(s), Map: &m, LookUp: func(string) []int { return nil }}
}

func TestANameThatBeginsWithTheQueryComesBeforeARegionThatDoes(t *testing.T) {
	v := fixtureView()
	v.Scenario.Places[0].Region = "kyivska" // says "ky" too, by its region
	if kyiv, other := placeFits(v, 0, "kyi"), placeFits(v, 0, "kyivska"); kyiv >= saidFit || other != saidFit {
		t.Errorf("a name scores %d, a region %d", kyiv, other)
	}
}

func TestRegionsSayTheThreatShownFirst(t *testing.T) {
	v := fixtureView()
	v.Threat = 1
	if got := threatOrder(v.Answer); len(got) < 2 || got[0] != 1 {
		t.Errorf("the threats come in the order %v", got)
	}
}

func TestAZoneWithARegionMoreOrLess(t *testing.T) {
	region := func(zone scenario.Zone, regions ...string) *scenario.Scenario {
		s := &scenario.Scenario{World: scenario.NewWorld(nil, []scenario.Region{{Code: "UA-05"}, {Code: "UA-46"},
			{Code: "UA-51"}}, nil)}
		s.Package.Authorisation = scenario.Authorisation{Zone: zone, Regions: regions}
		return s
	}
	for _, c := range []struct {
		name string
		s    *scenario.Scenario
		want scenario.SetZone
	}{
		{"all of Ukraine without it", region(scenario.ZoneAll), scenario.SetZone{Zone: scenario.ZoneRegions,
			Regions: []string{"UA-05", "UA-51"}}},
		{"it alone", region(scenario.ZoneHost), scenario.SetZone{Zone: scenario.ZoneRegions, Regions: []string{"UA-46"}}},
		{"one more", region(scenario.ZoneRegions, "UA-05"), scenario.SetZone{Zone: scenario.ZoneRegions,
			Regions: []string{"UA-05", "UA-46"}}},
		{"one less", region(scenario.ZoneRegions, "UA-05", "UA-46"), scenario.SetZone{Zone: scenario.ZoneRegions,
			Regions: []string{"UA-05"}}},
		{"none left", region(scenario.ZoneRegions, "UA-46"), scenario.SetZone{Zone: scenario.ZoneHost}},
	} {
		if got := zoneWith(c.s, "UA-46"); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// A list that lacks something would fail only when somebody looks at it.
func TestEveryListIsWhole(t *testing.T) {
	for _, l := range All {
		for name, missing := range map[string]bool{
			"kind": l.Kind == shown.Nothing, "title": l.Title == "", "words for an item": l.What == "",
			"orders": len(l.Sorts) == 0 || len(l.Sorts) > len(Row{}.Key),
			"hints":  len(l.Hints) == 0, "columns": len(l.Columns) == 0, "width of notes": l.NoteWidth == 0,
			"length": l.Len == nil, "rows": l.Rows == nil,
			"cells": l.Cells == nil, "name": l.Name == nil, "position": l.At == nil, "area": l.Box == nil, "mark": l.Mark == nil,
			"way to be found": l.Find == nil,
		} {
			if missing {
				t.Errorf("the list of %s has no %s", l.Title, name)
			}
		}
		if Of(l.Kind) != l {
			t.Errorf("two lists are of the kind %s", l.Kind)
		}
		v := fixtureView()
		rows, _ := l.Rows(v, nil)
		for i := range rows {
			if n := len(l.Cells(v, &rows[i])); n != len(l.Columns) {
				t.Errorf("the list of %s has %d cells for %d columns", l.Title, n, len(l.Columns))
			}
		}
	}
}
