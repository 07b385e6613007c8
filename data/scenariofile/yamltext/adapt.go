package yamltext

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The library departs from YAML 1.2, and from what scenario files have held
// since the first edition, in four places: a question mark inside brackets, a
// colon before a bracket, a tab on a line that is otherwise empty, and a
// character that JSON writes as two escapes. A text is adapted to it first, and
// places are turned back.

// adapted is a text as the library reads it.
type adapted struct {
	text                 string
	pairs, before, edits edits // in the order in which they were made
}

// edits is where a text has become longer or shorter, in its order.
type edits []edit

// edit is the offset after what was changed, and how much longer the text is up to
// there.
type edit struct{ at, by int }

// original returns the offset in the document of an offset in the text.
func (a adapted) original(at int) int { return a.pairs.undo(a.before.undo(a.edits.undo(at))) }

// undo returns the offset that a place had before the edits.
func (e edits) undo(at int) int {
	if i := sort.Search(len(e), func(i int) bool { return e[i].at > at }); i > 0 {
		return at - e[i-1].by
	}
	return at
}

// parseAdapted reads a text, and once more as often as a text that the library
// refuses can be adapted further.
func parseAdapted(text string) (adapted, reading) {
	read, result := parseJoined(text)
	if result.failure == "" {
		return read, result
	}
	if joined, pairs := withoutPairs(text); len(pairs) > 0 {
		if again, result := parseJoined(joined); result.failure == "" {
			again.pairs = pairs
			return again, result
		}
	}
	return read, result
}

// parseJoined is parseAdapted of a text in which no character is written as two escapes.
func parseJoined(text string) (adapted, reading) {
	read := withoutQuestions(text)
	result := parseYAML(read.text)
	if result.failure == unknownAnchor {
		// An alias of nothing ends the library's reading: as anchors, all of
		// them are found. The text is refused in either case.
		read.text = aliasesAsAnchors(read.text)
		result = parseYAML(read.text)
	}
	if result.failure == "" {
		return read, result
	}
	if next := withBlanks(text); next.text != read.text {
		if again := parseYAML(next.text); again.failure == "" {
			return next, again
		}
	}
	return read, result
}

// Question stands for a question mark while the library reads a text. It is no
// character of any script, and no text may hold it, as it is or by an escape.
const Question = "\ufdd0"

// withoutQuestions adapts a text in which only those question marks are left
// that stand before a complex key: to the library any other one ends a plain
// scalar inside brackets.
func withoutQuestions(text string) adapted {
	if !strings.Contains(text, "?") {
		return adapted{text: text}
	}
	var b strings.Builder
	var added edits
	begins := true // whether a value may begin here
	for i := range len(text) {
		c := text[i]
		ends := i+1 >= len(text) || Space(text[i+1])
		switch {
		case c == '?' && !(begins && ends):
			b.WriteString(Question)
			added = append(added, edit{b.Len(), b.Len() - i - 1})
			begins = false
			continue
		case c == '\n', c == '[', c == '{', c == ',', c == ':' && ends:
			begins = true
		case !Blank(c) && !(begins && ends && (c == '-' || c == '?')):
			begins = false
		}
		b.WriteByte(c)
	}
	return adapted{text: b.String(), edits: added}
}

// withBlanks adapts a text in which a blank stands after every colon that ends
// a key inside brackets, and no tab on a line without content.
func withBlanks(text string) adapted {
	text = withoutTabs(text)
	var b strings.Builder
	var added edits
	open := 0
	for i := 0; i < len(text); i++ {
		start := i
		switch c := text[i]; {
		case (c == '"' || c == '\'') && beginsToken(text, i):
			i = min(quoteEnd(text, i), len(text)-1)
		case c == '#' && (i == 0 || Space(text[i-1])):
			i = lineEnd(text, i) - 1
		case (c == '[' || c == '{') && (open > 0 || beginsToken(text, i)):
			open++
		case c == ']' || c == '}':
			open = max(0, open-1)
		}
		b.WriteString(text[start : i+1])
		if open > 0 && text[i] == ':' && i+1 < len(text) && strings.IndexByte(",[]{}", text[i+1]) >= 0 {
			b.WriteByte(' ')
			added = append(added, edit{b.Len(), len(added) + 1})
		}
	}
	read := withoutQuestions(b.String())
	read.before = added
	return read
}

// withoutPairs adapts a text in which texts in double quotes hold a character as JSON
// does that is none of the first 65,536: as two escapes, the halves of a surrogate pair.
func withoutPairs(text string) (string, edits) {
	var b strings.Builder
	var joined edits
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' && beginsToken(text, i):
			for end := quoteEnd(text, i); i < end; i++ {
				r, ok := Pair(text[i:end])
				if !ok {
					b.WriteByte(text[i])
					if text[i] == '\\' && i+1 < end {
						i++
						b.WriteByte(text[i])
					}
					continue
				}
				i += PairLength - 1
				b.WriteRune(r)
				joined = append(joined, edit{b.Len(), b.Len() - i - 1})
			}
		case c == '\'' && beginsToken(text, i):
			end := quoteEnd(text, i)
			b.WriteString(text[i:end])
			i = end
		case c == '#' && (i == 0 || Space(text[i-1])):
			end := lineEnd(text, i)
			b.WriteString(text[i:end])
			i = end
		}
		if i < len(text) {
			b.WriteByte(text[i])
		}
	}
	return b.String(), joined
}

// PairLength is the length of two escapes that stand for one character.
const PairLength = len(`\ud83d\ude00`)

// Pair returns the character that two escapes at the beginning of a text stand for.
func Pair(text string) (rune, bool) {
	const half = PairLength / 2
	if len(text) < PairLength || text[:2] != `\u` || text[half:half+2] != `\u` {
		return 0, false
	}
	high, err := strconv.ParseUint(text[2:half], 16, 16)
	low, err2 := strconv.ParseUint(text[half+2:PairLength], 16, 16)
	r := utf16.DecodeRune(rune(high), rune(low))
	return r, err == nil && err2 == nil && r != utf8.RuneError
}

// withoutTabs returns a text of the same length in which lines that hold
// nothing but blanks, and perhaps a comment, hold no tab before it.
func withoutTabs(text string) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	changed := []byte(text)
	for at := 0; at < len(text); at = lineEnd(text, at) + 1 {
		end := at
		for end < len(text) && Blank(text[end]) {
			end++
		}
		if end == len(text) || text[end] == '\n' || text[end] == '#' {
			for i := at; i < end; i++ {
				changed[i] = ' '
			}
		}
	}
	return string(changed)
}

// aliasesAsAnchors returns a text of the same length in which what looks like
// an alias is an anchor.
func aliasesAsAnchors(text string) string {
	changed := []byte(text)
	for i := range changed {
		begins := i == 0 || Space(text[i-1]) || strings.IndexByte("[{,", text[i-1]) >= 0
		if text[i] == '*' && begins && i+1 < len(text) && !Space(text[i+1]) {
			changed[i] = '&'
		}
	}
	return string(changed)
}
