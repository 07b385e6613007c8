package report

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"airumbrella/coverage"
	"airumbrella/report/subject"

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

// as is the writer of a subject in a format.
func as(word string, s Subject) func(io.Writer) error { return shown(word, s, subject.View{}) }

// shown is the writer of a subject in a format as a view shows it.
func shown(word string, s Subject, v subject.View) func(io.Writer) error {
	return func(w io.Writer) error { return Write(w, word, s, v) }
}

// coverageOf is the coverage report of a result and nothing besides.
func coverageOf(r *coverage.Result) Subject { return Coverage.Of(&subject.Coverage{Result: r}) }

// said is what a writer writes.
func said(t interface{ Fatal(...any) }, write func(io.Writer) error) string {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenReports(t *testing.T) {
	r := smallResult(t)
	golden(
		t,
		"small.txt",
		shown("text", coverageOf(r), subject.View{Command: "airumbrella report small.yaml", Uncovered: 1}),
	)
	golden(t, "small.md", as("markdown", coverageOf(r)))
	golden(t, "small.json", as("json", coverageOf(r)))
	golden(t, "small.csv", as("csv", coverageOf(r)))
	golden(t, "small-line.txt", as("line", coverageOf(r)))
	golden(t, "gaps.txt", as("text", Gaps.Of(r)))
	golden(t, "gaps.md", as("markdown", Gaps.Of(r)))
	golden(t, "gaps.json", as("json", Gaps.Of(r)))
	golden(t, "gaps.csv", as("csv", Gaps.Of(r)))
}

func TestGoldenExplanations(t *testing.T) {
	r := smallResult(t)
	of := func(id string) Subject { return Explanation.Of(explanation(t, r, r.Place(id))) }
	golden(t, "explain-gamma.txt", as("text", of("gamma")))
	golden(t, "explain-alpha.md", as("markdown", of("alpha")))
	golden(t, "explain-delta.json", as("json", of("delta")))
	golden(t, "explain-alpha-verbose.txt", shown("text", of("alpha"), subject.View{Verbose: true}))
}

func TestGoldenAwkward(t *testing.T) {
	r := evaluated(t, awkward(), coverage.Options{Cell: 20 * kilometre})
	golden(t, "awkward.txt", as("text", coverageOf(r)))
	golden(t, "awkward.md", as("markdown", coverageOf(r)))
	golden(t, "awkward.csv", as("csv", coverageOf(r)))
	golden(t, "bare.txt", as("text", coverageOf(evaluated(t, bare(), coverage.Options{Cell: 20 * kilometre}))))
	golden(
		t,
		"no-units.txt",
		as("text", coverageOf(evaluated(t, without("units"), coverage.Options{Cell: 20 * kilometre}))),
	)
}

func TestGoldenTables(t *testing.T) {
	s := small()
	golden(t, "systems.txt", as("text", List.Of(subject.SystemsTable(s.Systems, false))))
	golden(t, "systems-verbose.txt", as("text", List.Of(subject.SystemsTable(s.Systems, true))))
	golden(t, "places.csv", as("csv", List.Of(subject.PlacesTable(s.Places))))
	golden(t, "threats.json", as("json", List.Of(subject.ThreatsTable(s.Threats, false))))
	golden(t, "threats.md", as("markdown", List.Of(subject.ThreatsTable(s.Threats, true))))
}
