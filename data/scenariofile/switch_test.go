package scenariofile

import (
	"fmt"
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"
)

// A switch applied to the value gives the scenario that --set gives: equal
// digests, whatever the built-in scenario.
func TestASwitchIsWhatSetMakesOfTheFile(t *testing.T) {
	typed := map[string]scenario.Switch{
		"hosts.PL=granted":                 scenario.SetHost{},
		"package.hosts.RO=denied":          scenario.SetHost{},
		"hosts.HU=open":                    scenario.SetHost{},
		"contributors.US=denied":           scenario.SetContributor{},
		"contributors.FR=granted":          scenario.SetContributor{},
		"phase=now":                        scenario.SetPhase{},
		"phase=after-ceasefire":            scenario.SetPhase{},
		"c2=0":                             scenario.SetLevel{},
		"c2.level=3":                       scenario.SetLevel{},
		"stockpile=0.5":                    scenario.SetStock{},
		"stockpile.factor=2":               scenario.SetStock{},
		"stockpile.nights=7":               scenario.SetNights{},
		"authorisation.delay=12m":          scenario.SetDelay{},
		"authorisation.delay=0s":           scenario.SetDelay{},
		"authorisation.zone=none":          scenario.SetZone{},
		"authorisation.zone=all":           scenario.SetZone{},
		"authorisation.zone=host-airspace": scenario.SetZone{},
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
		for _, change := range []string{"authorisation.regions=UA-46,UA-26", "places.min_population=100000", "caveats.US=[]", "authorisation.standoff=100km"} {
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
	for _, change := range []string{"hosts.UA=denied", "hosts.XX=granted", "hosts.PL=perhaps", "c2=9", "stockpile=-1", "phase=later", "zone", "authorisation.zone=border-strip", "nothing=1", "authorisation.delay=5"} {
		_, want := Load(data.Default, Options{Set: []string{change}})
		_, got := ParseSwitch(change).Apply(s)
		if want == nil || got == nil || got.Error() != want.Error() {
			t.Errorf("%s: %v, but --set says %v", change, got, want)
		}
	}
}
