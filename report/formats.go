package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report/page"
	"airumbrella/report/picture"
	"airumbrella/report/saved"
	"airumbrella/report/subject"
)

// forms are what a subject gives to be written; nil where it has no such form.
type forms struct {
	document func(subject.View) *subject.Document // its words
	line     func(subject.View) string            // its answer
	value    func(subject.View) any               // its figures, for JSON
	rows     func() *saved.Rows                   // its figures row by row
	result   func() *coverage.Result              // what a picture of it shows
	works    func() []subject.Work                // the publications it names
}

// form is what a format is made of.
type form int

const (
	inWords   form = iota // a document
	inLine                // the answer
	inValue               // figures in one value
	inRows                // figures row by row
	inPicture             // a result to draw
	inWorks               // a bibliography
)

// has reports whether a subject has a form.
func (f *forms) has(of form) bool {
	return [...]bool{
		inWords: f.document != nil, inLine: f.line != nil, inValue: f.value != nil, inRows: f.rows != nil,
		inPicture: f.result != nil, inWorks: f.works != nil,
	}[of]
}

// format is a way of writing subjects: its word, the form that it is made of, and
// how it is written.
type format struct {
	word  string
	of    form
	write func(w io.Writer, f *forms, v subject.View) error
}

// formats is the table of formats, in the order in which help names them. A new
// one is a row here and a file of its own.
var formats = []format{
	{"text", inWords, writeText},
	{"markdown", inWords, writeMarkdown},
	{"json", inValue, writeJSON},
	{"csv", inRows, writeCSV},
	{"line", inLine, writeLine},
	{"svg", inPicture, writeSVG},
	{"png", inPicture, writePNG},
	{"bibtex", inWorks, writeBibTeX},
}

func writeText(w io.Writer, f *forms, v subject.View) error {
	return page.Text(w, f.document(v), v.Columns)
}
func writeMarkdown(w io.Writer, f *forms, v subject.View) error {
	return page.Markdown(w, f.document(v))
}
func writeJSON(w io.Writer, f *forms, v subject.View) error { return saved.Write(w, f.value(v)) }
func writeLine(w io.Writer, f *forms, v subject.View) error { return page.Line(w, f.line(v)) }
func writeSVG(w io.Writer, f *forms, v subject.View) error  { return picture.SVG(w, f.result(), v) }
func writePNG(w io.Writer, f *forms, v subject.View) error  { return picture.PNG(w, f.result(), v) }

func writeBibTeX(w io.Writer, f *forms, _ subject.View) error { return saved.BibTeX(w, f.works()) }

// Subject is a value that can be written. Make it with [Kind.Of].
type Subject struct {
	forms
	kind string
}

// Write writes a subject in the format of a word, as a view asks for it. It
// returns the first write error; a word that is none of [Kind.Formats] is
// refused with those that are.
func Write(w io.Writer, word string, s Subject, v subject.View) error {
	i := slices.IndexFunc(formats, func(f format) bool { return f.word == word && s.has(f.of) })
	if i < 0 {
		return fmt.Errorf("format %q: %s takes %s", word, s.kind, strings.Join(words(&s.forms), ", "))
	}
	return formats[i].write(w, &s.forms, v)
}

// words returns the words of the formats that serve some forms.
func words(f *forms) (list []string) {
	for i := range formats {
		if f.has(formats[i].of) {
			list = append(list, formats[i].word)
		}
	}
	return list
}

// InWords reports whether a format says a subject in words, at length.
func InWords(word string) bool { return madeOf(word, inWords) }

// IsPicture reports whether a format is a picture.
func IsPicture(word string) bool { return madeOf(word, inPicture) }

func madeOf(word string, of form) bool {
	return slices.ContainsFunc(formats, func(f format) bool { return f.word == word && f.of == of })
}
