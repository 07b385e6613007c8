package screen

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/charmbracelet/x/ansi"
)

// shiftWriter stands between renderer and terminal and sends what a pan leaves
// of every row as a shift. The renderer shifts a row only where its end is
// blank; a map whose rows reach the right edge it writes anew, 22 kB at 200x60.
// What is sent instead has the same effect, and is sent only where it is
// shorter.
type shiftWriter struct {
	out    io.Writer
	size   *screenSize
	screen shadow
	before []shadowCell
	bytes  []byte
}

// screenSize is the size of the screen as the planner last heard of it.
type screenSize struct{ packed atomic.Uint64 }

func (s *screenSize) set(w, h int) { s.packed.Store(uint64(w)<<32 | uint64(h)) }
func (s *screenSize) get() (w, h int) {
	packed := s.packed.Load()
	return int(packed >> 32), int(packed & (1<<32 - 1))
}

// shiftFile is a shiftWriter on a file, which stays known as a terminal.
type shiftFile struct {
	*os.File
	shift *shiftWriter
}

// Write writes with shifts.
func (f shiftFile) Write(p []byte) (int, error) { return f.shift.Write(p) }

// shiftWorth is how many bytes are worth the search for something shorter.
const shiftWorth = 1500

// The sequences around a frame that is to be shown at once.
var syncOn, syncOff = []byte(ansi.SetModeSynchronizedOutput), []byte(ansi.ResetModeSynchronizedOutput)

// Write writes p or something shorter with the same effect, and reports it
// written whole.
func (w *shiftWriter) Write(p []byte) (int, error) {
	s := &w.screen
	s.resize(w.size.get())
	search := s.tracked && len(p) > shiftWorth && s.pen == Style{} && !s.insert
	if search {
		w.before = append(w.before[:0], s.cells...)
	}
	s.follow(p)
	if !search || !s.tracked || !s.plain || s.insert || s.pen != (Style{}) {
		return w.out.Write(p)
	}
	short := w.bytes[:0]
	if bytes.HasPrefix(p, syncOn) {
		short = append(short, syncOn...)
	}
	short = w.appendFrame(short)
	if bytes.HasSuffix(p, syncOff) {
		short = append(short, syncOff...)
	}
	if w.bytes = short; len(short) >= len(p) {
		return w.out.Write(p)
	}
	if _, err := w.out.Write(short); err != nil {
		return 0, err
	}
	return len(p), nil
}

// appendFrame turns the screen before into the screen now.
func (w *shiftWriter) appendFrame(out []byte) []byte {
	s, pen := &w.screen, Style{}
	for y := range s.h {
		old, now := w.before[y*s.w:(y+1)*s.w], s.row(y)
		first := 0
		for first < s.w && old[first] == now[first] {
			first++
		}
		if first == s.w {
			continue
		}
		by, at := bestShift(old[first:], now[first:]), -1
		if by != 0 {
			out, pen = appendShift(appendMove(out, first, y), old[first:], now[first:], by, pen)
			at = first
		}
		out, pen = appendRowChanges(out, old, now, y, at, pen)
	}
	out = appendMove(out, min(s.x, s.w-1), s.y)
	if s.x >= s.w { // beyond the last column, as after writing into it
		last := s.row(s.y)[s.w-1]
		out, pen = appendStyleTo(out, pen, last.st)
		out = append(out, last.text...)
	}
	out, _ = appendStyleTo(out, pen, Style{})
	return out
}

// maxShift is the largest shift that is looked for, in cells.
const maxShift = 12

// bestShift is the shift after which the fewest cells of a row differ, the
// smallest of equals.
func bestShift(old, now []shadowCell) int {
	best, least := 0, differing(old, now)
	for n := 1; n <= min(maxShift, len(now)-1); n++ {
		// A shift costs a move and itself, and the cells that it brings in.
		if d := differing(old[:len(old)-n], now[n:]) + n + 2; d < least {
			best, least = n, d
		}
		if d := differing(old[n:], now[:len(now)-n]) + n + 2; d < least {
			best, least = -n, d
		}
	}
	return best
}

func differing(a, b []shadowCell) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// appendShift shifts the row from the cursor on, and notes what that leaves.
// Cells inserted are to be written whatever they show; those that come in at
// the right edge are blank on the ground of the pen, as the renderer has it.
func appendShift(out []byte, row, now []shadowCell, by int, pen Style) ([]byte, Style) {
	if by > 0 {
		out = append(strconv.AppendInt(append(out, "\x1b["...), int64(by), 10), '@')
		copy(row[by:], row)
		clear(row[:by])
		return out, pen
	}
	out, pen = appendStyleTo(out, pen, Style{bg: now[len(now)-1].st.bg})
	out = append(strconv.AppendInt(append(out, "\x1b["...), int64(-by), 10), 'P')
	copy(row, row[-by:])
	for i := len(row) + by; i < len(row); i++ {
		row[i] = shadowCell{" ", pen}
	}
	return out, pen
}

// appendRowChanges writes the cells of a row that differ. A blank run to the
// end of the row is erased. The cursor is in column at of the row, or, when that
// is negative, elsewhere.
func appendRowChanges(out []byte, old, now []shadowCell, y, at int, pen Style) ([]byte, Style) {
	tail := len(now)
	for tail > 0 && now[tail-1] == now[len(now)-1] && now[tail-1].text == " " && now[tail-1].st.attr == 0 {
		tail--
	}
	for x := 0; x < len(now); x++ {
		if old[x] == now[x] {
			continue
		}
		switch {
		case at == x:
		case at >= 0 && x-at <= 2 && !slices.ContainsFunc(now[at:x], func(c shadowCell) bool { return c.st != pen }):
			for _, c := range now[at:x] {
				out = append(out, c.text...)
			}
		default:
			out = appendMove(out, x, y)
		}
		out, pen = appendStyleTo(out, pen, now[x].st)
		if x >= tail && len(now)-x > 4 {
			out = append(out, "\x1b[K"...)
			return out, pen
		}
		out = append(out, now[x].text...)
		at = x + 1
	}
	return out, pen
}

// appendMove moves the cursor.
func appendMove(out []byte, x, y int) []byte {
	out = strconv.AppendInt(append(out, "\x1b["...), int64(y+1), 10)
	out = strconv.AppendInt(append(out, ';'), int64(x+1), 10)
	return append(out, 'H')
}

// appendStyleTo changes the pen, if it is another one.
func appendStyleTo(out []byte, pen, to Style) ([]byte, Style) {
	if pen != to {
		out = appendStyle(out, pen, to)
	}
	return out, to
}
