package naive

import (
	"cmp"
	"math"
	"slices"

	"airumbrella/scenario"
)

// roundsPerThreat is spent on each threat that a unit is asked to stop.
const roundsPerThreat = 2

// rounds returns R: count x launchers x ready x (1 + reloads) x factor, a fighter's
// count x missiles x factor.
//
// Decision: "a part below one round serves nothing" means that R below 1 is none; R of 10.6
// stays 10.6.
func (m *Model) rounds(unit int, e scenario.Estimate) float64 {
	u, s := m.unit(unit), m.system(unit)
	var r float64
	switch s.Kind {
	case scenario.Fighter:
		r = float64(u.Count) * s.Aircraft.Missiles.At(e)
	case scenario.GBAD:
		r = float64(u.Count) * s.Launchers.At(e) * s.Ready.At(e) * (1 + s.Reloads.At(e))
	}
	if r *= m.s.Package.Stockpile.Factor; r < 1 {
		return 0
	}
	return r
}

// raidRounds returns the rounds that the raids of the asked nights need at a demand point:
// nights x routine raid x (1 - light layer) x its share of the people in play x 2.
func (m *Model) raidRounds(q asked) float64 {
	t, place := &m.s.Threats[q.threat], &m.s.Places[q.place]
	if !place.Counted || m.people == 0 {
		return 0
	}
	share := float64(place.Population) / float64(len(m.points[q.place])) / m.people
	light := m.s.Package.LightLayer[t.Class].At(q.e)
	return float64(m.s.Package.Stockpile.Nights) * t.Raids.Routine.At(q.e) * (1 - light) * share * roundsPerThreat
}

// queue walks over the demand points within kinematic reach of a unit, whether or not it
// may act there, with the distance that orders them.
//
// Decision: the kinematic reach of a fighter is that of its fuel and missile, and the order
// is by s from its station, or its base on alert.
func (m *Model) queue(q asked, visit func(at asked, s float64)) {
	for place := range m.points {
		for point := range m.points[place] {
			at := asked{q.unit, q.threat, place, point, q.e}
			if m.inKinematicReach(at) {
				visit(at, m.distanceS(at))
			}
		}
	}
}

func (m *Model) inKinematicReach(q asked) bool {
	s := m.system(q.unit)
	switch s.Kind {
	case scenario.Fighter:
		return m.fuelReach(q).slack >= 0
	case scenario.GBAD:
		return within(m.distanceS(q), missileReach(s, m.profile(q), q.e)).slack >= 0
	}
	return false
}

// demand returns what a unit is asked for at a demand point, in rounds: what the raids need
// there times R / (R + the rounds of the others who can shoot).
func (m *Model) demand(q asked, others float64) float64 {
	r := m.rounds(q.unit, q.e)
	return m.raidRounds(q) * r / (r + others)
}

// shooters says which other units count at a point: as they are, and as they might be if
// those within a metre of an edge fell to either side.
type shooters struct{ as, fewest, most float64 }

func (m *Model) others(q asked) (sum shooters) {
	for v := range m.s.Units {
		at := q
		at.unit = v
		r := m.rounds(v, q.e)
		if v == q.unit || r == 0 {
			continue
		}
		able := m.ableToShoot(at)
		if able {
			sum.as += r
		}
		if u := m.unit(v); !m.present(u) || !m.hostGranted(u.Host) || !m.contributorGranted(u.Contributor) ||
			!m.capable(at) {
			continue // no metre changes that
		}
		doubtful := m.edgeBeforeStock(at) < 1
		if able && !doubtful {
			sum.fewest += r
		}
		if able || doubtful {
			sum.most += r
		}
	}
	return sum
}

// stockTolerance is the part of R by which a sum of demands may exceed it, so that rounding
// decides nothing.
const stockTolerance = 1e-9

// served is a demand point in a unit's queue and the demands up to it.
type served struct{ s, as, least, most float64 }

// servedQueue returns the queue of a unit with the demands summed up, nearest first.
func (m *Model) servedQueue(q asked) []served {
	key := matchup{q.unit, q.threat, q.e}
	list, known := m.queues[key]
	if known {
		return list
	}
	m.queue(q, func(at asked, s float64) {
		if m.raidRounds(at) > 0 {
			sum := m.others(at)
			list = append(list, served{s, m.demand(at, sum.as), m.demand(at, sum.most), m.demand(at, sum.fewest)})
		}
	})
	slices.SortStableFunc(list, func(a, b served) int { return cmp.Compare(a.s, b.s) })
	for i := 1; i < len(list); i++ {
		list[i].as += list[i-1].as
		list[i].least += list[i-1].least
		list[i].most += list[i-1].most
	}
	m.queues[key] = list
	return list
}

// stock answers whether the rounds last: the demands of all points up to this one, nearest
// first, are at most R. The slack is a part of R turned into metres of reach.
//
// Decision: points equally far are served together or not at all. Without people nothing is
// asked, and without nights the gate passes; an empty magazine serves nothing even then.
func (m *Model) stock(q asked) answer {
	r := m.rounds(q.unit, q.e)
	if r == 0 {
		return answer{math.Inf(-1), math.Inf(-1)}
	}
	asFar, sum := m.distanceS(q), served{}
	for _, next := range m.servedQueue(q) {
		if next.s > asFar {
			break
		}
		sum = next
	}
	limit := r * (1 + stockTolerance)
	part := (limit - sum.as) / r
	slack := part * m.reachLength(q)
	if (sum.least <= limit) != (sum.most <= limit) {
		slack = 0
	}
	return answer{slack, part}
}

// reachLength returns the reach in metres that relative margins of a unit are measured in.
func (m *Model) reachLength(q asked) float64 {
	s := m.system(q.unit)
	if s.Kind == scenario.Fighter {
		return float64(s.Aircraft.Radius.At(q.e))
	}
	return missileReach(s, m.profile(q), q.e)
}
