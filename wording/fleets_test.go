package wording

import (
	"testing"

	"airumbrella/scenario"
)

func TestAircraftBeyondAFleetInWords(t *testing.T) {
	s := &scenario.Scenario{Systems: scenario.Systems{{ID: "e-3", Name: "E-3 Sentry"}}}
	for _, c := range []struct {
		short scenario.Shortfall
		want  string
	}{
		{
			scenario.Shortfall{
				Fleet: scenario.Fleet{Country: "NATO", System: "e-3", Count: 14, From: scenario.Provenance{Source: "Herald, 2025"}},
				Units: []string{"north", "south"}, Flown: 16,
			},
			"NATO sends 16 E-3 Sentry (north and south) and has 14 in service (Herald, 2025)",
		},
		{
			scenario.Shortfall{
				Fleet: scenario.Fleet{Country: "NATO", System: "new", From: scenario.Provenance{Source: "Herald, 2025"}},
				Units: []string{"one"}, Flown: 1,
			},
			"NATO sends 1 new (one) and has none in service (Herald, 2025)",
		},
	} {
		if got := BeyondFleet(s, &c.short); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
