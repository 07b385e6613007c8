package page

import (
	"io"
	"regexp"
	"strings"

	"airumbrella/report/subject"
	"airumbrella/wording"
)

// Markdown writes a document as CommonMark with the tables of GitHub's dialect.
func Markdown(w io.Writer, p *subject.Document) error {
	out := newPrinter(w, 0)
	out.line("# " + escapeMarkdown(p.Title))
	if p.Subtitle != "" {
		out.line("")
		out.line(startOfLine(escapeMarkdown(p.Subtitle)))
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		out.line("")
		switch {
		case b.Heading != "":
			out.line("## " + escapeMarkdown(b.Heading))
		case b.Table != nil:
			out.markdownTable(b.Table)
		case b.Items != nil:
			for _, item := range b.Items {
				out.line("- " + startOfLine(escapeMarkdown(item)))
			}
		case b.Command != "":
			out.line("    " + wording.Clean(b.Command))
		case b.Lead != "":
			out.line("**" + escapeMarkdown(b.Lead) + "**")
		default:
			out.line(startOfLine(escapeMarkdown(b.Words)))
		}
	}
	return out.close()
}

func (p *printer) markdownTable(g *subject.Grid) {
	head, rule := make([]string, len(g.Heads)), make([]string, len(g.Heads))
	for i, c := range g.Heads {
		head[i] = escapeMarkdown(wording.Capital(strings.ToLower(c.Title)))
		rule[i] = "---"
		if c.Right {
			rule[i] = "---:"
		}
	}
	p.line("| " + strings.Join(head, " | ") + " |")
	p.line("|" + strings.Join(rule, "|") + "|")
	for _, row := range g.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = escapeMarkdown(strings.Join(strings.Fields(cell), " "))
		}
		p.line("| " + strings.Join(cells, " | ") + " |")
	}
}

// unlinked stands where a backslash keeps an address from becoming a link; cleaned text
// does not hold it.
const unlinked = "\x00"

// shareRange is "[24-56]", which no Markdown reader takes for a link.
var shareRange = regexp.MustCompile(`^\[[<>]?\d+-[<>]?\d+\]`)

// linkMark is the end of what GitHub's dialect takes for the beginning of a link.
var linkMark = regexp.MustCompile(`(?i)(?:://|\bwww\.)`)

// escapeMarkdown cleans text and makes every mark in it that Markdown reads an
// ordinary character, addresses included: no text of a scenario becomes a link. A
// range of shares keeps its brackets.
func escapeMarkdown(text string) string {
	text = wording.Clean(text)
	text = linkMark.ReplaceAllStringFunc(text, func(mark string) string {
		return mark[:len(mark)-1] + unlinked + mark[len(mark)-1:]
	})
	if !strings.ContainsAny(text, "\\`*_[]<>|~&#"+unlinked) {
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
		case string(r) == unlinked:
			b.WriteByte('\\')
			continue
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
