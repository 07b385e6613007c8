package coverage

import (
	"math"

	"airumbrella/geo"
)

// measure is by how much a gate holds, and of what; see [Margin] for the units. That of
// the timeline says on whose tracks, and of networks by which of the footprint's cues.
type measure struct {
	gate            Gate
	view            bool
	tracks          Tracks
	cue             int16
	value, of, part float64
}

// measured returns a measure of a gate. Where there is nothing to have a part of, the
// gate fails by any part.
func measured(g Gate, value, of float64) measure {
	m := measure{gate: g, value: value, of: of, part: math.Inf(-1)}
	if of > 0 {
		m.part = value / of
	}
	return m
}

// smaller returns the measure of two conditions that must both hold, larger that of two
// of which one is enough.
func smaller(a, b measure) measure {
	if b.part < a.part {
		return b
	}
	return a
}

func larger(a, b measure) measure {
	if b.part > a.part {
		return b
	}
	return a
}

// agree makes the sign of a measure that of the gate's answer, where rounding may part
// the two.
func (m measure) agree(fails bool) measure {
	if fails {
		m.value, m.part = min(m.value, -math.SmallestNonzeroFloat64), min(m.part, -math.SmallestNonzeroFloat64)
	} else {
		m.value, m.part = max(m.value, 0), max(m.part, 0)
	}
	return m
}

// margin returns the measure as results have it, nil where it is no part of anything.
func (m measure) margin() *Margin {
	if math.IsInf(m.part, 0) {
		return nil
	}
	return &Margin{Gate: m.gate, View: m.view, Value: m.value, Unit: gates[m.gate].unit, Part: m.part, Of: m.of}
}

// ofLength measures an edge against a limit, in kilometres.
func ofLength(edge, limit geo.Length) measure {
	return measured(GateGeometry, (limit - edge).Kilometres(), limit.Kilometres())
}

// reachAndView measures the geometry gate: the smaller part of reach and view. Where the
// point lies in no sector that could show it, or behind ground, only the reach is
// measured, and false returned.
func reachAndView(f *footprint, q question) (measure, bool) {
	if f.flying {
		return ofLength(f.edgeFromBase(q), f.kinematic), true
	}
	view, ok := measure{part: math.Inf(-1)}, false
	if f.inSector(q.spot, q.fire) && (q.edge > f.detection || f.visible(q.spot)) {
		view, ok = ofLength(q.edge, f.detection), true
	}
	if f.remote() {
		w := q.shared.sets[f.set]
		for i := range w.sensors {
			s := &w.sensors[i]
			if d := q.at.Distance(&s.at); s.holds(q.spot, d) && (d > s.reach || s.sees(q.spot, &f.profile, w.view)) {
				view, ok = larger(view, ofLength(d, s.reach)), true
			}
		}
	}
	reach := ofLength(q.edge, f.kinematic)
	if !ok {
		return reach, false
	}
	view.view = true
	return smaller(reach, view), true
}

// sustained measures the readiness gate. More than all of the time counts: a fleet of
// twice the need is not near the edge. A unit that keeps no station is ready.
func sustained(f *footprint, _ question) (measure, bool) {
	if f.post.patrol == nil {
		return measure{gate: GateReadiness, part: math.Inf(1)}, true
	}
	return measured(GateReadiness, f.post.patrol.Sustains-Held, Held), true
}

// spareTime measures the timeline gate, by the condition that holds with most to spare
// of those that the command level allows.
func spareTime(f *footprint, q question) (measure, bool) {
	if f.flying {
		_, cued := f.spareOnTracks(q, max(0, q.edge-f.missile))
		return cued, true
	}
	own := 0.0
	if f.warnsItself(q.spot) {
		own = float64(f.detection-f.flown(q.edge)) / float64(f.threatSpeed)
	}
	best := f.spare(OwnTracks, own, f.wait.Seconds(), q.edge)
	if f.set < 0 || f.level == 0 {
		return best, true
	}
	remote, cued := f.spareOnTracks(q, q.edge)
	best = larger(best, smaller(cued, f.spare(CuedTracks, own, f.reaction.Seconds()/3, q.edge)))
	if f.level >= 3 || f.level == 2 && q.edge <= f.detection {
		return larger(best, remote), true
	}
	return best, true
}

// spare measures what is left of the seconds for which a threat has been tracked when
// the interceptor has waited, also seconds, and come its way.
func (f *footprint) spare(by Tracks, tracked, wait float64, way geo.Length) measure {
	m := measured(GateTimeline, tracked-wait-float64(way)/float64(f.speed), tracked)
	m.tracks = by
	return m
}

// spareOnTracks measures the time to spare on tracks of the radars that warn the unit,
// and the most on theirs and those with networks.
func (f *footprint) spareOnTracks(q question, way geo.Length) (remote, most measure) {
	speed := float64(f.threatSpeed)
	remote = f.spare(SharedTracks, q.flight(f.set, &f.profile)/speed, f.wait.Seconds(), way)
	most = remote
	for i := range f.cues {
		c := &f.cues[i]
		cued := f.spare(NetworkTracks, q.flight(c.set, &f.profile)/speed, c.wait.Seconds(), way)
		cued.cue = int16(i)
		most = larger(most, cued)
	}
	return remote, most
}

// measuredGates are the gates before the stock that are measured, those that cost least
// first.
var measuredGates = [...]Gate{GateReadiness, GateGeometry, GateTimeline}
