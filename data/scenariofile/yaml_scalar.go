package scenariofile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// plainEnd is where a plain scalar that starts here ends on its line: at a
// colon before a blank, at a comment, at a bracket or comma inside brackets, or
// at the end of the line.
func (r *reader) plainEnd(inFlow bool) int {
	for i := r.pos; i < len(r.s); i++ {
		switch c := r.s[i]; {
		case c == '\n':
			return i
		case c == '#' && i > r.pos && blank(r.s[i-1]):
			return i
		case c == ':' && (i+1 >= len(r.s) || space(r.s[i+1]) || inFlow && strings.IndexByte(",[]{}", r.s[i+1]) >= 0):
			return i
		case inFlow && strings.IndexByte(",[]{}", c) >= 0:
			return i
		}
	}
	return len(r.s)
}

// plainBlock is a plain scalar in a block, over as many lines as are indented
// by at least so many columns. Line ends fold as in YAML.
func (r *reader) plainBlock(column int) *node {
	n := r.make(scalar, r.pos)
	n.plain = true
	var b strings.Builder
	b.WriteString(r.plainLine())
	for r.peek(0) == '\n' && r.pos < len(r.s) {
		end, line := r.pos, r.line
		breaks := 0
		for r.peek(0) == '\n' && r.pos < len(r.s) {
			r.nextLine()
			breaks++
			for blank(r.peek(0)) && r.pos < len(r.s) {
				r.pos++
			}
		}
		if r.pos >= len(r.s) || r.column() < column || r.s[r.pos] == '#' || r.column() == 0 && r.marker() {
			r.pos, r.line = end, line
			break
		}
		foldBreaks(&b, breaks)
		b.WriteString(r.plainLine())
	}
	n.text = b.String()
	return n.orNull()
}

// foldBreaks writes what so many line ends between two lines of text stand for.
func foldBreaks(b *strings.Builder, breaks int) {
	if breaks == 1 {
		b.WriteByte(' ')
		return
	}
	for range breaks - 1 {
		b.WriteByte('\n')
	}
}

// plainLine is the rest of a line of a plain scalar; a comment after it is
// left standing, so that no further line is taken.
func (r *reader) plainLine() string {
	end := r.plainEnd(false)
	text := strings.TrimRight(r.s[r.pos:end], " \t")
	if end < len(r.s) && r.s[end] == ':' {
		r.fail(end, "a colon inside a value, or a key that is indented too far", "the text in quotes, or the key in the column of its neighbours")
	}
	r.pos = end
	return text
}

// plainFlow is a plain scalar inside brackets.
func (r *reader) plainFlow() *node {
	n := r.make(scalar, r.pos)
	n.plain = true
	var b strings.Builder
	for {
		end := r.plainEnd(true)
		if end == r.pos {
			r.fail(r.pos, "a value is missing", "a word, a number, or a text in quotes")
		}
		b.WriteString(strings.TrimRight(r.s[r.pos:end], " \t"))
		r.pos = end
		if r.peek(0) != '\n' || r.pos >= len(r.s) {
			break
		}
		breaks := 0
		for r.peek(0) == '\n' && r.pos < len(r.s) {
			r.nextLine()
			breaks++
			for blank(r.peek(0)) && r.pos < len(r.s) {
				r.pos++
			}
		}
		if r.pos >= len(r.s) || strings.IndexByte(",[]{}:#", r.s[r.pos]) >= 0 {
			break
		}
		foldBreaks(&b, breaks)
	}
	n.text = b.String()
	return n.orNull()
}

// orNull turns the plain words for nothing into an empty node.
func (n *node) orNull() *node {
	switch n.text {
	case "~", "null", "Null", "NULL":
		n.form = empty
	}
	return n
}

// quoteEnd is the offset after the closing quote of the text that starts here,
// -1 if there is none.
func (r *reader) quoteEnd(quote byte) int {
	for i := r.pos + 1; i < len(r.s); i++ {
		switch {
		case r.s[i] == '\\' && quote == '"':
			i++
		case r.s[i] == quote && quote == '\'' && i+1 < len(r.s) && r.s[i+1] == quote:
			i++
		case r.s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// quoted is a text in quotes.
func (r *reader) quoted(quote byte) *node {
	n := r.make(scalar, r.pos)
	end := r.quoteEnd(quote)
	if end < 0 {
		r.fail(r.pos, "a quote is not closed", "a closing quote")
	}
	var b strings.Builder
	for r.pos++; r.pos < end-1; {
		switch c := r.s[r.pos]; {
		case c == '\n':
			r.quotedBreak(&b, end-1)
		case c == '\'' && quote == '\'':
			b.WriteByte('\'')
			r.pos += 2
		case c == '\\' && quote == '"':
			r.escape(&b)
		case blank(c):
			r.quotedBlank(&b, end-1)
		default:
			b.WriteByte(c)
			r.pos++
		}
	}
	r.pos = end
	n.text = b.String()
	return n
}

// quotedBlank copies blanks unless they end a line.
func (r *reader) quotedBlank(b *strings.Builder, end int) {
	start := r.pos
	for r.pos < end && blank(r.s[r.pos]) {
		r.pos++
	}
	if r.pos >= end || r.s[r.pos] != '\n' {
		b.WriteString(r.s[start:r.pos])
	}
}

// quotedBreak folds line ends inside quotes.
func (r *reader) quotedBreak(b *strings.Builder, end int) {
	breaks := 0
	for r.pos < end && space(r.s[r.pos]) {
		if r.s[r.pos] == '\n' {
			breaks++
			r.nextLine()
			continue
		}
		r.pos++
	}
	foldBreaks(b, breaks)
}

var escapes = map[byte]string{'t': "\t", 'n': "\n", ' ': " ", '"': "\"", '/': "/", '\\': "\\", '\t': "\t", '_': "\u00a0"}

var escapeDigits = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escape reads what a backslash in double quotes stands for.
func (r *reader) escape(b *strings.Builder) {
	at, c := r.pos, r.peek(1)
	r.pos += 2
	if c == '\n' {
		r.joinLines(b)
		return
	}
	if text, ok := escapes[c]; ok {
		b.WriteString(text)
		return
	}
	if digits := escapeDigits[c]; digits > 0 && r.pos+digits <= len(r.s) {
		code, err := strconv.ParseUint(r.s[r.pos:r.pos+digits], 16, 32)
		if char := rune(code); err == nil && code <= utf8.MaxRune && utf8.ValidRune(char) && !hidden(char) {
			r.pos += digits
			b.WriteRune(char)
			return
		}
	}
	r.fail(at, "an escape that is not taken", `\n \t \" \\ \/, or \u with four digits of a printable character`)
}

// joinLines is a line end after a backslash: it vanishes with the blanks after
// it, and empty lines below stay.
func (r *reader) joinLines(b *strings.Builder) {
	r.line = r.pos
	for r.pos < len(r.s) && space(r.s[r.pos]) {
		if r.s[r.pos] == '\n' {
			b.WriteByte('\n')
			r.nextLine()
			continue
		}
		r.pos++
	}
}

// blockScalar is a literal (|) or folded (>) text whose lines are indented by
// at least so many columns.
func (r *reader) blockScalar(column int) *node {
	n := r.make(scalar, r.pos)
	folded := r.peek(0) == '>'
	r.pos++
	keep, indent := r.blockHeader(column)
	r.endLine()
	var lines []string
	for r.pos < len(r.s) {
		end, line := r.pos, r.line
		r.nextLine()
		if r.pos >= len(r.s) {
			break
		}
		for r.peek(0) == ' ' && (indent < 0 || r.column() < indent) {
			r.pos++
		}
		if r.peek(0) == '\n' {
			lines = append(lines, "")
			continue
		}
		if indent < 0 && r.column() >= column {
			indent = r.column()
		}
		if indent < 0 || r.column() < indent {
			r.pos, r.line = end, line
			break
		}
		start := r.pos
		r.skipLine()
		lines = append(lines, r.s[start:r.pos])
	}
	if r.pos >= len(r.s) && !strings.HasSuffix(r.s, "\n") && keep == 0 {
		keep = '-' // the last line has no end to keep
	}
	n.text = joinBlock(lines, folded, keep)
	return n
}

// blockHeader reads the marks after | or >: what to do with line ends at the
// end, and the indentation, -1 where the first line says it.
func (r *reader) blockHeader(column int) (keep byte, indent int) {
	indent = -1
	for {
		switch c := r.peek(0); {
		case (c == '+' || c == '-') && keep == 0:
			keep = c
		case c >= '1' && c <= '9' && indent < 0:
			indent = max(0, column-1) + int(c-'0')
		default:
			return keep, indent
		}
		r.pos++
	}
}

// joinBlock puts the lines of a block scalar together.
func joinBlock(lines []string, folded bool, keep byte) string {
	last := len(lines)
	for last > 0 && lines[last-1] == "" {
		last--
	}
	trailing := len(lines) - last
	var b strings.Builder
	for i := 0; i < last; i++ {
		b.WriteString(lines[i])
		if i+1 == last {
			break
		}
		next := i + 1
		for lines[next] == "" {
			next++
		}
		more := blank(lines[next][0]) || lines[i] != "" && blank(lines[i][0])
		switch {
		case !folded || more || lines[i] == "":
			b.WriteByte('\n')
		case next == i+1:
			b.WriteByte(' ')
		}
	}
	switch {
	case keep == '+':
		b.WriteString(strings.Repeat("\n", min(1, last)+trailing))
	case keep == 0 && last > 0:
		b.WriteByte('\n')
	}
	return b.String()
}
