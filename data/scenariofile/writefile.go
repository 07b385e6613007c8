package scenariofile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// WriteFile writes a file in one step: an interrupted write leaves the old
// one. A link is followed, also one to a file that is not there yet; a file that
// may not be written is left alone; into what is no regular file (a device, a
// pipe) the text is written as it comes. A file keeps its permissions, owner and
// group: one of another owner, whose place a file of ours may not take, is written
// over where it stands, once all of the text stands beside it. What a write that was
// killed left beside the file is removed. Errors name the path that was given.
func WriteFile(path string, text []byte) error {
	target, err := writeTarget(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: this is a folder; name a file in it", clean(path))
	case err == nil && !info.Mode().IsRegular():
		err = writeThrough(target, text)
	case err == nil && !writable(target, info):
		return fmt.Errorf("%s: the file may not be written; name another one", clean(path))
	case err == nil:
		err = replaceFile(target, text, info, os.Rename)
	case errors.Is(err, fs.ErrNotExist):
		err = replaceFile(target, text, nil, os.Rename)
	}
	return ofPath(path, err)
}

// CreateFile writes a file that must not exist yet, in one step: an interrupted
// write leaves none. Of one that exists the error is [fs.ErrExist].
func CreateFile(path string, text []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", clean(path), fs.ErrExist)
	}
	err := replaceFile(path, text, nil, moveNew)
	return ofPath(path, err)
}

// moveNew gives a file another name, which must be free.
func moveNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if _, there := os.Lstat(to); there == nil {
		return fs.ErrExist
	}
	return os.Rename(from, to) // where there are no links
}

// ofPath returns an error that names the path that was given.
func ofPath(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		folder := clean(filepath.Dir(path))
		return fmt.Errorf("%s: there is no folder %s; make it first, or name another file", clean(path), folder)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", clean(path), reason(err))
	}
	return nil
}

// maxLinks is how many links may lead to a file.
const maxLinks = 40

// writeTarget returns the file that a path means, links followed; one that is not
// there yet is itself.
func writeTarget(path string) (string, error) {
	target := path
	for range maxLinks {
		next, err := os.Readlink(target)
		if err != nil { // no link
			return target, nil
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(target), next)
		}
		target = next
	}
	return "", fmt.Errorf("%s: too many links", clean(path))
}

// writable reports whether a file may be written: its folder is not asked.
func writable(path string, info fs.FileInfo) bool {
	if info.Mode().Perm()&0o222 == 0 {
		return false
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	return file.Close() == nil
}

// replaceFile writes a text beside a path and moves it there. The new file has the
// permissions, the owner and the group of the one that is there, and without one
// those of any new file.
func replaceFile(path string, text []byte, old fs.FileInfo, move func(from, to string) error) error {
	removeLeft(path, time.Now())
	file, err := newBeside(path)
	if err != nil {
		return err
	}
	if old != nil {
		if !keepOwner(file, old) {
			move = overwrite
		}
		err = file.Chmod(old.Mode().Perm()) // the owner before it: another one loses some
	}
	err = errors.Join(err, writeAndClose(file, text))
	if err == nil {
		err = move(file.Name(), path)
	}
	var half halfError
	if err != nil && !errors.As(err, &half) {
		_ = os.Remove(file.Name()) // what went wrong is said
	}
	return err
}

// overwrite puts the text of a file into another one, which stays the same file, and
// removes the first. Its error is a halfError once the other one is changed.
func overwrite(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = errors.Join(file.Truncate(int64(len(text))), file.Sync())
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return halfError{from, reason(err)}
	}
	return os.Remove(from)
}

// halfError says that a file was written in part, and where all of it is.
type halfError struct {
	beside string
	err    error
}

func (e halfError) Error() string        { return e.err.Error() + "; all of it is in " + clean(e.beside) }
func (e halfError) Is(target error) bool { return errors.Is(e.err, target) }

// How old a file must be that a write left before it is removed: where the process that
// made it is gone, as long as one on another machine could still take, and longer where
// another process has got its number.
const (
	leftByTheDead = time.Minute
	leftByAnyone  = 24 * time.Hour
)

// removeLeft removes the files beside a path that killed writes to it left: regular ones
// of our own with such a name.
func removeLeft(path string, now time.Time) {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	entries, _ := os.ReadDir(dir) // what cannot be listed is left
	for _, e := range entries {
		writer, ok := writerOf(e.Name(), name)
		if !ok || writer == os.Getpid() || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if err != nil || !ours(info) {
			continue
		}
		least := leftByTheDead
		if lives(writer) {
			least = leftByAnyone
		}
		if now.Sub(info.ModTime()) > least {
			_ = os.Remove(filepath.Join(dir, e.Name())) // one that stays harms nobody
		}
	}
}

// writerOf returns the process that made a file beside another one, by its name: see
// newBeside.
func writerOf(beside, name string) (process int, ok bool) {
	rest, ok := strings.CutPrefix(beside, "."+name+"-")
	first, second, two := strings.Cut(rest, "-")
	process, err := strconv.Atoi(first)
	number, wrong := strconv.Atoi(second)
	made := fmt.Sprintf("%d-%d", process, number)
	return process, ok && two && err == nil && wrong == nil && process > 0 && number >= 0 && rest == made
}

// newBeside opens a new file in the folder of another one.
func newBeside(path string) (*os.File, error) {
	dir, name := filepath.Split(path)
	for i := 0; ; i++ {
		beside := fmt.Sprintf("%s.%s-%d-%d", dir, name, os.Getpid(), i)
		file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) || i > 1000 {
			return file, err
		}
	}
}

func writeThrough(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

func writeAndClose(file *os.File, text []byte) error {
	_, err := file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// reason is an error without the path of a file that the person did not name.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
