package wording

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Clean makes text from a file fit for a screen: terminal control sequences,
// control characters (C0 and C1), bidirectional marks and other invisible
// format characters are taken out; line breaks and tabs become blanks; bytes
// that are no UTF-8 become the replacement character.
func Clean(text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	for _, r := range ansi.Strip(strings.ToValidUTF8(text, "\uFFFD")) {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || unicode.In(r, unicode.Zl, unicode.Zp):
			b.WriteByte(' ')
		case unicode.In(r, unicode.Cc, unicode.Cf):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether text is printable ASCII, as most of it is.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}
