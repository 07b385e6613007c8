// Package app holds the use cases of the command line and the planner:
// reading a scenario with changes, evaluating it, gathering what a report, an
// explanation, a comparison, a weighing or a raid needs, editing, saving and
// exporting. It arranges what the other packages compute and computes nothing.
//
// It assumes that the files it is given are the user's: it reads and writes
// them, keeps the planner's state under the user's folder for state, and knows
// no flags, no keys and no screen.
package app
