package boards

import (
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/testdata/fixture"
)

// A place that a decision would cover says so first, and then what would have to be
// built.
func TestThePlaceAnswersTwiceWhyNot(t *testing.T) {
	s := fixture.Scenario()
	r := fixture.Result(s, coverage.Options{PlacesOnly: true})
	p := &r.Places[1].Threats[0] // Kharkiv
	if list := whyNot(r, p); len(list) != 1 || list[0].lead != "Why not:" {
		t.Errorf("without a decision: %+v", list)
	}
	p.ByDecision = &coverage.Decision{
		Unit: 1, Points: 144, Gates: 1 << coverage.GateAuthorisation, Status: coverage.Likely,
		Switches: []scenario.Switch{scenario.SetZone{Zone: scenario.ZoneAll}},
	}
	p.Nearest.Verdict = coverage.Verdict{Gate: coverage.GateGeometry, Short: 12 * geo.Kilometre, Distance: 90_000}
	list := whyNot(r, p)
	if len(list) != 2 || list[0] != (sentence{"Could be decided:", "Allies may intercept over all of Ukraine.", ""}) ||
		list[1].lead != "Or built:" || list[1].brief != "12 km out of reach." {
		t.Errorf("with one: %+v", list)
	}
}
