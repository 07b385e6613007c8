// Package scenario holds the nouns of an air umbrella: systems, units, places,
// threats, the package of political switches, and the ground that they stand
// on.
//
// A [Scenario] is a value that nothing changes once it is made: a change gives
// another one, that shares with the first what did not change. Each number is
// a [Triple], the pessimistic, base and optimistic end for the defender. The
// package knows nothing of files and computes no coverage.
//
// What is known of a field of the catalogue stands in one row of [SystemFields]
// or [ThreatFields]: files, their schema, lists and assumptions follow from it.
// What is known of a class of threats stands in one row too, and each other kind
// of word has one list beside its type.
package scenario
