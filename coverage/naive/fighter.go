package naive

import (
	"math"

	"airumbrella/scenario"
)

// The constants of fighters.
const (
	readinessGate   = 0.95
	stationReaction = 2 * 60.0  // t_r from a station, seconds
	alertReaction   = 15 * 60.0 // t_r from alert at a base, seconds
	secondsPerHour  = 3600.0
	hoursPerDay     = 24.0
)

// readyShare returns w, for weather, crews and tankers that are not there.
func readyShare(e scenario.Estimate) float64 {
	return scenario.Triple[float64]{Low: 0.7, Base: 0.85, High: 1}.At(e)
}

// patrol is the cycle of a patrol in hours.
type patrol struct{ onStation, cycle float64 }

// patrolOf returns the cycle at a distance in metres from base to station:
// t_os = t_0 + 2 (R_0 - d - reserve)/(v rho) and T = 2d/v + t_os + t_turn. Every estimate
// takes the base cruise speed.
//
// Decision: t_0 is 0, since a radius is one with no loiter.
func patrolOf(a *scenario.AircraftData, d float64, e scenario.Estimate) patrol {
	v := float64(a.Cruise.Base) * secondsPerHour // metres an hour
	spare := float64(a.Radius.At(e)) - d - float64(a.Reserve.At(e))
	onStation := 2 * spare / (v * a.Burn.At(e))
	return patrol{onStation, 2*d/v + onStation + a.TurnRound.At(e).Hours()}
}

// sustainedShare returns min(1, N a w t_os/(n T), N a w t_os s_max/(24 n)); 0 where there
// is no time on station.
func sustainedShare(count, kept int, a *scenario.AircraftData, p patrol, e scenario.Estimate) float64 {
	if p.onStation <= 0 {
		return 0
	}
	flying := float64(count) * a.Availability.At(e) * readyShare(e)
	n := float64(kept)
	byFleet := flying * p.onStation / (n * p.cycle)
	bySorties := flying * p.onStation * a.Sorties.At(e) / (hoursPerDay * n)
	return min(1, byFleet, bySorties)
}

// share returns the part of the time that a unit's station is held.
//
// Decision: a station without time on it has the share 0 and so fails readiness, not
// geometry. Aircraft on alert hold no station and are ready. An airborne sensor without a
// station flies over its base.
func (m *Model) share(unit int, e scenario.Estimate) float64 {
	u, s := m.unit(unit), m.system(unit)
	if s.Aircraft == nil || s.Kind == scenario.Fighter && u.Station == nil {
		return 1
	}
	return sustainedShare(u.Count, u.Kept(), s.Aircraft, patrolOf(s.Aircraft, distance(u.Position, origin(u)), e), e)
}

// held is the gate of readiness.
func (m *Model) held(unit int, e scenario.Estimate) bool { return m.share(unit, e) >= readinessGate }

// readiness answers the same with its margin: the share less 0.95.
func (m *Model) readiness(q asked) answer {
	over, s := m.share(q.unit, q.e)-readinessGate, m.system(q.unit)
	if s.Aircraft == nil {
		return answer{math.Inf(1), over}
	}
	return answer{over * float64(s.Aircraft.Radius.At(q.e)), over}
}

// fuelReach answers distance(base, point) <= R_0 - reserve + missile reach.
//
// Decision: the release range is in this distance too.
func (m *Model) fuelReach(q asked) answer {
	a := m.system(q.unit).Aircraft
	limit := float64(a.Radius.At(q.e)) - float64(a.Reserve.At(q.e)) + float64(a.MissileReach.At(q.e))
	return within(distance(m.unit(q.unit).Position, m.target(q))+float64(m.profile(q).Release), limit)
}

// fighterTime answers whether a fighter meets the threat in time: lead L/v_t - t_r - t_auth
// with L = W - release, and distance <= v_f lead + missile reach. With networks the latency
// is added to t_auth.
func (m *Model) fighterTime(q asked) answer {
	p := m.profile(q)
	best := m.fighterSpare(q, m.groupTime(q), 0)
	for _, w := range m.networkWarnings(q) {
		best = either(best, m.fighterSpare(q, (w.metres-float64(p.Release))/float64(p.Speed), w.latency))
	}
	return best
}

// fighterSpare answers for the seconds (W - release)/v_t, or against ballistic missiles for
// what replaces them.
func (m *Model) fighterSpare(q asked, available, latency float64) answer {
	a, p := m.system(q.unit).Aircraft, m.profile(q)
	reaction := alertReaction
	if m.unit(q.unit).Station != nil {
		reaction = stationReaction
	}
	flight := max(0, m.distanceS(q)-float64(a.MissileReach.At(q.e))) / float64(a.Dash.At(q.e))
	needed := reaction + m.delay(q.unit, p.Class, q.e) + latency + flight
	return m.inTime(q, available, needed)
}
