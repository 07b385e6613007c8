// Package report writes the result of an evaluation for people and programs:
// text, Markdown, JSON, CSV, one line and pictures (SVG, PNG), besides
// explanations, gaps, raids, worth, comparisons and lists.
//
// Every renderer takes a writer and a value that is already computed, adds
// nothing to it but rounding and words, and returns the first write error. The
// one figure made here is a difference: [Compare] sets two reports beside each
// other.
// The words and summary rows are shared with the interactive planner, so that
// the two never say different things.
//
// The package assumes that names in a result may come from anybody's file:
// every text passes [Clean] before it is written. It says "covered" and "not
// covered" in the narrow sense of the model (one unit could engage one missile
// in time) and never more than that.
package report
