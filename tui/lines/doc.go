// Package lines is the planner in lines: for screen readers, and for terminals
// that can draw nothing. It prints the answer, reads one command a line and prints
// what that says, without a control sequence.
//
// It starts from what the planner on the screen starts from, package shown, and
// draws nothing.
package lines
