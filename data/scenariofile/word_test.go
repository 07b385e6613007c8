package scenariofile

import (
	"strings"
	"testing"
)

// A change without blanks is the same change: it gives the same scenario.
func TestOneWordIsTheSameChange(t *testing.T) {
	for change, want := range map[string]string{
		"hosts.PL=granted": "hosts.PL=granted",
		"threats=[drone-low, {id: ballistic, rcs: 0.3, raids: {salvo: 3}}]": `threats=[drone-low,{"id":ballistic,"rcs":0.3,` +
			`"raids":{"salvo":3}}]`,
		"authorisation={zone: regions, regions: [UA-46, UA-26]}": `authorisation={"zone":regions,"regions":[UA-46,UA-26]}`,
		"about=A scenario":                              "about=A scenario", // what is no list is taken as it stands
		`source=["one, two", "1"]`:                      `source=["one,\u0020two","1"]`,
		"hosts.PL={permission: open, probability: 0.5}": `hosts.PL={"permission":open,"probability":0.5}`,
		"no change": "no change",
	} {
		got := OneWord(change)
		if got != want {
			t.Errorf("%s: %s, want %s", change, got, want)
		}
		if !strings.Contains(change, "=") {
			continue
		}
		a, err := Load("package-four-legs", Options{Set: []string{change}})
		if err != nil {
			t.Errorf("%s: %v", change, err)
			continue
		}
		b, err := Load("package-four-legs", Options{Set: []string{got}})
		if err != nil || a.Digest != b.Digest || a.About != b.About || a.Name != b.Name {
			t.Errorf("%s is another change than %s: %v", got, change, err)
		}
	}
}
