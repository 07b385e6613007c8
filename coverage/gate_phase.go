package coverage

import "airumbrella/scenario"

// phaseGate asks whether the unit is there in this phase and may stand where it
// stands: national caveats.
var phaseGate = gate{
	key:  "phase",
	bars: func(s *scenario.Scenario, u *scenario.Unit) bool { return !existsIn(s, u) },
}

// existsIn reports whether the unit is there in the scenario's phase and may
// stand where it stands. Ukraine has no caveats on her own soil.
func existsIn(s *scenario.Scenario, u *scenario.Unit) bool {
	if u.Phase == scenario.AfterCeasefire && s.Phase != scenario.AfterCeasefire {
		return false
	}
	if u.Contributor == scenario.Ukraine {
		return true
	}
	p := &s.Package
	switch {
	case u.Host == scenario.Ukraine && p.HasCaveat(u.Contributor, scenario.NotInUkraine),
		u.Host != u.Contributor && p.HasCaveat(u.Contributor, scenario.OwnSoilOnly),
		s.Phase != scenario.AfterCeasefire && p.HasCaveat(u.Contributor, scenario.AfterCeasefireOnly):
		return false
	}
	return true
}
