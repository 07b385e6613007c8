package screen

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// scroll moves the rows top to bot of the screen down by so many rows, up where
// that is negative; the rows that come in are blank. The zero value moves nothing.
type scroll struct{ top, bot, by int }

// scrollWorth is how many cells a scroll must spare: what it takes to be said, and
// somewhat more.
const scrollWorth = 40

// bestScroll is the scroll after which, by a sample of each row, the fewest cells are
// estimated to differ. A map that was panned down moves beside a panel that stays, so
// that no row is the same as before, and the renderer, which scrolls whole rows alone,
// finds none.
func (w *shiftWriter) bestScroll() scroll {
	s := &w.screen
	w.sampled[0] = w.sample(w.sampled[0][:0], w.before)
	w.sampled[1] = w.sample(w.sampled[1][:0], s.cells)
	old, now := w.sampled[0], w.sampled[1]
	per := len(now) / max(s.h, 1) // samples of a row
	if per == 0 {
		return scroll{}
	}
	row := func(of []uint64, y int) []uint64 { return of[y*per : (y+1)*per] }
	still := make([]int, s.h)  // samples that are the same where nothing moves
	blanks := make([]int, s.h) // those that are blank
	blank := shadowCell{" ", Style{}}.hash()
	for y := range s.h {
		still[y] = same(row(old, y), row(now, y))
		for _, cell := range row(now, y) {
			if cell == blank {
				blanks[y]++
			}
		}
	}
	best, most := scroll{}, scrollWorth*per/s.w
	for by := -s.h + 1; by < s.h; by++ {
		if by == 0 {
			continue
		}
		// The rows y with y-by on the screen too: the run of them that gains most.
		gain, from := 0, max(by, 0)
		for y := max(by, 0); y < min(s.h, s.h+by); y++ {
			if gain <= 0 {
				gain, from = 0, y
			}
			gain += same(row(old, y-by), row(now, y)) - still[y]
			move := scroll{min(from, from-by), max(y, y-by), by}
			if gain <= most {
				continue
			}
			if total := gain + move.comeIn(blanks, still); total > most {
				best, most = move, total
			}
		}
	}
	return best
}

// comeIn is how many samples more are right in the rows that come in blank, by how many
// of each row are blank, and how many are right where nothing moves.
func (move scroll) comeIn(blanks, still []int) (gain int) {
	from, to := move.top, move.top+move.by
	if move.by < 0 {
		from, to = move.bot+move.by+1, move.bot+1
	}
	for y := max(from, move.top); y < min(to, move.bot+1); y++ {
		gain += blanks[y] - still[y]
	}
	return gain
}

// sampleEvery is how many cells of a row stand for one.
const sampleEvery = 5

// sample is every fifth cell of each row, as a number.
func (w *shiftWriter) sample(out []uint64, cells []shadowCell) []uint64 {
	s := &w.screen
	for y := range s.h {
		for x := 0; x < s.w; x += sampleEvery {
			out = append(out, cells[y*s.w+x].hash())
		}
	}
	return out
}

// hash is a cell as a number: two that differ may share one, at worst a scroll is
// taken for better than it is.
func (c shadowCell) hash() uint64 {
	const prime = 1099511628211
	h := uint64(c.st.fg)<<32 | uint64(c.st.bg)
	h = (h ^ h>>29) * prime
	h = (h ^ uint64(c.st.attr)) * prime
	for _, b := range []byte(c.text) {
		h = (h ^ uint64(b)) * prime
	}
	return h
}

// same counts the places at which two rows are the same.
func same(a, b []uint64) (n int) {
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}

// appendScroll scrolls, and notes what that leaves. Lines are inserted and deleted
// between margins, which every terminal has.
func (move scroll) appendScroll(out []byte, cells []shadowCell, w int) []byte {
	out = append(out, ansi.SetTopBottomMargins(move.top+1, move.bot+1)...)
	out = appendMove(out, 0, move.top)
	n, final := move.by, byte('L')
	if n < 0 {
		n, final = -n, 'M'
	}
	out = append(strconv.AppendInt(append(out, "\x1b["...), int64(n), 10), final)
	move.apply(cells, w, shadowCell{" ", Style{}})
	return append(out, "\x1b[r"...)
}

// apply moves rows of cells.
func (move scroll) apply(cells []shadowCell, w int, blank shadowCell) {
	rows := cells[move.top*w : (move.bot+1)*w]
	n := min(max(move.by, -move.by)*w, len(rows))
	in := rows[:n]
	if move.by > 0 {
		copy(rows[n:], rows)
	} else {
		copy(rows, rows[n:])
		in = rows[len(rows)-n:]
	}
	for i := range in {
		in[i] = blank
	}
}
