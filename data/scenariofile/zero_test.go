package scenariofile

import (
	"strings"
	"testing"
	"time"

	"airumbrella/scenario"
)

// zeroRefused is the figures of which nothing can be 0, and as what a 0 is refused.
var zeroRefused = map[string]Code{
	"ceiling": NotAboveFloor, "radar.sector": OutOfRange, "radar.reference.rcs": OutOfRange, "burn": OutOfRange,
	"rcs": OutOfRange, "descent": OutOfRange,
}

// stated is a field of the catalogue as a file states it of one object.
func stated(list, id, key, value string) string {
	steps := strings.Split(key, ".")
	for i := len(steps) - 1; i > 0; i-- {
		value = "{" + steps[i] + ": " + value + "}"
	}
	return list + ": [{id: " + id + ", " + steps[0] + ": " + value + "}]\n"
}

// zeroStays asks that a 0 stated over an object of the catalogue is its figure, after
// reading as after writing and reading again.
func zeroStays[T any](t *testing.T, list, id string, f *scenario.Field[T], find func(*scenario.Scenario) *T) {
	t.Helper()
	zero := "0"
	if unit, bare := f.Figure().UnitName(); !bare && unit != "m2" && unit != "degrees" {
		zero += unit
	}
	text := stated(list, id, f.Key, zero)
	s, err := Parse("z.yaml", []byte(head+text), Options{})
	if code := zeroRefused[f.Key]; code != 0 {
		if faults, _ := err.(Faults); len(faults) != 1 || faults[0].Code != code {
			t.Errorf("%s: %v", text, err)
		}
		return
	}
	if err != nil {
		t.Errorf("%s is refused: %v", text, err)
		return
	}
	back, err := Parse("z.yaml", shown(t, s), Options{})
	if err != nil {
		t.Errorf("%s: what is written of it is refused: %v", text, err)
		return
	}
	for name, read := range map[string]*scenario.Scenario{"read": s, "written and read again": back} {
		if v, ok := f.Figure().In(find(read)); !ok || v != (scenario.Triple[float64]{}) {
			t.Errorf("%s%s: %v, want 0", text, name, v)
		}
	}
}

func TestAZeroOfTheCatalogueIsAValue(t *testing.T) {
	for i := range scenario.SystemFields {
		f, id := &scenario.SystemFields[i], "patriot-mse"
		switch {
		case f.Figure() == nil:
			continue
		case strings.HasPrefix(f.Key, "radar.reference"):
			id = "e-3"
		case f.Part == scenario.AircraftPart:
			id = "f-16c"
		case f.Part == scenario.AreaPart:
			id = "network"
		}
		zeroStays(t, "systems", id, f, func(s *scenario.Scenario) *scenario.System { return s.Systems.Find(id) })
	}
	for i := range scenario.ThreatFields {
		if f := &scenario.ThreatFields[i]; f.Figure() != nil {
			find := func(s *scenario.Scenario) *scenario.Threat { return s.Threat("ballistic") }
			zeroStays(t, "threats", "ballistic", f, find)
		}
	}
}

// A list of all figures shows a 0 of what a system does.
func TestAZeroIsShown(t *testing.T) {
	const zeros = "kill: 0, channels: 0, reloads: 0, cycle: 0s, ready: 0"
	s := parsed(t, "systems: [{id: nasams, "+zeros+"}, {id: f-16c, missiles: 0}]\n")
	for i := range scenario.SystemFields {
		f := &scenario.SystemFields[i]
		id := "nasams"
		switch f.Key {
		case "missiles":
			id = "f-16c"
		case "kill.drone", "channels", "reloads", "cycle", "ready":
		default:
			continue
		}
		if v, ok := f.Stated(s.Systems.Find(id)); !ok || v != (scenario.Triple[float64]{}) {
			t.Errorf("%s of %s: %v, shown %v; want 0", f.Key, id, v, ok)
		}
	}
}

func TestAZeroOfASystemOfOnesOwnIsAValue(t *testing.T) {
	text := ownSystem + "kill: {default: 0.7, cruise-missile: 0}, channels: 0, common_cause: 0, cycle: 0s}\n"
	own := parsed(t, text).Systems.Find("own")
	if own.Kill[scenario.CruiseMissile] != (scenario.Triple[float64]{}) || own.Kill[scenario.Drone].Base != 0.7 {
		t.Errorf("kill %v", own.Kill)
	}
	if own.Channels.High != 0 || own.CommonCause.Low != 0 || own.Cycle.Low != 0 {
		t.Errorf("channels %v, common cause %v, cycle %v", own.Channels, own.CommonCause, own.Cycle)
	}
	none := parsed(t, ownSystem+"kill: 0}\n").Systems.Find("own")
	if none.Kill != [scenario.ClassCount]scenario.Triple[float64]{} {
		t.Errorf("kill %v, want 0 against every class", none.Kill)
	}
}

// A 0 over another number is what the scenario holds.
func TestAZeroOfTheScenarioIsAValue(t *testing.T) {
	host := func(s *scenario.Scenario) scenario.Permission { return s.Package.Hosts["PL"] }
	unit := func(s *scenario.Scenario) *scenario.Unit { return s.Unit("u") }
	place := func(s *scenario.Scenario) *scenario.Place { return s.Place("town") }
	const before = `package:
  hosts: {PL: {permission: open, probability: 0.4, delay: 10m}}
  authorisation: {zone: border-strip, strip: 50km, standoff: {distance: 50km, from: [RU]}, delay: 5m}
  c2: {level: 2, provider: US, without: 1}
  stockpile: {factor: 2, nights: 3}
  activation: [0h, 24h, 504h]
  resupply: 5
  light_layer: {drone: [0.4, 0.6, 0.8]}
places:
  min_population: 100000
  add: [{id: town, at: [24.0, 49.8], population: 1200, weight: 7}]
units: [{id: u, system: hawk, at: lviv, facing: 90}]
`
	for change, holds := range map[string]func(s *scenario.Scenario) bool{
		"hosts.PL.probability=0": func(s *scenario.Scenario) bool {
			p := host(s).Probability
			return p != nil && *p == 0
		},
		"hosts.PL.delay=0s": func(s *scenario.Scenario) bool { return noDelay(host(s).Delay) },
		"authorisation.strip=0km": func(s *scenario.Scenario) bool {
			return s.Package.Authorisation.Strip == 0
		},
		"authorisation.standoff=0km": func(s *scenario.Scenario) bool {
			return s.Package.Authorisation.Standoff.Distance == 0
		},
		"authorisation.delay=0s": func(s *scenario.Scenario) bool {
			return noDelay(s.Package.Authorisation.Delay)
		},
		"c2=0": func(s *scenario.Scenario) bool {
			return s.Package.C2.Level == 0 && s.Package.C2.Without == 0
		},
		"c2.without=0": func(s *scenario.Scenario) bool {
			return s.Package.C2.Level == 2 && s.Package.C2.Without == 0
		},
		"stockpile=0": func(s *scenario.Scenario) bool {
			return s.Package.Stockpile == scenario.Stockpile{Factor: 0, Nights: 3}
		},
		"stockpile.nights=0": func(s *scenario.Scenario) bool {
			return s.Package.Stockpile == scenario.Stockpile{Factor: 2, Nights: 0}
		},
		"activation=0h": func(s *scenario.Scenario) bool {
			return s.Package.Activation == scenario.Triple[time.Duration]{}
		},
		"resupply=0": func(s *scenario.Scenario) bool { return s.Package.Resupply == 0 },
		"light_layer.drone=0": func(s *scenario.Scenario) bool {
			return s.Package.LightLayer[scenario.Drone].High == 0
		},
		"light_layer.drone=[0,0,0.5]": func(s *scenario.Scenario) bool {
			return s.Package.LightLayer[scenario.Drone].Base == 0
		},
		"places.min_population=0":  func(s *scenario.Scenario) bool { return s.Filter.MinPopulation == 0 },
		"places.add.town.weight=0": func(s *scenario.Scenario) bool { return place(s).Weight == 0 },
		"places.add.town.population=0": func(s *scenario.Scenario) bool {
			return place(s).Population == 0 && place(s).Weight == 7
		},
		"units.u.facing=0": func(s *scenario.Scenario) bool {
			return unit(s).HasFacing && unit(s).Facing == 0
		},
	} {
		s := parsed(t, before, change)
		back, err := Parse("shown.yaml", shown(t, s), Options{})
		if err != nil {
			t.Errorf("%s: what is written of it is refused: %v", change, err)
			continue
		}
		if !holds(s) || !holds(back) || back.Digest != s.Digest {
			t.Errorf("--set %s: holds when read %v, when read again %v", change, holds(s), holds(back))
		}
	}
}
