package coverage

import (
	"fmt"

	"airumbrella/geo"
)

// Gate is one link of the chain that an engagement must pass.
type Gate int

// The gates in the order in which they are tested. GateNone is the verdict of
// an engagement that passes them all.
const (
	GateNone Gate = iota
	GatePhase
	GateBasing
	GateContribution
	GateAuthorisation
	GateCapability
	GateGeometry
	GateTimeline
	GateStock
	// GateCount is one more than the last gate.
	GateCount
)

var gateNames = [GateCount]string{"none", "phase", "basing", "contribution", "authorisation", "capability", "geometry", "timeline", "stock"}

// String is the gate's name in JSON.
func (g Gate) String() string {
	if g >= 0 && g < GateCount {
		return gateNames[g]
	}
	return fmt.Sprintf("Gate(%d)", int(g))
}

// Passed is the number of gates passed when g is the first that fails.
func (g Gate) Passed() int {
	if g == GateNone {
		return int(GateCount) - 1
	}
	return int(g) - 1
}

// Verdict is the answer for one unit, threat, place and estimate.
type Verdict struct {
	Gate     Gate       // the first gate that fails; GateNone: engaged
	Distance geo.Length // geodesic, unit to the place's centre
	// Short is how far the place's far edge lies beyond what the failing gate
	// allows; only geometry and timeline measure it.
	Short geo.Length
	// TimeShare is the share of time in which the unit is there: 1 for ground
	// units. Only 1 counts as covered.
	TimeShare float64
}

// Engaged reports whether every gate holds all of the time.
func (v Verdict) Engaged() bool { return v.Gate == GateNone && v.TimeShare >= 1 }

// ShortMeasured reports whether Short has a meaning for the gate.
func (v Verdict) ShortMeasured() bool { return v.Gate == GateGeometry || v.Gate == GateTimeline }

// margin orders two verdicts of the same gate: what is short where that is
// measured, the distance elsewhere.
func (v Verdict) margin() geo.Length {
	if v.ShortMeasured() {
		return v.Short
	}
	return v.Distance
}
