// Package share writes results for other programs, styled: for GIS (GeoJSON,
// GeoPackage, GeoTIFF), Google Earth (KMZ) and spreadsheets (XLSX).
//
//	atlas, err := share.CoverageAtlas(covered, view)
//	...
//	err = share.GeoJSON(w, atlas)
//
// What goes on a map is an [Atlas]: layers of features with flat attributes, made once
// per subject and written by every format of maps. Polygons are the outlines of the
// intervals that the raster holds, two lines or more per kilometre, on a grid of five
// decimals of a degree: valid, dissolved, within 0.1 % of the areas of the report.
//
// The package assumes an evaluated result, whose scenario may lack a world, places,
// units or threats. It computes no cover, opens no file and knows neither the clock
// nor the reference data: the same result gives the same bytes. All texts are cleaned,
// and each format keeps them from being read as anything but text.
package share
