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
	"airumbrella/report/share"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// forms are what a subject gives to be written; nil where it has no such form.
type forms struct {
	document func(subject.View) *subject.Document // its words
	line     func(subject.View) string            // its answer
	value    func(subject.View) any               // its figures, for JSON
	rows     func() *saved.Rows                   // its figures row by row
	result   func() *coverage.Result              // its cells
	works    func() []subject.Work                // the publications it names
	drawing  func(subject.View) (picture.Drawing, error)
	atlas    func(subject.View) (*share.Atlas, error) // its layers on a map
	sheets   func() []saved.Sheet                     // all its tables; nil: its rows alone
	about    func() *scenario.Scenario                // whose sources stand beside its rows; nil: not known
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
	inLayers              // layers on a map
	inRaster              // a result as cells
)

// has reports whether a subject has a form.
func (f *forms) has(of form) bool {
	return [...]bool{
		inWords: f.document != nil, inLine: f.line != nil, inValue: f.value != nil, inRows: f.rows != nil,
		inPicture: f.drawing != nil, inWorks: f.works != nil, inLayers: f.atlas != nil, inRaster: f.result != nil,
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
	{"csv-excel", inRows, writeExcelCSV},
	{"xlsx", inRows, writeXLSX},
	{"geojson", inLayers, writeGeoJSON},
	{"gpkg", inLayers, writeGeoPackage},
	{"kmz", inLayers, writeKMZ},
	{"geotiff", inRaster, writeGeoTIFF},
}

// binaries are the formats that are no text, and not for a terminal.
var binaries = []string{"png", "xlsx", "gpkg", "kmz", "geotiff"}

func writeText(w io.Writer, f *forms, v subject.View) error {
	return page.Text(w, f.document(v), v.Columns)
}
func writeMarkdown(w io.Writer, f *forms, v subject.View) error {
	return page.Markdown(w, f.document(v))
}
func writeJSON(w io.Writer, f *forms, v subject.View) error { return saved.Write(w, f.value(v)) }
func writeLine(w io.Writer, f *forms, v subject.View) error { return page.Line(w, f.line(v)) }

func writeSVG(w io.Writer, f *forms, v subject.View) error { return draw(w, f, v, picture.Drawing.SVG) }
func writePNG(w io.Writer, f *forms, v subject.View) error { return draw(w, f, v, picture.Drawing.PNG) }

// draw composes a picture and writes it.
func draw(w io.Writer, f *forms, v subject.View, write func(picture.Drawing, io.Writer) error) error {
	d, err := f.drawing(v)
	if err != nil {
		return err
	}
	return write(d, w)
}

func writeBibTeX(w io.Writer, f *forms, _ subject.View) error { return saved.BibTeX(w, f.works()) }

func writeGeoJSON(w io.Writer, f *forms, v subject.View) error { return mapped(w, f, v, share.GeoJSON) }
func writeGeoPackage(w io.Writer, f *forms, v subject.View) error {
	return mapped(w, f, v, share.GeoPackage)
}
func writeKMZ(w io.Writer, f *forms, v subject.View) error { return mapped(w, f, v, share.KMZ) }

// mapped makes the layers of a subject and writes them.
func mapped(w io.Writer, f *forms, v subject.View, write func(io.Writer, *share.Atlas) error) error {
	a, err := f.atlas(v)
	if err != nil {
		return err
	}
	return write(w, a)
}

func writeGeoTIFF(w io.Writer, f *forms, v subject.View) error {
	return share.GeoTIFF(w, f.result(), v)
}

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

// ShowsGround reports whether a format shows the ground, and with it what only
// promises add.
func ShowsGround(word string) bool {
	return madeOf(word, inPicture) || madeOf(word, inLayers) || madeOf(word, inRaster)
}

// IsBinary reports whether a format is no text.
func IsBinary(word string) bool { return slices.Contains(binaries, word) }

func madeOf(word string, of form) bool {
	return slices.ContainsFunc(formats, func(f format) bool { return f.word == word && f.of == of })
}
