// Package data holds what the planner is fed: the embedded reference sets
// (outlines, cities, logistics nodes, airfields, relief, names for a map), the
// texts of the catalogue and of the built-in scenarios, and where all of it
// comes from. Package scenariofile reads those texts, and the files of people.
//
// The package assumes that its sets are sound: a malformed row panics with the
// name of the file and the line, for it is a bug. It knows no clock, no
// network and no file of a user. A set is parsed once, when it is first asked
// for, and shared: do not change it, unless its doc says that it is your own.
package data
