package naive

import (
	"math"

	"airumbrella/scenario"
)

// inTime answers whether a threat leaves enough seconds from its first track to the point.
// The slack is in metres of the threat's way, the part that of the time from first track.
func (m *Model) inTime(q asked, available, needed float64) answer {
	spare := available - needed
	slack := spare * float64(m.profile(q).Speed)
	if available <= 0 {
		return answer{min(slack, -1), math.Inf(-1)}
	}
	return answer{slack, spare / available}
}

// timeline is the gate of the clock.
func (m *Model) timeline(q asked) answer {
	if m.system(q.unit).Kind == scenario.Fighter {
		return m.fighterTime(q)
	}
	return m.missileTime(q)
}

// missileTime goes through the levels of command; each holds what a lower one does.
func (m *Model) missileTime(q asked) answer {
	u, p, level := m.system(q.unit), m.profile(q), m.level(q.unit)
	s := m.distanceS(q)
	reaction, delay := u.Reaction.At(q.e).Seconds(), m.delay(q.unit, p.Class, q.e)
	flight := s / float64(u.Speed.At(q.e))
	own := m.ownTime(q)

	best := m.inTime(q, own, reaction+delay+flight) // L0
	if level < 1 {
		return best
	}
	remote := m.inTime(q, m.groupTime(q), delay+reaction+flight)
	track := remote
	for _, w := range m.networkWarnings(q) {
		available := (w.metres - float64(p.Release)) / float64(p.Speed)
		track = either(track, m.inTime(q, available, delay+w.latency+reaction+flight))
	}
	best = either(best, both(m.inTime(q, own, reaction/3+flight), track)) // L1
	if level >= 2 && s <= m.ownSight(q) || level >= 3 {
		best = either(best, remote) // L2, L3
	}
	return best
}

// ownTime returns (D - s)/v_t in seconds, against ballistic missiles
// (D - sqrt(s^2 + h_i^2))/v_t, of the unit's own radar; 0 where it assures nothing.
func (m *Model) ownTime(q asked) float64 {
	s, p := m.distanceS(q), m.profile(q)
	if own, radar := m.sensorOf(q.unit, q); radar && !m.warns(own, m.target(q), q.e) {
		return 0
	}
	if p.Class == scenario.Ballistic {
		s = math.Hypot(s, float64(p.Altitude))
	}
	return (m.ownSight(q) - s) / float64(p.Speed)
}

// groupTime returns (W - release)/v_t in seconds; against ballistic missiles the best of
// the group's radars that see them.
func (m *Model) groupTime(q asked) float64 {
	p := m.profile(q)
	if p.Class != scenario.Ballistic {
		return (m.radarWarning(q) - float64(p.Release)) / float64(p.Speed)
	}
	best := 0.0
	for _, r := range m.sensors(q) {
		// Decision: at low a sector radar counts for the group where its own view and the
		// bearing rule hold.
		if q.e == scenario.Low && r.sector && !(m.inSector(r, m.target(q), q.e) && m.warns(r, m.target(q), q.e)) {
			continue
		}
		slant := math.Hypot(distance(r.at, m.target(q)), float64(p.Altitude))
		best = max(best, (r.reach-slant)/float64(p.Speed))
	}
	return best
}
