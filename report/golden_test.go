package report

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"airumbrella/coverage"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what is written with a file of testdata.
func golden(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s differs (go test ./report -update writes it anew):\n%s", path, diff)
	}
}

// of binds a renderer to a result.
func of(render func(io.Writer, *coverage.Result) error, r *coverage.Result) func(io.Writer) error {
	return func(w io.Writer) error { return render(w, r) }
}

func TestGoldenReports(t *testing.T) {
	r := smallResult(t)
	golden(t, "small.txt", func(w io.Writer) error {
		return TextWith(w, r, TextOptions{Command: "airumbrella report small.yaml", Uncovered: 1})
	})
	golden(t, "small.md", of(Markdown, r))
	golden(t, "small.json", of(JSON, r))
	golden(t, "small.csv", of(CSV, r))
	golden(t, "small-line.txt", of(Line, r))
	golden(t, "gaps.txt", of(GapsText, r))
	golden(t, "gaps.md", of(GapsMarkdown, r))
	golden(t, "gaps.json", of(GapsJSON, r))
	golden(t, "gaps.csv", of(GapsCSV, r))
}

func TestGoldenExplanations(t *testing.T) {
	r := smallResult(t)
	golden(t, "explain-gamma.txt", explanation(t, r, r.Place("gamma")).Text)
	golden(t, "explain-alpha.md", explanation(t, r, r.Place("alpha")).Markdown)
	golden(t, "explain-delta.json", explanation(t, r, r.Place("delta")).JSON)
	all := explanation(t, r, r.Place("alpha"))
	all.Verbose = true
	golden(t, "explain-alpha-verbose.txt", all.Text)
}

func TestGoldenAwkward(t *testing.T) {
	r := evaluated(t, awkward(), coverage.Options{Cell: 20 * kilometre})
	golden(t, "awkward.txt", of(Text, r))
	golden(t, "awkward.md", of(Markdown, r))
	golden(t, "awkward.csv", of(CSV, r))
	golden(t, "bare.txt", of(Text, evaluated(t, bare(), coverage.Options{Cell: 20 * kilometre})))
	golden(t, "no-units.txt", of(Text, evaluated(t, without("units"), coverage.Options{Cell: 20 * kilometre})))
}

func TestGoldenTables(t *testing.T) {
	s := small()
	golden(t, "systems.txt", SystemsTable(s.Systems, false).Text)
	golden(t, "systems-verbose.txt", SystemsTable(s.Systems, true).Text)
	golden(t, "places.csv", PlacesTable(s.Places).CSV)
	golden(t, "threats.json", ThreatsTable(s.Threats, false).JSON)
	golden(t, "threats.md", ThreatsTable(s.Threats, true).Markdown)
}
