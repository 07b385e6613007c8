package wording

import (
	"reflect"
	"testing"
	"time"

	"airumbrella/scenario"
)

// Whatever of a package, of the phase or of the approach differs is said.
func TestEveryDifferenceOfPackagesIsSaid(t *testing.T) {
	edits := map[string]func(*scenario.Scenario){
		"Hosts": func(s *scenario.Scenario) {
			s.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Denied}}
		},
		"Contributors": func(s *scenario.Scenario) {
			s.Package.Contributors = map[string]scenario.Permission{"NO": {State: scenario.Denied}}
		},
		"Authorisation": func(s *scenario.Scenario) { s.Package.Authorisation.Standoff.Distance = 150_000 },
		"Caveats": func(s *scenario.Scenario) {
			s.Package.Caveats = map[string][]scenario.Caveat{"NO": {scenario.OwnSoilOnly}}
		},
		"C2":         func(s *scenario.Scenario) { s.Package.C2.Picture = scenario.SharedPicture },
		"Stockpile":  func(s *scenario.Scenario) { s.Package.Stockpile.Factor = 2 },
		"Activation": func(s *scenario.Scenario) { s.Package.Activation.Base = time.Hour },
		"Resupply":   func(s *scenario.Scenario) { s.Package.Resupply = 3 },
		"LightLayer": func(s *scenario.Scenario) {
			s.Package.LightLayer[scenario.Drone] = scenario.Triple[float64]{Low: 0.2, Base: 0.3, High: 0.5}
		},
		"Doctrine":   func(s *scenario.Scenario) { s.Package.Doctrine = scenario.ShootLookShoot },
		"RaidWindow": func(s *scenario.Scenario) { s.Package.RaidWindow = time.Hour },
		"Phase":      func(s *scenario.Scenario) { s.Phase = scenario.AfterCeasefire },
		"Approach":   func(s *scenario.Scenario) { s.Approach = scenario.AnySide },
		"Aim":        func(s *scenario.Scenario) { s.Aim.Word = scenario.AimNodes },
		"Aim at a place": func(s *scenario.Scenario) {
			s.Aim.Places = []scenario.AimedPlace{{Place: "lviv", Weight: 2}}
		},
	}
	of := reflect.TypeOf(scenario.Package{})
	for i := range of.NumField() {
		if edits[of.Field(i).Name] == nil {
			t.Errorf("no edit of Package.%s is tried", of.Field(i).Name)
		}
	}
	for name, edit := range edits {
		_, a := stage()
		_, b := stage()
		edit(b)
		if list := PackageChanges(a, b); len(list) != 1 {
			t.Errorf("%s: %q", name, list)
		} else {
			worded(t, name, list...)
		}
	}
}

// Every switch that a decision may take has words of its own.
func TestEverySwitchHasWords(t *testing.T) {
	_, s := stage()
	off := scenario.Standoff{Distance: 150_000, From: []string{"RU", "occupied"}}
	for _, c := range []struct {
		of   scenario.Switch
		want string
	}{
		{scenario.SetPicture{Picture: scenario.SharedPicture}, "allies and Ukraine share one picture"},
		{scenario.SetPicture{Picture: scenario.SeparatePicture}, "allies and Ukraine keep separate pictures"},
		{scenario.SetApproach{Approach: scenario.AnySide}, "threats come from any side"},
		{scenario.SetStandoff{Standoff: off}, "aircraft stay 150 km from RU and occupied ground"},
		{scenario.SetStandoff{}, "aircraft stay at no set distance"},
		{scenario.SetCaveats{Code: "NO"}, "Norway lifts its caveats"},
		{scenario.SetCaveats{Code: "NO", Caveats: []scenario.Caveat{scenario.OwnSoilOnly}},
			"Norway keeps of its caveats: units on own soil only"},
	} {
		if got := Switch(s, c.of); got != c.want {
			t.Errorf("%s: %q, want %q", c.of, got, c.want)
		}
	}
}
