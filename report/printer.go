package report

import (
	"bufio"
	"fmt"
	"io"
)

// printer writes lines and remembers the first error.
type printer struct {
	w   *bufio.Writer
	err error
}

func newPrinter(w io.Writer) *printer { return &printer{w: bufio.NewWriter(w)} }

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
		p.lines(wrap(text, pageWidth))
	}
}

// item writes text wrapped under a first line that starts with mark.
func (p *printer) item(mark, text string) {
	indent := width(mark)
	for i, line := range wrap(text, pageWidth-indent) {
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
