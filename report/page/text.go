package page

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"airumbrella/report/subject"
	"airumbrella/wording"
)

// Text writes a document for a terminal, a mail or a printer, in lines of so
// many columns; 0 means a hundred, and so does what is more.
func Text(w io.Writer, p *subject.Document, columns int) error {
	out := newPrinter(w, columns)
	out.title(wording.Clean(p.Title), wording.Clean(p.Subtitle))
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if i == 0 || apart(&p.Blocks[i-1], b) {
			out.line("")
		}
		switch {
		case b.Heading != "" && b.Exact:
			out.paragraph(wording.Clean(b.Heading))
		case b.Heading != "":
			out.paragraph(strings.ToUpper(wording.Clean(b.Heading)))
		case b.Table != nil:
			out.lines(layOut(b.Table.Heads, cleanRows(b.Table.Rows), out.wide))
		case b.Items != nil:
			for _, item := range b.Items {
				out.item("- ", wording.Clean(item))
			}
		case b.Command != "":
			out.item("  ", wording.Clean(b.Command))
		default:
			out.paragraph(wording.Clean(b.Lead + b.Words))
		}
	}
	return out.close()
}

// apart reports whether a blank line stands between two blocks: before headings
// and before tables and paragraphs of different weight.
func apart(before, b *subject.Block) bool {
	switch {
	case b.Heading != "":
		return true
	case before.Heading != "", before.Table != nil, b.Command != "":
		return false
	case b.Table != nil:
		return true
	}
	return b.Words != "" && before.Items != nil
}

// title writes the title in capitals and what it is about beside it, or below
// where the line is too short.
func (p *printer) title(title, subtitle string) {
	title = strings.ToUpper(title)
	if line := title + "   " + subtitle; subtitle != "" && width(line) <= p.wide {
		p.line(line)
		return
	}
	p.paragraph(title)
	p.paragraph(subtitle)
}

func cleanRows(rows [][]string) [][]string {
	cleaned := make([][]string, len(rows))
	for i, row := range rows {
		cleaned[i] = make([]string, len(row))
		for k, cell := range row {
			cleaned[i][k] = wording.Clean(cell)
		}
	}
	return cleaned
}

// printer writes lines and remembers the first error.
type printer struct {
	w    *bufio.Writer
	err  error
	wide int
}

// leastWidth is the narrowest page that words are still laid out for.
const leastWidth = 40

// newPrinter prints on a page of so many columns; 0 means the whole width.
func newPrinter(w io.Writer, columns int) *printer {
	if columns == 0 {
		columns = pageWidth
	}
	return &printer{w: bufio.NewWriter(w), wide: min(max(columns, leastWidth), pageWidth)}
}

func (p *printer) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, text)
	}
}

func (p *printer) lines(list []string) {
	for _, text := range list {
		p.line(text)
	}
}

// paragraph writes text wrapped to the page.
func (p *printer) paragraph(text string) {
	if text != "" {
		p.lines(wrap(text, p.wide))
	}
}

// item writes text wrapped under a first line that starts with mark.
func (p *printer) item(mark, text string) {
	indent := width(mark)
	for i, line := range wrap(text, p.wide-indent) {
		if i == 0 {
			p.line(mark + line)
		} else {
			p.line(pad("", indent) + line)
		}
	}
}

// close writes what is buffered and returns the first error.
func (p *printer) close() error {
	if p.err != nil {
		return p.err
	}
	return p.w.Flush()
}

// Line writes one cleaned line; nothing where there is nothing to say.
func Line(w io.Writer, words string) error {
	out := newPrinter(w, 0)
	if words != "" {
		out.line(wording.Clean(words))
	}
	return out.close()
}
