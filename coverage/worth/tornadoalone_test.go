package worth

import (
	"context"
	"reflect"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// The assumptions moved without the rest of a weighing are those of a whole one.
func TestTornadoAloneIsThatOfAWeighing(t *testing.T) {
	s := tornado(3)
	alone, err := Tornado(context.Background(), s, coverage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := weigh(t, s, Options{Assumptions: true})
	if len(alone.Assumptions) < 20 || !reflect.DeepEqual(alone.Assumptions, whole.Assumptions) {
		t.Errorf("%d assumptions alone, %d in a weighing, and not the same", len(alone.Assumptions), len(whole.Assumptions))
	}
	if alone.Open.Promises != nil || alone.Threats[0].Delay != nil {
		t.Error("more was weighed than the assumptions")
	}
}

// A figure has the grade of its own source, else that of the part it belongs to; a radar's
// target that no source names is our assumption.
func TestAssumptionsHaveTheGradeOfTheirFigure(t *testing.T) {
	sources := map[string]scenario.Provenance{
		"reach": {Grade: scenario.GradeB}, "reach.drone": {Grade: scenario.GradeC}, "radar.antenna": {Grade: scenario.GradeA},
	}
	want := map[string]scenario.Grade{
		"reach.drone": scenario.GradeC, "reach.cruise-missile": scenario.GradeB, "radar.antenna": scenario.GradeA,
		referenceTarget: scenario.GradeD, "reaction": "",
	}
	for i := range scenario.SystemFields {
		f := &scenario.SystemFields[i]
		if grade, asked := want[f.Key]; asked {
			delete(want, f.Key)
			if got := gradeOf(f, sources); got != grade {
				t.Errorf("%s: grade %q, want %q", f.Key, got, grade)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("no such fields: %v", want)
	}
}
