package data

import (
	"slices"

	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Cities returns the embedded cities by falling population.
func Cities() []scenario.Place {
	return slices.DeleteFunc(Places(), func(p scenario.Place) bool { return p.Kind != scenario.City })
}

// Nodes returns the embedded logistics nodes by kind and id.
func Nodes() []scenario.Place {
	return slices.DeleteFunc(Places(), func(p scenario.Place) bool { return p.Kind == scenario.City })
}

// Bound returns the area that the relief covers.
func (r *Relief) Bound() orb.Bound {
	return orb.Bound{
		Min: orb.Point{r.west, r.north - float64(r.rows)/r.cellsPerDegree},
		Max: orb.Point{r.west + float64(r.columns)/r.cellsPerDegree, r.north},
	}
}
