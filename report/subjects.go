package report

import (
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/picture"
	"airumbrella/report/saved"
	"airumbrella/report/share"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"io"
)

// Kind is a kind of subject whose value is a T, with the forms that it has: a
// row of the table of subjects.
type Kind[T any] struct {
	name     string
	document func(T, subject.View) *subject.Document
	line     func(T, subject.View) string
	value    func(T, subject.View) any
	rows     func(T) *saved.Rows
	result   func(T) *coverage.Result
	works    func(T) []subject.Work
	drawing  func(T, subject.View) (picture.Drawing, error)
	atlas    func(T, subject.View) (*share.Atlas, error)
	sheets   func(T) []saved.Sheet
	about    func(T) *scenario.Scenario
}

// The table of subjects: what can be reported. A new one is a row here, and
// every format that takes the forms it has serves it.
var (
	// Coverage is the coverage report.
	Coverage = Kind[*subject.Coverage]{
		name: "report", document: subject.CoverageDocument, line: subject.CoverageLine,
		value: saved.Coverage, rows: saved.CoverageRows,
		result:  func(c *subject.Coverage) *coverage.Result { return c.Result },
		drawing: func(c *subject.Coverage, v subject.View) (picture.Drawing, error) { return picture.Map(c.Result, v) },
		atlas:   share.CoverageAtlas, sheets: saved.CoverageSheets,
		about: func(c *subject.Coverage) *scenario.Scenario { return c.Result.Scenario },
	}
	// Gaps is what a result does not cover.
	Gaps = Kind[*coverage.Result]{
		name: "gaps", document: subject.GapsDocument, line: subject.GapsLine, value: saved.Gaps, rows: saved.GapsRows,
		atlas: share.GapsAtlas, about: func(r *coverage.Result) *scenario.Scenario { return r.Scenario },
	}
	// Explanation is why a place is covered or not.
	Explanation = Kind[*subject.Explanation]{
		name: "explain", document: subject.ExplanationDocument, line: subject.ExplanationLine, value: saved.Explanation,
	}
	// Worth is who and what carries an umbrella, and the least that reaches a
	// target where one was asked.
	Worth = Kind[*worth.Worth]{
		name: "worth", document: subject.WorthDocument, line: subject.WorthLine, value: saved.Worth,
		rows: saved.WorthRows,
	}
	// Raids is how many of a raid get through, and how long stocks last.
	Raids = Kind[*raid.Outcome]{
		name: "raid", document: subject.RaidDocument, line: subject.RaidLine, value: saved.Raids, rows: saved.RaidRows,
		about: func(o *raid.Outcome) *scenario.Scenario { return o.Scenario },
	}
	// Sites is where more units help most.
	Sites = Kind[*subject.Site]{
		name: "site", document: subject.SiteDocument, line: subject.SiteLine, value: saved.Sites, rows: saved.SiteRows,
	}
	// Draw is one run of raids, night by night.
	Draw = Kind[*raid.Run]{
		name: "raid --draw", document: subject.DrawDocument, line: subject.DrawLine, value: saved.Draw,
		rows: saved.DrawRows, about: func(r *raid.Run) *scenario.Scenario { return r.Scenario },
	}
	// Comparison is what one side changes against another.
	Comparison = Kind[*subject.Comparison]{
		name: "compare", document: subject.ComparisonDocument, line: subject.ComparisonLine,
		value: saved.Comparison, rows: saved.ComparisonRows,
		drawing: picture.Plate, atlas: share.ComparisonAtlas,
	}
	// Discovery is what decides among the combinations of a sweep.
	Discovery = Kind[*subject.Discovery]{
		name: "sweep discover", document: subject.DiscoveryDocument, line: subject.DiscoveryLine, value: saved.Discovery,
		rows: saved.DiscoveryRows, drawing: picture.Themes, atlas: share.DiscoveryAtlas,
		about: func(d *subject.Discovery) *scenario.Scenario { return d.Scenario },
	}
	// List is a table of reference data.
	List = Kind[*subject.Table]{
		name:     "list",
		document: subject.TableDocument,
		value:    saved.Table,
		rows:     saved.TableRows,
	}
	// Sources is attributions, grades and limits, and the publications that figures
	// rest on.
	Sources = Kind[*subject.Sources]{
		name: "sources", document: subject.SourcesDocument, value: saved.Sources,
		works: func(s *subject.Sources) []subject.Work { return s.Works },
	}
)

// Of returns a value as a subject of this kind.
func (k *Kind[T]) Of(value T) Subject {
	s := Subject{kind: k.name}
	if k.document != nil {
		s.document = func(v subject.View) *subject.Document { return k.document(value, v) }
	}
	if k.line != nil {
		s.line = func(v subject.View) string { return k.line(value, v) }
	}
	if k.value != nil {
		s.value = func(v subject.View) any { return k.value(value, v) }
	}
	if k.rows != nil {
		s.rows = func() *saved.Rows { return k.rows(value) }
	}
	if k.result != nil {
		s.result = func() *coverage.Result { return k.result(value) }
	}
	if k.works != nil {
		s.works = func() []subject.Work { return k.works(value) }
	}
	if k.drawing != nil {
		s.drawing = func(v subject.View) (picture.Drawing, error) { return k.drawing(value, v) }
	}
	if k.atlas != nil {
		s.atlas = func(v subject.View) (*share.Atlas, error) { return k.atlas(value, v) }
	}
	if k.sheets != nil {
		s.sheets = func() []saved.Sheet { return k.sheets(value) }
	}
	if k.about != nil {
		s.about = func() *scenario.Scenario { return k.about(value) }
	}
	return s
}

// Formats returns the words of the formats that subjects of this kind are written
// in.
func (k *Kind[T]) Formats() []string {
	var none T
	s := k.Of(none)
	return words(&s.forms)
}

// Read reads a report that was written as JSON, as a side of a comparison; see
// [saved.Read].
func Read(r io.Reader) (*subject.Side, error) { return saved.Read(r) }
