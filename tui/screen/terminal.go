package screen

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Terminal is the door between the renderer of Bubble Tea and the terminal. It
// answers four faults of that renderer (github.com/charmbracelet/ultraviolet,
// TerminalRenderer), all of which make a pan of a map cost 20 to 40 kB instead of 5:
//
//   - For terminals that it knows by name it never inserts within a row, so a map
//     that moved to the right is written anew. [Terminal.Environ] hides the name,
//     and the text in insert mode that the renderer then sends becomes an
//     insertion (ICH), which every terminal has.
//   - It shifts a row only where its end is blank. [Terminal.Writer] follows what
//     stands on the screen and sends a shift where that is shorter.
//   - It scrolls whole rows alone: beside a panel that stays it writes a map that
//     moved up or down anew. The writer scrolls (scroll.go) and mends the panel.
//   - It writes cell after cell and names the colour at each change of it. The writer
//     writes one colour after the other (runs.go).
//
// They are mended when TestTheRendererStillNeedsTheDoor of tui fails: it measures
// what the renderer sends by itself. Then this file, shift.go, scroll.go, runs.go and
// shadow.go can go.
type Terminal struct {
	out     io.Writer
	size    screenSize
	environ []string
	drawn   chan struct{} // closed when the first frame is written
}

// OpenTerminal is the door to an output for a planner that reads from an input,
// in an environment. An input that is a terminal is in raw mode.
func OpenTerminal(out io.Writer, in io.Reader, environ []string) *Terminal {
	t := &Terminal{environ: rendererEnviron(environ), drawn: make(chan struct{})}
	w := &shiftWriter{out: insertWriter{out}, size: &t.size, drawn: sync.OnceFunc(func() { close(t.drawn) })}
	if runtime.GOOS == "windows" { // where a line feed means now this and now that
		w.size = &screenSize{} // never heard of: nothing is shifted
	}
	if f, ok := in.(term.File); ok && f != (*os.File)(nil) {
		w.screen.raw = term.IsTerminal(f.Fd())
	}
	t.out = w
	if f, ok := out.(*os.File); ok {
		t.out = shiftFile{f, w}
	}
	return t
}

// Writer is what the renderer writes to.
func (t *Terminal) Writer() io.Writer { return t.out }

// Drawn returns a channel that is closed when the first frame is written.
func (t *Terminal) Drawn() <-chan struct{} { return t.drawn }

// Environ is the environment as the renderer may know it.
func (t *Terminal) Environ() []string { return t.environ }

// Resized says how large the screen is from now on.
func (t *Terminal) Resized(w, h int) {
	if t != nil {
		t.size.set(w, h)
	}
}

// Size is how large the screen of a terminal is, in cells; ok is false for what is none.
func Size(out io.Writer) (w, h int, ok bool) {
	f, ok := out.(*os.File)
	if !ok {
		return 0, 0, false
	}
	w, h, err := term.GetSize(f.Fd())
	return w, h, err == nil && w > 0 && h > 0
}

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
