// Package report writes what was computed for people and programs: any subject
// (the coverage report, an explanation, gaps, raids, worth, a comparison, a list)
// in any format that takes the forms it has.
//
//	report.Write(w, "markdown", report.Gaps.Of(result), subject.View{})
//
// Subjects are rows of one table and formats rows of another, so that a new
// format is a row and a file, and serves every subject that has its form. What a subject
// says stands in report/subject, how words are laid out in report/page, the
// figures for programs in report/saved, and pictures in report/picture.
//
// A writer adds nothing to a value but rounding and words, and returns the first
// write error. The package assumes that the value is computed already; it opens
// no file and knows neither the reference data nor the screen.
package report
