package app

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"airumbrella/report/subject"
	"airumbrella/scenario"
)

func usesOf(list *subject.Sources) map[string]bool {
	of := make(map[string]bool)
	for i := range list.Works {
		for _, u := range list.Works[i].Uses {
			of[u.Of] = true
		}
	}
	return of
}

func TestSourcesOfTheCatalogueAreSortedAndEachIsUsed(t *testing.T) {
	list := Sources()
	for i := range list.Works {
		if len(list.Works[i].Uses) == 0 {
			t.Errorf("%s: nothing rests on it", list.Works[i])
		}
	}
	sorted := slices.IsSortedFunc(list.Works, func(a, b subject.Work) int {
		return cmp.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher))
	})
	if !sorted || len(list.Works) < 40 || len(list.About) == 0 {
		t.Errorf("%d works, %d sections", len(list.Works), len(list.About))
	}
	of := usesOf(list)
	for _, want := range []string{"crotale", "drone-low", "fleet of GR", "deliveries", "launches"} {
		if !of[want] {
			t.Errorf("nothing of %s", want)
		}
	}
	if list.Unnamed[scenario.GradeA]+list.Unnamed[scenario.GradeB] > 0 || list.Unnamed[scenario.GradeD] == 0 {
		t.Errorf("without a publication: %v", list.Unnamed)
	}
}

func TestSourcesOfAScenarioAreThoseOfWhatItUses(t *testing.T) {
	herald := scenario.Provenance{Grade: scenario.GradeB, Source: "Herald, 2025: 5 km"}
	times := scenario.Provenance{Grade: scenario.GradeC, Source: "Times, 2024: 6 km"}
	s := &scenario.Scenario{
		Systems: scenario.Systems{
			{ID: "spare", Sources: map[string]scenario.Provenance{"reach": times}},
			{ID: "used", Sources: map[string]scenario.Provenance{"reach": herald, "ceiling": {Grade: scenario.GradeD}}},
		},
		Units: []scenario.Unit{
			{ID: "one", System: "used", Contributor: "GR"}, {ID: "two", System: "rafale", Contributor: "GR", Count: 4},
		},
		Source: []string{"Herald, 2025"},
		Package: scenario.Package{Hosts: map[string]scenario.Permission{
			"RO": {Source: "Gazette, Bases, May 2025"}, "PL": {Source: "no usable source"}, "SK": {},
		}},
	}
	list := SourcesOf(s)
	of := usesOf(list)
	for name, want := range map[string]bool{
		"used": true, "spare": false, "scenario": true, "host RO": true, "host PL": false, "fleet of GR": true,
		"fleet of FR": false, "deliveries": false,
	} {
		if of[name] != want {
			t.Errorf("%s: %t, want %t", name, of[name], want)
		}
	}
	i := slices.IndexFunc(list.Works, func(w subject.Work) bool { return w.Publisher == "Herald" })
	if i < 0 || list.Works[i].Figures() != 1 || len(list.Works[i].Uses) != 2 {
		t.Errorf("the Herald: %v", list.Works)
	}
	if list.Unnamed[scenario.GradeD] != 1 || list.Unnamed[""] != 1 || list.About != nil || list.Scenario != s {
		t.Errorf("%v, %v", list.Unnamed, list.About)
	}
}
