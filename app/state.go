package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"airumbrella/data/scenariofile"
	"airumbrella/wording"

	"github.com/adrg/xdg"
)

// stateFolder is where the planner keeps what outlives a run: under the user's
// folder for state by the XDG rules.
func stateFolder() (string, error) {
	home, err := os.UserHomeDir()
	if !filepath.IsAbs(os.Getenv("XDG_STATE_HOME")) && (err != nil || !filepath.IsAbs(home)) {
		return "", errors.New("there is no folder for state: set HOME or XDG_STATE_HOME to an absolute path")
	}
	return filepath.Join(xdg.StateHome, "airumbrella"), nil
}

// statePath is where the planner keeps its layout between two runs.
func statePath() (string, error) {
	folder, err := stateFolder()
	return filepath.Join(folder, "planner.json"), err
}

// maxState is the largest state that is read, in bytes.
const maxState = 64 << 10

// LoadState is what SaveState kept last, nil if nothing.
func (Files) LoadState() ([]byte, error) {
	path, err := statePath()
	if err != nil {
		return nil, err
	}
	text, err := readRegular(path, maxState)
	if os.IsNotExist(err) {
		return nil, nil
	}
	return text, err
}

// SaveState keeps the layout.
func (Files) SaveState(state []byte) error {
	path, err := statePath()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file", wording.Clean(path))
	}
	return scenariofile.WriteFile(path, state)
}

// folderError says that a file was asked for where a folder is.
func folderError(path string) error {
	return fmt.Errorf("%s is a folder; name a file in it", wording.Clean(path))
}

// readRegular reads a file of at most some bytes. What is no regular file is not
// opened: a pipe would hang.
func readRegular(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, folderError(path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file; name another", wording.Clean(path))
	case info.Size() > most:
		return nil, fmt.Errorf("%s is too large", wording.Clean(path))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}
