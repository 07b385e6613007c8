package coverage

import "airumbrella/scenario"

// capabilityGate asks whether the system can engage the threat's class at its
// altitude.
var capabilityGate = gate{key: "capability", excludes: incapable}

// incapable reports whether the system has no reach against the class, or the
// threat flies under its floor or not under its ceiling. Fighters never engage
// ballistic missiles.
func incapable(_ *scenario.Scenario, f *footprint) bool {
	h := f.profile.Altitude
	if f.flying {
		return f.profile.Class == scenario.Ballistic || h < f.floor || f.ceiling > 0 && h >= f.ceiling
	}
	return f.system.Kind != scenario.GBAD || f.slant <= 0 || h < f.floor || h >= f.ceiling
}
