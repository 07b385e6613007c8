package naive

import (
	"math"

	"airumbrella/scenario"
)

// Gate is the key of one gate of the chain.
type Gate string

// The gates.
const (
	Phase         Gate = "phase"
	Basing        Gate = "basing"
	Contribution  Gate = "contribution"
	Authorisation Gate = "authorisation"
	Capability    Gate = "capability"
	Geometry      Gate = "geometry"
	Readiness     Gate = "readiness"
	Timeline      Gate = "timeline"
	Stock         Gate = "stock"
)

// Gates lists the gates in the order of the chain.
var Gates = [...]Gate{
	Phase, Basing, Contribution, Authorisation, Capability, Geometry, Readiness, Timeline, Stock,
}

// shoots reports whether a unit is of a kind that engages anything.
func (m *Model) shoots(unit int) bool {
	kind := m.system(unit).Kind
	return kind == scenario.GBAD || kind == scenario.Fighter
}

// Failing returns every gate that fails for a unit against a threat at a demand point, each
// asked on its own, with its margin: how far it is from passing as a part of its governing
// quantity (reach, view, the time from first track, rounds), of readiness the share less
// 0.95. Margins are negative, -Inf where the governing quantity is 0 or less, and NaN for
// yes-or-no gates. An empty map means that the unit engages.
//
// Decision: a unit that shoots at nothing fails capability, and is not asked the gates
// after it.
func (m *Model) Failing(unit, threat, place, point int, e scenario.Estimate) map[Gate]float64 {
	q := asked{unit, threat, place, point, e}
	failing := m.failingBeforeStock(q)
	if m.shoots(unit) {
		if a := m.stock(q); a.part < 0 {
			failing[Stock] = a.part
		}
	}
	return failing
}

// Parts returns what is to spare of the gates that have a measure before the stock, of a
// unit that shoots: how far each is from turning as a part of its governing quantity,
// positive where it holds, negative where it fails. Where the point lies in no sector the
// geometry has none.
func (m *Model) Parts(unit, threat, place, point int, e scenario.Estimate) map[Gate]float64 {
	q := asked{unit, threat, place, point, e}
	parts := map[Gate]float64{Timeline: m.timeline(q).part}
	if reached, inSector := m.geometry(q); inSector {
		parts[Geometry] = reached.part
	}
	return parts
}

// failingBeforeStock asks every gate but the last.
func (m *Model) failingBeforeStock(q asked) map[Gate]float64 {
	failing := map[Gate]float64{}
	u := m.unit(q.unit)
	yesOrNo := func(gate Gate, passes bool) {
		if !passes {
			failing[gate] = math.NaN()
		}
	}
	measured := func(gate Gate, a answer) {
		if a.slack < 0 {
			failing[gate] = a.part
		}
	}
	yesOrNo(Phase, m.present(u))
	yesOrNo(Basing, m.hostGranted(u.Host))
	yesOrNo(Contribution, m.contributorGranted(u.Contributor))
	yesOrNo(Authorisation, m.authorised(q, m.target(q)))
	yesOrNo(Capability, m.capable(q))
	if !m.shoots(q.unit) {
		return failing
	}
	reached, inSector := m.geometry(q)
	yesOrNo(Geometry, inSector)
	measured(Geometry, reached)
	measured(Readiness, m.readiness(q))
	measured(Timeline, m.timeline(q))
	return failing
}

// First returns the first failing gate in the order of the chain, "" where the unit engages.
func (m *Model) First(unit, threat, place, point int, e scenario.Estimate) Gate {
	failing := m.Failing(unit, threat, place, point, e)
	for _, gate := range Gates {
		if _, fails := failing[gate]; fails {
			return gate
		}
	}
	return ""
}

// ableToShoot reports whether a unit passes every gate before that of stock.
func (m *Model) ableToShoot(q asked) bool {
	able, known := m.physicals[q]
	if !known {
		able = m.shoots(q.unit) && len(m.failingBeforeStock(q)) == 0
		m.physicals[q] = able
	}
	return able
}

// engages reports whether a unit passes every gate.
func (m *Model) engages(q asked) bool { return m.ableToShoot(q) && m.stock(q).part >= 0 }

// Closeness returns how near the verdict of a unit at a demand point is to changing, in
// metres: the least distance to the edge of any gate that has a measure, times as metres of
// the threat's way, parts of rounds and of readiness as that part of the reach or radius. A
// comparison may leave out points that are closer than its tolerance. A stock that depends
// on another unit within a metre of its own edge has a closeness of about 0.
func (m *Model) Closeness(unit, threat, place, point int, e scenario.Estimate) float64 {
	q := asked{unit, threat, place, point, e}
	if !m.shoots(unit) {
		return math.Inf(1)
	}
	return min(m.edgeBeforeStock(q), math.Abs(m.stock(q).slack))
}

// edgeBeforeStock is the closeness of every gate but stock.
func (m *Model) edgeBeforeStock(q asked) float64 {
	if d, known := m.nearEdges[q]; known {
		return d
	}
	reached, _ := m.geometry(q)
	least := min(
		math.Abs(reached.slack), math.Abs(m.readiness(q).slack), math.Abs(m.timeline(q).slack), m.authorisationEdge(q),
	)
	for _, r := range m.sensors(q) {
		if r.unit == q.unit || m.level(q.unit) >= 3 {
			least = min(least, m.sectorSlack(r, m.target(q)))
		}
	}
	m.nearEdges[q] = least
	return least
}

// authorisationEdge is the closeness of authorisation: strip and stand-off have a measure;
// the points of a release circle lie near the edge of a zone where a shift by 2 m matters.
func (m *Model) authorisationEdge(q asked) float64 {
	if ukrainian(m.unit(q.unit)) {
		return math.Inf(1)
	}
	target := m.target(q)
	least := math.Abs(m.standoffSlack(q, target))
	if u := m.unit(q.unit); u.Station != nil && !m.standoffFree() {
		least = min(least, math.Abs(m.keepOut(*u.Station)-float64(m.s.Package.Authorisation.Standoff.Distance)))
	}
	if m.s.Package.Authorisation.Zone == scenario.ZoneBorderStrip {
		least = min(least, math.Abs(m.stripSlack(target)))
	}
	if m.profile(q).Release > 0 {
		for k := range 4 {
			if m.authorised(q, moved(target, float64(k)*math.Pi/2, 2)) != m.authorised(q, target) {
				return 0
			}
		}
	}
	return least
}

// Covered reports whether some unit engages a threat at a demand point.
func (m *Model) Covered(threat, place, point int, e scenario.Estimate) bool {
	for unit := range m.s.Units {
		if m.engages(asked{unit, threat, place, point, e}) {
			return true
		}
	}
	return false
}

// covered returns how many demand points of a place are covered.
func (m *Model) covered(threat, place int, e scenario.Estimate) int {
	n := 0
	for point := range m.points[place] {
		if m.Covered(threat, place, point, e) {
			n++
		}
	}
	return n
}

// Share returns the part of a place's demand points that are covered, 0 to 1.
func (m *Model) Share(threat, place int, e scenario.Estimate) float64 {
	return float64(m.covered(threat, place, e)) / float64(len(m.points[place]))
}

// Word returns the word for a place's shares: assured, likely, partly, possible or not
// covered. A share of whole counts c/n, rounded once, is at least 0.95 exactly where
// 20 c >= 19 n.
func Word(share scenario.Triple[float64]) string {
	const most, few = 0.95, 0.05
	switch {
	case share.Low >= most:
		return "assured"
	case share.Base >= most:
		return "likely"
	case share.Base >= few:
		return "partly"
	case share.High >= few:
		return "possible"
	}
	return "not covered"
}

// People returns how many people in play are covered.
//
// Decision: the sum over points is rounded once, to the nearest.
func (m *Model) People(threat int, e scenario.Estimate) int {
	sum := 0.0
	for place := range m.s.Places {
		if p := &m.s.Places[place]; p.Counted && p.Population > 0 {
			sum += float64(p.Population) * float64(m.covered(threat, place, e)) / float64(len(m.points[place]))
		}
	}
	return int(math.Round(sum))
}
