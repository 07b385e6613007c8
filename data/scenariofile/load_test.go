package scenariofile

import (
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"
)

func TestEveryBuiltinScenarioLoads(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		s, err := Load(name, Options{})
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		t.Logf("%s: %d units, %d places, %d systems, %d bases, %s", name, len(s.Units), len(s.Places), len(s.Systems), len(s.Bases), s.Digest)
	}
}

func TestARadarInTheAirDoesNotSeeBallisticMissilesUnlessItSaysSo(t *testing.T) {
	const flies = ", radius: 3000km, cruise: 750km/h, turnround: 3h, availability: 0.7, sorties: 2"
	const stated = "sees: [drone, ballistic]"
	for _, c := range []struct {
		name, radar, rest string
		want              bool
	}{
		{"in the air", "", flies, false}, {"in the air, stated", ", " + stated, flies, true},
		{"on the ground", "", "", true}, {"on the ground, stated", ", sees: [drone]", "", false},
	} {
		text := "version: 1\nname: radars\nsystems:\n  - {id: eye, kind: sensor, radar: {instrumented: 400km" + c.radar + "}" + c.rest + "}\n"
		s, err := Parse("radars.yaml", []byte(text), Options{})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		sees := s.Systems.Find("eye").Radar.Sees
		if sees.Has(scenario.Ballistic) != c.want || !sees.Has(scenario.Drone) {
			t.Errorf("%s: sees %v", c.name, sees.List())
		}
	}
}
