//go:build unix

package app

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes a lock that ends with the process, by a file beside what is
// locked; ok is false where another one holds it.
func lockFile(path string) (lock *os.File, ok bool, err error) {
	for {
		lock, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, false, err
		}
		err = syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != nil {
			lock.Close()
			if errors.Is(err, syscall.EWOULDBLOCK) {
				return nil, false, nil
			}
			return nil, false, err
		}
		held, heldErr := lock.Stat()
		there, thereErr := os.Stat(path)
		if heldErr == nil && thereErr == nil && os.SameFile(held, there) {
			return lock, true, nil
		}
		lock.Close() // its owner has just left and taken it along
	}
}
