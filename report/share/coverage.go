package share

import (
	"airumbrella/coverage"
	"airumbrella/report/subject"
)

// CoverageAtlas returns a result as layers: ground covered, what only promises add
// (where the view has it), gaps, places, units, bases, zone and stations. A result
// without a map has no ground.
func CoverageAtlas(c *subject.Coverage, v subject.View) (*Atlas, error) {
	r := c.Result
	a := newAtlas(r, v)
	if r.Map != nil {
		a.add(coverLayer(r, v))
		a.add(promisedLayer(r, v))
		a.add(gapsLayer(r, v))
		a.add(zoneLayer(r))
	}
	a.add(placesLayer(r, v, func(*coverage.PlaceResult) bool { return true }))
	a.add(unitsLayer(r))
	a.add(stationsLayer(r))
	a.add(basesLayer(r))
	return a, nil
}

// GapsAtlas returns what a result does not cover as layers: gaps, and the counted
// places that are covered against no more than some threats.
func GapsAtlas(r *coverage.Result, v subject.View) (*Atlas, error) {
	a := newAtlas(r, v)
	if r.Map != nil {
		a.add(gapsLayer(r, v))
	}
	a.add(placesLayer(r, v, func(p *coverage.PlaceResult) bool {
		return p.Place.Counted && p.Worst.Status < coverage.Likely
	}))
	return a, nil
}
