package coverage

import (
	"time"

	"airumbrella/geo"
)

// Reckoning lays open the numbers behind a verdict, for explanations: one
// unit, threat, place and estimate. Quantities that a gate never reached are
// still filled in where they have a meaning.
type Reckoning struct {
	Unit     *Unit
	System   *System
	Threat   *Threat
	Estimate Estimate
	Verdict  Verdict

	PlaceRadius geo.Length // added to the distance: the far edge must be reached
	Release     geo.Length // added too: the carrier must be met before it releases
	FarEdge     geo.Length // distance + place radius + release

	Kinematic    geo.Length // ground reach of the missile at the threat's altitude
	SlantRange   geo.Length // published slant range against the class
	Fraction     float64    // of it at that altitude
	Floor        geo.Height
	Ceiling      geo.Height
	Detection    geo.Length // D, the smallest of the three below
	Instrumented geo.Length // 0 without a radar
	Horizon      geo.Length // 0 without a radar
	RCSRange     geo.Length // 0 where the radar states no reference
	Visual       bool       // no radar: seen by eye
	InSector     bool
	Authorised   bool // Ukraine's own unit, or the class and the zone allow it

	Reaction      time.Duration
	AuthDelay     time.Duration
	Interceptor   geo.Speed
	Available     time.Duration // from detection until the threat is at the far edge
	Needed        time.Duration // reaction, order and flight of the interceptor
	TimelineLimit geo.Length    // the largest far edge that is in time
}
