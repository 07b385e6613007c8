package raid

import (
	"airumbrella/coverage"
	"airumbrella/scenario"
)

// engagers are the units that engage a threat at a place at an estimate, as
// the result says: the one place where the two packages meet.
func engagers(p *coverage.PlaceResult, threat int, e scenario.Estimate) []int {
	return p.Threats[threat].UnitsAt.At(e)
}

// OpenStock is the scenario with its stock gate left open: rounds are counted
// shot by shot here, so a unit that lasts too few nights to count as cover may
// still shoot. Evaluate it, rather than the scenario itself, to assess raids
// whose outcome can only improve with the stock.
func OpenStock(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(open *scenario.Scenario) {
		open.Package.Stockpile.Nights = 0
		open.Digest = s.Digest // reports name the scenario that was asked about
	})
}
