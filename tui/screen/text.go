package screen

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// widths measures single runes the way the renderer does, without asking the
// environment: the ambiguous ones are narrow.
var widths = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// PrepareWidths makes the table of widths, which else the first frame does: it may run
// beside what comes before that.
func PrepareWidths() { widths.RuneWidth('─') }

// nextCharacter takes the next printable character off s: its rune, its width
// of 1 or 2 and the combining marks to print with it. Width 0 means that what
// was taken prints nothing: control and format characters never reach the
// screen. Joined sequences, which terminals measure in different ways, are
// reduced to their first rune.
func nextCharacter(s string) (ch rune, width int, marks, rest string) {
	if b := s[0]; b < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if b < ' ' || b == 0x7f {
			return 0, 0, "", s[1:]
		}
		return rune(b), 1, "", s[1:]
	}
	cluster, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	ch, size := utf8.DecodeRuneInString(cluster)
	if !printable(ch) {
		if unicode.Is(unicode.Zs, ch) {
			return ' ', 1, "", s[size:]
		}
		return 0, 0, "", s[size:]
	}
	if width = widths.RuneWidth(ch); width < 1 {
		return 0, 0, "", s[size:]
	}
	end := size
	for end < len(cluster) {
		mark, n := utf8.DecodeRuneInString(cluster[end:])
		if mark < 0x300 || mark > 0x36f {
			break
		}
		end += n
	}
	return ch, min(width, 2), cluster[size:end], rest
}

// printable reports whether a rune may stand in a cell of its own. Refused are
// control and format characters, and what terminals join to its neighbours:
// marks, regional indicators, emoji modifiers, single letters of Hangul, sound
// marks of half width.
func printable(ch rune) bool {
	if ch < 0x300 {
		return ch >= ' ' && ch < 0x7f || ch > 0xa0 && ch != 0xad
	}
	switch {
	case ch >= 0x1100 && ch <= 0x11ff, ch >= 0xa960 && ch <= 0xa97f, ch >= 0xd7b0 && ch <= 0xd7ff,
		ch >= 0x1f1e6 && ch <= 0x1f1ff, ch >= 0x1f3fb && ch <= 0x1f3ff,
		ch == 0xe33, ch == 0xeb3, ch == 0xff9e, ch == 0xff9f, ch == utf8.RuneError:
		return false
	}
	return unicode.IsGraphic(ch) && !unicode.In(ch, unicode.M, unicode.Cf, unicode.Zs)
}

// Width is how many cells text takes.
func Width(s string) int {
	n := 0
	for len(s) > 0 {
		_, width, _, rest := nextCharacter(s)
		n, s = n+width, rest
	}
	return n
}

// Cut is the longest start of s that takes at most room cells.
func Cut(s string, room int) string {
	n := 0
	for at := s; len(at) > 0; {
		_, width, _, rest := nextCharacter(at)
		if n += width; n > room {
			return s[:len(s)-len(at)]
		}
		at = rest
	}
	return s
}

// Wrap breaks text at blanks into lines of at most width cells; a longer
// word is left for the canvas to cut.
func Wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// Fit is text as the canvas writes it into so many cells: cut with an
// ellipsis, without line breaks, control characters and all else that prints
// nothing. Lip Gloss measures what is left as the canvas does.
func Fit(s string, room int) string {
	if room < 1 {
		return ""
	}
	end := ""
	if Width(s) > room {
		s, end = Cut(s, room-1), "…"
	}
	var b strings.Builder
	for len(s) > 0 {
		ch, width, marks, rest := nextCharacter(s)
		if s = rest; width > 0 {
			b.WriteRune(ch)
			b.WriteString(marks)
		}
	}
	return b.String() + end
}

// unitAfter finds the blank between a number and its unit, heldBlank stands for
// it while lines are broken.
var unitAfter = regexp.MustCompile(`([0-9]\]?) (M\b|%|km\b|min\b|nights?\b)`)

const heldBlank = "␣"

// WrapUnits breaks a sentence into lines, never between a number and its unit.
func WrapUnits(s string, width int) []string {
	lines := Wrap(unitAfter.ReplaceAllString(s, "$1"+heldBlank+"$2"), width)
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], heldBlank, " ")
	}
	return lines
}

// Clean strips terminal control sequences and control characters from text
// that was read from files. The canvas refuses them too; here the rest of a
// sequence goes with its beginning.
func Clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !printable(r) }) {
		return s
	}
	s = strings.Join(strings.Fields(ansi.Strip(s)), " ")
	return strings.Map(func(r rune) rune {
		if printable(r) || r >= 0x300 && r <= 0x36f {
			return r
		}
		return -1
	}, s)
}
