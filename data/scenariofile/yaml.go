package scenariofile

import (
	"fmt"
	"strings"
)

// The reader takes the part of YAML 1.2 that scenario files need: block and
// flow collections, plain, quoted, literal and folded scalars, comments. It is
// one pass over the text, so that no text costs more than its length; anchors,
// aliases, tags, directives, complex keys and further documents are refused.
const (
	maxDepth  = 32
	maxValues = 300_000
	maxKey    = 1024 // bytes of a key, as YAML has it
)

// reader holds the state of one pass.
type reader struct {
	doc    *document
	s      string
	pos    int
	line   int // offset of the start of the current line
	depth  int
	values int
	ended  bool // a line of "---" or "..." was met
	faults *collector
}

// stop is what the reader panics with at a text that it cannot go on with; it
// never leaves readYAML.
type stop struct{}

// readYAML is the root of a text. Faults that leave the rest readable are all
// collected; the first that does not ends the reading, and ok is false.
func readYAML(doc *document, faults *collector) (root *node, ok bool) {
	r := &reader{doc: doc, s: doc.text, faults: faults}
	before := len(faults.list) + faults.more
	defer func() {
		if reason := recover(); reason != nil {
			if _, stopped := reason.(stop); !stopped {
				panic(reason)
			}
			root, ok = nil, false
		}
	}()
	r.skipBlank()
	if r.ended && strings.HasPrefix(r.s[r.pos:], "---") {
		r.ended = false
		r.pos += len("---")
	}
	root = r.block(0)
	r.finish()
	return root, len(faults.list)+faults.more == before
}

// readFlow is the value of a flag: a flow collection or one scalar as it
// stands, blanks around it dropped.
func readFlow(doc *document, faults *collector) (*node, bool) {
	text := strings.TrimSpace(doc.text)
	if !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "{") {
		return &node{doc: doc, form: scalar, plain: true, text: text}, true
	}
	return readYAML(doc, faults)
}

// finish refuses what stands after the root.
func (r *reader) finish() {
	r.skipBlank()
	if r.ended && strings.HasPrefix(r.s[r.pos:], "...") {
		r.ended = false
		r.pos += len("...")
		r.endLine()
		r.skipBlank()
	}
	if r.ended {
		r.fail(r.pos, "a second document begins here", "one document per file")
	}
	if !r.eof() {
		r.fail(r.pos, "this line is not indented like the ones it belongs to", "keys of one mapping in one column")
	}
}

func (r *reader) note(at int, reason, accepted string) {
	r.faults.addAt(Fault{File: r.doc.name, Value: r.rest(at), Reason: reason, Accepted: accepted}, r.doc, at)
}

// fail notes a fault that the reading cannot go on after.
func (r *reader) fail(at int, reason, accepted string) {
	r.note(at, reason, accepted)
	panic(stop{})
}

// rest is the text from an offset to the end of its line, cut short.
func (r *reader) rest(at int) string {
	text := r.s[at:min(len(r.s), at+4*maxQuoted)]
	text, _, _ = strings.Cut(text, "\n")
	return clean(strings.TrimSpace(text))
}

func (r *reader) eof() bool   { return r.pos >= len(r.s) || r.ended }
func (r *reader) column() int { return r.pos - r.line }

// peek is the byte at the current position plus ahead, a line end after the
// last.
func (r *reader) peek(ahead int) byte {
	if r.pos+ahead < len(r.s) {
		return r.s[r.pos+ahead]
	}
	return '\n'
}

func blank(c byte) bool { return c == ' ' || c == '\t' }
func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func (r *reader) make(form form, at int) *node {
	if r.values++; r.values > maxValues {
		r.fail(at, "too many values", fmt.Sprintf("at most %d", maxValues))
	}
	return &node{doc: r.doc, at: at, form: form}
}

// enter goes one collection deeper; the caller leaves with r.depth--.
func (r *reader) enter(at int) {
	if r.depth++; r.depth > maxDepth {
		r.fail(at, "nested too deep", fmt.Sprintf("at most %d levels", maxDepth))
	}
}

// skipBlank moves to the next character that is not blank and not in a
// comment, from the start or end of a line.
func (r *reader) skipBlank() {
	for r.pos < len(r.s) {
		start := r.pos
		for r.peek(0) == ' ' {
			r.pos++
		}
		if r.peek(0) == '\t' {
			r.skipTabs(start)
		}
		switch {
		case r.pos >= len(r.s):
			return
		case r.s[r.pos] == '\n':
			r.nextLine()
		case r.s[r.pos] == '#':
			r.skipLine()
		default:
			r.ended = r.column() == 0 && r.marker()
			return
		}
	}
}

// skipTabs skips tabs on a line that holds nothing else.
func (r *reader) skipTabs(start int) {
	for blank(r.peek(0)) && r.pos < len(r.s) {
		r.pos++
	}
	if c := r.peek(0); c != '\n' && c != '#' && start == r.line {
		r.fail(start, "a tab in the indentation", "spaces")
	}
}

// marker reports whether a document marker stands here.
func (r *reader) marker() bool {
	here := r.s[r.pos:]
	return (strings.HasPrefix(here, "---") || strings.HasPrefix(here, "...")) && space(r.peek(3))
}

func (r *reader) nextLine() {
	r.pos++
	r.line = r.pos
}

func (r *reader) skipLine() {
	if end := strings.IndexByte(r.s[r.pos:], '\n'); end >= 0 {
		r.pos += end
		return
	}
	r.pos = len(r.s)
}

// endLine moves over blanks and a comment to the end of the line and refuses
// anything else.
func (r *reader) endLine() {
	start := r.pos
	for blank(r.peek(0)) && r.pos < len(r.s) {
		r.pos++
	}
	switch c := r.peek(0); {
	case c == '\n':
	case c == '#' && r.pos > start:
		r.skipLine()
	case c == ':':
		r.fail(r.pos, "this cannot be a key", "a word or a quoted text before the colon, on one line")
	default:
		r.fail(r.pos, "text after a value", "a new line, or a comma inside brackets")
	}
}
