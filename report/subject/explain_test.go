package subject

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// The smallest sets of switches are listed beside the single changes, none twice, and
// where none was found it says among how many.
func TestAnExplanationListsSetsOfSwitches(t *testing.T) {
	s := &scenario.Scenario{}
	open := scenario.SetHost{Code: "PL", State: scenario.Granted}
	level := scenario.SetLevel{Level: 2}
	said := func(e ThreatExplanation) string {
		r := &coverage.Result{Scenario: s}
		x := &Explanation{Result: r, Place: &coverage.PlaceResult{Threats: make([]coverage.PlaceThreat, 1)}}
		p := &Document{}
		x.helps(p, &e)
		var words []string
		for _, b := range p.Blocks {
			words = append(append(words, b.Words), b.Items...)
		}
		return strings.Join(words, "\n")
	}
	one := coverage.Change{Switches: []scenario.Switch{open}, Status: coverage.Likely, Gained: 500_000}
	two := coverage.Change{Switches: []scenario.Switch{open, level}, Status: coverage.Assured, Gained: 700_000}
	remedy := coverage.Remedy{Switch: open, Status: coverage.Likely, Gained: 500_000}
	for name, c := range map[string]struct {
		of         ThreatExplanation
		want, lack string
	}{
		"two switches": {ThreatExplanation{Changes: coverage.Changes{Sets: []coverage.Change{two}, Tried: 9}},
			"people in all; --set hosts.PL=granted --set c2=2", "Or by"},
		"a single one, told already": {ThreatExplanation{
			Remedies: []coverage.Remedy{remedy}, Changes: coverage.Changes{Sets: []coverage.Change{one}, Tried: 3}},
			"one change at a time", "Or by"},
		"none": {
			ThreatExplanation{Changes: coverage.Changes{Tried: 211}}, "none found among the 211 sets tried", "--set",
		},
	} {
		if got := said(c.of); !strings.Contains(got, c.want) || strings.Contains(got, c.lack) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
