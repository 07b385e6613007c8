package tui

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// unknownPrefix hides from the renderer which terminal it writes for. For those
// that it knows it never inserts within a row, as the algorithm that it follows
// has it, and writes a map that moved to the right anew: 37 kB at 200x60. For
// others it inserts, in the insert mode of old terminals: 4 kB. (Deleting, for a
// map that moves to the left, it does on all of them.) Since not every terminal
// has that mode, [insertWriter] turns it into the insertion that every one has.
const unknownPrefix = "plain-"

// rendererEnviron is the environment as the renderer may know it. The name of
// the terminal stays in its TERM, since other things are decided by it.
func rendererEnviron(environ []string) []string {
	out := make([]string, 0, len(environ))
	for _, entry := range environ {
		if term, ok := strings.CutPrefix(entry, "TERM="); ok && term != "" && term != "dumb" && term != "linux" {
			entry = "TERM=" + unknownPrefix + term
		}
		out = append(out, entry)
	}
	return out
}

// insertWriter writes to a terminal and turns text in insert mode into an
// insertion of so many characters (ICH) and the text.
type insertWriter struct{ out io.Writer }

// The sequences around text in insert mode.
var insertOn, insertOff = []byte(ansi.SetModeInsertReplace), []byte(ansi.ResetModeInsertReplace)

// Write writes p, which holds whole frames, and reports it written whole.
func (w insertWriter) Write(p []byte) (int, error) {
	if !bytes.Contains(p, insertOn) {
		return w.out.Write(p)
	}
	n, out := len(p), make([]byte, 0, len(p))
	for {
		before, rest, found := bytes.Cut(p, insertOn)
		inserted, after, closed := bytes.Cut(rest, insertOff)
		out = append(out, before...)
		if !found {
			break
		}
		if !closed {
			out = append(append(out, insertOn...), rest...)
			break
		}
		out = append(out, "\x1b["...)
		out = strconv.AppendInt(out, int64(ansi.StringWidth(string(inserted))), 10)
		out = append(append(out, '@'), inserted...)
		p = after
	}
	if _, err := w.out.Write(out); err != nil {
		return 0, err
	}
	return n, nil
}

// environ is the environment of the planner: that of its configuration or the
// process's.
func (c *Config) environ() []string {
	if c.Environ != nil {
		return c.Environ
	}
	return os.Environ()
}

// output is where the planner draws.
func (c *Config) output() io.Writer {
	if c.Output != nil {
		return c.Output
	}
	return os.Stdout
}

// inputOf keeps a nil file from becoming a reader that is not nil.
func inputOf(r io.Reader) io.Reader {
	if f, ok := r.(*os.File); ok && f == nil {
		return nil
	}
	return r
}

// profile is what colours the output can show by its environment.
func (c *Config) profile() colorprofile.Profile {
	return colorprofile.Detect(c.output(), c.environ())
}
