package raid

import (
	"airumbrella/coverage"
	"airumbrella/scenario"
	"slices"
)

// engagers returns the units that engage a threat over each part of a place's
// people, with the share of the people that part is; the parts add up to 1, and
// nobody engages over the last.
func engagers(p *coverage.PlaceResult, threat int, e scenario.Estimate) []coverage.Group {
	t := &p.Threats[threat]
	groups := slices.Clone(t.Groups.At(e))
	return append(groups, coverage.Group{Points: t.Points - t.Count.At(e)})
}

// shareOf returns the part of a place's people that a group of its points is.
func shareOf(p *coverage.PlaceResult, threat int, g *coverage.Group) float64 {
	return float64(g.Points) / float64(p.Threats[threat].Points)
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
