//go:build unix

package app

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// State of up to 64 KiB is read, and no more: what is larger is no planner's.
func TestStateIsReadUpToItsLimit(t *testing.T) {
	folder := t.TempDir()
	stateAt(t, folder)
	f := NewFiles()
	for _, c := range []struct {
		bytes int
		read  bool
	}{{2, true}, {64 << 10, true}, {64<<10 + 1, false}, {1 << 20, false}} {
		if err := f.SaveState(bytes.Repeat([]byte(" "), c.bytes)); err != nil {
			t.Fatal(err)
		}
		if text, err := f.LoadState(); (err == nil) != c.read || c.read && len(text) != c.bytes {
			t.Errorf("of %d bytes %d are read: %v, want read %v", c.bytes, len(text), err, c.read)
		}
	}
}

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
