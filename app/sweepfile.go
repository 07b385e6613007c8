package app

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"airumbrella/coverage/sweep"
	"airumbrella/wording"
)

// SweepFile is a file that rows are written into: aside, under the name with ".part" behind
// it, until all are there.
type SweepFile struct {
	path string
	file *os.File
	head []byte // the first line of a table that is gone on from; nil: none is
	// Done is how many rows an interrupted run of the same sweep has left there.
	Done int
}

// OpenSweep opens a file for the table of a head. What an interrupted run of the same sweep
// left is gone on from, or with keep false begun anew; what anything else left there is
// written over with force alone.
func OpenSweep(path string, head []byte, keep, force bool) (*SweepFile, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, inputFault("%s is no file; name one, or - for standard output", path)
	}
	file, err := os.OpenFile(path+".part", os.O_RDWR|os.O_CREATE, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, inputFault("%s: there is no such folder; make it first, or name another file", path)
	}
	if err != nil {
		return nil, err
	}
	_ = file.Close() // nothing was written
	file, ok, err := lockFile(path + ".part")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%s.part is being written by another run: wait for it, or name another file", path)
	}
	f := &SweepFile{path: path, file: file}
	if err := f.begin(head, keep, force); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return f, nil
}

// begin goes to the end of the whole rows.
func (f *SweepFile) begin(head []byte, keep, force bool) error {
	if !force && !begunAs(f.file, head) {
		return inputFault("%s.part holds what another sweep or another edition of the program left: finish that, "+
			"move it away, or begin anew with --force", f.path)
	}
	if _, err := f.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	size := int64(0)
	if keep {
		f.head = head
		f.Done, size = wholeRows(f.file, head)
	}
	if err := f.file.Truncate(size); err != nil {
		return err
	}
	if _, err := f.file.Seek(size, io.SeekStart); err != nil {
		return err
	}
	if size > 0 {
		return nil
	}
	_, err := f.file.Write(head)
	return err
}

// begunAs reports whether a file begins with a head, or is cut in the middle of it.
func begunAs(from io.Reader, head []byte) bool {
	there := make([]byte, len(head))
	n, _ := io.ReadFull(from, there)
	return bytes.Equal(there[:n], head[:n])
}

// wholeRows returns how many rows of the table of a head a file holds, and how many bytes
// they take with it; 0 of any other.
func wholeRows(from io.Reader, head []byte) (rows int, size int64) {
	r, err := sweep.NewReader(from)
	if err != nil {
		return 0, 0
	}
	if line, err := r.Header.Line(); err != nil || !bytes.Equal(line, head) {
		return 0, 0
	}
	for err == nil {
		_, err = r.Next()
	}
	return r.Whole()
}

// Write adds to the file.
func (f *SweepFile) Write(text []byte) (int, error) { return f.file.Write(text) }

// Finish gives the file its name, all rows written.
func (f *SweepFile) Finish() error {
	if err := f.file.Sync(); err != nil {
		return errors.Join(err, f.file.Close())
	}
	moved := os.Rename(f.file.Name(), f.path) // while it is locked, where that can be
	if err := f.file.Close(); moved == nil || err != nil {
		return err
	}
	return os.Rename(f.file.Name(), f.path)
}

// Leave closes the file before all of so many rows are there, and says where the whole ones
// are.
func (f *SweepFile) Leave(of int) string {
	defer f.file.Close() // what went wrong is said
	if f.head == nil {
		return fmt.Sprintf("the rows so far are in %s; the same command begins anew", f.file.Name())
	}
	done := 0
	if _, err := f.file.Seek(0, io.SeekStart); err == nil {
		done, _ = wholeRows(f.file, f.head)
	}
	return fmt.Sprintf("%s of %s rows are kept in %s; the same command goes on from there",
		wording.Grouped(done), wording.Grouped(of), f.file.Name())
}

// MergeSweeps writes the table whose shards some files hold. With check, all rows are read
// and found whole before the first is written: the files are read twice, so that each must
// be one that can be.
func MergeSweeps(w io.Writer, paths []string, check bool) error {
	for _, path := range paths {
		if info, err := os.Stat(path); check && err == nil && !info.Mode().IsRegular() {
			return inputFault("%s is no file that can be read twice, to find all rows whole before the first is written: "+
				"name files, or write into one with --output", path)
		}
	}
	if check {
		if err := mergeSweeps(io.Discard, paths); err != nil {
			return err
		}
	}
	return mergeSweeps(w, paths)
}

func mergeSweeps(w io.Writer, paths []string) error {
	parts := make([]sweep.Part, len(paths))
	for i, path := range paths {
		file, err := openTable(path, nil)
		if err != nil {
			return err
		}
		defer file.Close()
		parts[i] = sweep.Part{Name: tableName(path), From: file}
	}
	if err := sweep.Merge(w, parts); err != nil {
		return InputError{err}
	}
	return nil
}

// SweepRow returns the changes of a row of a table, as --set takes them; "-" is standard
// input.
func SweepRow(path string, stdin io.Reader, row int) ([]string, error) {
	file, err := openTable(path, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r, err := sweep.NewReader(file)
	if err != nil {
		return nil, inputFault("%s: %w", tableName(path), err)
	}
	if row < 0 || row >= r.Header.Rows {
		return nil, inputFault("%s has no row %d: its rows are 0 to %d", tableName(path), row, r.Header.Rows-1)
	}
	return r.Header.Words(row), nil
}

// tableName is how a table is called in what is said of it.
func tableName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}

// openTable opens a table, or says what to name instead; "-" is standard input, nil the
// process's.
func openTable(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" && stdin == nil {
		stdin = os.Stdin
	}
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, inputFault("%s: there is no such file; name what airumbrella sweep --output has written", path)
	}
	return file, err
}
