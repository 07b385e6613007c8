// Package naive is the twin of the engine: the same model, written from its
// specification alone, slowly and plainly, so that tests can compare the two.
//
// One function stands for each rule, formulas look like those of the
// specification, and loops run over everything. Lengths are metres, times
// seconds and angles radians, in plain float64. Only tests import the package.
//
// What the specification leaves open is decided here in a comment that begins with
// "Decision:".
//
// The package knows no terrain: the Earth is smooth. It knows no separate look-down
// range of a radar, since a radar of package scenario states one range. It draws the
// line between held and occupied ground from a grid of 250 m, so that W is within some
// 100 m where that line is nearest; where another territory's edge is nearest, W is
// within 5 m, and within a centimetre where the edge of a radar's disc is.
package naive
