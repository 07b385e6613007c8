package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// What the program says of itself in its documents is what it does.
func TestGeneratedFilesAreUpToDate(t *testing.T) {
	files, err := generate("../../")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got, err := os.ReadFile(f.path); err != nil || !bytes.Equal(got, f.want) {
			t.Errorf("%s is out of date: run go run ./scripts/generated in the root (%v)", f.path, err)
		}
	}
}

func TestPartsAreReplacedBetweenTheirMarks(t *testing.T) {
	got, err := between("a\n<!-- t: note -->\nold\n<!-- /t -->\nb\n", "t", "new")
	if want := "a\n<!-- t: note -->\n\nnew\n<!-- /t -->\nb\n"; err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if _, err := between("no marks", "t", "new"); err == nil || !strings.Contains(err.Error(), `"t"`) {
		t.Errorf("without marks: %v", err)
	}
}
