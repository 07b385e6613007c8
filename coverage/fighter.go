package coverage

import (
	"time"

	"airumbrella/geo"
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
		f.reaction = stationReaction
	}
	f.timeShare = f.post.patrol.share()
	f.unauthorised = f.unauthorised || f.post.inStandoff
	if f.allied {
		f.standoff = max(0, s.Package.Authorisation.Standoff.Distance-f.missile)
	}
	t := f.threat
	tooHigh := f.ceiling > 0 && t.Altitude >= f.ceiling
	f.incapable = t.Class == scenario.Ballistic || t.Altitude < f.floor || tooHigh
}

// fromBase is how far its station lies from a unit's base, 0 without one.
func (f *footprint) fromBase() geo.Length {
	if f.post.patrol == nil {
		return 0
	}
	return f.post.patrol.Distance
}

// served is the largest far edge that a fighter reaches in time when the
// threat still has to fly so far; negative where it has no time to lead.
func (f *footprint) served(flight float64) geo.Length {
	wait := f.reaction + f.delay
	reach, ok := AlertReach(geo.Length(flight), f.threat.Speed, f.speed, wait, f.missile)
	if !ok {
		return -1
	}
	return reach
}
