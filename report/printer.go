package report

import (
	"bufio"
	"fmt"
	"io"
)

// printer writes lines and remembers the first error.
type printer struct {
	w    *bufio.Writer
	err  error
	wide int
}

func newPrinter(w io.Writer) *printer {
	p := &printer{w: bufio.NewWriter(w), wide: pageWidth}
	if n, ok := w.(narrow); ok {
		p.wide = min(max(n.columns, leastWidth), pageWidth)
	}
	return p
}

// leastWidth is the narrowest page that words are still laid out for.
const leastWidth = 40

// narrow is a writer whose reader sees fewer columns than a page has.
type narrow struct {
	io.Writer
	columns int
}

// Narrow makes what writes text to w fit so many columns, from 40 to a
// hundred, such as those of a terminal.
func Narrow(w io.Writer, columns int) io.Writer { return narrow{w, columns} }

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
