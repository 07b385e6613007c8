// Package saved gives what programs read of a subject: its figures rounded, as
// the value that JSON is made of and as rows of cells, and reads a saved report
// back.
//
// A later field may be added to a format; a named one never changes its meaning
// without a new number after the slash. Distances are in kilometres and areas in
// square kilometres to one decimal, degrees to five, people whole; what was not
// measured is null, and lists are never null unless the field says so.
//
// The package assumes that names may come from anybody's file and cleans them.
// It does not know how rows are written: CSV and its like are formats of report.
package saved
