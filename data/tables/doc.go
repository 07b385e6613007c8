// Package tables reads the rows of the files in which people keep points: CSV in
// whatever dialect and encoding, JSON, GeoJSON, KML and spreadsheets; and the
// positions in their cells, however they are written.
//
// It knows nothing of scenarios: a row is texts by the names of columns. It
// assumes that a file fits into memory and that positions are on WGS84.
package tables
