package coverage

import (
	"math"
	"sync"
	"sync/atomic"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// warning is what a set of sensors sees of one threat: the union of their
// discs, and from it the warning distance W of any point, its clearance. It is
// made once for a set of sensors and shared by all units that use them.
type warning struct {
	id      uint64        // names it in keys
	sensors []sensor      // all that belong to the set, for explanations
	union   *geo.SeenArea // of what the sensors see; nil against a ballistic threat
	domes   *geo.Domes    // against a ballistic threat, met at a height, seen by the best radar; else nil
	height  geo.Height    // of the threat
	turned  bool          // some sensor is a sector radar at the low estimate
	land    *Land
	ground  *geo.Territories     // that counts as seen, with the allies' soil that is near
	allies  bool                 // more of whose soil counts as seen, farther away
	whole   func() *geo.SeenArea // union with all of it
	view    Visibility           // set where the ground hides what lies in a disc
	places  atomic.Pointer[placed]
}

// newWarning makes the shape of what the sensors see of a threat.
func newWarning(sensors []sensor, t *scenario.Profile, o *Options, ground soil) *warning {
	w := &warning{sensors: sensors, height: t.Altitude, land: o.Land, allies: ground.allies}
	if !o.Visibility.Round() {
		w.view = o.Visibility
	}
	var discs []geo.Disc
	var wedges []geo.Wedge
	for i := range sensors {
		s := &sensors[i]
		w.turned = w.turned || s.turned && s.sector != 0
		disc := geo.Disc{Centre: s.point, Radius: s.reach}
		if s.turned && s.sector != 0 && t.Class != scenario.Ballistic {
			wedges = append(wedges, geo.Wedge{Disc: disc, Facing: s.facing, Width: s.sector})
		} else {
			discs = append(discs, disc)
		}
	}
	if t.Class == scenario.Ballistic {
		w.domes = geo.NewDomes(discs, t.Altitude)
		return w
	}
	near, all := noAllies, noAllies
	if ground.allies {
		near, all = nearAllies, allAllies
	}
	w.ground = o.Land.territories(near, ground.networks)
	w.union = geo.NewSeenArea(discs, wedges, w.ground)
	w.whole = sync.OnceValue(func() *geo.SeenArea {
		return geo.NewSeenArea(discs, wedges, o.Land.territories(all, ground.networks))
	})
	return w
}

// falling reports whether the threat is ballistic.
func (w *warning) falling() bool { return w.domes != nil }

// field is what the ground around a point is drawn from on which a warning suffices,
// of no more than so many metres; it knows nothing of what the ground hides.
func (w *warning) field(at orb.Point, around, needed geo.Length) geo.Field {
	switch {
	case w.falling():
		return w.domes
	case w.allies && needed >= w.land.farSoil(boundAround(at, around)):
		return w.whole()
	}
	return w.union
}

// boundAround returns bounds that hold a disc.
func boundAround(at orb.Point, radius geo.Length) orb.Bound {
	const perDegree = 110_500 // metres of latitude, at least
	high := float64(radius) / perDegree
	wide := high / math.Cos(min(85, math.Abs(at[1])+high)*math.Pi/180)
	return orb.Bound{Min: orb.Point{at[0] - wide, at[1] - high}, Max: orb.Point{at[0] + wide, at[1] + high}}
}

// placed keeps what a warning is at a scenario's places once asked: W, or of a
// ballistic threat its flight.
type placed struct {
	list    uint64 // of places
	release geo.Length
	values  []atomic.Uint64
}

// atPlace is [warning.flight] to a far edge of a place of the scenario's list.
func (w *warning) atPlace(at *spot, beyond float64, release geo.Length) float64 {
	kept := w.places.Load()
	if kept == nil || kept.list != at.list || w.falling() && kept.release != release {
		kept = &placed{at.list, release, make([]atomic.Uint64, at.count)}
		w.places.Store(kept)
	}
	bits := kept.values[at.index].Load()
	if bits == 0 {
		value := 0.0
		if w.falling() {
			value = w.flight(at, beyond)
		} else {
			value = w.distance(&at.at)
		}
		bits = math.Float64bits(value)
		kept.values[at.index].Store(bits)
	}
	if w.falling() {
		return math.Float64frombits(bits)
	}
	return math.Float64frombits(bits) - beyond
}

// Where the ground hides what lies in a disc, W is the radius of the largest
// disc of which less than a hundredth is unseen, found ring by ring.
const (
	unseenShare = 0.01
	groundStep  = 2 * geo.Kilometre // between samples
)

// distance is W, by the ground if that hides anything.
func (w *warning) distance(p *geo.Geocentric) float64 {
	if w.view != nil {
		return float64(geo.FilledRadius(p.Point(), w.whole().Farthest(p), groundStep, unseenShare, w.seesOverGround))
	}
	clearance := w.union.Clearance(p)
	if w.allies && clearance > 0 && clearance >= w.land.farSoil(p.Point().Bound()) {
		clearance = w.whole().Clearance(p)
	}
	return float64(clearance)
}

// seesOverGround reports whether some sensor sees the threat over q, whichever
// way it faces, or q counts as seen.
func (w *warning) seesOverGround(q orb.Point) bool {
	p := geo.NewGeocentric(q)
	if w.ground.Contains(&p) {
		return true
	}
	for i := range w.sensors {
		s := &w.sensors[i]
		if p.Distance(&s.at) <= s.reach && (s.antenna <= 0 || w.view.Sees(s.point, s.antenna, q, w.height)) {
			return true
		}
	}
	return false
}

// unseen is the warning distance where there is no sensor at all: farther from
// being seen than any place on the map.
const unseen = float64(geo.NoClearance) // m

// flight is how far in metres the threat still has to fly to a far edge, at a
// distance beyond p, when the sensors see it first: W less that distance; of a
// ballistic missile what the best radar sees of its way down to the intercept.
func (w *warning) flight(at *spot, beyond float64) float64 {
	switch {
	case !w.falling():
		return w.distance(&at.at) - beyond
	case !w.turned:
		return float64(w.domes.Depth(&at.at, geo.Length(beyond)))
	}
	best := unseen
	for i := range w.sensors {
		s := &w.sensors[i]
		d := at.at.Distance(&s.at)
		if s.sector == 0 || s.holds(at, d) && facing(s.facing, s.sector, at) {
			best = max(best, float64(s.reach)-math.Hypot(float64(d)+beyond, float64(w.height)))
		}
	}
	return best
}

// sees reports whether some sensor sees the threat over a point: within its disc and
// its sector, and over the ground where that hides things.
func (w *warning) sees(at *spot, t *scenario.Profile) bool {
	for i := range w.sensors {
		if w.sensors[i].sees(at, t, w.view) {
			return true
		}
	}
	return false
}
