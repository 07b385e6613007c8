package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
)

// crowded is a file with so many units more than its built-in scenario has.
func crowded(t *testing.T, units int) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("version: 1\nname: Crowded\nextends: no-umbrella\nunits:\n")
	for i := range units {
		fmt.Fprintf(&text, "  - {id: u%d, system: nasams, at: [%d.%03d, 49.0], contributor: UA}\n", i, 26+i%9, i)
	}
	path := filepath.Join(t.TempDir(), "crowded.yaml")
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// What takes more than is asked for is refused before it is evaluated, by a message that
// names the limit, the cost and the flag; the flag's value lets it through, one less does
// not. So do fewer threats.
func TestACostAboveTheLimitIsRefusedAndNamed(t *testing.T) {
	d := new(Service)
	q := Question{Ref: crowded(t, 900), Cell: 50_000, Begun: func(Cost) { t.Error("it began") }}
	_, err := d.Evaluate(context.Background(), q)
	var input InputError
	if !errors.As(err, &input) {
		t.Fatalf("%v, want that it takes too much", err)
	}
	s, err := scenariofile.Load(q.Ref, scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := CostOf(s)
	points := 0
	for i := range s.Places {
		points += len(s.Places[i].Points())
	}
	if want := len(s.Units) * len(s.Threats) * (points + mapLines); c.Checks() != want || want <= MostChecks {
		t.Fatalf("%d checks, want %d, more than %d", c.Checks(), want, MostChecks)
	}
	for _, part := range []string{"10,000,000", fmt.Sprintf("--most-checks %d", c.Checks()), "--threat", "GB", q.Ref} {
		if !strings.Contains(input.Error(), part) {
			t.Errorf("%q does not name %s", input.Error(), part)
		}
	}
	q.Most = c.Checks() - 1
	if _, err := d.Load(q); err == nil {
		t.Error("one check more than the limit is taken")
	}
	begun := Cost{}
	q.Begun = func(c Cost) { begun = c }
	q.Most = c.Checks()
	if _, err := d.Load(q); err != nil || begun != c {
		t.Errorf("at the limit: %v, begun %v", err, begun)
	}
	if _, err := d.Load(Question{Ref: q.Ref, Threats: []string{"ballistic"}}); err != nil {
		t.Errorf("against one threat: %v", err)
	}
}

// A planner refuses the same, whichever way it opens it, and takes what its run allows.
func TestAPlannerRefusesWhatTakesTooMuch(t *testing.T) {
	stateAt(t, t.TempDir())
	path := crowded(t, 900)
	f := NewFiles()
	defer f.Close()
	if _, err := f.Load(path); err == nil || !strings.Contains(err.Error(), "--most-checks") {
		t.Errorf("%v, want the flag named", err)
	}
	f.Limit(100_000_000)
	if _, err := f.Load(path); err != nil {
		t.Error(err)
	}
	began := func(Cost) { t.Error("a planner is told of an evaluation: its screen is no place for it") }
	if _, err := (Files{}).Open(Question{Ref: "no-umbrella", Begun: began}); err != nil {
		t.Error(err)
	}
}

func TestEveryBuiltInScenarioIsFarBelowTheLimit(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		s, err := scenariofile.Load(name, scenariofile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c := CostOf(s); c.Checks() > MostChecks/5 {
			t.Errorf("%s: %v", name, c)
		}
	}
}
