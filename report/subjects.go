package report

import (
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/saved"
	"airumbrella/report/subject"
	"io"
)

// Kind is a kind of subject whose value is a T, with the forms that it has.
type Kind[T any] struct {
	name     string
	document func(T, subject.View) *subject.Document
	line     func(T, subject.View) string
	value    func(T, subject.View) any
	rows     func(T) *saved.Rows
	result   func(T) *coverage.Result
}

// The table of subjects: what can be reported. A new one is a row here, and
// every format that takes the forms it has serves it.
var (
	Coverage    = Kind[*subject.Coverage]{"report", subject.CoverageDocument, subject.CoverageLine, saved.Coverage, saved.CoverageRows, func(c *subject.Coverage) *coverage.Result { return c.Result }}
	Gaps        = Kind[*coverage.Result]{"gaps", subject.GapsDocument, subject.GapsLine, saved.Gaps, saved.GapsRows, nil}
	Explanation = Kind[*subject.Explanation]{"explain", subject.ExplanationDocument, subject.ExplanationLine, saved.Explanation, nil, nil}
	Worth       = Kind[*worth.Worth]{"worth", subject.WorthDocument, subject.WorthLine, saved.Worth, saved.WorthRows, nil}
	Raids       = Kind[*raid.Outcome]{"raid", subject.RaidDocument, subject.RaidLine, saved.Raids, saved.RaidRows, nil}
	Draw        = Kind[*raid.Run]{"raid --draw", subject.DrawDocument, subject.DrawLine, saved.Draw, saved.DrawRows, nil}
	Comparison  = Kind[*subject.Comparison]{"compare", subject.ComparisonDocument, subject.ComparisonLine, saved.Comparison, saved.ComparisonRows, nil}
	List        = Kind[*subject.Table]{"list", subject.TableDocument, nil, saved.Table, saved.TableRows, nil}
	Sources     = Kind[subject.Sources]{"sources", subject.SourcesDocument, nil, nil, nil, nil}
)

// Of is a value as a subject of this kind.
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
	return s
}

// Formats are the words of the formats that subjects of this kind are written
// in.
func (k *Kind[T]) Formats() []string {
	var none T
	s := k.Of(none)
	return words(&s.forms)
}

// Read reads a report that was written as JSON, as a side of a comparison; see
// [saved.Read].
func Read(r io.Reader) (*subject.Side, error) { return saved.Read(r) }
