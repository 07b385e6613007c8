package raid

import (
	"math"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// alliedOnly returns how many people allied units cover and no unit of Ukraine's own
// does: those who wait for the first authorised intercept.
func alliedOnly(r *coverage.Result, threat int, e scenario.Estimate) int {
	people := 0.0
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted || p.Place.Population <= 0 {
			continue
		}
		for _, g := range engagers(p, threat, e) {
			if len(g.Units) > 0 && !anyOwn(r.Scenario, g.Units) {
				people += float64(p.Place.Population) * shareOf(p, threat, &g)
			}
		}
	}
	return int(math.Round(people))
}

// anyOwn reports whether one of the units is Ukraine's own.
func anyOwn(s *scenario.Scenario, units []int) bool {
	for _, u := range units {
		if s.Units[u].Contributor == scenario.Ukraine {
			return true
		}
	}
	return false
}

// lostNights is the whole nights that pass between the political decision and
// the first authorised intercept.
func lostNights(p *scenario.Package, e scenario.Estimate) int {
	return int(math.Ceil(p.Activation.At(e).Hours() / 24))
}
