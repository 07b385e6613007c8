package report

import "io"

// Section is a heading with a list below it.
type Section struct {
	Heading string
	Items   []string
}

// Sections writes lists under their headings for a terminal, in at most a
// hundred columns.
func Sections(w io.Writer, title string, list []Section) error {
	p := &page{title: title}
	for _, s := range list {
		p.heading(s.Heading)
		p.list(s.Items)
	}
	return p.text(w)
}
