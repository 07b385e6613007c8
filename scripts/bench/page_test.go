//go:build linux

package main

import (
	"os"
	"strings"
	"testing"
)

// What the README says of speed and memory is what was measured and stands in
// docs/benchmarks.md, with its command.
func TestTheReadmeQuotesWhatWasMeasured(t *testing.T) {
	measured, err := os.ReadFile("../../docs/benchmarks.md")
	if err != nil {
		t.Fatal(err)
	}
	want, err := quote(string(measured))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, got, _, err := marked("README.md", string(readme))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("README.md does not quote docs/benchmarks.md (go run ./scripts/bench -quote):\n%s\nwant\n%s", got, want)
	}
}

func TestAPageWithoutARowIsNotQuoted(t *testing.T) {
	rows := "x\n"
	for _, start := range quoted[1:] {
		rows += "| " + start + " | 1 ms | 2 ms |  | `x` |\n"
	}
	if _, err := quote(openMark + rows + closeMark); err == nil || !strings.Contains(err.Error(), quoted[0]) {
		t.Errorf("a missing row is no fault: %v", err)
	}
	if _, err := quote("no marks"); err == nil {
		t.Error("a page without marks is quoted")
	}
}
