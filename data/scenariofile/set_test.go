package scenariofile

import (
	"fmt"
	"testing"
	"time"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

func changed(t *testing.T, changes ...string) *scenario.Scenario {
	t.Helper()
	s, err := Load(data.Default, Options{Set: changes})
	if err != nil {
		t.Fatalf("%v:\n%v", changes, err)
	}
	return s
}

func TestSetChangesOneThing(t *testing.T) {
	base := changed(t)
	for change, holds := range map[string]func(s *scenario.Scenario) bool{
		"hosts.PL=granted":                    func(s *scenario.Scenario) bool { return s.Package.Hosts["PL"].State == scenario.Granted },
		"package.hosts.PL=denied":             func(s *scenario.Scenario) bool { return s.Package.Hosts["PL"].State == scenario.Denied },
		"contributors.US=open":                func(s *scenario.Scenario) bool { return s.Package.Contributors["US"].State == scenario.Open },
		"hosts.PL.probability=0.4":            func(s *scenario.Scenario) bool { return *s.Package.Hosts["PL"].Probability == 0.4 },
		"authorisation.zone=all":              func(s *scenario.Scenario) bool { return s.Package.Authorisation.Zone == scenario.ZoneAll },
		"authorisation.regions=[UA-46,UA-26]": func(s *scenario.Scenario) bool { return len(s.Package.Authorisation.Regions) == 2 },
		"authorisation.regions=UA-46,UA-26":   func(s *scenario.Scenario) bool { return len(s.Package.Authorisation.Regions) == 2 },
		"authorisation.delay=10m":             func(s *scenario.Scenario) bool { return s.Package.Authorisation.Delay[0].Base == 10*time.Minute },
		"authorisation.delay.ballistic=1m":    func(s *scenario.Scenario) bool { return s.Package.Authorisation.Delay[0].Base == 5*time.Minute },
		"authorisation.delay={default: 1m}":   func(s *scenario.Scenario) bool { return s.Package.Authorisation.Delay[0].Base == time.Minute },
		"c2=3": func(s *scenario.Scenario) bool {
			return s.Package.C2 == scenario.C2{Level: 3, Provider: "US", Without: 1, Picture: scenario.SeparatePicture}
		},
		"c2=0": func(s *scenario.Scenario) bool {
			return s.Package.C2 == scenario.C2{Level: 0, Provider: "US", Picture: scenario.SeparatePicture}
		},
		"package.c2.level=1": func(s *scenario.Scenario) bool { return s.Package.C2.Level == 1 },
		"stockpile=0.5": func(s *scenario.Scenario) bool {
			return s.Package.Stockpile == scenario.Stockpile{Factor: 0.5, Nights: 3}
		},
		"phase=now":      func(s *scenario.Scenario) bool { return s.Phase == scenario.Now },
		"activation=72h": func(s *scenario.Scenario) bool { return s.Package.Activation == scenario.Same(72*time.Hour) },
		"caveats.FR=not-in-ukraine": func(s *scenario.Scenario) bool {
			return s.Package.HasCaveat("FR",
				scenario.NotInUkraine)
		},
		"units.fr-odesa.count=2":                func(s *scenario.Scenario) bool { return s.Unit("fr-odesa").Count == 2 },
		"units.fr-odesa.at=31.5,47.0":           func(s *scenario.Scenario) bool { return s.Unit("fr-odesa").Position == orb.Point{31.5, 47} },
		"units.fr-odesa.at=[31.5, 47.0]":        func(s *scenario.Scenario) bool { return s.Unit("fr-odesa").Position == orb.Point{31.5, 47} },
		"units.fr-odesa.group=1":                func(s *scenario.Scenario) bool { return s.Unit("fr-odesa").Group == "1" },
		"systems.nasams.launchers=[3,4,5]":      func(s *scenario.Scenario) bool { return s.Systems.Find("nasams").Launchers.High == 5 },
		"systems.nasams.reach.drone=40km":       func(s *scenario.Scenario) bool { return s.Systems.Find("nasams").Reach[scenario.Drone].Base == 40_000 },
		"places.min_population=100000":          func(s *scenario.Scenario) bool { return len(s.Places) < len(base.Places) },
		"places.control=all":                    func(s *scenario.Scenario) bool { return s.Filter.AllControl },
		"places.kinds=city,port":                func(s *scenario.Scenario) bool { return len(s.Filter.Kinds) == 2 },
		"places.add.kherson.control=occupied":   func(s *scenario.Scenario) bool { return !s.Place("kherson").Counted },
		"threats=cruise-missile,ballistic":      func(s *scenario.Scenario) bool { return len(s.Threats) == 2 },
		"name=Another name: with a colon, even": func(s *scenario.Scenario) bool { return s.Name == "Another name: with a colon, even" },
	} {
		s := changed(t, change)
		if !holds(s) {
			t.Errorf("--set %s did not do what it says", change)
		}
		if s.Digest == base.Digest {
			t.Errorf("--set %s left the digest", change)
		}
	}
}

func TestABareValueKeepsWhatElseIsStated(t *testing.T) {
	s := parsed(t, "package: {hosts: {PL: {permission: open, probability: 0.5, delay: 10m}}}\n", "hosts.PL=granted")
	p := s.Package.Hosts["PL"]
	if p.State != scenario.Granted || p.Probability == nil || *p.Probability != 0.5 || p.Delay[0].Base != 10*time.Minute {
		t.Errorf("PL is %+v, want granted with the delay and probability it had", p)
	}
	s = parsed(t, "package: {authorisation: {delay: {default: 5m, ballistic: 1m}}}\n", "authorisation.delay=10m")
	if d := s.Package.Authorisation.Delay; d[scenario.Ballistic].Base != 0 || d[0].Base != 10*time.Minute {
		t.Errorf("delay %v, want 10m and none for ballistic: a bare delay is the whole delay", d)
	}
}

func TestIdsWithDotsAreFoundInPaths(t *testing.T) {
	s := parsed(
		t,
		"units: [{id: a.b, system: hawk, at: lviv}, {id: a, system: hawk, at: lviv}]\n",
		"units.a.b.count=7",
		"units.a.count=3",
	)
	if s.Unit("a.b").Count != 7 || s.Unit("a").Count != 3 {
		t.Errorf("counts %d and %d, want 7 and 3", s.Unit("a.b").Count, s.Unit("a").Count)
	}
}

func TestALaterSetWins(t *testing.T) {
	if got := changed(t, "c2=1", "c2=3").Package.C2.Level; got != 3 {
		t.Errorf("level %d, want 3", got)
	}
}

func TestFaultsOfFlagsNameTheFlag(t *testing.T) {
	for change, want := range map[string]string{
		"hosts.PL=grnted":               "--set hosts.PL=grnted: package.hosts.PL.permission: unknown permission|did you mean granted?",
		"host.PL=granted":               "--set host.PL=granted: host: unknown field|did you mean hosts?",
		"delay=15m":                     "--set delay=15m: delay: unknown field|did you mean authorisation.delay?",
		"picture=shared":                "--set picture=shared: picture: unknown field|did you mean c2.picture?",
		"nights=7":                      "--set nights=7: nights: unknown field|did you mean stockpile.nights?",
		"c2=9":                          "--set c2=9: package.c2.level: out of range",
		"c2":                            "--set c2: not a change|hosts.PL=granted",
		"units.fr-odessa.count=2":       "--set units.fr-odessa.count=2: units: unknown id|did you mean fr-odesa?",
		"units.fr-odesa=2":              "--set units.fr-odesa=2: units: a field after the id is missing|units.fr-odesa.FIELD",
		"units.fr-odesa.cont=2":         "--set units.fr-odesa.cont=2: units.fr-odesa.cont: unknown field|did you mean count?",
		"systems.nasms.ceiling=3km":     "--set systems.nasms.ceiling=3km: systems: unknown id|did you mean nasams?",
		"extends=no-fly":                "--set extends=no-fly: extends: this can be stated in a file alone",
		"authorisation.strip=50km":      "--set authorisation.strip=50km: package.authorisation.strip: it has no meaning with the zone regions",
		"authorisation.regions=[UA-46":  "--set authorisation.regions=[UA-46: a bracket is not closed",
		"c2.without=3":                  "--set c2.without=3: package.c2.without: more than the level",
		"authorisation.delay=\x1b[31m5": "--set authorisation.delay=[31m5: control character U+001B",
	} {
		_, err := Load(data.Default, Options{Set: []string{change}})
		checkFaults(t, change, err, []string{want})
	}
}

// TestWhatIfsMayBarUnits: a caveat or a stand-off from a flag takes units out
// of the reckoning and refuses none of the file's own.
func TestWhatIfsMayBarUnits(t *testing.T) {
	changed(t, "caveats.FR=[not-in-ukraine]")
	changed(t, "authorisation.standoff=500km")
	_, err := Load(data.Default, Options{Set: []string{"units.us-black-sea.at=odesa"}})
	checkFaults(
		t,
		"a flag that moves a unit where it may not stand",
		err,
		[]string{"--set units.us-black-sea.at=odesa: units.us-black-sea.at: US has the caveat not-in-ukraine"},
	)
}

func TestThreatsOfAFlagReplaceThoseInPlay(t *testing.T) {
	s, err := Load(data.Default, Options{Threats: []string{"aircraft", "drone-low"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Threats) != 2 || s.Threats[0].ID != "aircraft" {
		t.Errorf("threats %v", s.Threats)
	}
	own := []byte(head + "threats: [ballistic, {id: mine, class: drone, speed: 300km/h, altitude: 1km, rcs: 1}]\n")
	if s, err = Parse("t.yaml", own, Options{Threats: []string{"mine"}}); err != nil || s.Threats[0].Altitude.Base != 1000 {
		t.Errorf("a threat that the file defines: %v, %v", s, err)
	}
	_, err = Load(data.Default, Options{Threats: []string{"balistic"}})
	checkFaults(
		t,
		"an unknown threat",
		err,
		[]string{"--threat balistic: threats: unknown threat|did you mean ballistic?"},
	)
}

// A switch applied to the value gives the scenario that --set gives: equal
// digests, whatever the built-in scenario.
func TestASwitchIsWhatSetMakesOfTheFile(t *testing.T) {
	typed := map[string]scenario.Switch{
		"hosts.PL=granted":                           scenario.SetHost{},
		"package.hosts.RO=denied":                    scenario.SetHost{},
		"hosts.HU=open":                              scenario.SetHost{},
		"contributors.US=denied":                     scenario.SetContributor{},
		"contributors.FR=granted":                    scenario.SetContributor{},
		"caveats.US=[]":                              scenario.SetCaveats{},
		"caveats.FR=not-in-ukraine":                  scenario.SetCaveats{},
		"caveats.US=[not-in-ukraine, own-soil-only]": scenario.SetCaveats{},
		"phase=now":                                  scenario.SetPhase{},
		"phase=after-ceasefire":                      scenario.SetPhase{},
		"c2=0":                                       scenario.SetLevel{},
		"c2.level=3":                                 scenario.SetLevel{},
		"stockpile=0.5":                              scenario.SetStock{},
		"stockpile.factor=2":                         scenario.SetStock{},
		"stockpile.nights=7":                         scenario.SetNights{},
		"authorisation.delay=12m":                    scenario.SetDelay{},
		"authorisation.delay=0s":                     scenario.SetDelay{},
		"authorisation.zone=none":                    scenario.SetZone{},
		"authorisation.zone=all":                     scenario.SetZone{},
		"authorisation.zone=host-airspace":           scenario.SetZone{},
	}
	for _, name := range data.BuiltinNames() {
		s, err := Load(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for change, kind := range typed {
			c := ParseSwitch(change)
			if sameKind := typeOf(c) == typeOf(kind); !sameKind {
				t.Errorf("%s is read as %T, want %T", change, c, kind)
			}
			holdsAgainstSet(t, name, s, c, change)
		}
		for _, change := range []string{"authorisation.regions=UA-46,UA-26", "places.min_population=100000",
			"authorisation.standoff=100km"} {
			holdsAgainstSet(t, name, s, ParseSwitch(change), change)
		}
	}
}

func typeOf(c scenario.Switch) string { return fmt.Sprintf("%T", c) }

// holdsAgainstSet compares a switch with what the reader makes of --set, faults
// included.
func holdsAgainstSet(t *testing.T, name string, s *scenario.Scenario, c scenario.Switch, change string) {
	t.Helper()
	want, wantErr := Load(name, Options{Set: []string{change}})
	got, err := c.Apply(s)
	if (err == nil) != (wantErr == nil) {
		t.Errorf("%s, %s: %v, but --set says %v", name, change, err, wantErr)
		return
	}
	if err == nil && Sealed(got).Digest != want.Digest {
		t.Errorf("%s: %s gives another scenario than --set", name, change)
	}
}

// What is wrong with a change is said in the words of --set.
func TestAFaultySwitchSaysWhatSetSays(t *testing.T) {
	s, err := Load(data.Default, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{"hosts.UA=denied", "hosts.XX=granted", "hosts.PL=perhaps", "c2=9",
		"stockpile=-1", "phase=later", "zone", "authorisation.zone=border-strip", "nothing=1", "authorisation.delay=5"} {
		_, want := Load(data.Default, Options{Set: []string{change}})
		_, got := ParseSwitch(change).Apply(s)
		if want == nil || got == nil || got.Error() != want.Error() {
			t.Errorf("%s: %v, but --set says %v", change, got, want)
		}
	}
}
