package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"

	"github.com/adrg/xdg"
)

// unsaved is the file with the planner's changes that were not saved.
type unsaved struct {
	mu    sync.Mutex
	last  int   // call of KeepUnsaved that was followed
	began bool  // what an earlier run left was put aside
	held  bool  // there are changes that were not saved
	fault error // that the last write met
}

// The file, and that of the run before, beside the planner's state.
func unsavedPath() string { return filepath.Join(xdg.StateHome, "airumbrella", "unsaved.yaml") }
func setAsidePath() string {
	return filepath.Join(xdg.StateHome, "airumbrella", "unsaved-before.yaml")
}

// KeepUnsaved writes the scenario, or removes the file when there is none.
func (u *unsaved) KeepUnsaved(n int, s *scenario.Scenario) error {
	if u == nil {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if n <= u.last {
		return nil
	}
	u.last = n
	switch {
	case s != nil:
		u.held, u.fault = true, u.write(s)
	case u.held:
		u.held, u.fault = false, absent(os.Remove(unsavedPath()))
	}
	return u.fault
}

// write puts what an earlier run left aside, once, and writes the scenario.
func (u *unsaved) write(s *scenario.Scenario) error {
	if err := os.MkdirAll(filepath.Dir(unsavedPath()), 0o755); err != nil {
		return err
	}
	if !u.began {
		if err := absent(os.Rename(unsavedPath(), setAsidePath())); err != nil {
			return err
		}
		u.began = true
	}
	return scenariofile.Save(unsavedPath(), s)
}

// Kept returns the file with the changes that were not saved, empty if there are
// none, and the error where they could not be kept.
func (u *unsaved) Kept() (path string, err error) {
	if u == nil {
		return "", nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.held {
		return "", nil
	}
	return unsavedPath(), u.fault
}

// Unsaved is the file if an earlier run left one.
func (u *unsaved) Unsaved() string {
	if info, err := os.Stat(unsavedPath()); u == nil || err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return unsavedPath()
}

// absent forgives that a file is not there.
func absent(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
