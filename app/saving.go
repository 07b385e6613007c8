package app

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Order asks for a scenario to be saved.
type Order struct {
	Scenario *scenario.Scenario
	From     string // the name or path that it was opened by or saved to last; empty for none
	To       string // path
	Over     bool   // over whatever stands there
}

// Saved says how a scenario was saved.
type Saved struct {
	Path  string // absolute
	Whole bool   // its file could not be kept in the person's own words: all of it is written anew
}

// ExistsError says that a file of that name is there already.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string {
	return wording.Clean(e.Path) + " exists already: name another file, or write over it"
}

// ChangedError says that a file was changed by somebody else since it was read.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string {
	return wording.Clean(e.Path) + " was changed on disk since it was read: reload it, keep yours, or compare"
}

// seen is the files that were read or written, as they stood then.
type seen struct {
	mu    sync.Mutex
	texts map[string][]byte // by absolute path
}

func (s *seen) get(path string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, ok := s.texts[path]
	return text, ok
}

func (s *seen) put(path string, text []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.texts == nil {
		s.texts = make(map[string][]byte)
	}
	s.texts[path] = text
}

// Absolute is a path that holds in another folder too.
func Absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// Open reads the scenario of a question and remembers how its file stands.
func (f Files) Open(q Question) (*scenario.Scenario, error) {
	options := scenariofile.Options{Stdin: q.Stdin, Set: q.Set, Threats: q.Threats}
	s, text, err := scenariofile.LoadText(q.Ref, options)
	if err == nil {
		q.Begun = nil // nothing is evaluated yet
		err = q.afford(s)
	}
	if err != nil {
		return nil, err
	}
	if text != nil && f.desk != nil {
		f.seen.put(Absolute(q.Ref), text)
	}
	return s, nil
}

// Load reads a built-in scenario by name or a file by path.
func (f Files) Load(ref string) (*scenario.Scenario, error) {
	return f.Open(Question{Ref: ref, Most: f.most()})
}

// maxScenario is the largest file that is compared before it is written over, in
// bytes: a larger one was never read.
const maxScenario = 1 << 20

// Save writes a scenario as a file that the command line reads. Where the file
// that it was opened by is known, only the lines of what was changed are
// replaced; of a built-in scenario what differs is written. A file that was not
// read is written over, and one that was changed since, only where the order
// says so: else the error is an [ExistsError] or a [ChangedError].
func (f Files) Save(o Order) (Saved, error) {
	if o.To != "" && os.IsPathSeparator(o.To[len(o.To)-1]) {
		return Saved{}, folderError(o.To)
	}
	to := Absolute(o.To)
	now, err := readRegular(to, maxScenario)
	there := !errors.Is(err, fs.ErrNotExist)
	if there && err != nil {
		return Saved{}, err
	}
	own := o.From != "" && !builtin(o.From) && Absolute(o.From) == to
	before, known := f.known(to)
	switch {
	case !there || o.Over:
	case !own || !known:
		return Saved{}, &ExistsError{to}
	case !bytes.Equal(before, now):
		return Saved{}, &ChangedError{to}
	}
	text, whole, err := f.written(o, to, now)
	if err != nil {
		return Saved{}, err
	}
	write := scenariofile.WriteFile
	if !there {
		write = scenariofile.CreateFile
	}
	if err := write(to, text); errors.Is(err, fs.ErrExist) {
		return Saved{}, &ExistsError{to}
	} else if err != nil {
		return Saved{}, err
	}
	if f.desk != nil {
		f.seen.put(to, text)
		f.unsaved.leave(to)
	}
	return Saved{to, whole}, nil
}

func (f Files) known(path string) ([]byte, bool) {
	if f.desk == nil {
		return nil, false
	}
	return f.seen.get(path)
}

func builtin(ref string) bool {
	_, ok := data.Builtin(ref)
	return ok
}

// written returns the text to be saved over what is there now.
func (f Files) written(o Order, to string, now []byte) (text []byte, whole bool, err error) {
	kept := true
	from := Absolute(o.From)
	before, known := f.known(from)
	switch {
	case builtin(o.From):
		text, kept, err = scenariofile.Extend(o.From, o.Scenario)
	case from == to && now != nil:
		text, kept, err = scenariofile.Rewrite(from, now, o.Scenario, to)
	case o.From != "" && known:
		text, kept, err = scenariofile.Rewrite(from, before, o.Scenario, to)
	default:
		text, err = scenariofile.Whole(o.Scenario)
	}
	return text, !kept, err
}

// Typed is a path that was typed into the planner, where no shell stands for the home of
// who types it: ~ is that.
func Typed(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	if path = filepath.Join(home, rest); rest == "" || os.IsPathSeparator(rest[len(rest)-1]) {
		path += string(filepath.Separator) // a folder, and not a file beside it
	}
	return path
}

// Meant is the scenario that a name typed into the planner stands for: a built-in one, a
// file of that name, or where there is none one with the extension of scenarios.
func Meant(ref string) string {
	ref = Typed(ref)
	if builtin(ref) || ref == "" || filepath.Ext(ref) != "" {
		return ref
	}
	if _, err := os.Stat(ref); errors.Is(err, fs.ErrNotExist) {
		if info, err := os.Stat(ref + extension); err == nil && info.Mode().IsRegular() {
			return ref + extension
		}
	}
	return ref
}

// extension is that of the files of scenarios.
const extension = ".yaml"

// Named is the file that a name typed for a scenario stands for: a name without an
// extension gets that of scenarios, unless a file of just this name is there.
func (Files) Named(path string) string {
	path = Typed(path)
	if path == "" || filepath.Ext(path) != "" || os.IsPathSeparator(path[len(path)-1]) {
		return path
	}
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return path
	}
	return path + extension
}

// Free returns a path that is not taken: the one given, or that with a number
// before its ending.
func (Files) Free(path string) string {
	ending := filepath.Ext(path)
	free := path
	for i := 2; i < 10_000; i++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			break
		}
		free = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ending), i, ending)
	}
	return free
}

// Differences says what the scenario of a file states otherwise than another one,
// a line for each.
func (Files) Differences(ref string, s *scenario.Scenario) ([]string, error) {
	there, err := scenariofile.Load(ref, scenariofile.Options{})
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, d := range scenariofile.Differences(there, s) {
		lines = append(lines, wording.Clean(d.Path+": "+d.Before+" -> "+d.After))
	}
	return lines, nil
}
