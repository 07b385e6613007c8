package coverage

import "airumbrella/scenario"

// basingGate asks whether the host of the unit's base has agreed.
var basingGate = gate{
	key: "basing",
	bars: func(s *scenario.Scenario, u *scenario.Unit) bool {
		return !s.HostGranted(u.Host)
	},
}
