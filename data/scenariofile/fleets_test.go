package scenariofile

import (
	"slices"
	"testing"

	"airumbrella/scenario"
)

func TestFleetsAreReadWithTheirSources(t *testing.T) {
	list := Fleets()
	i := slices.IndexFunc(list, func(f scenario.Fleet) bool { return f.Country == "GR" && f.System == "rafale" })
	if i < 0 || list[i].Count != 24 || len(list[i].From.Citations()) == 0 || list[i].From.AsOf == "" {
		t.Fatalf("the Rafale of Greece: %d in %v", i, list)
	}
	for _, f := range list {
		if catalogueSystem(f.System) == nil {
			t.Errorf("%s of %s: no system of the catalogue", f.System, f.Country)
		}
	}
}
