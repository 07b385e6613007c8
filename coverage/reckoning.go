package coverage

import (
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Reckoning lays open the numbers behind a verdict, for explanations: one
// unit, threat, place and estimate. Quantities that a gate never reached are
// still filled in where they have a meaning.
type Reckoning struct {
	Unit     *scenario.Unit
	System   *scenario.System
	Threat   *scenario.Threat
	Estimate scenario.Estimate
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
	TimelineLimit geo.Length    // the largest far edge that is in time stand-alone

	Level       int           // of command in the package at this estimate
	UsableLevel int           // what of it the unit's guidance can use
	HeldLevel   int           // the lowest level whose timeline holds; -1 none does
	Warned      bool          // sensors of others, or a fighter's own on station, are used
	Warning     geo.Length    // W around the place's centre; for ballistic what the best radar leaves to fly; 0 unseen
	WarningTime time.Duration // from the first track of those sensors until the threat is at the far edge
	Lead        time.Duration // of it, what reaction and order leave; may be negative
	Sensors     []int         // indices into Scenario.Units: those of them that see the place

	FromBase       geo.Length // base to place, for fighters; Kinematic is what fuel and missile reach from there
	Patrol         *Patrol    // nil without a station
	MissileReach   geo.Length // a fighter's
	Standoff       geo.Length // distance of the place from the territories that aircraft keep away from; 0 without one
	StandoffNeeded geo.Length // what of it the aircraft needs
	StationBarred  bool       // the station lies within the stand-off

	Rounds     float64    // that the unit starts with
	Demand     float64    // rounds asked of it in those nights by the places no farther off than this one
	Nights     int        // 0: the stock is not asked
	StockLimit geo.Length // far edges from here on are beyond its rounds; 0 where they last
}
