package report

import (
	"io"
	"strings"

	"airumbrella/wording"
)

// text writes the page for a terminal, a mail or a printer: lines of at most
// a hundred columns.
func (p *page) text(w io.Writer) error {
	out := newPrinter(w)
	out.title(wording.Clean(p.title), wording.Clean(p.subtitle))
	for i := range p.blocks {
		b := &p.blocks[i]
		if i == 0 || p.apart(i) {
			out.line("")
		}
		switch {
		case b.heading != "" && b.exact:
			out.paragraph(wording.Clean(b.heading))
		case b.heading != "":
			out.paragraph(strings.ToUpper(wording.Clean(b.heading)))
		case b.table != nil:
			out.lines(layOut(b.table.columns, cleanRows(b.table.rows), out.wide))
		case b.items != nil:
			for _, item := range b.items {
				out.item("- ", wording.Clean(item))
			}
		case b.command != "":
			out.item("  ", wording.Clean(b.command))
		default:
			out.paragraph(wording.Clean(b.lead + b.words))
		}
	}
	return out.close()
}

// apart reports whether a blank line stands before a block: before headings
// and before tables and paragraphs of different weight.
func (p *page) apart(i int) bool {
	b, before := &p.blocks[i], &p.blocks[i-1]
	switch {
	case b.heading != "":
		return true
	case before.heading != "", before.table != nil, b.command != "":
		return false
	case b.table != nil:
		return true
	}
	return b.words != "" && before.items != nil
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
