package screen

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomFrame writes a row anew in each line of the screen: what stood there,
// shifted at times, with other cells here and there.
func randomFrame(rng *rand.Rand, rows [][]shadowCell) string {
	var out []byte
	pen, by := Style{}, rng.IntN(9)-4
	if down := rng.IntN(7) - 3; down != 0 && rng.IntN(2) == 0 {
		scrollBeside(rng, rows, down)
	}
	for y, row := range rows {
		for x := range row {
			if from := x - by; rng.IntN(12) == 0 {
				row[x] = shadowCell{string(rune('a' + rng.IntN(26))), Style{fg: indexed(uint8(rng.IntN(3))),
					bg: rgb(uint32(rng.IntN(2))), attr: attr(rng.IntN(3))}}
			} else if from >= 0 && from < len(row) && by < 0 {
				row[x] = row[from]
			}
		}
		out = appendMove(out, 0, y)
		for _, c := range row {
			out, pen = appendStyleTo(out, pen, c.st)
			out = append(out, c.text...)
		}
	}
	out, _ = appendStyleTo(out, pen, Style{})
	if rng.IntN(3) > 0 {
		out = appendMove(out, rng.IntN(len(rows[0])), rng.IntN(len(rows)))
	}
	return string(out)
}

// scrollBeside moves what stands right of a column down by so many rows, as a map
// beside a panel; what comes in is blank or new.
func scrollBeside(rng *rand.Rand, rows [][]shadowCell, down int) {
	from := rng.IntN(len(rows[0]) / 2)
	top, bottom := rng.IntN(2), len(rows)-rng.IntN(2)
	kept := make([][]shadowCell, len(rows))
	for y := range rows {
		kept[y] = slices.Clone(rows[y])
	}
	for y := top; y < bottom; y++ {
		if y-down >= top && y-down < bottom {
			copy(rows[y][from:], kept[y-down][from:])
			continue
		}
		for x := from; x < len(rows[y]); x++ {
			rows[y][x] = shadowCell{string(rune(' ' + rng.IntN(2))), Style{}}
		}
	}
}

// Whatever the renderer sends, what is sent instead leaves the same screen and
// the same cursor, and is not longer.
func TestShiftsHaveTheSameEffect(t *testing.T) {
	shorter := 0
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 3))
		w, h := 20+rng.IntN(60), 3+rng.IntN(20)
		var sent bytes.Buffer
		size := &screenSize{}
		size.set(w, h)
		writer := &shiftWriter{out: &sent, size: size}
		other := shadow{}
		other.resize(w, h)
		rows := make([][]shadowCell, h)
		for y := range rows {
			rows[y] = slices.Repeat([]shadowCell{{" ", Style{}}}, w)
		}
		if _, err := writer.Write([]byte("\x1b[H\x1b[2J")); err != nil {
			t.Fatal(err)
		}
		other.follow(sent.Bytes())
		for range 20 {
			frame := randomFrame(rng, rows)
			sent.Reset()
			if n, err := writer.Write([]byte(frame)); n != len(frame) || err != nil {
				t.Fatal(n, err)
			}
			if sent.Len() > len(frame) {
				t.Fatalf("%d bytes instead of %d", sent.Len(), len(frame))
			}
			if sent.Len() < len(frame) {
				shorter++
			}
			other.follow(sent.Bytes())
			a := &writer.screen
			if !a.tracked || !other.tracked || !slices.Equal(a.cells, other.cells) || a.x != other.x ||
				a.y != other.y ||
				a.pen != other.pen {
				t.Fatalf("seed %d: the screens differ: cursor %d, %d and %d, %d", seed, a.x, a.y, other.x, other.y)
			}
		}
	}
	if shorter < 400 {
		t.Errorf("only %d of 800 frames became shorter", shorter)
	}
}

func TestTheShadowFollowsTheRenderer(t *testing.T) {
	for name, c := range map[string]struct{ sent, want string }{
		"text and moves":           {"ab\x1b[2;2Hc\x1b[Ad\x1b[Be\rf", "abd  |fc e |     "},
		"line feeds":               {"a\nb\n\x1b[2Cc", "a    |b    |  c  "},
		"tabs":                     {"a\tb\x1b[2;5H\x1b[Zc", "a   b|c    |     "},
		"insert a cell":            {"abcde\x1b[1;2H\x1b[2@XY", "aXYbc|     |     "},
		"insert mode":              {"abcde\x1b[1;2H\x1b[4hXY\x1b[4l", "aXYbc|     |     "},
		"delete":                   {"abcde\x1b[1;2H\x1b[2P", "ade  |     |     "},
		"scroll":                   {"a\n\rb\n\rc\x1b[1S\x1b[1;2Hd", "bd   |c    |     "},
		"scroll down":              {"a\n\rb\n\rc\x1b[1T", "     |a    |b    "},
		"margins":                  {"a\n\rb\n\rc\x1b[2;3r\x1b[1S\x1b[r", "a    |c    |     "},
		"margins home":             {"a\n\rb\x1b[2;3rc", "c    |b    |     "},
		"lines in":                 {"a\n\rb\n\rc\x1b[1;2r\x1b[2;1H\x1b[L", "a    |     |c    "},
		"lines out":                {"a\n\rb\n\rc\x1b[2;4H\x1b[Md", "a    |d    |     "},
		"outside margins":          {"a\n\rb\n\rc\x1b[2;3r\x1b[M", "a    |b    |c    "},
		"feed at the end":          {"a\n\rb\n\rc\n", "b    |c    |     "},
		"reverse at start":         {"a\n\rb\x1b[1;1H\x1bM", "     |a    |b    "},
		"what terminals are asked": {"ab\x1b[c\x1b[>4;2m\x1b[?u\x1b[>1u\x1b[<1u\x1b[?2026$p\x1b[6n\x1b[>0qc", "abc  |     |     "},
		"a corner without wrap":    {"\x1b[3;5H\x1b[?7la\x1b[?7h\bb\x1b[1;1Hc", "c    |     |   ba"},
		"more than all":            {"a\n\rb\n\rc\x1b[9S", "     |     |     "},
		"erase": {"abcde\x1b[1;3H\x1b[K\x1b[2;1Hfghij\x1b[2;2H\x1b[2X\x1b[3;1Hklm\x1b[3;2H\x1b[1K",
			"ab   |f  ij|  m  "},
		"kept cursor":     {"\x1b[2;3H\x1b7\x1b[1;1Ha\x1b8b", "a    |  b  |     "},
		"cleared at last": {"abc\x1b[2J\x1b[Hd", "d    |     |     "},
	} {
		s := shadow{}
		s.resize(5, 3)
		s.follow([]byte("\x1b[2J\x1b[H" + c.sent))
		var rows []string
		for y := range 3 {
			row := ""
			for _, cell := range s.row(y) {
				row += cell.text
			}
			rows = append(rows, row)
		}
		if got := strings.Join(rows, "|"); got != c.want || !s.tracked {
			t.Errorf("%s: %q, want %q (tracked %v)", name, got, c.want, s.tracked)
		}
	}
	for _, unknown := range []string{"\x1b[3;2r", "\x1b[1$}", "\x1b[u", "\x1b[1;5Ha\b", "\x1b[1;5Ha\x1b[2D", "\x1b[31:5m", "京", "\x1b[?1049h", "\x1b[99;1H"} {
		s := shadow{}
		s.resize(5, 3)
		if s.follow([]byte("\x1b[2J\x1b[H" + unknown)); s.tracked {
			t.Errorf("%q: still believes to know the screen", unknown)
		}
		if s.follow([]byte("\x1b[2J\x1b[H")); !s.tracked {
			t.Errorf("%q: not known after the screen was cleared", unknown)
		}
	}
	s := shadow{}
	s.resize(5, 3)
	s.follow([]byte("\x1b[2J\x1b[H\x1b[1;38;2;1;2;3;48;5;200mx\x1b[22;39;100my\x1b[0;7;94mz"))
	for x, want := range []Style{{fg: rgb(0x010203), bg: indexed(200), attr: attrBold}, {bg: indexed(8)},
		{fg: indexed(12), attr: attrReverse}} {
		if got := s.row(0)[x].st; got != want {
			t.Errorf("cell %d is %+v, want %+v", x, got, want)
		}
	}
}

// Random bytes and sizes never break it.
func TestTheShadowNeverPanics(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	parts := []string{
		"\x1b[",
		"\x1b]",
		"\x1b7",
		"\x1b8",
		";",
		"1",
		"7",
		"99",
		"m",
		"H",
		"J",
		"K",
		"P",
		"@",
		"X",
		"A",
		"B",
		"C",
		"D",
		"G",
		"d",
		"4h",
		"r",
		"S",
		"T",
		"L",
		"M",
		"\x1bM",
		"?2026h",
		"\n",
		"\r",
		"\b",
		"abc",
		"ї",
		"京",
		"\a",
		"\x1b\\",
		"\x1b[2J",
	}
	for range 3000 {
		s := shadow{}
		s.resize(rng.IntN(6), rng.IntN(4))
		var b strings.Builder
		for range rng.IntN(30) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		s.follow([]byte(b.String()))
		s.resize(rng.IntN(6), rng.IntN(4))
		s.follow([]byte(b.String()))
	}
}

// A map that was panned down beside a panel is scrolled: what comes in and what
// stood beside it is written, the rest is not.
func TestAMapBesideAPanelIsScrolled(t *testing.T) {
	const w, h, panel = 100, 40, 30
	for _, down := range []int{-20, -2, -1, 1, 2, 20} {
		rng := rand.New(rand.NewPCG(4, 4))
		rows := make([][]shadowCell, h)
		for y := range rows {
			for range w {
				rows[y] = append(rows[y], shadowCell{string(rune('a' + rng.IntN(26))), Style{}})
			}
		}
		size := &screenSize{}
		size.set(w, h)
		var sent bytes.Buffer
		writer := &shiftWriter{out: &sent, size: size}
		draw := func() int {
			out := []byte("\x1b[H")
			for y := range rows {
				out = appendMove(out, 0, y)
				for _, c := range rows[y] {
					out = append(out, c.text...)
				}
			}
			sent.Reset()
			if _, err := writer.Write(out); err != nil {
				t.Fatal(err)
			}
			return sent.Len()
		}
		if _, err := writer.Write([]byte("\x1b[2J")); err != nil {
			t.Fatal(err)
		}
		draw()
		for y := 1; y < h-1; y++ { // in place, in the order that keeps what is still to be moved
			row := y
			if down > 0 {
				row = h - 1 - y
			}
			if from := row - down; from >= 1 && from < h-1 {
				copy(rows[row][panel:], rows[from][panel:])
				continue
			}
			for x := panel; x < w; x++ {
				rows[row][x] = shadowCell{string(rune('A' + rng.IntN(26))), Style{}}
			}
		}
		n := max(down, -down)
		// The panel of the rows that moved, whole rows that came in, and moves.
		if most := (h-2)*(panel+12) + n*(w+12) + 60; draw() > most {
			t.Errorf("%d rows: %d bytes, %d are enough", down, sent.Len(), most)
		}
		if !strings.Contains(sent.String(), fmt.Sprintf("\x1b[2;%dr", h-1)) {
			t.Errorf("%d rows: no margins in %q", down, sent.String()[:40])
		}
	}
}

// Where a picture lies on the screen no rows are moved, not even as the renderer
// would have it: the picture would move with them.
func TestNothingScrollsUnderAPicture(t *testing.T) {
	const w, h = 60, 10
	size := &screenSize{}
	size.set(w, h)
	var sent bytes.Buffer
	writer := &shiftWriter{out: &sent, size: size}
	frame := func(from int) string {
		out := []byte("\x1b[H")
		for y := range h {
			out = append(appendMove(out, 0, y), strings.Repeat(string(rune('a'+from+y)), w)...)
		}
		return string(append(out, strings.Repeat("\x1b[1;1H", 200)...))
	}
	scrolls := "\x1b[1;1H\x1b[2M\x1b[9;1H" + strings.Repeat("y", w) + "\x1b[10;1H" + strings.Repeat("z", w)
	for _, sight := range []struct{ sent, want string }{
		{"\x1b[2J" + frame(0), ""},
		{"\x1b_Ga=p,i=1;\x1b\\", ""},
		{frame(1), "still"},
		{scrolls, "still"},
		{"\x1b_Ga=d,d=I,i=1;\x1b\\", ""},
		{frame(4), "moved"},
	} {
		sent.Reset()
		if _, err := writer.Write([]byte(sight.sent)); err != nil {
			t.Fatal(err)
		}
		moved := strings.ContainsAny(sent.String(), "MLST")
		if sight.want == "still" && moved || sight.want == "moved" && !moved {
			t.Errorf("%.20q became %.80q, want it %s", sight.sent, sent.String(), sight.want)
		}
	}
}

func BenchmarkShift(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	rows := make([][]shadowCell, 60)
	for y := range rows {
		rows[y] = slices.Repeat([]shadowCell{{" ", Style{}}}, 200)
	}
	frames := [2]string{randomFrame(rng, rows), randomFrame(rng, rows)}
	size := &screenSize{}
	size.set(200, 60)
	w := &shiftWriter{out: &bytes.Buffer{}, size: size}
	fmt.Fprint(w, "\x1b[2J\x1b[H")
	b.SetBytes(int64(len(frames[0])))
	for i := 0; b.Loop(); i++ {
		w.out.(*bytes.Buffer).Reset()
		fmt.Fprint(w, frames[i%2])
	}
}

func TestInsertModeBecomesInsertion(t *testing.T) {
	for in, want := range map[string]string{
		"plain":              "plain",
		"a\x1b[4hxy\x1b[4lb": "a\x1b[2@xyb",
		"\x1b[4h\x1b[31m京\x1b[m\x1b[4l\x1b[4h.\x1b[4l": "\x1b[2@\x1b[31m京\x1b[m\x1b[1@.",
		"a\x1b[4hopen": "a\x1b[4hopen",
	} {
		var out bytes.Buffer
		n, err := insertWriter{&out}.Write([]byte(in))
		if n != len(in) || err != nil || out.String() != want {
			t.Errorf("%q became %q (%d, %v), want %q", in, out.String(), n, err, want)
		}
	}
}
