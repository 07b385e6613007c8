package screen

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/charmbracelet/x/ansi"
)

// shiftWriter stands between renderer and terminal and sends what a pan leaves as a
// shift of rows or a scroll, and what it changes colour by colour. What is sent has
// the same effect as what the renderer would send, and is sent where it is shorter, or
// where the renderer would scroll a picture away.
type shiftWriter struct {
	out    io.Writer
	size   *screenSize
	screen shadow
	drawn  func() // is told when the first text is written, and then nil
	before []shadowCell
	bytes  []byte
	// For the search of something shorter.
	sampled [2][]uint64
	runs    runs
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

// showsText reports whether something is written that can be read, as every frame has but
// one of a screen of unknown size, and no question to the terminal.
func showsText(p []byte) bool { return strings.TrimSpace(ansi.Strip(string(p))) != "" }

// The sequences around a frame that is to be shown at once.
var syncOn, syncOff = []byte(ansi.SetModeSynchronizedOutput), []byte(ansi.ResetModeSynchronizedOutput)

// Write writes p or something else with the same effect, and reports it written whole.
func (w *shiftWriter) Write(p []byte) (int, error) {
	s := &w.screen
	s.resize(w.size.get())
	search := s.tracked && (len(p) > shiftWorth || s.image) && s.pen == Style{} && !s.insert && !s.margins()
	if w.drawn != nil && showsText(p) {
		defer w.drawn()
		w.drawn = nil
	}
	if !search {
		defer s.follow(p) // after it is sent
		return w.out.Write(p)
	}
	w.before = append(w.before[:0], s.cells...)
	if s.follow(p); !s.tracked || !s.plain || s.insert || s.margins() || s.pen != (Style{}) {
		return w.out.Write(p)
	}
	short := w.shorter(p)
	if len(short) >= len(p) && !(s.image && s.moved) { // with its rows a picture would move
		return w.out.Write(p)
	}
	if _, err := w.out.Write(short); err != nil {
		return 0, err
	}
	return len(p), nil
}

// shorter turns the screen before into the screen now, with a scroll where one seems to
// spare most, between the marks of a frame that is to be shown at once where the frame p
// has them.
func (w *shiftWriter) shorter(p []byte) []byte {
	w.bytes = w.bytes[:0]
	if bytes.HasPrefix(p, syncOn) {
		w.bytes = append(w.bytes, syncOn...)
	}
	if !w.screen.image { // which would move with the rows
		if move := w.bestScroll(); move.by != 0 {
			w.bytes = move.appendScroll(w.bytes, w.before, w.screen.w)
		}
	}
	w.bytes = w.appendFrame(w.bytes)
	if bytes.HasSuffix(p, syncOff) {
		w.bytes = append(w.bytes, syncOff...)
	}
	return w.bytes
}

// appendFrame turns the screen before into the screen now: rows are shifted first,
// then what still differs is written.
func (w *shiftWriter) appendFrame(out []byte) []byte {
	s, pen := &w.screen, Style{}
	w.runs.reset()
	for y := range s.h {
		old, now := w.before[y*s.w:(y+1)*s.w], s.row(y)
		first := 0
		for first < s.w && old[first] == now[first] {
			first++
		}
		if first == s.w {
			continue
		}
		if by := bestShift(old[first:], now[first:]); by != 0 {
			out, pen = appendShift(appendMove(out, first, y), old[first:], now[first:], by, pen)
		}
		w.runs.addRow(old, now, y)
	}
	out, pen = w.runs.append(out, s, pen)
	out = appendMove(out, min(s.x, s.w-1), s.y)
	if s.x >= s.w { // beyond the last column, as after writing into it
		last := s.row(s.y)[s.w-1]
		out, pen = appendStyleTo(out, pen, last.st)
		out = append(out, last.text...)
	}
	out, _ = appendStyleTo(out, pen, Style{})
	return out
}

// shiftLeast is how many cells of a row must differ for a shift to be looked for.
const shiftLeast = 6

// maxShift is the largest shift that is looked for, in cells.
const maxShift = 12

// bestShift is the shift after which the fewest cells of a row differ, the
// smallest of equals.
func bestShift(old, now []shadowCell) int {
	best, least := 0, differing(old, now)
	if least < shiftLeast {
		return 0
	}
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
