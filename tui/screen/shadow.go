package screen

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// shadow is what stands on the terminal, followed from the bytes that the
// renderer sends. It knows the few sequences that the renderer uses; at any
// other, and at wide characters, it loses track until the screen is cleared.
type shadow struct {
	w, h    int
	cells   []shadowCell
	x, y    int
	raw     bool   // a line feed keeps the column: the terminal maps nothing
	kept    [2]int // the cursor kept for later
	pen     Style
	insert  bool
	still   bool // the cursor stays in the last column: nothing wraps
	top     int  // margins between which lines scroll: the first row,
	bottom  int  // and the one after the last
	image   bool // a picture lies on the screen, which moves with its rows
	moved   bool // rows moved in the bytes followed last
	tracked bool
	plain   bool // the bytes followed last held text and moves only, and cleared nothing
}

// shadowCell is a character of width 1 with its marks; a blank has no colour of
// its own.
type shadowCell struct {
	text string
	st   Style
}

// resize forgets everything if the screen has another size.
func (s *shadow) resize(w, h int) {
	if w == s.w && h == s.h {
		return
	}
	s.w, s.h, s.tracked = w, h, false
	s.top, s.bottom = 0, h
	s.cells = make([]shadowCell, w*h)
}

// row is a row of cells.
func (s *shadow) row(y int) []shadowCell { return s.cells[y*s.w : (y+1)*s.w] }

// blank is an erased cell under the present pen.
func (s *shadow) blank() shadowCell { return shadowCell{" ", Style{bg: s.pen.bg}} }

// fill erases cells of a row.
func (s *shadow) fill(y, from, to int) {
	if y < 0 || y >= s.h {
		s.tracked = false
		return
	}
	for x := max(from, 0); x < min(to, s.w); x++ {
		s.row(y)[x] = s.blank()
	}
}

// follow takes in what is sent to the terminal.
func (s *shadow) follow(p []byte) {
	s.plain, s.moved = true, false
	var state byte
	text := string(p)
	for len(text) > 0 {
		seq, width, n, next := ansi.DecodeSequence(text, state, nil)
		state, text = next, text[n:]
		switch {
		case width == 1:
			s.print(seq)
		case width > 1:
			s.tracked = false
		case strings.HasPrefix(seq, "\x1b[") && len(seq) > 2:
			s.control(seq[2:len(seq)-1], seq[len(seq)-1])
		case seq == "\n":
			if s.lineFeed(); !s.raw {
				s.x = 0
			}
		case seq == "\x1bM":
			if s.y != s.top {
				s.y = max(s.y-1, 0)
			} else {
				s.scroll(s.top, s.bottom, 1)
			}
		case seq == "\t":
			s.x = max(min((s.x/8+1)*8, s.w-1), 0)
		case seq == "\r":
			s.x = 0
		case seq == "\b":
			s.left(1)
		case seq == "\x1b7":
			s.kept, s.plain = [2]int{s.x, s.y}, false
		case seq == "\x1b8":
			s.x, s.y, s.plain = s.kept[0], s.kept[1], false
		case strings.HasPrefix(seq, "\x1b]") || strings.HasPrefix(seq, "\x1b_") || strings.HasPrefix(seq, "\x1bP"):
			s.plain = false
			s.picture(seq)
		default:
			s.plain, s.tracked = false, false
		}
	}
}

// picture notes whether a picture lies on the screen.
func (s *shadow) picture(seq string) {
	if head, ok := strings.CutPrefix(seq, "\x1b_G"); ok {
		head, _, _ = strings.Cut(head, ";")
		switch {
		case strings.Contains(head, "a=d"):
			s.image = false
		case strings.Contains(head, "a=p"), strings.Contains(head, "a=T"):
			s.image = true
		}
	}
}

// margins says whether lines scroll in a part of the screen alone.
func (s *shadow) margins() bool { return s.top != 0 || s.bottom != s.h }

// lineFeed goes to the next row, and scrolls at the margin.
func (s *shadow) lineFeed() {
	if s.y == s.bottom-1 {
		s.scroll(s.top, s.bottom, -1)
	} else {
		s.y = max(min(s.y+1, s.h-1), 0)
	}
}

// scroll moves the rows from a row up to another one down, up where by is negative.
func (s *shadow) scroll(from, to, by int) {
	if from < 0 || to > s.h || from >= to {
		s.tracked = false
		return
	}
	s.moved = true
	by = max(min(by, to-from), from-to)
	scroll{from, to - 1, by}.apply(s.cells, s.w, s.blank())
}

// rows obeys what moves rows: margins, scrolls, lines inserted and deleted.
func (s *shadow) rows(params string, n int, final byte) {
	switch final {
	case 'r':
		from, to, _ := strings.Cut(params, ";")
		s.top, s.bottom = number(from)-1, s.h
		if to != "" {
			s.bottom = min(number(to), s.h)
		}
		if s.x, s.y = 0, 0; s.top >= s.bottom {
			s.top, s.bottom, s.tracked = 0, s.h, false
		}
	case 'S':
		s.scroll(s.top, s.bottom, -n)
	case 'T':
		s.scroll(s.top, s.bottom, n)
	case 'L', 'M':
		if s.y < s.top || s.y >= s.bottom {
			break
		}
		if final == 'M' {
			n = -n
		}
		s.scroll(s.y, s.bottom, n)
		s.x = 0
	}
}

// print writes a character at the cursor; beyond the right edge it is lost
// track of.
func (s *shadow) print(text string) {
	if s.y >= s.h || s.x >= s.w {
		s.tracked = false
		return
	}
	row := s.row(s.y)
	if s.insert {
		copy(row[s.x+1:], row[s.x:])
	}
	st := s.pen
	if text == " " && st.attr&(attrUnderline|attrReverse) == 0 {
		st = Style{bg: st.bg}
	}
	row[s.x] = shadowCell{text, st}
	if s.x++; s.still {
		s.x = min(s.x, s.w-1)
	}
}

// left moves the cursor to the left. From beyond the last column terminals go different
// ways.
func (s *shadow) left(n int) {
	s.tracked = s.tracked && s.x < s.w
	s.x = max(s.x-n, 0)
}

// control obeys a control sequence by its parameters and last byte.
func (s *shadow) control(params string, final byte) {
	if asks(params, final) {
		s.plain = false
		return
	}
	n := 1
	if v, err := strconv.Atoi(params); err == nil {
		n = max(v, 1)
	} else if params != "" && !strings.ContainsRune("mHrhlqW", rune(final)) {
		s.plain, s.tracked = false, false // no number
		return
	}
	switch final {
	case 'm':
		s.color(params)
	case 'H':
		row, column, _ := strings.Cut(params, ";")
		s.y, s.x = number(row)-1, number(column)-1
		s.tracked = s.tracked && s.y < s.h && s.x < s.w
	case 'A':
		s.y = max(s.y-n, 0)
	case 'B':
		s.y = max(min(s.y+n, s.h-1), 0)
	case 'C':
		s.x = max(min(s.x+n, s.w-1), 0)
	case 'D':
		s.left(n)
	case 'G', '`':
		s.x = n - 1
	case 'd':
		s.y = n - 1
	case 'J', 'K', 'X', '@', 'P':
		s.erase(params, n, final)
	case 'h', 'l':
		s.mode(params, final == 'h')
	case 'Z': // back to a tab stop
		for range n {
			s.x = max((s.x-1)/8*8, 0)
		}
	case 'r', 'S', 'T', 'L', 'M':
		s.rows(params, n, final)
	case 'q', 'W': // the shape of the cursor, the tab stops
		s.plain = false
	default:
		s.plain, s.tracked = false, false
	}
}

// asks reports whether a control sequence asks the terminal something, or tells it how keys
// are to be sent: what stands on the screen stays.
func asks(params string, final byte) bool {
	switch final {
	case 'c', 'n':
		return true
	case 'p', 'u', 'm':
		return strings.ContainsAny(params, "<=>?$")
	}
	return false
}

// number is a parameter, 1 where it is left out.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return max(n, 1)
	}
	return 1
}

// erase clears, inserts and deletes.
func (s *shadow) erase(params string, n int, final byte) {
	switch {
	case final == 'J' && params == "2":
		for y := range s.h {
			s.fill(y, 0, s.w)
		}
		s.tracked, s.plain = s.w > 0 && s.h > 0, false
	case final == 'J' || s.y >= s.h || s.x >= s.w:
		s.tracked = false
	case final == 'K' && (params == "" || params == "0"):
		s.fill(s.y, s.x, s.w)
	case final == 'K' && params == "1":
		s.fill(s.y, 0, s.x+1)
	case final == 'K':
		s.fill(s.y, 0, s.w)
	case final == 'X':
		s.fill(s.y, s.x, s.x+n)
	case final == '@':
		row := s.row(s.y)
		n = min(n, s.w-s.x)
		copy(row[s.x+n:], row[s.x:])
		s.fill(s.y, s.x, s.x+n)
	default:
		row := s.row(s.y)
		n = min(n, s.w-s.x)
		copy(row[s.x:], row[s.x+n:])
		s.fill(s.y, s.w-n, s.w)
	}
}

// mode obeys the modes that matter for where text goes.
func (s *shadow) mode(params string, on bool) {
	switch params {
	case "4":
		s.insert = on
	case "?2026":
	case "?6": // rows are counted from the margin
		s.plain, s.tracked = false, false
	case "?7":
		s.still, s.plain = !on, false
	case "?1049":
		s.plain, s.tracked = false, false
	default:
		s.plain = false
	}
}

// color takes on the colours and attributes of a sequence.
func (s *shadow) color(params string) {
	list := strings.Split(params, ";")
	for i := 0; i < len(list); i++ {
		n, err := strconv.Atoi(list[i])
		if err != nil && list[i] != "" {
			s.tracked = false
			return
		}
		switch {
		case n == 0:
			s.pen = Style{}
		case n == 1 || n == 2 || n == 4 || n == 7:
			s.pen.attr |= map[int]attr{1: attrBold, 2: attrFaint, 4: attrUnderline, 7: attrReverse}[n]
		case n == 22:
			s.pen.attr &^= attrBold | attrFaint
		case n == 24:
			s.pen.attr &^= attrUnderline
		case n == 27:
			s.pen.attr &^= attrReverse
		case n == 38 || n == 48:
			c, used := colorOf(list[i+1:])
			if used == 0 {
				s.tracked = false
				return
			}
			i += used
			s.pen.set(n, c)
		default:
			c, ok := basicColor(n)
			if !ok {
				s.tracked = false
				return
			}
			s.pen.set(n, c)
		}
	}
}

// set gives text or, by the parameter, its ground a colour.
func (s *Style) set(n int, c color) {
	if n >= 40 && n <= 49 || n >= 100 {
		s.bg = c
	} else {
		s.fg = c
	}
}

// colorOf reads 5;n or 2;r;g;b and how many parameters that took, 0 for
// something else.
func colorOf(list []string) (color, int) {
	numbers := make([]int, 0, 4)
	for _, word := range list[:min(len(list), 4)] {
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 || n > 255 {
			break
		}
		numbers = append(numbers, n)
	}
	switch {
	case len(numbers) >= 2 && numbers[0] == 5:
		return indexed(uint8(numbers[1])), 2
	case len(numbers) == 4 && numbers[0] == 2:
		return rgb(uint32(numbers[1]<<16 | numbers[2]<<8 | numbers[3])), 4
	}
	return 0, 0
}

// basicColor is one of the 16 colours or the terminal's own.
func basicColor(n int) (color, bool) {
	switch {
	case n == 39 || n == 49:
		return colorDefault, true
	case n >= 30 && n <= 37 || n >= 40 && n <= 47:
		return indexed(uint8(n % 10)), true
	case n >= 90 && n <= 97 || n >= 100 && n <= 107:
		return indexed(uint8(n%10 + 8)), true
	}
	return 0, false
}
