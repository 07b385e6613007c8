package scenariofile

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/scenario"
)

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
		if system := s.System(&s.Units[i]); system.Kind == scenario.Fighter {
			fighters += s.Units[i].Count
		}
	}
	if fighters != 120 || len(s.Filter.Named) != 6 || s.Package.Authorisation.Standoff.Distance != 200_000 {
		t.Errorf("%d fighters, %d places, stand-off %v", fighters, len(s.Filter.Named), s.Package.Authorisation.Standoff.Distance)
	}
}
