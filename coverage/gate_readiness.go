package coverage

import "airumbrella/scenario"

// Held is the sustained share of time from which on a station counts as held.
const Held = 0.95

// readinessGate asks whether a fighter's station, or an airborne sensor's orbit,
// is held: whether the fleet sustains it for the share of time that [Held] names. A
// station that leaves no time on it is never held. A unit on the ground or on alert is
// always there.
var readinessGate = gate{
	key: "readiness", unit: "share",
	excludes: func(_ *scenario.Scenario, f *footprint) bool { return !isHeld(f.timeShare) },
	measure:  sustained,
}

// isHeld reports whether a share of time is enough.
func isHeld(share float64) bool { return share >= Held-1e-9 }
