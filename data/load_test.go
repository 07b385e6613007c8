package data

import (
	"testing"
)

func TestEveryBuiltinScenarioLoads(t *testing.T) {
	for _, name := range BuiltinNames() {
		s, err := Load(name, LoadOptions{})
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		t.Logf("%s: %d units, %d places, %d systems, %d bases, %s", name, len(s.Units), len(s.Places), len(s.Systems), len(s.Bases), s.Digest)
	}
}
