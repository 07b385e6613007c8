package report

import (
	"testing"

	"airumbrella/coverage"
)

func TestUnitsAreNamedByWhoseTheyAre(t *testing.T) {
	s := &coverage.Scenario{
		World:   coverage.NewWorld(nil, nil, []coverage.Territory{{Code: "RO", Name: "Romania"}}),
		Systems: []coverage.System{{ID: "f-16c", Name: "F-16C"}},
	}
	for _, c := range []struct {
		unit coverage.Unit
		more string
		want string
	}{
		{coverage.Unit{ID: "ro-alert", System: "f-16c", Contributor: "RO"}, "", "Romania's F-16C (ro-alert)"},
		{coverage.Unit{ID: "us-1", System: "f-16c", Contributor: "US"}, "89 km away", "the United States' F-16C (us-1, 89 km away)"},
		{coverage.Unit{ID: "x", Name: "Mykolaiv battery", System: "f-16c", Contributor: "RO"}, "9 km away", "Mykolaiv battery (F-16C, Romania, 9 km away)"},
		{coverage.Unit{ID: "x\x1b[2J", System: "unknown"}, "", "unknown (x)"},
	} {
		if got := unitWordsWith(s, &c.unit, c.more); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
