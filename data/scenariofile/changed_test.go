package scenariofile

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/wording"
)

// A changed scenario says what was changed, cites no source that the change
// contradicts, and has one digest whichever threat is asked about.
func TestAChangedScenarioSaysSo(t *testing.T) {
	load := func(set []string, threats ...string) (heading, sources, digest string) {
		t.Helper()
		s, err := Load("package-four-legs", Options{Set: set, Threats: threats})
		if err != nil {
			t.Fatal(err)
		}
		return wording.Changed(s), strings.Join(s.Source, "; "), s.Digest
	}
	heading, whole, plain := load(nil)
	if heading != "" || !strings.Contains(whole, "Romania offers bases") {
		t.Errorf("unchanged: %q, sources %q", heading, whole)
	}
	heading, sources, changed := load([]string{"hosts.RO=denied", "c2=3"})
	if heading != "changed: Romania denied, c2=3" || strings.Contains(sources, "Romania") || changed == plain {
		t.Errorf("changed: %q, sources %q", heading, sources)
	}
	if _, sources, _ = load([]string{"contributors.FR=denied"}); sources != whole {
		t.Errorf("a change elsewhere takes the sources %q", sources)
	}
	if _, _, digest := load([]string{"hosts.RO=denied", "c2=3"}, "ballistic"); digest != changed {
		t.Error("another digest for one threat")
	}
	if heading, _, _ = load([]string{"c2=3", "phase=now", "stockpile=0.5", "hosts.PL=open", "contributors.FR=denied"}); heading !=
		"changed: c2=3, phase=now, stockpile=0.5, and 2 more" {
		t.Errorf("many: %q", heading)
	}
}

// 07: a file that takes back what it extends loses the source of that word too.
func TestAFileThatTakesAWordBackLosesItsSource(t *testing.T) {
	s, err := Parse("x.yaml", []byte("version: 1\nname: x\nextends: package-four-legs\npackage: {hosts: {RO: denied}}\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ro := s.Package.Hosts["RO"]; ro.Source != "" || ro.AsOf != "" ||
		slices.ContainsFunc(s.Source, func(source string) bool { return strings.Contains(source, "Romania") }) {
		t.Errorf("%+v, sources %q", ro, s.Source)
	}
}
