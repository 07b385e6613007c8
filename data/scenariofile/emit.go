package scenariofile

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// widest is the longest line that a collection is written on; longer ones are
// written as a block.
const widest = 140

// emit writes a mapping as YAML: the one canonical form of a tree.
func emit(root *node) string {
	b := make([]byte, 0, emitRoom)
	for _, p := range root.pairs {
		b = appendPair(b, p, 0, false)
	}
	return string(b)
}

// emitRoom is room for most scenarios, in bytes.
const emitRoom = 16 << 10

// appendPair writes a key and its value at an indentation; open says that the
// line already begins, after the dash of a list item.
func appendPair(b []byte, p pair, indent int, open bool) []byte {
	if !open {
		b = appendBlanks(b, indent)
	}
	b = append(appendScalar(b, p.key), ": "...)
	if line, ok := appendLine(b, p.value, indent+len(p.key.text)+2); ok {
		return append(line, '\n')
	}
	b[len(b)-1] = '\n' // for the blank after the colon
	return appendBlock(b, p.value, indent+2)
}

func appendBlanks(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

func appendBlock(b []byte, n *node, indent int) []byte {
	for _, p := range n.pairs {
		b = appendPair(b, p, indent, false)
	}
	for _, item := range n.items {
		b = append(appendBlanks(b, indent), "- "...)
		if line, ok := appendLine(b, item, indent+2); ok {
			b = append(line, '\n')
			continue
		}
		if item.form == sequence {
			b = appendBlock(append(b, '\n'), item, indent+2)
			continue
		}
		for i, p := range item.pairs {
			b = appendPair(b, p, indent+2, i == 0)
		}
	}
	return b
}

// appendLine writes a node on one line where it is written so: a scalar, an empty
// collection, a short list, or a collection without mappings in it that fits.
func appendLine(b []byte, n *node, column int) (line []byte, ok bool) {
	if n.form != scalar && nested(n) {
		return nil, false
	}
	line = appendFlow(b, n)
	short := n.form == scalar || n.form == sequence && len(n.items) <= 3
	return line, short || column+utf8.RuneCount(line[len(b):]) <= widest
}

// nested reports whether a collection holds a mapping, or a mapping's list
// holds another list of lists.
func nested(n *node) bool {
	for _, p := range n.pairs {
		if p.value.form == mapping || p.value.form == sequence && nested(p.value) {
			return true
		}
	}
	for _, item := range n.items {
		if item.form == mapping || item.form == sequence && nested(item) {
			return true
		}
	}
	return false
}

// flowText is a node on one line.
func flowText(n *node) string { return string(appendFlow(nil, n)) }

// appendFlow writes a node on one line.
func appendFlow(b []byte, n *node) []byte {
	switch n.form {
	case sequence:
		b = append(b, '[')
		for i, item := range n.items {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = appendFlow(b, item)
		}
		return append(b, ']')
	case mapping:
		b = append(b, '{')
		for i, p := range n.pairs {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(appendScalar(b, p.key), ": "...)
			b = appendFlow(b, p.value)
		}
		return append(b, '}')
	}
	return appendScalar(b, n)
}

// OneWord returns a change KEY=VALUE that says the same without a blank, so that a shell does
// not split it where it stands without quotes. One that cannot be read is returned as it is, and
// so is a mere text, which --set takes as it stands.
func OneWord(change string) string {
	key, value, ok := strings.Cut(change, "=")
	if !ok || !strings.ContainsAny(value, " \t\n") {
		return change
	}
	faults := &collector{}
	doc, ok := newDocument("", []byte(value), rankFlag, faults)
	if !ok {
		return change
	}
	n, ok := readFlow(doc, faults)
	if !ok || n.form == scalar {
		return change
	}
	var b strings.Builder
	writeWord(&b, n)
	return key + "=" + b.String()
}

// writeWord writes a node as JSON has it, without blanks.
func writeWord(b *strings.Builder, n *node) {
	switch n.form {
	case sequence:
		b.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				b.WriteByte(',')
			}
			writeWord(b, item)
		}
		b.WriteByte(']')
	case mapping:
		b.WriteByte('{')
		for i, p := range n.pairs {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(inQuotes(p.key.text) + ":") // a colon after a key in quotes needs no blank
			writeWord(b, p.value)
		}
		b.WriteByte('}')
	default:
		if text := scalarOut(n); !strings.ContainsAny(text, " \t\n") {
			b.WriteString(text)
			return
		}
		b.WriteString(inQuotes(n.text))
	}
}

// inQuotes is a text in double quotes, without a blank.
func inQuotes(text string) string {
	quoted := scalarOut(&node{form: scalar, text: "\"" + text}) // which is never plain
	return strings.ReplaceAll(`"`+strings.TrimPrefix(quoted, `"\"`), " ", `\u0020`)
}

// scalarOut is a scalar as it is written.
func scalarOut(n *node) string { return string(appendScalar(nil, n)) }

// appendScalar writes a scalar: in quotes where YAML, of this or an older version, would
// read anything but the same text.
func appendScalar(b []byte, n *node) []byte {
	if n.plain || plainSafe(n.text) {
		return append(b, n.text...)
	}
	b = append(b, '"')
	for _, r := range n.text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case hidden(r):
		case unicode.IsPrint(r):
			b = utf8.AppendRune(b, r)
		case r > 0xffff:
			b = append(append(b, `\U`...), pad(strconv.FormatInt(int64(r), 16), 8)...)
		default:
			b = append(append(b, `\u`...), pad(strconv.FormatInt(int64(r), 16), 4)...)
		}
	}
	return append(b, '"')
}

func pad(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// longestWord is the length of the longest word that YAML takes for something else than a
// text.
const longestWord = len("false")

// plainSafe reports whether a text may stand without quotes anywhere.
func plainSafe(text string) bool {
	word := text
	if len(text) <= longestWord {
		word = strings.ToLower(text)
	}
	switch word {
	case "", "~", "<<", "=", "null", "true", "false", "yes", "no", "on", "off", "y", "n",
		"nan", ".nan", ".inf", "-.inf", "+.inf":
		return false
	}
	if strings.TrimSpace(text) != text || strings.HasSuffix(text, ":") || strings.HasPrefix(text, "---") ||
		strings.HasPrefix(text, "...") {
		return false
	}
	if strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", rune(text[0])) || strings.ContainsAny(text, ",[]{}\"\\\n\t") {
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") {
		return false
	}
	for _, r := range text {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return !numeric(text)
}

// numberCharacters are all that stand in what Go reads as a number.
const numberCharacters = "0123456789abcdefABCDEF.+-xXoOpPintyINTY"

// numeric reports whether some version of YAML reads a number in a text.
func numeric(text string) bool {
	if !strings.ContainsRune("0123456789+-.", rune(text[0])) {
		word := strings.ToLower(text)
		return word == "inf" || word == "infinity"
	}
	digits := strings.ReplaceAll(text, "_", "")
	if strings.Trim(digits, "0123456789:.") == "" && strings.Contains(digits, ":") {
		return true // in sixties, as YAML 1.1 has it
	}
	if strings.Trim(digits, numberCharacters) != "" { // spares the two errors below
		return false
	}
	if _, err := strconv.ParseFloat(digits, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(digits, 0, 64)
	return err == nil
}
