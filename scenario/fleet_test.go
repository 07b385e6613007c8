package scenario

import (
	"reflect"
	"testing"
)

func TestAircraftBeyondAFleetAreSummedByCountryAndType(t *testing.T) {
	s := &Scenario{Units: []Unit{
		{ID: "north", System: "rafale", Contributor: "GR", Count: 20},
		{ID: "ground", System: "patriot", Contributor: "GR", Count: 3},
		{ID: "south", System: "rafale", Contributor: "GR", Count: 5, Phase: AfterCeasefire},
		{ID: "french", System: "rafale", Contributor: "FR", Count: 25},
		{ID: "radar", System: "e-7", Contributor: "GB", Count: 1},
		{ID: "unknown", System: "rafale", Contributor: "HR", Count: 500},
		{ID: "nobody's", System: "rafale", Count: 500},
	}}
	greek := Fleet{Country: "GR", System: "rafale", Count: 24}
	british := Fleet{Country: "GB", System: "e-7"}
	fleets := []Fleet{greek, {Country: "FR", System: "rafale", Count: 25}, british, {Country: "SE", System: "gripen-e"}}
	want := []Shortfall{{british, []string{"radar"}, 1}, {greek, []string{"north", "south"}, 25}}
	if got := s.BeyondFleets(fleets); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	greek.Count = 25
	if got := s.BeyondFleets([]Fleet{greek}); got != nil {
		t.Errorf("%v, want none where the fleet is just large enough", got)
	}
}
