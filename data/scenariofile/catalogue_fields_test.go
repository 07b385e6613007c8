package scenariofile

import (
	"math"
	"slices"
	"strings"
	"testing"

	"airumbrella/scenario"
)

// anyNumber is what a file may state of a figure, by the name of its unit; of
// bare numbers any will do.
func anyNumber(unit string) string {
	switch unit {
	case "m2", "degrees":
		return "4"
	case "km", "m", "km/h", "m/s", "s", "h":
		return "4" + unit
	}
	return "0.4"
}

// anyThree is three of them, ascending.
func anyThree(number string) string {
	return "[" + strings.Replace(number, "4", "3", 1) + ", " + number + ", " + strings.Replace(number, "4", "5", 1) + "]"
}

// fieldReadsBack asks of a row that what a file states of it is read into the
// figure that the row says, and written as it was.
func fieldReadsBack[T any](t *testing.T, keys table[T], f *scenario.Field[T], of *T) {
	t.Helper()
	unit, _ := f.Figure().UnitName()
	text, three := anyNumber(unit), anyThree(anyNumber(unit))
	steps := strings.Split(f.Key, ".")
	want := scenario.Same(4.0)
	if text == "0.4" {
		want = scenario.Same(0.4)
	}
	read := func(text string) (scenario.Triple[float64], Faults, string) {
		value := text
		for _, step := range slices.Backward(steps) {
			value = "{" + step + ": " + value + "}"
		}
		d := &decoder{faults: new(collector)}
		doc, _ := newDocument("f.yaml", []byte(value), rankFile, d.faults)
		root, _ := readYAML(doc, d.faults)
		keys.read(d, root, of)
		got, _ := f.Figure().In(of)
		return got, slices.DeleteFunc(d.faults.result(), isRequired), writtenAt(keys.write(of), steps)
	}
	got, faults, back := read(text)
	if len(faults) > 0 || !alike(got, want) || back != text {
		t.Errorf("%s: %s is read as %v and written %s: %v", f.Key, text, got, back, faults)
	}
	got, faults, back = read(three)
	if len(faults) > 0 { // one number only, and the fault says so
		if faults[0].Code != NotANumber {
			t.Errorf("%s: %s: %v", f.Key, three, faults)
		}
		return
	}
	want.Low, want.High = want.Base*3/4, want.Base*5/4
	if f.Better == scenario.MoreIsWorse {
		want.Low, want.High = want.High, want.Low
	}
	if !alike(got, want) || back != three {
		t.Errorf("%s: %s is read as %v and written %s", f.Key, three, got, back)
	}
}

// isRequired reports whether a fault says that another field is missing.
func isRequired(f Fault) bool { return f.Code == Required }

// writtenAt is what stands at the end of a path. A mapping by class of equal
// values is one value.
func writtenAt(n *node, steps []string) string {
	for _, step := range steps {
		if n != nil && n.form == mapping {
			n = n.get(step)
		}
	}
	if n == nil {
		return "nothing"
	}
	return flowText(n)
}

func alike(a, b scenario.Triple[float64]) bool {
	for _, e := range scenario.Estimates {
		if math.Abs(a.At(e)-b.At(e)) > 1e-9 {
			return false
		}
	}
	return true
}

func TestEveryFigureReadsBack(t *testing.T) {
	for i := range scenario.SystemFields {
		f := &scenario.SystemFields[i]
		if f.Figure() == nil {
			continue
		}
		s := scenario.NewSystem(scenario.GBAD)
		switch f.Part {
		case scenario.AircraftPart:
			s.Kind, s.Aircraft = scenario.Fighter, scenario.NewAircraft()
		case scenario.AreaPart:
			s = scenario.NewSystem(scenario.Network)
		}
		fieldReadsBack(t, systemTable, f, &s)
	}
	for i := range scenario.ThreatFields {
		if f := &scenario.ThreatFields[i]; f.Figure() != nil {
			fieldReadsBack(t, threatTable, f, &scenario.Threat{Class: scenario.Ballistic})
		}
	}
}
