package cli

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/data"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the first screens anew")

// The first screens were read aloud, sentence by sentence: they are what people quote.
func TestFirstScreens(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates whole scenarios some thirty times")
	}
	t.Parallel()
	const defaults = "package-four-legs"
	for _, name := range []string{defaults, "sky-shield", "veto", "no-umbrella"} {
		lines := map[string][]string{
			"report": {"report", name}, "explain": {"explain", "odesa", name}, "raid": {"raid", name},
			"worth": {"worth", name},
		}
		for command, line := range lines {
			t.Run(name+" "+command, func(t *testing.T) {
				t.Parallel()
				firstScreen(t, filepath.Join("testdata", "first", name+"-"+command+".txt"), line)
			})
		}
	}
	t.Run("sweep discover", func(t *testing.T) {
		t.Parallel()
		table := filepath.Join(t.TempDir(), "all.ndjson")
		var fault bytes.Buffer
		line := []string{"sweep", "--vary", "promises", "--threat", "cruise-missile", "--output", table}
		if Run(context.Background(), line, Streams{In: strings.NewReader(""), Err: &fault}) != 0 {
			t.Fatal(fault.String())
		}
		firstScreen(t, filepath.Join("testdata", "first", "sweep-discover.txt"), []string{"sweep", "discover", table})
	})
	for _, name := range data.BuiltinNames() {
		if name == defaults {
			continue
		}
		t.Run(name+" compare", func(t *testing.T) {
			t.Parallel()
			firstScreen(t, filepath.Join("testdata", "first", name+"-compare.txt"), []string{"compare", defaults, name})
		})
	}
}

// screenLines is how many lines a first screen has: those of a small terminal.
const screenLines = 24

// firstScreen compares the first lines that a command prints with a file.
func firstScreen(t *testing.T, path string, line []string) {
	t.Helper()
	var out, fault bytes.Buffer
	if Run(context.Background(), line, Streams{In: strings.NewReader(""), Out: &out, Err: &fault}) != 0 {
		t.Fatal(fault.String())
	}
	lines := strings.SplitAfter(out.String(), "\n")
	got := strings.Join(lines[:min(screenLines, len(lines))], "")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (go test ./cli -update writes it anew):\n%s", path, diff)
	}
}
