package scenariofile

import (
	"errors"
	"strings"
	"testing"

	"airumbrella/data"
)

// FuzzParse: whatever the text, the reader does not panic, refuses with faults
// that have places and no control characters, and what it accepts is written
// in a form that reads back as the same scenario.
func FuzzParse(f *testing.F) {
	for _, name := range data.BuiltinNames() {
		text, _ := data.Builtin(name)
		f.Add(string(text))
	}
	f.Add(string(data.Starter()))
	for _, c := range faultCases {
		f.Add(c.file())
	}
	for _, text := range legalTexts {
		f.Add(head + text)
	}
	for _, text := range hostileTexts() {
		f.Add(text[:min(len(text), 2_000)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse("fuzz.yaml", []byte(text), Options{})
		if err == nil {
			checkInverse(t, s)
			return
		}
		var faults Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("error %v, want faults", err)
		}
		for _, fault := range faults {
			line := fault.String()
			if (fault.Line < 1 || fault.Column < 1) && fault.Code != AndMore {
				t.Errorf("no position: %s", line)
			}
			if strings.ContainsFunc(line, hidden) {
				t.Errorf("control characters: %q", line)
			}
		}
	})
}

// FuzzSet: a change of a command line neither panics nor passes unnoticed, and what it
// makes is written in a form that reads back as the same scenario.
func FuzzSet(f *testing.F) {
	for _, change := range []string{"hosts.PL=granted", "units.fr-odesa.at=31,47", "c2={level: 1}", "=",
		"a.b.c=[", "places.add.kherson.kind=port", "systems.nasams.kill.drone=0.4", "name=", "systems.nasams.about=",
		"units.fr-odesa.group=", "source=a,b", "places.named=lviv", "raids.aim={odesa: 1}", "threats=ballistic",
		"authorisation.standoff=0km", "bases.LRCK.kind=", "contributors.FR.about=x", "systems.f-16c.radius=[1km,2km,3km]"} {
		f.Add(change)
	}
	if _, err := Load(data.Default, Options{}); err != nil { // not within the time of the first change
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, change string) {
		s, err := Load(data.Default, Options{Set: []string{change}})
		if err == nil {
			checkInverse(t, s)
		}
		var faults Faults
		if err != nil && !errors.As(err, &faults) {
			t.Fatalf("error %v, want faults", err)
		}
		for _, fault := range faults {
			if strings.ContainsFunc(fault.String(), hidden) {
				t.Errorf("control characters: %q", fault)
			}
		}
	})
}
