package scenariofile

import (
	"strings"
)

// block is the node on the following lines, indented by at least so many
// columns; an empty one, where the reader stands, if there is none.
func (r *reader) block(column int) *node {
	at := min(r.pos, len(r.s))
	r.skipBlank()
	if r.eof() || r.column() < column {
		return r.make(empty, at)
	}
	return r.here(column)
}

// here is the node that starts at the current character. Further lines of a
// scalar are indented by at least so many columns.
func (r *reader) here(column int) *node {
	r.properties()
	switch {
	case r.dash():
		return r.blockSequence(r.column())
	case r.peek(0) == '?' && space(r.peek(1)):
		r.fail(r.pos, "a complex key", "a word or a quoted text before the colon, on one line")
	}
	if _, _, ok := r.keyAhead(); ok {
		return r.blockMapping(r.column())
	}
	return r.inline(column)
}

// dash reports whether an item of a block sequence starts here.
func (r *reader) dash() bool { return r.peek(0) == '-' && space(r.peek(1)) && !r.eof() }

// properties notes anchors, aliases and tags as faults and skips them.
func (r *reader) properties() {
	for {
		what := ""
		switch r.peek(0) {
		case '&':
			what = "an anchor"
		case '*':
			what = "an alias"
		case '!':
			what = "a tag"
		default:
			return
		}
		r.note(r.pos, what+" is not taken here", "the value itself")
		for !space(r.peek(0)) && !strings.ContainsRune(",[]{}", rune(r.peek(0))) {
			r.pos++
		}
		for blank(r.peek(0)) && r.pos < len(r.s) {
			r.pos++
		}
	}
}

// blockSequence is the items at a column.
func (r *reader) blockSequence(column int) *node {
	n := r.make(sequence, r.pos)
	r.enter(r.pos)
	for !r.eof() && r.column() == column && r.dash() {
		r.pos++
		n.items = append(n.items, r.afterDash(column))
		r.skipBlank()
	}
	r.depth--
	r.level(column)
	return n
}

func (r *reader) afterDash(column int) *node {
	start := r.pos
	for blank(r.peek(0)) && r.pos < len(r.s) {
		r.pos++
	}
	switch c := r.peek(0); {
	case c == '\n':
		return r.block(column + 1)
	case c == '#':
		r.skipLine()
		return r.block(column + 1)
	case strings.ContainsRune(r.s[start:r.pos], '\t'):
		r.fail(start, "a tab in the indentation", "spaces")
	}
	return r.here(column + 1)
}

// blockMapping is the keys at a column and their values.
func (r *reader) blockMapping(column int) *node {
	n := r.make(mapping, r.pos)
	r.enter(r.pos)
	seen := make(keySet)
	for !r.eof() && r.column() == column {
		if r.dash() {
			r.fail(r.pos, "a list item among the keys of a mapping", "either keys or items in one column")
		}
		r.properties()
		key, after, ok := r.keyAhead()
		if !ok {
			r.fail(r.pos, "this is not a key", "key: value")
		}
		r.checkKey(seen, key)
		r.pos = after
		n.pairs = append(n.pairs, pair{key, r.afterColon(column)})
		r.skipBlank()
	}
	r.depth--
	r.level(column)
	return n
}

// level refuses a line that is indented deeper than the collection that has
// just ended.
func (r *reader) level(column int) {
	if !r.eof() && r.column() > column {
		r.fail(r.pos, "this line is indented too far", "keys and items of one collection in one column")
	}
}

// keySet is the keys that a mapping has so far.
type keySet map[string]bool

func (r *reader) checkKey(seen keySet, key *node) {
	if len(key.text) > maxKey {
		r.fail(key.at, "the key is too long", "at most 1,024 characters")
	}
	if seen[key.text] {
		r.note(key.at, "the key stands here a second time", "each key once")
	}
	seen[key.text] = true
}

func (r *reader) afterColon(column int) *node {
	start := r.pos
	for blank(r.peek(0)) && r.pos < len(r.s) {
		r.pos++
	}
	c := r.peek(0)
	if c == '#' && r.pos > start {
		r.skipLine()
		c = '\n'
	}
	if c != '\n' {
		r.properties()
		c = r.peek(0)
	}
	if c != '\n' {
		if r.dash() {
			r.fail(r.pos, "a list begins on the line of its key", "the list on the lines below, or in [brackets]")
		}
		return r.inline(column + 1)
	}
	r.skipBlank()
	switch {
	case !r.eof() && r.column() == column && r.dash():
		return r.blockSequence(column)
	case r.eof() || r.column() <= column:
		return r.make(empty, start)
	}
	return r.block(column + 1)
}

// keyAhead looks whether a key stands here, and says what and where the text
// after its colon begins. It does not move.
func (r *reader) keyAhead() (key *node, after int, ok bool) {
	from := r.pos
	defer func() { r.pos = from }()
	switch c := r.peek(0); {
	case r.eof() || strings.IndexByte("[]{},#|>@`%", c) >= 0 || c == '\n':
		return nil, 0, false
	case c == '"' || c == '\'':
		end := r.quoteEnd(c)
		if end < 0 || strings.IndexByte(r.s[from:end], '\n') >= 0 {
			return nil, 0, false
		}
		r.pos = end
		for blank(r.peek(0)) && r.pos < len(r.s) {
			r.pos++
		}
		if r.peek(0) != ':' || !space(r.peek(1)) {
			return nil, 0, false
		}
		after = r.pos + 1
		r.pos = from
		return r.quoted(c), after, true
	}
	end := r.plainEnd(false)
	if end >= len(r.s) || r.s[end] != ':' || end == from || r.indicator() {
		return nil, 0, false
	}
	key = r.make(scalar, from)
	key.text, key.plain = strings.TrimRight(r.s[from:end], " \t"), true
	return key, end + 1, true
}

// indicator reports whether the mark of an item or of a complex key stands
// here, which no plain scalar begins with.
func (r *reader) indicator() bool {
	c := r.peek(0)
	return (c == '-' || c == '?') && space(r.peek(1))
}

// inline is a scalar or a flow collection in a block; further lines of it are
// indented by at least so many columns.
func (r *reader) inline(column int) *node {
	at := r.pos
	switch c := r.peek(0); {
	case r.eof() || c == '\n':
		return r.make(empty, min(at, len(r.s)))
	case c == '[' || c == '{':
		n := r.flow()
		r.endLine()
		return n
	case c == '"' || c == '\'':
		n := r.quoted(c)
		r.endLine()
		return n
	case c == '|' || c == '>':
		return r.blockScalar(column)
	case c == '%' && r.column() == 0:
		r.fail(at, "a directive", "YAML without directives")
	case strings.IndexByte(",]}#@`%", c) >= 0 || r.indicator() || c == ':' && space(r.peek(1)):
		r.fail(at, "a value cannot begin with this character", "a word, a number, or a text in quotes")
	}
	return r.plainBlock(column)
}
