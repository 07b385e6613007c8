package screen

import "strconv"

// runs is what is to be written on the screen, by style: to say a colour takes more
// bytes than to move the cursor. The zero value is empty.
type runs struct {
	list   []run
	styles []Style       // in the order in which they come first
	first  []int         // by style, the first run that has it
	last   []int         // and the last
	number map[Style]int // of a style
}

// run is cells of a row from a column up to another one, which are written in one
// go; erased is a blank that reaches to the end of the row.
type run struct {
	y, from, to int
	erased      bool
	next        int // of the same style, -1 after the last
}

// eraseWorth is how many blanks at the end of a row are erased rather than written.
const eraseWorth = 5

// stepWorth is how many bytes of what stands already are written again rather than
// stepped over.
const stepWorth = 4

func (r *runs) reset() {
	r.list, r.styles, r.first, r.last = r.list[:0], r.styles[:0], r.first[:0], r.last[:0]
	if r.number == nil {
		r.number = map[Style]int{}
	}
	clear(r.number)
}

// addRow adds what differs in a row.
func (r *runs) addRow(old, now []shadowCell, y int) {
	tail := len(now)
	for tail > 0 && now[tail-1] == now[len(now)-1] && now[tail-1].blank() {
		tail--
	}
	for x := 0; x < len(now); {
		if old[x] == now[x] {
			x++
			continue
		}
		if x >= tail && len(now)-x >= eraseWorth {
			r.add(run{y: y, from: x, to: len(now), erased: true}, now[x].st)
			return
		}
		to, st := runFrom(old, now, x)
		r.add(run{y: y, from: x, to: to}, st)
		x = to
	}
}

// blank reports whether a cell shows its ground alone.
func (c shadowCell) blank() bool { return c.text == " " && c.st.attr == 0 }

// fits reports whether a cell is right when it is written in a style: a blank is in
// every style of its ground that draws nothing through it.
func (c shadowCell) fits(st Style) bool {
	return c.st == st || c.blank() && c.st.bg == st.bg && st.attr&(attrUnderline|attrReverse) == 0
}

// runFrom is the run that starts with the cell x: up to which column, and its style.
func runFrom(old, now []shadowCell, x int) (to int, st Style) {
	st, blank := now[x].st, now[x].blank()
	to = x + 1
	for i, passed := to, 0; i < len(now); i++ {
		c := now[i]
		if !c.fits(st) {
			if !blank || c.st.bg != st.bg || c.st.attr&(attrUnderline|attrReverse) != 0 {
				break
			}
			st, blank = c.st, false // blanks alone so far: they fit this style too
		}
		blank = blank && c.blank()
		if old[i] != c {
			to, passed = i+1, 0
		} else if passed += len(c.text); passed > stepWorth {
			break
		}
	}
	return to, st
}

// add adds a run of a style.
func (r *runs) add(next run, st Style) {
	n, known := r.number[st]
	at := len(r.list)
	if !known {
		n = len(r.styles)
		r.number[st] = n
		r.styles, r.first, r.last = append(r.styles, st), append(r.first, at), append(r.last, at)
	} else {
		r.list[r.last[n]].next = at
		r.last[n] = at
	}
	next.next = -1
	r.list = append(r.list, next)
}

// append writes the runs of a screen and returns the style that the last one leaves.
func (r *runs) append(out []byte, s *shadow, pen Style) ([]byte, Style) {
	x, y := -1, -1 // of the cursor, not known
	for n, st := range r.styles {
		out, pen = appendStyleTo(out, pen, st)
		for at := r.first[n]; at >= 0; at = r.list[at].next {
			one := r.list[at]
			out = appendStep(out, x, y, one.from, one.y)
			x, y = one.to, one.y
			if one.erased {
				out, x = append(out, "\x1b[K"...), one.from
				continue
			}
			for _, c := range s.row(one.y)[one.from:one.to] {
				out = append(out, c.text...)
			}
		}
	}
	return out, pen
}

// appendStep moves the cursor from a cell to another one.
func appendStep(out []byte, x, y, toX, toY int) []byte {
	switch {
	case y != toY || toX < x || x < 0:
		return appendMove(out, toX, toY)
	case toX == x:
		return out
	case toX == x+1:
		return append(out, "\x1b[C"...)
	}
	return append(strconv.AppendInt(append(out, "\x1b["...), int64(toX-x), 10), 'C')
}
