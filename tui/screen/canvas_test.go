package screen

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestCanvasText(t *testing.T) {
	cases := []struct {
		name, in string
		end      int
		want     string // the row between bars, eight cells wide
	}{
		{"fits", "Lviv", 8, "|Lviv    |"},
		{"fits exactly", "Kropyvny", 8, "|Kropyvny|"},
		{"is cut with an ellipsis", "Kropyvnytskyi", 8, "|Kropyvn…|"},
		{"is cut before the end given", "Kropyvnytskyi", 5, "|Krop…   |"},
		{"wide characters take two cells", "京a", 8, "|京a     |"},
		{"a wide character that does not fit is left out", "abc京京", 6, "|abc京…  |"},
		{"combining marks stay with their letter", "Kijo\u0301w", 8, "|Kijo\u0301w   |"},
		{"control and format characters vanish", "a\x1b\x00\u202e\u200db", 8, "|ab      |"},
		{"flags and skin tones are refused", "\U0001F1FA\U0001F1E6a", 8, "|a       |"},
		{"joined emoji are reduced to the first", "\U0001F469\u200d\U0001F680a", 8, "|\U0001F469a     |"},
		{"no room at all", "abc", 0, "|        |"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var grid Canvas
			grid.Reset(8, 1)
			grid.Text(0, 0, c.end, c.in, Style{})
			if got := "|" + grid.String() + "|"; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOverwritingHalfAWideCharacterBlanksTheOther(t *testing.T) {
	for x, want := range []string{"x 京", " x京", "京x ", "京 x"} {
		var grid Canvas
		grid.Reset(4, 1)
		grid.Text(0, 0, 4, "京京", Style{})
		grid.Put(x, 0, 'x', 1, "", Style{})
		if got := grid.String(); got != want {
			t.Errorf("x at %d: got %q, want %q", x, got, want)
		}
	}
}

func TestCanvasEscapes(t *testing.T) {
	red, bold := Style{fg: indexed(1)}, Style{attr: attrBold}
	cases := []struct {
		name string
		draw func(*Canvas)
		want string
	}{
		{"nothing drawn, no escape", func(*Canvas) {}, "      "},
		{"one escape per run", func(c *Canvas) { c.Text(0, 0, 6, "abc", red) }, "\x1b[31mabc\x1b[0m   "},
		{"bright colours", func(c *Canvas) { c.Text(0, 0, 6, "a", Style{fg: indexed(9), bg: indexed(15)}) },
			"\x1b[91;107ma\x1b[0m     "},
		{
			"256 and 24-bit colours",
			func(c *Canvas) { c.Text(0, 0, 6, "abcdef", Style{fg: indexed(200), bg: rgb(0x010203)}) },
			"\x1b[38;5;200;48;2;1;2;3mabcdef\x1b[m",
		},
		{"a blank has a ground only", func(c *Canvas) { c.Text(0, 0, 3, "a b", red.on(indexed(4))) },
			"\x1b[31;44ma\x1b[39m \x1b[31mb\x1b[0m   "},
		{"an attribute is dropped by a reset", func(c *Canvas) {
			c.Text(0, 0, 6, "ab", bold)
			c.Text(2, 0, 6, "cd", red)
		}, "\x1b[1mab\x1b[0;31mcd\x1b[0m  "},
		{"underline does not run on under blanks", func(c *Canvas) { c.Text(0, 0, 6, "a", Style{attr: attrUnderline}) },
			"\x1b[4ma\x1b[0m     "},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var grid Canvas
			grid.Reset(6, 1)
			c.draw(&grid)
			if got := grid.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whatever is written wherever, every row is as wide as the canvas, by both
// ways in which terminals measure.
func TestRowsKeepTheirWidth(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	blocks := []rune{'a', 'Ж', 0x300, 0x5d0, 0x639, 0x915, 0x94d, 0xe01, 0xe33, 0x1100, 0x1160, 0x11a8, 0x200b, 0x200d,
		0x2028, 0x2600, 0x2764, 0xfe0e, 0xfe0f, 0x3042, 0x4eac, 0xac00, 0xff21, 0xff9d, 0xfffd, 0x1f1e6, 0x1f3fb, 0x1f468,
		0x1f9d1, 0x20e3, 0xe0061}
	for range 20000 {
		var grid Canvas
		grid.Reset(1+rng.IntN(12), 1)
		var s strings.Builder
		for range rng.IntN(8) {
			s.WriteRune(blocks[rng.IntN(len(blocks))] + rune(rng.IntN(3)))
		}
		grid.Text(rng.IntN(4)-1, 0, rng.IntN(14), s.String(), Style{})
		grid.Text(rng.IntN(10), 0, rng.IntN(14), "京é", Style{attr: attrReverse})
		out := grid.String()
		if a, b := ansi.StringWidth(out), ansi.StringWidthWc(out); a != grid.W || b != grid.W {
			t.Fatalf("%q drawn on %d cells is %d or %d wide: %q", s.String(), grid.W, a, b, out)
		}
	}
}

func TestCutTextNeverExceedsItsRoom(t *testing.T) {
	for _, s := range []string{"", "abc", "京京京", "ae\u0301京b"} {
		for room := range 8 {
			cut := Cut(s, room)
			if Width(cut) > room || !strings.HasPrefix(s, cut) {
				t.Errorf("cutText(%q, %d) = %q", s, room, cut)
			}
		}
	}
}
