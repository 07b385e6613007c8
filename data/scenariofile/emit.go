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
	var b strings.Builder
	for _, p := range root.pairs {
		emitPair(&b, p, 0, false)
	}
	return b.String()
}

// emitPair writes a key and its value at an indentation; open says that the
// line already begins, after the dash of a list item.
func emitPair(b *strings.Builder, p pair, indent int, open bool) {
	if !open {
		b.WriteString(strings.Repeat(" ", indent))
	}
	b.WriteString(scalarOut(p.key) + ":")
	if line, ok := oneLine(p.value, indent+len(p.key.text)+2); ok {
		b.WriteString(" " + line + "\n")
		return
	}
	b.WriteString("\n")
	emitBlock(b, p.value, indent+2)
}

func emitBlock(b *strings.Builder, n *node, indent int) {
	for _, p := range n.pairs {
		emitPair(b, p, indent, false)
	}
	for _, item := range n.items {
		b.WriteString(strings.Repeat(" ", indent) + "- ")
		if line, ok := oneLine(item, indent+2); ok {
			b.WriteString(line + "\n")
			continue
		}
		if item.form == sequence {
			b.WriteString("\n")
			emitBlock(b, item, indent+2)
			continue
		}
		for i, p := range item.pairs {
			emitPair(b, p, indent+2, i == 0)
		}
	}
}

// oneLine is a node on one line where it is written so: a scalar, an empty
// collection, a short list, or a collection without mappings in it that fits.
func oneLine(n *node, column int) (string, bool) {
	if n.form != scalar && nested(n) {
		return "", false
	}
	line := flowText(n)
	short := n.form == scalar || n.form == sequence && len(n.items) <= 3
	return line, short || column+utf8.RuneCountInString(line) <= widest
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
func flowText(n *node) string {
	var b strings.Builder
	writeFlow(&b, n)
	return b.String()
}

func writeFlow(b *strings.Builder, n *node) {
	switch n.form {
	case sequence:
		b.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				b.WriteString(", ")
			}
			writeFlow(b, item)
		}
		b.WriteByte(']')
	case mapping:
		b.WriteByte('{')
		for i, p := range n.pairs {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(scalarOut(p.key) + ": ")
			writeFlow(b, p.value)
		}
		b.WriteByte('}')
	default:
		b.WriteString(scalarOut(n))
	}
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

// scalarOut is a scalar as it is written: in quotes where YAML, of this or an
// older version, would read anything but the same text.
func scalarOut(n *node) string {
	if n.plain || plainSafe(n.text) {
		return n.text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range n.text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case hidden(r):
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			b.WriteString(`\U` + pad(strconv.FormatInt(int64(r), 16), 8))
		default:
			b.WriteString(`\u` + pad(strconv.FormatInt(int64(r), 16), 4))
		}
	}
	b.WriteByte('"')
	return b.String()
}

func pad(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// plainSafe reports whether a text may stand without quotes anywhere.
func plainSafe(text string) bool {
	switch strings.ToLower(text) {
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
	if _, err := strconv.ParseFloat(digits, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(digits, 0, 64)
	return err == nil
}
