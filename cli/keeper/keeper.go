// Package keeper gives a terminal back that the planner could not: after a panic in any
// goroutine, and after SIGKILL. A keeper is the same program started a second time beside
// the planner, which waits until the planner is gone: there, to import this package is to
// run as one, and to end. Only Unix has keepers.
package keeper

import (
	"os"

	"golang.org/x/term"
)

// screenOff leaves the other screen and turns mouse and paste reports off, the
// cursor and line wrapping on, colours and keyboard as they were.
const screenOff = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[>4m\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[m"

// GiveBack gives a terminal back in a mode that it was in, the screen as it was before the
// planner drew on it.
func GiveBack(in, out *os.File, mode *term.State) {
	_ = term.Restore(int(in.Fd()), mode) // nothing better can be done
	_, _ = out.WriteString(screenOff)
}
