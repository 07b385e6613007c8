package app

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Keep asks for a scenario with changes that were not saved to be kept for
// another run.
type Keep struct {
	Document int                // number of the scenario among those opened in this run
	Write    int                // of this run, from 1: one that comes after a later one does nothing
	Ref      string             // what the scenario was opened by
	Scenario *scenario.Scenario // nil: there are no such changes any more
}

// Unsaved is a file with changes that an earlier run left.
type Unsaved struct {
	Path string
	Ref  string // what the scenario was opened by; empty if not known
	Time time.Time
}

// Title is what the changes belong to, in words.
func (u *Unsaved) Title() string {
	name := "a scenario"
	if u.Ref != "" {
		name = wording.Clean(filepath.Base(u.Ref))
	}
	return name + ", " + u.Time.Format("2 Jan 15:04")
}

// unsaved is the files with this planner's changes that were not saved: one for
// every scenario that it opened. Each has an owner, by a lock that ends with the
// process; nobody else writes or removes it.
type unsaved struct {
	mu    sync.Mutex
	slots map[int]*slot // by document
}

// slot is the file of one scenario.
type slot struct {
	path  string
	lock  *os.File
	write int   // that was followed last
	held  bool  // there are changes in it
	fault error // that the last write met
}

// unsavedFolder is where the files are.
func unsavedFolder() (string, error) {
	folder, err := stateFolder()
	return filepath.Join(folder, "unsaved"), err
}

// IsUnsaved reports whether a path is that of a file with unsaved changes.
func (Files) IsUnsaved(path string) bool {
	folder, err := unsavedFolder()
	return err == nil && filepath.Dir(Absolute(path)) == folder && filepath.Ext(path) == ".yaml"
}

// KeepUnsaved writes a scenario into its file, or removes the file when there is
// none.
func (f Files) KeepUnsaved(k Keep) error {
	if f.desk == nil {
		return nil
	}
	u := &f.unsaved
	u.mu.Lock()
	defer u.mu.Unlock()
	s := u.slots[k.Document]
	if s == nil {
		s = new(slot)
		if u.slots == nil {
			u.slots = make(map[int]*slot)
		}
		u.slots[k.Document] = s
	}
	if k.Write <= s.write {
		return nil
	}
	s.write = k.Write
	if k.Scenario != nil {
		s.held, s.fault = true, s.put(k)
		return s.fault
	}
	if s.held {
		s.held, s.fault = false, s.remove()
	}
	return s.fault
}

// put writes the scenario into the file, which it makes first where there is none.
func (s *slot) put(k Keep) error {
	if s.lock == nil {
		if err := s.open(k.Ref); err != nil {
			return err
		}
	}
	text, err := scenariofile.Whole(k.Scenario)
	if err != nil {
		return err
	}
	return scenariofile.WriteFile(s.path, append([]byte(unsavedHead(k.Ref, time.Now())), text...))
}

// open finds a name for the file and locks it.
func (s *slot) open(ref string) error {
	folder, err := unsavedFolder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(ref), filepath.Ext(ref))
	for range 100 {
		var random [4]byte
		_, _ = rand.Read(random[:]) // never fails
		path := filepath.Join(folder, fileName(name)+"-"+hex.EncodeToString(random[:])+".yaml")
		lock, ok, err := lockFile(path + ".lock")
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			s.path, s.lock = path, lock
			return nil
		}
		release(path, lock)
	}
	return fmt.Errorf("%s: no name is free", wording.Clean(folder))
}

// fileName is what may stand in the name of a file.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, name)
	return name[:min(len(name), 60)]
}

// remove takes the file away, with its lock.
func (s *slot) remove() error {
	err := os.Remove(s.path)
	release(s.path, s.lock)
	s.lock = nil
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// release gives a lock back.
func release(path string, lock *os.File) {
	if lock != nil {
		_ = os.Remove(path + ".lock") // one that stays is taken over
		lock.Close()
	}
}

// leave gives a file up that the scenario was saved to on purpose.
func (u *unsaved) leave(path string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, s := range u.slots {
		if s.lock != nil && s.path == path {
			release(s.path, s.lock)
			*s = slot{write: s.write}
		}
	}
}

// Close gives up what this planner owns; files with changes stay for another run.
func (f Files) Close() {
	if f.desk == nil {
		return
	}
	f.unsaved.mu.Lock()
	defer f.unsaved.mu.Unlock()
	for _, s := range f.unsaved.slots {
		release(s.path, s.lock)
		s.lock = nil
	}
	f.unsaved.slots = nil
}

// Kept returns the files with this planner's changes that were not saved, and the
// error where some could not be kept.
func (f Files) Kept() (paths []string, err error) {
	if f.desk == nil {
		return nil, nil
	}
	f.unsaved.mu.Lock()
	defer f.unsaved.mu.Unlock()
	for _, s := range f.unsaved.slots {
		switch {
		case !s.held:
		case s.fault != nil:
			err = s.fault
		default:
			paths = append(paths, s.path)
		}
	}
	slices.Sort(paths)
	return paths, err
}

// The first lines of a file of unsaved changes.
const (
	unsavedTo   = "# unsaved changes to "
	unsavedWhen = "# kept "
)

// unsavedHead says whose changes a file holds, in comments.
func unsavedHead(ref string, when time.Time) string {
	return unsavedTo + strconv.QuoteToASCII(ref) + "\n" + unsavedWhen + when.UTC().Format(time.RFC3339) + "\n"
}

// Unsaved lists the files that other runs left and that nobody owns now, the
// latest first.
func (f Files) Unsaved() (left []Unsaved) {
	folder, err := unsavedFolder()
	if err != nil || f.desk == nil {
		return nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if filepath.Ext(path) != ".yaml" || strings.HasPrefix(e.Name(), ".") || !e.Type().IsRegular() {
			continue
		}
		lock, ok, err := lockFile(path + ".lock")
		if err != nil || !ok {
			continue
		}
		u, good := readUnsaved(path)
		release(path, lock)
		if good {
			left = append(left, u)
		}
	}
	slices.SortFunc(left, func(a, b Unsaved) int { return b.Time.Compare(a.Time) })
	return left
}

// readUnsaved reads whose changes a file holds.
func readUnsaved(path string) (u Unsaved, ok bool) {
	info, err := os.Stat(path)
	if err != nil {
		return u, false
	}
	u = Unsaved{Path: path, Time: info.ModTime()}
	text, err := readRegular(path, maxUnsaved)
	if err != nil {
		return u, false
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if quoted, found := strings.CutPrefix(first, unsavedTo); found {
		u.Ref, _ = strconv.Unquote(quoted) // what is no text is no name
	}
	return u, true
}

// maxUnsaved is the largest file of unsaved changes, in bytes.
const maxUnsaved = maxScenario + 64<<10

// Recover reads a file of unsaved changes, which belongs to a document of this
// planner from then on, and returns what the scenario was opened by.
func (f Files) Recover(document int, path string) (s *scenario.Scenario, ref string, err error) {
	path = Absolute(path)
	lock, ok, err := lockFile(path + ".lock")
	if err != nil {
		return nil, "", err
	}
	if !ok {
		return nil, "", fmt.Errorf("%s: another planner has these changes open", wording.Clean(path))
	}
	u, ok := readUnsaved(path)
	if !ok {
		release(path, lock)
		return nil, "", fmt.Errorf("%s: there are no changes any more", wording.Clean(path))
	}
	if s, err = f.Load(path); err != nil {
		release(path, lock)
		return nil, "", err
	}
	f.unsaved.mu.Lock()
	defer f.unsaved.mu.Unlock()
	if f.unsaved.slots == nil {
		f.unsaved.slots = make(map[int]*slot)
	}
	if before := f.unsaved.slots[document]; before != nil {
		release(before.path, before.lock)
	}
	f.unsaved.slots[document] = &slot{path: path, lock: lock, held: true}
	if u.Ref != "" && !builtin(u.Ref) { // how its file stands is asked for anew
		if text, err := readRegular(u.Ref, maxScenario); err == nil {
			f.seen.put(Absolute(u.Ref), text)
		}
	}
	return s, u.Ref, nil
}
