package scenariofile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/data/scenariofile/yamltext"
)

// layoutText is a text of which is asked where its nodes end. The reader of
// YAML says only where they begin.
type layoutText struct {
	text string
	lost bool // an end was not found
}

// end returns the offset after a value; of an empty one that begins at from, the
// offset after its word for nothing, or from.
func (t *layoutText) end(n *node, from int) int {
	switch {
	case n.form == empty:
		_, end := t.nothing(from)
		return end
	case n.form == scalar:
		return t.scalarEnd(n)
	case t.flow(n):
		return t.closed(n.at)
	case n.form == mapping && len(n.pairs) > 0:
		last := n.pairs[len(n.pairs)-1]
		return t.end(last.value, t.afterColon(last.key))
	case n.form == sequence && len(n.items) > 0 && n.items[len(n.items)-1].form != empty:
		return t.end(n.items[len(n.items)-1], 0)
	}
	t.lost = true
	return n.at
}

// flow reports whether a collection stands in brackets.
func (t *layoutText) flow(n *node) bool {
	if n.at >= len(t.text) {
		return false
	}
	return n.form == mapping && t.text[n.at] == '{' || n.form == sequence && t.text[n.at] == '['
}

// nothing returns where the word for nothing stands, if one stands behind an
// offset, else the offset twice.
func (t *layoutText) nothing(from int) (start, end int) {
	at := t.blanks(from)
	for _, word := range []string{"null", "Null", "NULL", "~"} {
		if rest, ok := strings.CutPrefix(t.text[at:], word); ok &&
			(rest == "" || yamltext.Space(rest[0]) || strings.IndexByte(",}]", rest[0]) >= 0) {
			return at, at + len(word)
		}
	}
	return from, from
}

func (t *layoutText) blanks(at int) int {
	for at < len(t.text) && yamltext.Blank(t.text[at]) {
		at++
	}
	return at
}

// afterColon returns the offset after the colon of a key.
func (t *layoutText) afterColon(key *node) int {
	at := t.blanks(t.scalarEnd(key))
	if at >= len(t.text) || t.text[at] != ':' {
		t.lost = true
		return at
	}
	return at + 1
}

// scalarEnd returns the offset after a text or a number.
func (t *layoutText) scalarEnd(n *node) int {
	if n.at >= len(t.text) {
		t.lost = true
		return n.at
	}
	switch c := t.text[n.at]; {
	case (c == '"' || c == '\'') && !n.plain:
		return t.quoteEnd(n.at)
	case (c == '|' || c == '>') && !n.plain:
		return t.blockEnd(n.at)
	}
	return t.plainEnd(n)
}

// quoteEnd returns the offset after the text in quotes that begins at one.
func (t *layoutText) quoteEnd(at int) int {
	quote := t.text[at]
	for at++; at < len(t.text); at++ {
		switch {
		case t.text[at] == '\\' && quote == '"':
			at++
		case t.text[at] == quote && quote == '\'' && strings.HasPrefix(t.text[at+1:], "'"):
			at++
		case t.text[at] == quote:
			return at + 1
		}
	}
	t.lost = true
	return len(t.text)
}

// plainEnd returns the offset after a text without quotes, which may go on over
// lines: any blanks in it stand for any other.
func (t *layoutText) plainEnd(n *node) int {
	at, rest := n.at, n.text
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if !unicode.IsSpace(r) {
			if !strings.HasPrefix(t.text[at:], rest[:size]) {
				t.lost = true
				return at
			}
			at, rest = at+size, rest[size:]
			continue
		}
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		for at < len(t.text) && yamltext.Space(t.text[at]) {
			at++
		}
	}
	return at
}

// blockEnd returns the offset after the last line of a literal or folded text
// whose mark stands at an offset.
func (t *layoutText) blockEnd(at int) int {
	end := t.lineEnd(at)
	if strings.ContainsAny(t.text[at:end], "0123456789") {
		t.lost = true // an indentation of its own
		return end
	}
	indent := -1
	for next := end + 1; next < len(t.text); next = t.lineEnd(next) + 1 {
		content := t.blanks(next)
		if content >= len(t.text) || t.text[content] == '\n' {
			continue
		}
		if indent < 0 {
			indent = content - next
		}
		if content-next < indent || indent <= t.indent(at) {
			break
		}
		end = t.lineEnd(next)
	}
	return end
}

// indent returns how far the line of an offset is indented.
func (t *layoutText) indent(at int) int {
	start := t.lineStart(at)
	content := t.blanks(start)
	return content - start
}

// closed returns the offset after the bracket that closes the one at an offset.
func (t *layoutText) closed(at int) int {
	depth := 0
	for ; at < len(t.text); at++ {
		switch c := t.text[at]; {
		case (c == '"' || c == '\'') && (yamltext.Space(t.text[at-1]) || strings.IndexByte("[{,:", t.text[at-1]) >= 0):
			at = t.quoteEnd(at) - 1
		case c == '#' && yamltext.Space(t.text[at-1]):
			at = t.lineEnd(at)
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	t.lost = true
	return len(t.text)
}

func (t *layoutText) lineStart(at int) int { return strings.LastIndexByte(t.text[:at], '\n') + 1 }

func (t *layoutText) lineEnd(at int) int {
	if end := strings.IndexByte(t.text[min(at, len(t.text)):], '\n'); end >= 0 {
		return at + end
	}
	return len(t.text)
}

// first reports whether nothing stands before an offset on its line.
func (t *layoutText) first(at int) bool { return t.blanks(t.lineStart(at)) >= at }

// last reports whether nothing but a comment stands behind an offset on its line.
func (t *layoutText) last(at int) bool {
	next := t.blanks(at)
	return next >= len(t.text) || t.text[next] == '\n' || t.text[next] == '#' && next > at
}
