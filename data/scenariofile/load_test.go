package scenariofile

import (
	"slices"
	"strings"
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
		t.Logf(
			"%s: %d units, %d places, %d systems, %d bases, %s",
			name,
			len(s.Units),
			len(s.Places),
			len(s.Systems),
			len(s.Bases),
			s.Digest,
		)
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

func TestPlacesThatAScenarioIsAboutAreInPlay(t *testing.T) {
	text := "version: 1\nname: x\nplaces:\n  min_population: 1000000\n  kinds: [city]\n  named: [power-rivne-npp, boiarka]\n"
	s, err := Parse("f.yaml", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"power-rivne-npp", "boiarka", "kyiv"} {
		if s.Place(id) == nil {
			t.Errorf("%s is not in play", id)
		}
	}
	if s.Place("lviv") != nil || !slices.Equal(s.Filter.Named, []string{"power-rivne-npp", "boiarka"}) {
		t.Errorf("named are %v of %d places", s.Filter.Named, len(s.Places))
	}
	var b strings.Builder
	if err := Write(&b, s); err != nil || !strings.Contains(b.String(), "named: [power-rivne-npp, boiarka]") {
		t.Errorf("%v\n%s", err, b.String())
	}
	_, err = Parse("f.yaml", []byte("version: 1\nname: x\nplaces: {named: [kiyv, [1]]}\n"), Options{})
	if err == nil || !strings.Contains(err.Error(), "did you mean kyiv?") {
		t.Errorf("unknown places: %v", err)
	}
}

func TestSkyShieldIsAboutWhatTheProposalNames(t *testing.T) {
	s, err := Load("sky-shield", Options{})
	if err != nil {
		t.Fatal(err)
	}
	fighters := 0
	for i := range s.Units {
		u := &s.Units[i]
		if u.Contributor != scenario.Ukraine && s.System(u).Kind == scenario.Fighter {
			fighters += u.Count
		}
	}
	if fighters != 120 || len(s.Filter.Named) != 6 || s.Package.Authorisation.Standoff.Distance != 200_000 {
		t.Errorf(
			"%d fighters, %d places, stand-off %v",
			fighters,
			len(s.Filter.Named),
			s.Package.Authorisation.Standoff.Distance,
		)
	}
}
