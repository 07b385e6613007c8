// Package tui is the interactive planner: the map of what the umbrella
// covers, the totals, the places and the reasons, in one terminal.
//
// There is one tea.Model. Update routes messages and does no work; commands
// work and change no state; View draws and decides nothing. Every answer of
// an evaluation carries a revision and an old one is dropped. The screen is
// drawn into one grid of cells ([canvas]) and joined into one string, with one
// style escape per run. Styles are Lip Gloss's, turned into those of cells once;
// Lip Gloss also lays out the pop-ups of plain text and short rows, from text
// that was cut before it was styled. On the way to the terminal [shiftWriter]
// turns rows that a pan moved into shifts.
// In the place of the map may stand a [board]: what promises are worth, what a
// late order costs, for how many nights stocks last.
//
// The package assumes a terminal whose cells are twice as high as wide and
// whose font has the quadrant blocks and braille patterns. It computes no
// coverage itself, reads no file and knows no catalogue: scenario, base map and
// store are handed in by [Config].
package tui
