// Package sweep computes every combination of some changes of a scenario and says what
// decides among them.
//
// A [Plan] names the keys that vary and their values; its rows are all combinations,
// numbered as digits of mixed radix, the last key fastest. The answer to a row is the
// people covered at three estimates, the same to the person as a report on the scenario
// with the row's changes: hosts and contributors are answered by [coverage.Subsets], every
// combination of the other keys is a scenario of its own. A [Table] holds the rows, and
// shards of it can be computed anywhere and merged.
//
// [Discover] reads a table: boxes of combinations in which cover holds or falls (PRIM), the
// promise to win first by regret, and the smallest sets of governments who can say no. It
// takes every combination for as likely as every other one: the package knows no chances.
package sweep
