package report

import (
	"io"
	"strings"

	"airumbrella/wording"
)

// markdown writes the page as CommonMark with the tables of GitHub's dialect.
func (p *page) markdown(w io.Writer) error {
	out := newPrinter(w)
	out.line("# " + escapeMarkdown(p.title))
	if p.subtitle != "" {
		out.line("")
		out.line(startOfLine(escapeMarkdown(p.subtitle)))
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		out.line("")
		switch {
		case b.heading != "":
			out.line("## " + escapeMarkdown(b.heading))
		case b.table != nil:
			out.markdownTable(b.table)
		case b.items != nil:
			for _, item := range b.items {
				out.line("- " + startOfLine(escapeMarkdown(item)))
			}
		case b.command != "":
			out.line("    " + wording.Clean(b.command))
		case b.lead != "":
			out.line("**" + escapeMarkdown(b.lead) + "**")
		default:
			out.line(startOfLine(escapeMarkdown(b.words)))
		}
	}
	return out.close()
}

func (p *printer) markdownTable(g *grid) {
	head, rule := make([]string, len(g.columns)), make([]string, len(g.columns))
	for i, c := range g.columns {
		head[i] = escapeMarkdown(wording.Capital(strings.ToLower(c.title)))
		rule[i] = "---"
		if c.right {
			rule[i] = "---:"
		}
	}
	p.line("| " + strings.Join(head, " | ") + " |")
	p.line("|" + strings.Join(rule, "|") + "|")
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = escapeMarkdown(strings.Join(strings.Fields(cell), " "))
		}
		p.line("| " + strings.Join(cells, " | ") + " |")
	}
}
