//go:build unix

package scenariofile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a new file the owner and the group of an old one, and reports whether
// it has them then: only root may give files away.
func keepOwner(file *os.File, old fs.FileInfo) bool {
	now, err := file.Stat()
	if err != nil {
		return false
	}
	was, known := old.Sys().(*syscall.Stat_t)
	is, alike := now.Sys().(*syscall.Stat_t)
	if !known || !alike || was.Uid == is.Uid && was.Gid == is.Gid {
		return true
	}
	return file.Chown(int(was.Uid), int(was.Gid)) == nil
}

// ours reports whether a file belongs to whoever runs the program.
func ours(info fs.FileInfo) bool {
	is, known := info.Sys().(*syscall.Stat_t)
	return known && int(is.Uid) == os.Geteuid()
}

// lives reports whether there is a process of a number; what cannot be known counts as
// one.
func lives(process int) bool {
	return !errors.Is(syscall.Kill(process, 0), syscall.ESRCH)
}
