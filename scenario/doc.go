// Package scenario holds the nouns of an air umbrella: systems, units, places,
// threats, the package of political switches, and the ground that they stand
// on.
//
// A [Scenario] is a value that nothing changes once it is made: a change gives
// another one, that shares with the first what did not change. Each number is
// a [Triple], the pessimistic, base and optimistic end for the defender. The
// package knows nothing of files and computes no coverage.
package scenario
