//go:build !unix

package app

import (
	"errors"
	"io/fs"
	"os"
)

// lockFile takes a lock by a file beside what is locked; ok is false where another
// one holds it. Where the system has no locks that end with a process, a file that
// cannot be removed is held.
func lockFile(path string) (lock *os.File, ok bool, err error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	lock, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, false, nil
	}
	return lock, err == nil, err
}
