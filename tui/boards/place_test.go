package boards

import (
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/wording"
)

// A place that a decision would cover says so first, and then what is nearest and
// falls short.
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
		list[1].lead != "Nearest:" || list[1].brief != "12 km out of reach." {
		t.Errorf("with one: %+v", list)
	}
}

// Where the planner shows every threat in play, an answer names the one that it is about:
// a change that covers the place against low drones may leave it open to the others.
func TestAnswersAboutTheWorstThreatNameIt(t *testing.T) {
	s := fixture.Scenario()
	r := fixture.Result(s, coverage.Options{PlacesOnly: true})
	d := &Place{Answer: &shown.Answer{Scenario: s, Result: r}, Place: 1, Known: true, Changes: &coverage.Changes{
		Tried: 9, Sets: []coverage.Change{{Switches: []scenario.Switch{scenario.SetLevel{Level: 3}}, Status: coverage.Likely}},
	}}
	leads := func(threat int) (leads []string) {
		d.Threat = threat
		for _, s := range d.explanation() {
			leads = append(leads, s.lead)
		}
		return leads
	}
	one := "against " + wording.ThreatPhrase(&r.Threats[r.Places[1].WorstOf].Threat)
	want := []string{"Why not " + one + ":", "Smallest changes " + one + ":"}
	if got := leads(len(r.Threats)); !slices.Equal(got, want) {
		t.Errorf("against every threat in play: %q, want %q", got, want)
	}
	if got := leads(r.Places[1].WorstOf); !slices.Equal(got, []string{"Why not:", "Smallest changes:"}) {
		t.Errorf("against one threat: %q", got)
	}
}
