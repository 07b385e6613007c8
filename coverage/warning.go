package coverage

import (
	"math"
	"sync/atomic"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// warning is what a set of sensors sees of one threat: the union of their
// discs, and from it the warning distance W of any point. It is made once for
// a set of sensors and shared by all units that use them.
type warning struct {
	sensors  []sensor // all that belong to the set, for explanations
	rings    []ring   // the discs that no other disc holds
	vertices []geo.Geocentric
	// falling is set for a ballistic threat, which is met at a height: its
	// flight is that seen by the best of the radars.
	falling bool
	height  float64    // m
	view    Visibility // set where the ground hides what lies in a disc
	places  atomic.Pointer[placed]
}

// placed keeps what a warning is at a scenario's places once asked: W, or of a
// ballistic threat its flight.
type placed struct {
	first   *scenario.Place // of the list
	release geo.Length
	values  []atomic.Uint64
}

// atPlace is [warning.flight] to a far edge of a place of the scenario's list.
func (w *warning) atPlace(at *target, beyond float64, release geo.Length) float64 {
	kept := w.places.Load()
	if kept == nil || kept.first != at.places || len(kept.values) != at.count || w.falling && kept.release != release {
		kept = &placed{at.places, release, make([]atomic.Uint64, at.count)}
		w.places.Store(kept)
	}
	bits := kept.values[at.index].Load()
	if bits == 0 {
		value := 0.0
		if w.falling {
			value = w.flight(&at.at, beyond)
		} else {
			value = w.distance(&at.at)
		}
		bits = math.Float64bits(value)
		kept.values[at.index].Store(bits)
	}
	if w.falling {
		return math.Float64frombits(bits)
	}
	return math.Float64frombits(bits) - beyond
}

// distance is W by the ground if that hides anything.
func (w *warning) distance(p *geo.Geocentric) float64 {
	if w.view != nil {
		return w.overGround(p)
	}
	return w.at(p)
}

// ring is one disc of a union and the parts of its circle that lie in others.
type ring struct {
	heading geo.Heading
	at      geo.Geocentric
	reach   float64 // m
	reach2  float64 // m2
	hidden  []wedge
}

// wedge is the directions clockwise from one to another, as east and north
// components.
type wedge struct{ e1, n1, e2, n2 float64 }

// turn is positive where b lies clockwise of a, by less than half a turn.
func turn(ae, an, be, bn float64) float64 { return an*be - ae*bn }

func (w *wedge) holds(e, n float64) bool {
	after, before := turn(w.e1, w.n1, e, n), turn(e, n, w.e2, w.n2)
	if turn(w.e1, w.n1, w.e2, w.n2) >= 0 {
		return after > 0 && before > 0
	}
	return after > 0 || before > 0
}

// newWarning finds the boundary of the union of the sensors' discs: arcs, and
// the vertices at which they meet.
func newWarning(sensors []sensor, t *scenario.Threat, view Visibility) *warning {
	w := &warning{sensors: sensors, falling: t.Class == scenario.Ballistic, height: float64(t.Altitude)}
	if !view.Round() {
		w.view = view
	}
	for i := range sensors {
		if sensors[i].reach > 0 && (w.falling || !heldByAnother(sensors, i)) {
			s := &sensors[i]
			reach := float64(s.reach)
			w.rings = append(w.rings, ring{heading: geo.NewHeading(s.at), at: s.at, reach: reach, reach2: reach * reach})
		}
	}
	if w.falling {
		return w
	}
	for i := range w.rings {
		for j := i + 1; j < len(w.rings); j++ {
			w.cross(i, j)
		}
	}
	return w
}

// heldByAnother reports whether another disc holds disc i; of two equal ones
// the first stays.
func heldByAnother(sensors []sensor, i int) bool {
	a := &sensors[i]
	for j := range sensors {
		b := &sensors[j]
		if i == j || b.reach < a.reach || b.reach == a.reach && j > i {
			continue
		}
		if a.at.Distance(&b.at)+a.reach <= b.reach {
			return true
		}
	}
	return false
}

// cross hides the part of each circle that lies in the other disc and keeps
// the crossings that lie in no third disc.
func (w *warning) cross(i, j int) {
	a, b := &w.rings[i], &w.rings[j]
	left, right, ok := geo.Crossings(a.at, geo.Length(a.reach), b.at, geo.Length(b.reach))
	if !ok {
		return
	}
	a.hide(&left, &right)
	b.hide(&right, &left)
	for _, v := range [2]geo.Geocentric{left, right} {
		if !w.inThird(&v, i, j) {
			w.vertices = append(w.vertices, v)
		}
	}
}

func (r *ring) hide(from, to *geo.Geocentric) {
	e1, n1 := r.heading.To(from)
	e2, n2 := r.heading.To(to)
	r.hidden = append(r.hidden, wedge{e1, n1, e2, n2})
}

func (w *warning) inThird(v *geo.Geocentric, i, j int) bool {
	const onEdge = 0.01 // m
	for k := range w.rings {
		r := &w.rings[k]
		if k != i && k != j && v.Chord2(&r.at) < r.reach2 && float64(v.Distance(&r.at)) < r.reach-onEdge {
			return true
		}
	}
	return false
}

// atCentre is how near to the centre of a circle no direction has a meaning.
const atCentre = 0.01 // m

// exposed reports whether the point of the circle in the direction of p lies
// on the boundary of the union.
func (r *ring) exposed(p *geo.Geocentric) bool {
	if len(r.hidden) == 0 {
		return true
	}
	e, n := r.heading.To(p)
	if e*e+n*n < atCentre*atCentre {
		return false // any direction will do: the ends of what is exposed are vertices
	}
	for i := range r.hidden {
		if r.hidden[i].holds(e, n) {
			return false
		}
	}
	return true
}

// unseen is the warning distance where there is no sensor at all: farther from
// being seen than any place on the map.
const unseen = -1e7 // m

// nearEnough is more than what [geo.Geocentric.Near] errs by.
const nearEnough = 50.0 // m

// at is the distance in metres from p to the boundary of the union: W, the
// radius of the largest disc around p that the sensors see whole. Outside the
// union it is less than 0, the distance with its sign changed. It changes by
// no more than the distance that p moves.
func (w *warning) at(p *geo.Geocentric) float64 {
	inside := false
	best, outside := math.Inf(1), -unseen
	for i := range w.rings {
		r := &w.rings[i]
		rough := r.reach - float64(p.Near(&r.at))
		inside = inside || rough > nearEnough
		if math.Abs(rough) > best+nearEnough {
			continue
		}
		// Inside the union nothing but the exposed parts of circles matters.
		exposed := inside && r.exposed(p)
		if inside && !exposed {
			continue
		}
		gap := r.reach - float64(p.Distance(&r.at))
		if gap >= 0 {
			inside = true
		} else {
			outside = min(outside, -gap)
		}
		if gap = math.Abs(gap); gap < best && (exposed || r.exposed(p)) {
			best = gap
		}
	}
	if !inside {
		return -outside
	}
	for i := range w.vertices {
		if v := &w.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Distance(v)))
		}
	}
	return best
}

// flight is how far in metres the threat still has to fly to a far edge, at a
// distance beyond p, when the sensors see it first: W less that distance; of a
// ballistic missile what the best radar sees of its way down to the intercept.
func (w *warning) flight(p *geo.Geocentric, beyond float64) float64 {
	if !w.falling {
		return w.distance(p) - beyond
	}
	best := float64(unseen)
	for i := range w.rings {
		r := &w.rings[i]
		// A chord is shorter than a distance: most radars are too far off.
		near, room := math.Sqrt(p.Chord2(&r.at))+beyond, r.reach-best
		if room < 0 || near*near+w.height*w.height > room*room*(1+1e-9) {
			continue
		}
		best = max(best, r.reach-math.Hypot(float64(p.Distance(&r.at))+beyond, w.height))
	}
	return best
}

// sees reports whether some sensor sees the threat over p: within its disc and
// its sector, and over the ground where that hides things.
func (w *warning) sees(p *geo.Geocentric, t *scenario.Threat) bool {
	for i := range w.sensors {
		if w.sensors[i].sees(p, t, w.view) {
			return true
		}
	}
	return false
}
