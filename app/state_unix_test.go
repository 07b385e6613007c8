//go:build unix

package app

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// What is no file in the place of the planner's state hangs nothing and stays.
func TestStateThatIsNoFile(t *testing.T) {
	for what, put := range map[string]func(path string) error{
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		folder := t.TempDir()
		stateAt(t, folder)
		at := filepath.Join(folder, "airumbrella", "planner.json")
		left := filepath.Join(folder, "airumbrella", "unsaved", "x.yaml")
		for _, path := range []string{at, left} {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := put(path); err != nil {
				t.Skip(err)
			}
		}
		done := make(chan bool)
		go func() {
			f := NewFiles()
			if _, err := f.LoadState(); err == nil {
				t.Errorf("%s is read", what)
			}
			if err := f.SaveState([]byte("{}")); err == nil {
				t.Errorf("%s is written", what)
			}
			if got := f.Unsaved(); len(got) != 0 {
				t.Errorf("%s is offered as changes", what)
			}
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s hangs", what)
		}
	}
}
