package wording

import (
	"testing"

	"airumbrella/scenario"
)

func TestUnitsAreNamedByWhoseTheyAre(t *testing.T) {
	s := &scenario.Scenario{
		World:   scenario.NewWorld(nil, nil, []scenario.Territory{{Code: "RO", Name: "Romania"}}),
		Systems: []scenario.System{{ID: "f-16c", Name: "F-16C"}},
	}
	for _, c := range []struct {
		unit scenario.Unit
		more string
		want string
	}{
		{scenario.Unit{ID: "ro-alert", System: "f-16c", Contributor: "RO"}, "", "Romania's F-16C (ro-alert)"},
		{scenario.Unit{ID: "us-1", System: "f-16c", Contributor: "US"}, "89 km away", "the United States' F-16C " +
			"(us-1, 89 km away)"},
		{scenario.Unit{ID: "x", Name: "Mykolaiv battery", System: "f-16c", Contributor: "RO"}, "9 km away",
			"Mykolaiv battery (F-16C, Romania, 9 km away)"},
		{scenario.Unit{ID: "x\x1b[2J", System: "unknown"}, "", "unknown (x)"},
	} {
		if got := UnitWordsWith(s, &c.unit, c.more); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
