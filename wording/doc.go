// Package wording puts codes and numbers into a reader's words: gates, classes,
// zones, phases, switches, units, places and figures, each in one place, so
// that every report and screen speaks with one voice.
//
// It assumes plain modern English and readers who do not know the model. It
// computes nothing, and lays nothing out. Text that comes from files is cleaned
// of control sequences on its way through.
package wording
