package scenariofile

import (
	"strings"
)

// flow is a collection in brackets, or a scalar inside one.
func (r *reader) flow() *node {
	r.properties()
	switch c := r.peek(0); {
	case c == '[':
		return r.flowSequence()
	case c == '{':
		return r.flowMapping()
	case c == '"' || c == '\'':
		return r.quoted(c)
	case c == ',' || c == ']' || c == '}':
		return r.make(empty, r.pos)
	case strings.IndexByte("|>@`%#", c) >= 0 || r.indicator():
		r.fail(r.pos, "a value inside brackets cannot begin with this character", "a word, a number, or a text in quotes")
	}
	return r.plainFlow()
}

// flowSpace skips blanks, line ends and comments inside brackets.
func (r *reader) flowSpace(opened int) {
	for r.pos < len(r.s) {
		switch c := r.s[r.pos]; {
		case c == '\n':
			r.nextLine()
			if r.marker() {
				r.fail(r.pos, "a document marker inside brackets", "a closing bracket")
			}
		case blank(c):
			r.pos++
		case c == '#' && r.pos > 0 && space(r.s[r.pos-1]):
			r.skipLine()
		default:
			return
		}
	}
	r.fail(opened, "a bracket is not closed", "a closing bracket")
}

func (r *reader) flowSequence() *node {
	opened := r.pos
	n := r.make(sequence, opened)
	r.enter(opened)
	r.pos++
	for {
		r.flowSpace(opened)
		if r.peek(0) == ']' {
			break
		}
		item := r.flow()
		r.flowSpace(opened)
		switch r.peek(0) {
		case ',', ']':
			if item.form == empty {
				r.fail(item.at, "an item is missing", "a value between commas")
			}
		case ':':
			r.fail(r.pos, "a key inside a list", "{key: value}")
		default:
			r.fail(r.pos, "a comma is missing", "a comma or ]")
		}
		n.items = append(n.items, item)
		if r.peek(0) == ',' {
			r.pos++
		}
	}
	r.pos++
	r.depth--
	return n
}

func (r *reader) flowMapping() *node {
	opened := r.pos
	n := r.make(mapping, opened)
	r.enter(opened)
	r.pos++
	seen := make(keySet)
	for {
		r.flowSpace(opened)
		if r.peek(0) == '}' {
			break
		}
		key := r.flow()
		if key.form != scalar {
			r.fail(key.at, "this is not a key", "key: value")
		}
		r.checkKey(seen, key)
		n.pairs = append(n.pairs, pair{key, r.flowValue(opened)})
		r.flowSpace(opened)
		switch r.peek(0) {
		case ',':
			r.pos++
		case '}':
		default:
			r.fail(r.pos, "a comma is missing", "a comma or }")
		}
	}
	r.pos++
	r.depth--
	return n
}

// flowValue is what stands after a key in braces.
func (r *reader) flowValue(opened int) *node {
	r.flowSpace(opened)
	if r.peek(0) != ':' {
		return r.make(empty, r.pos)
	}
	r.pos++
	r.flowSpace(opened)
	return r.flow()
}
