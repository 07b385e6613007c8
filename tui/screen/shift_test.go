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
		"text and moves": {"ab\x1b[2;2Hc\x1b[Ad\x1b[Be\rf", "abd  |fc e |     "},
		"line feeds":     {"a\nb\n\x1b[2Cc", "a    |b    |  c  "},
		"tabs":           {"a\tb\x1b[2;5H\x1b[Zc", "a   b|c    |     "},
		"insert a cell":  {"abcde\x1b[1;2H\x1b[2@XY", "aXYbc|     |     "},
		"insert mode":    {"abcde\x1b[1;2H\x1b[4hXY\x1b[4l", "aXYbc|     |     "},
		"delete":         {"abcde\x1b[1;2H\x1b[2P", "ade  |     |     "},
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
	for _, unknown := range []string{"\x1b[3S", "\x1b[2;4r", "\x1b[31:5m", "京", "\x1b[?1049h", "\x1b[99;1H"} {
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
