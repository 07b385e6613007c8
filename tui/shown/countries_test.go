package shown

import (
	"testing"

	"airumbrella/scenario"
)

// Those whose units or bases count most stand first, where there is no room for all.
func TestCountriesWithMostUnitsStandFirst(t *testing.T) {
	s := &scenario.Scenario{Units: []scenario.Unit{
		{Host: "PL", Contributor: "US"}, {Host: "RO", Contributor: "US"}, {Host: "RO", Contributor: "RO"},
		{Host: scenario.Ukraine, Contributor: scenario.Ukraine},
	}}
	list := map[string]scenario.Permission{scenario.Ukraine: {}, "BG": {}, "AT": {}, "PL": {}, "RO": {}, "US": {}, "FR": {State: scenario.Denied}}
	a := &Answer{Scenario: s}
	got := a.Countries(list, func(p scenario.Permission) bool { return p.State != scenario.Denied })
	if want := "RO, United States, PL, AT, BG"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := a.Countries(list, func(scenario.Permission) bool { return false }); got != "none" {
		t.Errorf("of none: %s", got)
	}
}
