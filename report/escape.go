package report

import (
	"regexp"
	"strings"

	"airumbrella/wording"
)

// shareRange is "[24-56]", which no Markdown reader takes for a link.
var shareRange = regexp.MustCompile(`^\[[<>]?\d+-[<>]?\d+\]`)

// escapeMarkdown cleans text and makes every mark in it that Markdown reads an
// ordinary character. A range of shares keeps its brackets.
func escapeMarkdown(text string) string {
	text = wording.Clean(text)
	if !strings.ContainsAny(text, "\\`*_[]<>|~&#") {
		return text
	}
	var b strings.Builder
	closing := -1 // of a range
	for i, r := range text {
		switch {
		case r == '[':
			if m := shareRange.FindString(text[i:]); m != "" && !strings.HasPrefix(text[i+len(m):], "(") {
				closing = i + len(m) - 1
			} else {
				b.WriteByte('\\')
			}
		case r == ']' && i == closing:
		case strings.ContainsRune("\\`*_]<>|~&#", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// orderedMark is the number that would begin an ordered list.
var orderedMark = regexp.MustCompile(`^\d+[.)]`)

// startOfLine keeps escaped text from being read as a list, a quotation, a
// heading or code because of how it begins.
func startOfLine(text string) string {
	text = strings.TrimLeft(text, " ")
	if m := orderedMark.FindString(text); m != "" {
		return text[:len(m)-1] + `\` + text[len(m)-1:]
	}
	if text != "" && strings.ContainsRune("-+=", rune(text[0])) {
		return `\` + text
	}
	return text
}

// csvText cleans a text and keeps a spreadsheet from reading it as a formula:
// what begins like one gets an apostrophe, which spreadsheets hide.
func csvText(text string) string {
	cleaned := wording.Clean(text)
	if startsFormula(text) || startsFormula(strings.TrimSpace(cleaned)) {
		return "'" + cleaned
	}
	return cleaned
}

// startsFormula reports whether spreadsheets may read text as a formula; they
// know the full-width forms of the signs too.
func startsFormula(text string) bool {
	return text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0])
}
