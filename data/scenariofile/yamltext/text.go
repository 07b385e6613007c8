// Package yamltext reads the text of a scenario file into the nodes of
// go.yaml.in/yaml/v3, and says of a text that the library cannot read what is
// wrong with it and where.
//
// It assumes UTF-8 without control characters, with plain line ends, of at most
// some megabytes. It bounds the number of values before the library sees the
// text. It knows neither fields nor files; anchors, tags and keys that stand
// twice are in the nodes, for the caller to refuse.
package yamltext

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The limits of a text.
const (
	MaxValues = 300_000
	MaxDepth  = 32
	MaxKey    = 1024 // bytes of a key, as YAML has it
)

// Failure is what is wrong with a text, and where.
type Failure struct {
	Kind Kind
	At   int    // offset in bytes
	Said string // what the library says, where it is of no kind
}

// Kind is a kind of failure.
type Kind uint8

// The kinds of failures.
const (
	Unreadable Kind = iota // the library alone knows why
	ManyValues
	Directive
	Deep
	OpenBracket
	OpenQuote
	Tab
	ItemAmongKeys
	NoKey
	LongKey
	KeyInList
	FarIn
	Unaligned
	AfterValue
	Escape
	NoComma       // in a list
	NoCommaInPair // in a mapping
	NoItem
	Start // of a value
	StartInside
	Colon
	ListOnKeyLine
	kinds // how many there are
)

// Kinds is how many kinds there are.
const Kinds = int(kinds)

// Text is a text as the library reads it.
type Text struct {
	Root   *yaml.Node // nil where there is nothing in it
	Second int        // the offset of what begins a second document, -1 for none
	cursor cursor
}

// Read reads the first document of a text, or returns what is wrong with it.
func Read(text string) (*Text, *Failure) {
	if at := manyValues(text); at >= 0 {
		return nil, &Failure{Kind: ManyValues, At: at}
	}
	if at := firstContent(text); strings.HasPrefix(text[at:], "%") && at == lineStart(text, at) {
		return nil, &Failure{Kind: Directive, At: at}
	}
	second := secondDocument(text)
	if second >= 0 {
		text = text[:second]
	}
	read, result := parseAdapted(text)
	if result.failure != "" {
		f := placeOf(read.text, result)
		f.At = read.original(f.At)
		return nil, &f
	}
	return &Text{Root: result.root, Second: second, cursor: cursor{text: read.text, of: read}}, nil
}

// Offset returns where a node stands in the text. Asking for nodes in their
// order costs one pass over the text.
func (t *Text) Offset(n *yaml.Node) int { return t.cursor.offset(n.Line, n.Column) }

// Value returns the text of a scalar.
func Value(n *yaml.Node) string { return strings.ReplaceAll(n.Value, Question, "?") }

// reading is what the library makes of a text: its root, nil where there is
// nothing in it; how many bytes it took before it ended; and what it says of a
// text that it cannot read, "" of one that it can, and of which line.
type reading struct {
	root     *yaml.Node
	consumed int
	failure  string
	line     int // that the library names
}

func parseYAML(text string) (result reading) {
	source := strings.NewReader(text)
	defer func() {
		result.consumed = len(text) - source.Len()
		if recover() != nil { // a bug of the library must not end the program
			result.root, result.failure = nil, "unknown problem"
		}
	}()
	decoder := yaml.NewDecoder(source)
	var document, rest yaml.Node
	err := decoder.Decode(&document)
	if err == nil && len(document.Content) > 0 {
		result.root = document.Content[0]
		err = decoder.Decode(&rest)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return reading{failure: failureOf(err), line: lineOf(err)}
	}
	return result
}

// manyValues returns the offset at which a text may hold more values than are
// taken, -1 if it does not: no value comes without a comma or a line of its
// own, and no key without a colon.
func manyValues(text string) int {
	count, blankLine := 1, true // the collection that holds them
	for i := range len(text) {
		switch c := text[i]; {
		case c == ',', c == '\n' && !blankLine, c == ':' && endsKey(text[i+1:]):
			blankLine = c == '\n'
			if count++; count > MaxValues {
				return i
			}
		case !Space(c):
			blankLine = false
		}
	}
	return -1
}

// endsKey reports whether a colon before a text may end a key.
func endsKey(rest string) bool {
	return rest == "" || Space(rest[0]) || strings.IndexByte(",[]{}", rest[0]) >= 0
}

// firstContent returns the offset of the first character that is neither blank
// nor in a comment.
func firstContent(text string) int {
	at := 0
	for at < len(text) {
		switch c := text[at]; {
		case Space(c):
			at++
		case c == '#':
			at = lineEnd(text, at)
		default:
			return at
		}
	}
	return at
}

// secondDocument returns the offset of what begins a second document, -1 if
// nothing does. A marker stands at the start of a line and nowhere else.
func secondDocument(text string) int {
	begun, ended := false, false
	for at := 0; at < len(text); at = lineEnd(text, at) + 1 {
		line := text[at:lineEnd(text, at)]
		content := strings.TrimLeft(line, " \t")
		switch {
		case content == "" || content[0] == '#':
		case marks(line, "---"):
			if begun {
				return at
			}
			begun = true
		case ended:
			return at + len(line) - len(content)
		case marks(line, "..."):
			ended = true
		default:
			begun = true
		}
	}
	return -1
}

// marks reports whether a line is that of a document marker.
func marks(line, marker string) bool {
	rest, ok := strings.CutPrefix(line, marker)
	return ok && (rest == "" || Blank(rest[0]))
}

// cursor turns lines and columns of what the library read into offsets of the
// document. Those of nodes ascend, so that every character is passed once.
type cursor struct {
	text             string
	of               adapted
	at, line, column int // counted from 0
}

// offset returns the offset of a line and a column in characters, from 1.
func (c *cursor) offset(line, column int) int {
	line, column = line-1, column-1
	if line < c.line || line == c.line && column < c.column {
		c.at, c.line, c.column = 0, 0, 0
	}
	for c.line < line && c.at < len(c.text) {
		c.at = min(len(c.text), lineEnd(c.text, c.at)+1)
		c.line, c.column = c.line+1, 0
	}
	for c.line == line && c.column < column && c.at < len(c.text) && c.text[c.at] != '\n' {
		_, size := utf8.DecodeRuneInString(c.text[c.at:])
		c.at, c.column = c.at+size, c.column+1
	}
	return c.of.original(c.at)
}

// lineEnd returns the offset of the end of the line that an offset is on.
func lineEnd(text string, at int) int {
	if end := strings.IndexByte(text[at:], '\n'); end >= 0 {
		return at + end
	}
	return len(text)
}

// Blank reports whether a byte is a blank or a tab.
func Blank(c byte) bool { return c == ' ' || c == '\t' }

// Space reports whether a byte is a blank, a tab or the end of a line.
func Space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
