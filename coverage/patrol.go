package coverage

import (
	"math"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// present is the share of the aircraft fit to fly that weather, crews and tankers
// let fly: our assumption (grade D).
var present = scenario.Triple[float64]{Low: 0.7, Base: 0.85, High: 1}

// Patrol is how a squadron keeps a station: the cycle of one aircraft and what
// the fleet sustains around the clock.
type Patrol struct {
	Distance  geo.Length // base to station
	OnStation time.Duration
	Cycle     time.Duration // out, on station, back, turned round
	Keep      int           // aircraft kept on station
	Fleet     int           // aircraft needed to keep them there all of the time; 0 where no number would do
	Have      int
	Share     float64 // of the time that Have sustains, 0..1
	Sustains  float64 // the same, more than 1 where Have could keep more stations than this
}

// valid reports whether an aircraft has any time on station; a unit without a
// station has no patrol.
func (p *Patrol) valid() bool { return p == nil || p.OnStation > 0 }

// share is the part of the time in which the station is kept; a unit without
// one is always there.
func (p *Patrol) share() float64 {
	if p == nil {
		return 1
	}
	return p.Share
}

// TimeOnStation is 2 (R0 - d - reserve) / (v rho): the fuel that the flight to
// a station at distance d leaves of a radius of action without loitering,
// burnt at rho times the rate of cruise flight. It is not positive where the
// station is out of reach.
func TimeOnStation(radius, d, reserve geo.Length, cruise geo.Speed, burn float64) time.Duration {
	if cruise <= 0 || burn <= 0 {
		return 0
	}
	return seconds(2 * float64(radius-d-reserve) / (float64(cruise) * burn))
}

// CycleTime is the flight out and back, the time on station and the
// turn-round.
func CycleTime(d geo.Length, cruise geo.Speed, onStation, turnRound time.Duration) time.Duration {
	return seconds(2*float64(d)/float64(cruise)) + onStation + turnRound
}

// FleetFor is how many aircraft keep n on station: the larger of what the
// cycle and what the sorties per aircraft and day ask for, each at an
// availability. Sorties of 0 are no limit.
func FleetFor(n int, onStation, cycle time.Duration, availability, sorties float64) int {
	if onStation <= 0 || availability <= 0 {
		return 0
	}
	// A hair is taken off so that a whole number is not rounded up.
	up := func(x float64) int { return int(math.Ceil(x - 1e-9)) }
	fleet := up(float64(n) * cycle.Hours() / (onStation.Hours() * availability))
	if sorties > 0 {
		fleet = max(fleet, up(float64(n)*24/(onStation.Hours()*sorties*availability)))
	}
	return fleet
}

// SustainedShare is the part of the time, at most 1, in which a fleet keeps n
// aircraft on station.
func SustainedShare(fleet, n int, onStation, cycle time.Duration, availability, sorties float64) float64 {
	share := sustainedOf(fleet, n, onStation, cycle, availability, sorties)
	if share > 1-1e-9 {
		return 1
	}
	return share
}

// sustainedOf is [SustainedShare] without its limit of 1.
func sustainedOf(fleet, n int, onStation, cycle time.Duration, availability, sorties float64) float64 {
	if onStation <= 0 || cycle <= 0 || n <= 0 {
		return 0
	}
	flying := float64(fleet) * availability * onStation.Hours() / float64(n)
	share := flying / cycle.Hours()
	if sorties > 0 {
		share = min(share, flying*sorties/24)
	}
	return share
}

// patrolOf is the patrol of a unit whose system flies, of whose fit aircraft a share is
// there; nil for one that stands on alert. An airborne sensor without a station orbits over its base.
func patrolOf(u *scenario.Unit, sys *scenario.System, e scenario.Estimate, there float64) *Patrol {
	a := sys.Aircraft
	if a == nil || u.Station == nil && sys.Kind != scenario.Sensor {
		return nil
	}
	p := &Patrol{Keep: u.Kept(), Have: u.Count}
	if u.Station != nil {
		from, to := geo.NewGeocentric(u.Position), geo.NewGeocentric(*u.Station)
		p.Distance = from.Distance(&to)
	}
	cruise := a.Cruise.Base // more of it has no good end: faster transits, less time on station
	p.OnStation = TimeOnStation(a.Radius.At(e), p.Distance, a.Reserve.At(e), cruise, a.Burn.At(e))
	if p.OnStation <= 0 {
		return p
	}
	p.Cycle = CycleTime(p.Distance, cruise, p.OnStation, a.TurnRound.At(e))
	fit := a.Availability.At(e) * there
	p.Fleet = FleetFor(p.Keep, p.OnStation, p.Cycle, fit, a.Sorties.At(e))
	p.Share = SustainedShare(p.Have, p.Keep, p.OnStation, p.Cycle, fit, a.Sorties.At(e))
	p.Sustains = sustainedOf(p.Have, p.Keep, p.OnStation, p.Cycle, fit, a.Sorties.At(e))
	return p
}
