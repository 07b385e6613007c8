package coverage

import (
	"time"

	"airumbrella/scenario"
)

// The reaction of fighters: from a station, and from alert on the ground.
// Assumptions of ours after the quick reaction alert of NATO members, which is
// airborne within 15 minutes.
const (
	stationReaction = 2 * time.Minute
	alertReaction   = 15 * time.Minute
)

// fly sets the limits of a fighter: its missiles against a class, what its
// fuel reaches from its base, and how long it takes to turn to a threat.
func (f *footprint) fly(s *scenario.Scenario) {
	a, e := f.system.Aircraft, f.estimate
	f.flying = true
	f.missile, f.speed = a.MissileReach.At(e), a.Dash.At(e)
	f.kinematic = a.Radius.At(e) - a.Reserve.At(e) + f.missile
	f.reaction = alertReaction
	if f.post.patrol != nil {
		f.reaction, f.fromBase = stationReaction, f.post.patrol.Distance
	}
	f.wait = f.reaction + f.delay
	f.timeShare = f.post.patrol.share()
	if f.allied {
		f.standoff = standoffFor(s, f.missile)
	}
}
