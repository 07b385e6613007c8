// Package screen is what the planner draws on and with: a grid of cells joined
// into one string with one style escape per run ([Canvas]), the palettes, text
// measured as terminals measure it, boxes, bars and pictures of dots, a line
// that is typed, and the door to the terminal ([Terminal]).
//
// It assumes a terminal whose cells are twice as high as wide and whose font has
// the quadrant blocks and braille patterns. Styles are Lip Gloss's, turned into
// those of cells once; Lip Gloss also lays out pop-ups of plain text, from text
// that was cut before it was styled. It knows no scenario and no answer: of the
// planner's subject it has only roles, grounds and lines, by what they mean.
package screen
