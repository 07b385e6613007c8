package scenariofile

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The reader takes the part of YAML that scenario files need: block and flow
// collections, plain, quoted, literal and folded scalars, comments. Anchors,
// aliases, tags, directives, complex keys and further documents are refused.
// go.yaml.in/yaml/v3 reads the text into nodes; what a scalar means is decided
// from its text and its quotes, never from the type that the library sees.
const (
	maxDepth  = 32
	maxValues = 300_000
	maxKey    = 1024 // bytes of a key, as YAML has it

	keyAccepted = "at most 1,024 characters"
)

// reader makes nodes of one text.
type reader struct {
	doc     *document
	faults  *collector
	cursor  cursor
	depth   int
	values  int
	stopped bool // a fault was met that nothing can be read after
}

// readYAML returns the root of a text. Faults that leave the rest readable are
// all collected; the first that does not ends the reading. With any, ok is
// false.
func readYAML(doc *document, faults *collector) (root *node, ok bool) {
	r := &reader{doc: doc, faults: faults}
	before := faults.count()
	if at := manyValues(doc.text); at >= 0 {
		r.fail(at, TooManyValues, fmt.Sprintf("at most %d", maxValues))
		return nil, false
	}
	if at := firstContent(doc.text); strings.HasPrefix(doc.text[at:], "%") && atLineStart(doc.text, at) {
		r.fail(at, Directive, "YAML without directives")
		return nil, false
	}
	text, second := doc.text, secondDocument(doc.text)
	if second >= 0 {
		text = text[:second]
	}
	read, result := parseAdapted(text)
	r.cursor = cursor{text: read.text, of: read}
	switch {
	case result.failure != "":
		r.syntaxFault(read, result)
	case result.root == nil:
		root = r.make(empty, len(doc.text))
	default:
		root = r.node(result.root, nil)
	}
	if second >= 0 && !r.stopped {
		r.fail(second, SecondDocument, "one document per file")
	}
	return root, faults.count() == before
}

// readFlow returns the value of a flag: a flow collection, or one scalar as it
// stands, blanks around it dropped.
func readFlow(doc *document, faults *collector) (*node, bool) {
	text := strings.TrimSpace(doc.text)
	if !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "{") {
		return &node{doc: doc, form: scalar, plain: true, text: text}, true
	}
	return readYAML(doc, faults)
}

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
			if count++; count > maxValues {
				return i
			}
		case !space(c):
			blankLine = false
		}
	}
	return -1
}

// endsKey reports whether a colon before a text may end a key.
func endsKey(rest string) bool {
	return rest == "" || space(rest[0]) || strings.IndexByte(",[]{}", rest[0]) >= 0
}

// firstContent returns the offset of the first character that is neither blank
// nor in a comment.
func firstContent(text string) int {
	at := 0
	for at < len(text) {
		switch c := text[at]; {
		case space(c):
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
	return ok && (rest == "" || blank(rest[0]))
}

func (r *reader) note(at int, code Code, accepted string, details ...any) {
	f := Fault{File: r.doc.name, Value: r.rest(at), Code: code, Reason: code.words(details...), Accepted: accepted}
	r.faults.addAt(f, r.doc, at)
}

// fail notes a fault that the reading cannot go on after.
func (r *reader) fail(at int, code Code, accepted string, details ...any) {
	r.note(at, code, accepted, details...)
	r.stopped = true
}

// rest returns the text from an offset to the end of its line, cut short.
func (r *reader) rest(at int) string {
	text := r.doc.text[at:min(len(r.doc.text), at+4*maxQuoted)]
	text, _, _ = strings.Cut(text, "\n")
	return clean(strings.TrimSpace(text))
}

func (r *reader) make(form form, at int) *node {
	if r.values++; r.values > maxValues && !r.stopped {
		r.fail(at, TooManyValues, fmt.Sprintf("at most %d", maxValues))
	}
	return &node{doc: r.doc, at: at, form: form}
}

// node returns the node of what the library read, within a collection or, for
// the root, nil.
func (r *reader) node(n, within *yaml.Node) *node {
	at := r.cursor.offset(n.Line, n.Column)
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Kind == yaml.AliasNode || n.Kind == yaml.ScalarNode {
		at = r.properties(at)
	}
	switch n.Kind {
	case yaml.SequenceNode:
		return r.sequence(n, at)
	case yaml.MappingNode:
		return r.mapping(n, within, at)
	case yaml.AliasNode:
		return r.make(empty, at)
	}
	return r.scalar(n, at)
}

// properties notes anchors, aliases and tags as faults and returns where the
// text after them stands.
func (r *reader) properties(at int) int {
	text := r.doc.text
	for at < len(text) {
		what := ""
		switch text[at] {
		case '&':
			what = "an anchor"
		case '*':
			what = "an alias"
		case '!':
			what = "a tag"
		default:
			return at
		}
		r.note(at, Property, "the value itself", what)
		for at < len(text) && !space(text[at]) && strings.IndexByte(",[]{}", text[at]) < 0 {
			at++
		}
		for at < len(text) && blank(text[at]) {
			at++
		}
	}
	return at
}

// enter goes one collection deeper, if that is not too deep; the caller leaves
// with r.depth--.
func (r *reader) enter(at int) bool {
	if r.depth++; r.depth > maxDepth && !r.stopped {
		r.fail(at, TooDeep, fmt.Sprintf("at most %d levels", maxDepth))
	}
	return !r.stopped
}

func (r *reader) sequence(n *yaml.Node, at int) *node {
	made := r.make(sequence, at)
	if r.enter(at) {
		made.items = make([]*node, 0, len(n.Content))
		flow := n.Style&yaml.FlowStyle != 0
		for _, content := range n.Content {
			item := r.node(content, n)
			switch {
			case item.form == empty && flow:
				r.fail(item.at, ItemMissing, "a value between commas")
			case item.form == empty && item.text == "":
				item.at = lineRest(r.doc.text, item.at)
			}
			if made.items = append(made.items, item); r.stopped {
				break
			}
		}
	}
	r.depth--
	return made
}

func (r *reader) mapping(n, within *yaml.Node, at int) *node {
	made := r.make(mapping, at)
	flow := n.Style&yaml.FlowStyle != 0
	if flow && (at >= len(r.doc.text) || r.doc.text[at] != '{') && within != nil {
		r.fail(colonAfter(r.doc.text, at, n), KeyInList, "{key: value}")
		return made
	}
	if r.enter(at) {
		made.pairs = make([]pair, 0, len(n.Content)/2)
		seen := make(map[string]bool, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content) && !r.stopped; i += 2 {
			key := r.key(n, n.Content[i], flow)
			if r.stopped {
				break
			}
			if flow && key.plain && n.Content[i+1].Value == "" && n.Content[i+1].Kind == yaml.ScalarNode {
				key.text = strings.TrimSuffix(key.text, ":") // {key:} has no blank after its colon
			}
			r.checkKey(seen, key)
			made.pairs = append(made.pairs, pair{key, r.node(n.Content[i+1], n)})
		}
	}
	r.depth--
	return made
}

// lineRest returns the offset after the blanks and the comment at an offset.
func lineRest(text string, at int) int {
	for at < len(text) && blank(text[at]) {
		at++
	}
	if at < len(text) && text[at] == '#' {
		return lineEnd(text, at)
	}
	return at
}

// colonAfter returns the offset of the colon after the first key of a mapping
// without braces, that of the mapping if there is none behind the key.
func colonAfter(text string, at int, n *yaml.Node) int {
	end := at
	if len(n.Content) > 0 {
		end = min(len(text), at+len(n.Content[0].Value))
	}
	for end < len(text) && (space(text[end]) || text[end] == '"' || text[end] == '\'') {
		end++
	}
	if end < len(text) && text[end] == ':' {
		return end
	}
	return at
}

// key returns a key of a mapping. A key that is no word or text, or that a
// question mark stands before, ends the reading.
func (r *reader) key(of, n *yaml.Node, flow bool) *node {
	at := r.cursor.offset(n.Line, n.Column)
	mark := func() int { return max(0, strings.LastIndexByte(r.doc.text[:at], '?')) }
	switch {
	case flow && afterQuestion(r.doc.text, at):
		r.fail(mark(), CannotBeginInside, aValue)
		return nil
	case !flow && n.Column != of.Column && n == of.Content[0]:
		r.fail(mark(), ComplexKey, "a word or a quoted text before the colon, on one line")
		return nil
	case !flow && n.Column != of.Column:
		r.fail(mark(), NotAKey, "key: value")
		return nil
	}
	key := r.node(n, of)
	switch {
	case r.stopped:
		return nil
	case n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode, n.Value == "" && key.plain, flow && key.form == empty:
		r.fail(key.at, NotAKey, "key: value")
		return nil
	}
	key.form = scalar
	return key
}

// afterQuestion reports whether the mark of a complex key stands before an
// offset inside brackets.
func afterQuestion(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t\n")
	mark, ok := strings.CutSuffix(before, "?")
	return ok && len(before) < at && (mark == "" || strings.ContainsRune(" \t\n[{,", rune(mark[len(mark)-1])))
}

func (r *reader) checkKey(seen map[string]bool, key *node) {
	if len(key.text) > maxKey {
		r.fail(key.at, KeyTooLong, keyAccepted)
	}
	if seen[key.text] {
		r.note(key.at, KeyTwice, "each key once")
	}
	seen[key.text] = true
}

// scalar returns a text, a number or nothing.
func (r *reader) scalar(n *yaml.Node, at int) *node {
	made := r.make(scalar, at)
	made.text = strings.ReplaceAll(n.Value, question, "?")
	made.plain = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.escapes(at)
	case made.plain && isNull(n.Value):
		made.form = empty
	}
	return made
}

// isNull reports whether a plain scalar stands for nothing.
func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// escapes refuses what a text in double quotes may not hold: characters that
// nobody can see, and what YAML alone knows by a letter.
func (r *reader) escapes(at int) {
	text := r.doc.text
	for i := at + 1; i < len(text) && text[i] != '"' && !r.stopped; i++ {
		if text[i] != '\\' {
			continue
		}
		if !takenEscape(text[i:]) {
			r.fail(i, EscapeNotTaken, escapeAccepted)
		}
		i++
	}
}

const escapeAccepted = `\n \t \" \\ \/, or \u with four digits of a printable character`

// takenEscape reports whether a text begins with an escape that is taken.
func takenEscape(text string) bool {
	if len(text) < 2 {
		return false
	}
	digits := 0
	switch text[1] {
	case 't', 'n', ' ', '"', '/', '\\', '\t', '_', '\n':
		return true
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(text) < 2+digits {
		return false
	}
	var code rune
	for _, c := range strings.ToLower(text[2 : 2+digits]) {
		code = code<<4 | rune(strings.IndexRune("0123456789abcdef", c))
	}
	return utf8.ValidRune(code) && !hidden(code) && string(code) != question
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

func atLineStart(text string, at int) bool { return at == 0 || text[at-1] == '\n' }

func blank(c byte) bool { return c == ' ' || c == '\t' }
func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
