// Package geo is the Earth as the planner sees it: units, geodesics and areas
// on the WGS84 ellipsoid, the horizon over a smooth Earth, and the scanlines,
// discs, polygons and grids from which areas are added up. Distance functions,
// such as the clearance in a union of discs ([DiscUnion]), or of discs, wedges
// and territories ([SeenArea]), become ground by way of a [LevelSet].
//
// Points are orb points, longitude first, in degrees. Distances, azimuths and
// areas are those of the ellipsoid ([Distance], [Destination], [CellArea],
// [RingArea]); heights enter only through the sphere of [MeanRadius], where an
// error of half a percent in the radius is far below that of refraction. No
// distance is measured in degrees or on a map projection.
//
// The package knows neither terrain nor the geoid: a [Height] is above the
// ground that the line of sight grazes, an [Altitude] above the sea.
//
// Everything here but [Arena] is a pure function of its arguments and safe for
// concurrent use.
package geo
