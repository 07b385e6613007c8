package scenariofile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"airumbrella/scenario"

	"github.com/google/renameio/v2/maybe"
)

// Write writes a scenario as a file with all defaults filled in: no extends,
// every host and contributor, every system in use in full. The form is
// canonical: equal scenarios give equal bytes, and [Load] reads the scenario
// back.
func Write(w io.Writer, s *scenario.Scenario) error {
	_, err := io.WriteString(w, canonical(s))
	return err
}

// Save writes a scenario to a file in one step: an interrupted save leaves the
// old file.
func Save(path string, s *scenario.Scenario) error {
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		return err
	}
	return WriteFile(path, b.Bytes())
}

func canonical(s *scenario.Scenario) string {
	return emit(scenarioTable.write(&draft{Scenario: s}))
}

// digest identifies a scenario with all defaults filled in: "sha256:" and the
// hash of what [Write] writes.
func digest(s *scenario.Scenario) string {
	sum := sha256.Sum256([]byte(canonical(s)))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// WriteFile writes a file in one step: an interrupted write leaves the old
// one. A link is followed; into what is no regular file (a device, a pipe) the
// text is written as it comes. Errors name the path that was given.
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
	case err == nil && info.Mode().Perm()&0o200 == 0:
		return fmt.Errorf("%s: write-protected and left as it is; name another file", clean(path))
	case err == nil || errors.Is(err, fs.ErrNotExist):
		err = maybe.WriteFile(target, text, 0o644)
	}
	if errors.Is(err, fs.ErrNotExist) {
		folder := clean(filepath.Dir(path))
		return fmt.Errorf("%s: there is no folder %s; make it first, or name another file", clean(path), folder)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", clean(path), reason(err))
	}
	return nil
}

// maxLinks is how many links to files that are not there are followed.
const maxLinks = 16

// writeTarget is the file that a path means, links followed; one that is not
// there yet is itself, or what a link to it names.
func writeTarget(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	switch {
	case err == nil:
		return target, nil
	case errors.Is(err, fs.ErrNotExist):
		target := path
		for range maxLinks {
			next, err := os.Readlink(target)
			if err != nil {
				return target, nil
			}
			if !filepath.IsAbs(next) {
				next = filepath.Join(filepath.Dir(target), next)
			}
			target = next
		}
		return target, nil
	}
	return "", fmt.Errorf("%s: %w", clean(path), reason(err))
}

func writeThrough(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return writeAndClose(file, text)
}

// CreateFile writes a file that must not exist yet; one that cannot be written in
// full is taken away again. Errors are those of [os.OpenFile].
func CreateFile(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := writeAndClose(file, text); err != nil {
		_ = os.Remove(path)
		return err
	}
	return nil
}

func writeAndClose(file *os.File, text []byte) error {
	if _, err := file.Write(text); err != nil {
		file.Close()
		return err
	}
	return file.Close()
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
