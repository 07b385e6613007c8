// Package mapview is the map of the planner: the base map and the answer as points
// and lines in km of a projection, rastered into dots, drawn with markers, names
// and a legend, or sent as an image where the terminal draws images.
//
// A [Map] holds what is shown of the ground and where it looks; a [Scene] says of
// which answer, and where on the screen. It knows nothing of lists, keys and
// panels. It assumes Ukraine: its projection is true to 0.2 % there.
package mapview
