package coverage

import "airumbrella/scenario"

// contributionGate asks whether the country that would send the unit has
// agreed.
var contributionGate = gate{
	key: "contribution",
	bars: func(s *scenario.Scenario, u *scenario.Unit) bool {
		return !s.ContributorGranted(u.Contributor)
	},
}
