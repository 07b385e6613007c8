package cli

import (
	"os"
	"sync/atomic"

	"golang.org/x/term"
)

// screenState is how the terminal was before the planner drew on it, for a run that
// has to be left without the planner's help.
type screenState struct {
	in    *os.File
	out   *os.File
	mode  *term.State
	drawn atomic.Bool // the planner has the screen
}

// newScreenState notes the state of the terminal; nil where there is none.
func newScreenState(in, out *os.File) *screenState {
	mode, err := term.GetState(int(in.Fd()))
	if err != nil || !terminal(out) {
		return nil
	}
	return &screenState{in: in, out: out, mode: mode}
}

// take says whether the planner has the screen.
func (s *screenState) take(drawn bool) {
	if s != nil {
		s.drawn.Store(drawn)
	}
}

// screenOff leaves the other screen and turns mouse and paste reports off, the
// cursor and line wrapping on, colours and keyboard as they were.
const screenOff = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[>4m\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[m"

// restore gives the terminal back as it was.
func (s *screenState) restore() {
	if s == nil || !s.drawn.Load() {
		return
	}
	_ = term.Restore(int(s.in.Fd()), s.mode) // nothing better can be done
	_, _ = s.out.WriteString(screenOff)
}
