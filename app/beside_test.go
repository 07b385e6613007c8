package app

import (
	"context"
	"os"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// besidePair is the built-in scenario without an umbrella beside itself with its only
// promise that counts changed: the phase.
func besidePair(t *testing.T) Pair {
	t.Helper()
	files := NewFiles()
	a, err := files.Load("no-umbrella")
	if err != nil {
		t.Fatal(err)
	}
	b, err := files.ParseSwitch("c2.picture=shared").Apply(a)
	if err != nil {
		t.Fatal(err)
	}
	return Pair{Named{"as it was", a}, Named{"as it is", b}}
}

func TestTwoScenariosInHandAreSetBeside(t *testing.T) {
	p := besidePair(t)
	o := coverage.Options{Cell: 10 * geo.Kilometre}
	c, err := BesideBy(coverage.Evaluate)(context.Background(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	if c.A.Name != "as it was" || c.B.Name != "as it is" || c.A.Scenario != p.A.Scenario || c.B.Scenario != p.B.Scenario {
		t.Errorf("the sides are %q and %q", c.A.Name, c.B.Name)
	}
	if c.A.Result.Map == nil || c.B.Result.Map == nil {
		t.Error("a side has no ground")
	}
	if len(c.Changes) != 1 || !strings.Contains(c.Changes[0], "picture") {
		t.Errorf("what went in is %q", c.Changes)
	}
	if len(c.Threats) == 0 || c.Against(scenario.WorstID) != &c.Worst || c.Against(c.Threats[0].ID) != &c.Threats[0] ||
		c.Against("no such threat") != nil {
		t.Error("a threat is not found by its id")
	}
}

func TestAComparisonIsExportedUnderAFreeName(t *testing.T) {
	t.Chdir(t.TempDir())
	files, p := NewFiles(), besidePair(t)
	v := ComparisonView{Threat: "ballistic", Options: coverage.Options{Cell: 10 * geo.Kilometre}}
	for _, want := range []string{"both.md", "both-2.md"} {
		path, err := files.ExportComparison("both", "markdown", p, v)
		if err != nil || path != want {
			t.Fatalf("exported to %q, %v; want %s", path, err, want)
		}
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(text), "as it was (A) and as it is (B)") {
			t.Errorf("%s, %v, says\n%.300s", path, err, text)
		}
	}
	if _, err := files.ExportComparison("both", "nonsense", p, v); err == nil || !strings.Contains(err.Error(), "takes text") {
		t.Errorf("a format that there is not: %v", err)
	}
}
