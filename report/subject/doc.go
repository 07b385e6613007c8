// Package subject holds what can be reported: results that are already computed
// and what they say in words, each as one [Document] and as one line.
//
// Nothing is computed here but roundings and differences: [Compare] sets two
// sides beside each other. The headline and the summary rows are shared with the
// interactive planner, so that the two never say different things. Which threat
// leads is asked of a [View] and is written into no result.
//
// The package assumes that names in a result may come from anybody's file; who
// writes a document cleans its texts. It says "covered" and "not covered" in the
// narrow sense of the model (one unit could engage one missile in time) and never
// more than that. It does not know in what form a document is written.
package subject
