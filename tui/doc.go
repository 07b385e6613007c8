// Package tui is the interactive planner: the map of what the umbrella
// covers, the totals, the places and the reasons, in one terminal.
//
// There is one tea.Model, which holds what is shared and routes. Update routes
// messages and does no work; commands work and change no state; View draws and
// decides nothing. Every answer of an evaluation carries a revision and an old one
// is dropped. What is drawn are functions of values, in packages of their own:
//
//   - tui/screen: the grid of cells, palettes, text, the door to the terminal;
//   - tui/shown: the answer as it is asked about, before it is drawn;
//   - tui/mapview: the map;
//   - tui/lists: the lists, one file and one registration each;
//   - tui/boards: what stands in the place of the map, totals, promises, reasons;
//   - tui/lines: the planner in lines, which needs nothing of this package.
//
// Clicks fall on buttons that are recorded while the frame is drawn, so that no
// arithmetic of places is made twice.
//
// The package computes no coverage itself, reads no file and knows no catalogue:
// scenario, base map and store are handed in by [Config].
package tui
