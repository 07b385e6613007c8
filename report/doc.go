// Package report writes the result of an evaluation for people and programs:
// text, Markdown, JSON, CSV and one line, besides explanations, gaps and
// lists.
//
// Every renderer takes a writer and a value that is already computed, adds
// nothing to it but rounding and words, and returns the first write error.
// The words and summary rows are shared with the interactive planner, so that
// the two never say different things.
//
// The package assumes that names in a result may come from anybody's file:
// every text passes [Clean] before it is written. It says "covered" and "not
// covered" in the narrow sense of the model (one unit could engage one missile
// in time) and never more than that.
package report
