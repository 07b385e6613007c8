package coverage

import "airumbrella/geo"

// DefaultCell is the size of a raster cell where none is asked for.
const DefaultCell = 2 * geo.Kilometre

// Options steer an evaluation; the zero value works.
type Options struct {
	// Cell is the size of a raster cell; 0 means DefaultCell. At least two
	// scanlines per kilometre are computed whatever the cell.
	Cell geo.Length
	// PlacesOnly leaves out the raster: areas, gaps and the map.
	PlacesOnly bool
	// SkipRemedies leaves out the single changes that would cover a place, the
	// dearest part of the place table; [Remedies] finds them for one place.
	SkipRemedies bool
	// Visibility replaces the smooth Earth; nil means [SmoothEarth].
	Visibility Visibility
	// Land is what evaluations over one World share; nil, or the Land of another
	// World, means that the evaluation makes its own.
	Land *Land
}
