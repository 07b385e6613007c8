package tui

import (
	"context"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// What promises would add is asked of the threat shown alone, and of another when it is
// shown; what is known is not asked again.
func TestPromisesAreMappedForTheThreatShown(t *testing.T) {
	p := newPlanner(t, 120, 40)
	var asked []string
	evaluate := p.m.evaluate
	p.m.evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		asked = append(asked, o.GroundOf)
		return evaluate(ctx, s, o)
	}
	ask := func() {
		cmd := p.m.askGranted()
		if cmd == nil {
			return
		}
		msg := cmd().(grantedMsg)
		for i := range msg.covers { // as of a map of one threat
			if i != msg.key.threat {
				msg.covers[i] = nil
			}
		}
		p.m.acceptGranted(msg)
	}
	p.m.granted = granted{} // the first question is forgotten
	for _, threat := range []int{0, 1, 0, len(p.m.Scenario.Threats)} {
		p.m.Threat = threat
		if ask(); !p.m.chart.KnowsGranted(threat) {
			t.Errorf("threat %d: not known", threat)
		}
	}
	threats := p.m.Scenario.Threats
	if want := []string{threats[0].ID, threats[1].ID, ""}; !slices.Equal(asked, want) {
		t.Errorf("asked of %q, want %q", asked, want)
	}
}
