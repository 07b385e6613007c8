package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
)

// arguments is what the commands that write a file need besides.
var arguments = map[string][]string{
	"explain": {"lviv"}, "compare": {"no-umbrella", "bases-only"}, "list": {"threats"}, "import": {"towns.csv"},
}

// No command replaces a file that holds something, unless it is told to: it says so
// before it computes anything.
func TestNoCommandReplacesAFile(t *testing.T) {
	t.Chdir(t.TempDir())
	const kept = "what somebody wrote"
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("towns.csv", "name,lat,lon,population\nOwn,49.1,28.1,5\n")
	write("kept.txt", kept)
	if err := os.Symlink("kept.txt", "link.txt"); err != nil {
		t.Fatal(err)
	}
	writers := 0
	for _, cmd := range newRoot(Streams{}).Commands() {
		if cmd.Flags().Lookup("output") == nil {
			continue
		}
		writers++
		for _, path := range []string{"kept.txt", "link.txt", "./kept.txt"} {
			line := append(append([]string{cmd.Name()}, arguments[cmd.Name()]...), "--output", path)
			if status, said := run(t, line...); status != exitInvalid || said == "" {
				t.Errorf("%v: status %d, said %q", line, status, said)
			}
		}
		checkText(t, cmd, "kept.txt", kept)
	}
	if writers < 8 {
		t.Errorf("only %d commands write files", writers)
	}
	if status, said := run(t, "init", "kept.txt"); status == exitDone || said == "" {
		t.Error("init replaced a file")
	}
	checkText(t, nil, "kept.txt", kept)
}

func checkText(t *testing.T, cmd *cobra.Command, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("after %v: %s holds %q (%v)", cmd, path, got, err)
	}
}

// A file is replaced by --force; an empty one holds nothing to keep; a link to a file
// that is not there makes that file; what is write-protected stays.
func TestFilesThatAreWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"old", "empty"} {
		if err := os.WriteFile(path, []byte(map[string]string{"old": "old"}[path]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join("sub", "made"), "link"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("sub", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, line := range [][]string{
		{"list", "threats", "-o", "old", "--force"}, {"list", "threats", "-o", "empty"}, {"list", "threats", "-o", "link"},
	} {
		if status, said := run(t, line...); status != exitDone {
			t.Errorf("%v: status %d, said %q", line, status, said)
		}
	}
	for _, path := range []string{"old", "empty", filepath.Join("sub", "made")} {
		if text, err := os.ReadFile(path); err != nil || len(text) < 100 {
			t.Errorf("%s holds %q (%v)", path, text, err)
		}
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link is %v (%v)", info, err)
	}
	if err := os.Chmod("old", 0o444); err != nil {
		t.Fatal(err)
	}
	if status, said := run(t, "list", "systems", "-o", "old", "--force"); status != exitFailed {
		t.Errorf("a write-protected file: status %d, said %q", status, said)
	}
}
