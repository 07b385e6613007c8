package yamltext

import (
	"sort"
	"strings"
)

// The library departs from YAML 1.2, and from what scenario files have held
// since the first edition, in three places: a question mark inside brackets, a
// colon before a bracket, and a tab on a line that is otherwise empty. A text
// is adapted to it first, and places are turned back.

// adapted is a text as the library reads it.
type adapted struct {
	text          string
	before, edits edits // in the order in which they were made
}

// edits is where a text has become longer, in its order.
type edits []edit

// edit is the offset after what was added, and how much was added up to there.
type edit struct{ at, by int }

// original returns the offset in the document of an offset in the text.
func (a adapted) original(at int) int { return a.before.undo(a.edits.undo(at)) }

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
