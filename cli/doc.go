// Package cli is the command line: commands and flags, one file per command.
// It wires data, coverage, report and tui together and decides nothing of its
// own.
//
// Results go to standard output, messages to standard error. The exit status
// is 0 when done, 1 when something failed, 2 for wrong use or invalid input,
// 3 when a threshold asked for is not met and 130 when interrupted. Nothing
// here opens a network connection.
package cli
