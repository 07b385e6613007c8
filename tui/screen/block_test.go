package screen

import (
	"flag"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

// everyPalette is the palettes under the names that people give them.
func everyPalette() map[string]*Palette {
	all := map[string]*Palette{}
	for _, c := range paletteChoices {
		if c.palette != nil {
			all[c.name] = c.palette
		}
	}
	return all
}

func TestTextLooksTheSameInABlockAndOnTheGrid(t *testing.T) {
	for name, p := range everyPalette() {
		for r := range roleCount {
			var block, grid Canvas
			block.Reset(12, 1)
			block.Block(Rect{0, 0, 12, 1}, p.Words(r, "Not covered", 11))
			grid.Reset(12, 1)
			grid.Text(0, 0, 12, "Not covered", p.Style(r))
			if got, want := block.String(), grid.String(); got != want {
				t.Errorf("palette %s, role %d: %q in a block, %q on the grid", name, r, got, want)
			}
		}
	}
}

func TestStylesBecomeCellStyles(t *testing.T) {
	cases := []struct {
		name string
		in   lipgloss.Style
		want Style
	}{
		{"nothing set", lipgloss.NewStyle(), Style{}},
		{"24 bits", ink("#0102ff"), Style{fg: rgb(0x0102ff)}},
		{"black is a colour, not the terminal's own", ink("#000000"), Style{fg: rgb(0)}},
		{"one of 16", ink("0").Background(hue("15")), Style{fg: indexed(0), bg: indexed(15)}},
		{"one of 256", ink("16").Background(hue("255")), Style{fg: indexed(16), bg: indexed(255)}},
		{"attributes", lipgloss.NewStyle().Bold(true).Faint(true).Underline(true).Reverse(true),
			Style{attr: attrBold | attrFaint | attrUnderline | attrReverse}},
	}
	for _, c := range cases {
		if got := cellStyle(c.in); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestAMisspeltColourIsABug(t *testing.T) {
	for _, name := range []string{"", "red", "#12345", "#12345g"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is taken for a colour", name)
				}
			}()
			hue(name)
		}()
	}
}

// Lip Gloss pads and joins by its own widths: they must be the canvas's.
func TestCharactersAreMeasuredAlike(t *testing.T) {
	for r := rune(1); r <= 0x10ffff; r++ {
		if s := Fit(string(r), 2); lipgloss.Width(s) != Width(string(r)) {
			t.Errorf("%U is %d wide for the canvas and %d for Lip Gloss", r, Width(string(r)), lipgloss.Width(s))
		}
	}
}

// Whatever the text, a column of a block stands where the canvas would put it,
// and says the same.
func TestColumnsStayInPlace(t *testing.T) {
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"京", "e\u0301", "\U0001F469\u200d\U0001F680",
		"\x1b[31m", "\x1b]8;;x\x07", "\n", "\t", "\u00a0", "a-b", "[1-2] M"}))
	rapid.Check(t, func(t *rapid.T) {
		word, text := strings.Join(rapid.SliceOfN(part, 0, 5).Draw(t, "word"),
			" "), strings.Join(rapid.SliceOfN(part, 0, 5).Draw(t, "text"), "")
		column := rapid.IntRange(2, 20).Draw(t, "column")
		width := column + rapid.IntRange(0, 30).Draw(t, "room")
		p := &monochrome
		var block, grid Canvas
		block.Reset(60, 2)
		block.Block(
			Rect{3, 0, width, 2},
			p.Pairs([]Pair{{word, text, RoleHeading}, {text, word, RolePlain}}, RoleKey, column,
				width),
		)
		grid.Reset(60, 2)
		grid.Text(3, 0, 3+column-1, word, p.Style(RoleKey))
		grid.Text(3+column, 0, 3+width, text, p.Style(RoleHeading))
		grid.Text(3, 1, 3+column-1, text, p.Style(RoleKey))
		grid.Text(3+column, 1, 3+width, word, p.Style(RolePlain))
		if got, want := block.String(), grid.String(); got != want {
			t.Errorf("the block shows\n%q, the grid\n%q", got, want)
		}
	})
}

func TestABlockStaysInItsRectangle(t *testing.T) {
	var c Canvas
	c.Reset(6, 4)
	c.Block(Rect{1, 1, 3, 2}, "abcdef\n京京\nxyz")
	c.Block(Rect{4, 0, 0, -1}, "no room")
	if got, want := c.String(), "      \n abc  \n 京…  \n      "; got != want {
		t.Errorf("want\n%s\ngot\n%s", want, got)
	}
}

func TestAPaletteOfMoreColoursThanTheTerminalHasIsNotConverted(t *testing.T) {
	for _, c := range []struct {
		name    string
		profile colorprofile.Profile
		want    *Palette
	}{
		{"light", colorprofile.TrueColor, &trueLight}, {"light", colorprofile.ANSI256, &indexedLight}, {"light",
			colorprofile.ANSI, &basicLight},
		{"dark", colorprofile.ANSI256, &indexedDark}, {"256", colorprofile.ANSI, &basicDark}, {"16-light",
			colorprofile.ANSI256, &basicLight},
	} {
		if PickPalette(PaletteIndex(c.name), c.profile, true, false) != c.want {
			t.Errorf("%s on %v is another palette", c.name, c.profile)
		}
	}
}
