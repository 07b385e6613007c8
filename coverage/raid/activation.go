package raid

import (
	"math"

	"airumbrella/scenario"
)

// alliedOnly returns the share of the people in play whom allied units cover and no unit
// of Ukraine's own does: those who wait for the first authorised intercept.
func (f *field) alliedOnly(s *scenario.Scenario) (share float64) {
	for _, c := range f.cells {
		if len(c.units) > 0 && !anyOwn(s, c.units) {
			share += c.people
		}
	}
	return share
}

// alliedOnly is the people of a threat who wait for the first authorised intercept.
func (a *assessment) alliedOnly(f *field, threat int, e scenario.Estimate) int {
	if a.options.AlliedOnly != nil {
		return max(0, a.options.AlliedOnly[threat].At(e))
	}
	return int(math.Round(f.alliedOnly(a.result.Scenario) * float64(a.people)))
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
