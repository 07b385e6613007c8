package coverage_test

import (
	"reflect"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// TestGroundOfOneThreat holds the ground of one threat alone to what it is among all.
func TestGroundOfOneThreat(t *testing.T) {
	s := builtin(t, "package-four-legs", "c2=0") // no command: conflicts have areas
	o := coverage.Options{Cell: 20 * geo.Kilometre, SkipRemedies: true}
	all := evaluate(t, s, o)
	for i := range s.Threats {
		o.GroundOf = s.Threats[i].ID
		one := evaluate(t, s, o)
		if got, want := one.At(i), all.At(i); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: alone %+v, among all %+v", o.GroundOf, got, want)
		}
		if !reflect.DeepEqual(one.Map.Covered[i], all.Map.Covered[i]) ||
			!reflect.DeepEqual(one.Map.Depth[i], all.Map.Depth[i]) {
			t.Errorf("%s: its ground alone differs from that among all", o.GroundOf)
		}
		for k := range one.Map.Covered {
			if one.Map.Shows(k) != (k == i) {
				t.Errorf("%s alone: the map shows %d: %v", o.GroundOf, k, one.Map.Shows(k))
			}
		}
		if got, want := conflictsOf(one, i), conflictsOf(all, i); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: conflicts alone %+v, among all %+v", o.GroundOf, got, want)
		}
		if !reflect.DeepEqual(one.Places, all.Places) {
			t.Errorf("%s: the places differ", o.GroundOf)
		}
	}
	o.GroundOf = scenario.WorstID
	if worst := evaluate(t, s, o); !reflect.DeepEqual(worst.Map, all.Map) {
		t.Error("the ground of the worst is not drawn as that of all")
	}
}

// conflictsOf are the conflicts over one threat.
func conflictsOf(r *coverage.Result, threat int) (list []coverage.Conflict) {
	for _, c := range r.Conflicts {
		if c.Threat == threat {
			list = append(list, c)
		}
	}
	return list
}
