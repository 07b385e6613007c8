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
	id      uint64   // names it in keys
	sensors []sensor // all that belong to the set, for explanations
	// seen is what the sensors see, and ground that counts as seen: by the allies' soil in
	// each tier, and first without any; nil against a ballistic threat. Without allied soil
	// the first is all there is.
	seen [len(tiers) + 1]func() *geo.SeenArea
	// deep says by tier whether W reaches far enough, somewhere inside Ukraine, for allied
	// soil that the tier does not hold to matter; 0: not known.
	deep   [len(tiers) + 1]atomic.Int32
	domes  *geo.Domes // against a ballistic threat, met at a height, seen by the best radar; else nil
	height geo.Height // of the threat
	turned bool       // some sensor is a sector radar at the low estimate
	land   *Land
	ground func() *geo.Territories // that counts as seen, all of it
	allies bool                    // their soil is part of it
	view   Visibility              // set where the ground hides what lies in a disc
	places atomic.Pointer[placed]
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
	land := o.Land // and no more of the evaluation that asks: a warning outlives it
	bare := sync.OnceValue(func() *geo.SeenArea { return geo.NewSeenArea(discs, wedges, nil) })
	for i := range w.seen {
		w.seen[i] = sync.OnceValue(func() *geo.SeenArea {
			return bare().With(land.territories(tier(i)-1, ground.networks))
		})
	}
	all := noAllies
	if ground.allies {
		all = allAllies
	}
	w.ground = func() *geo.Territories { return land.territories(all, ground.networks) }
	return w
}

// area returns what counts as seen, with the allies' soil up to a tier.
func (w *warning) area(of tier) *geo.SeenArea { return w.seen[of+1]() }

// all returns all that counts as seen.
func (w *warning) all() *geo.SeenArea {
	if w.allies {
		return w.area(allAllies)
	}
	return w.area(noAllies)
}

// holdsDisc reports whether the sensors see all that one more would, whichever soil
// counts as seen besides.
func (w *warning) holdsDisc(own *sensor) bool {
	return !w.falling() && w.view == nil && w.area(noAllies).Clearance(&own.at) >= own.reach
}

// falling reports whether the threat is ballistic.
func (w *warning) falling() bool { return w.domes != nil }

// even reports whether the warning distances of two points differ by no more than the
// distance between them: not where the ground or the sector of a radar that is asked by
// itself hides one point and not the other.
func (w *warning) even() bool {
	if w.falling() {
		return !w.turned
	}
	return w.view == nil
}

// field is what the ground around a point, inside Ukraine, is drawn from on which a
// warning of no more than so many metres suffices; it knows nothing of what the ground
// hides. Allied soil that lies farther away than that makes no difference.
func (w *warning) field(g *ground, at orb.Point, around, needed geo.Length) geo.Field {
	switch {
	case w.falling():
		return w.domes
	case !w.allies:
		return w.area(noAllies)
	}
	bound := clipped(boundAround(at, around), w.land.world.Border.Bound())
	for t := noAllies; t < allAllies; t++ {
		if needed < w.land.beyond(bound, t) || !w.isDeep(g, t) {
			return w.area(t)
		}
	}
	return w.area(allAllies)
}

// isDeep reports whether W may reach as far as the nearest allied soil that a tier does
// not hold, somewhere inside Ukraine.
func (w *warning) isDeep(g *ground, of tier) bool {
	const shallow, deep = 1, 2
	if known := w.deep[of+1].Load(); known != 0 {
		return known == deep
	}
	answer := int32(shallow)
	if w.reachesSoil(g, w.land.world.Border.Bound(), of) {
		answer = deep
	}
	w.deep[of+1].Store(answer)
	return answer == deep
}

// reachesSoil is isDeep for the part of Ukraine within some bounds, which it divides until
// one sample decides each part, or until it is so small that it may as well be so.
func (w *warning) reachesSoil(g *ground, bound orb.Bound, of tier) bool {
	const smallest = 0.1 // degrees of latitude
	if !g.touches(bound) {
		return false
	}
	middle := geo.NewGeocentric(bound.Center())
	corners := [...]geo.Geocentric{geo.NewGeocentric(bound.Min), geo.NewGeocentric(bound.LeftTop())}
	around := max(middle.Distance(&corners[0]), middle.Distance(&corners[1]))
	most := w.area(of).Clearance(&middle) + around
	if most < w.land.beyond(bound, of) {
		return false
	}
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	if height < smallest {
		return most >= w.land.beyondExactly(bound.Center(), of, most+around)-around
	}
	for i := range 4 {
		west, south := bound.Min[0]+float64(i%2)*width/2, bound.Min[1]+float64(i/2)*height/2
		part := orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{west + width/2, south + height/2}}
		if w.reachesSoil(g, part, of) {
			return true
		}
	}
	return false
}

// clipped returns what two stretches of ground have in common, or the first where that is
// nothing.
func clipped(a, b orb.Bound) orb.Bound {
	if !a.Intersects(b) {
		return a
	}
	return orb.Bound{
		Min: orb.Point{max(a.Min[0], b.Min[0]), max(a.Min[1], b.Min[1])},
		Max: orb.Point{min(a.Max[0], b.Max[0]), min(a.Max[1], b.Max[1])},
	}
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
	pages   []atomic.Pointer[placedPage] // by index of the place; nil: none of them was asked
}

// placedPage is what is kept of places one after the other, of which a unit asks about
// those around it.
type placedPage [32]atomic.Uint64

// value is what is kept of the place at an index, 0 where nothing is.
func (p *placed) value(index int) uint64 {
	if page := p.pages[index/len(placedPage{})].Load(); page != nil {
		return page[index%len(placedPage{})].Load()
	}
	return 0
}

// keep keeps a value of the place at an index.
func (p *placed) keep(index int, value uint64) {
	at := &p.pages[index/len(placedPage{})]
	page := at.Load()
	for page == nil {
		at.CompareAndSwap(nil, new(placedPage))
		page = at.Load()
	}
	page[index%len(placedPage{})].Store(value)
}

// atPlace is [warning.flight] to a far edge of a place of the scenario's list.
func (w *warning) atPlace(at *spot, beyond float64, release geo.Length) float64 {
	kept := w.kept(at, release)
	bits := kept.value(at.index)
	if bits == 0 {
		bits = math.Float64bits(w.measured(at, beyond))
		kept.keep(at.index, bits)
	}
	return w.flightOf(bits, beyond)
}

// knownAt is atPlace where that has been asked before.
func (w *warning) knownAt(at *spot, beyond float64, release geo.Length) (flight float64, known bool) {
	bits := w.kept(at, release).value(at.index)
	return w.flightOf(bits, beyond), bits != 0
}

// kept returns what is kept of the list of places to which one belongs.
func (w *warning) kept(at *spot, release geo.Length) *placed {
	kept := w.places.Load()
	if kept == nil || kept.list != at.list || w.falling() && kept.release != release {
		kept = &placed{at.list, release, make([]atomic.Pointer[placedPage], at.count/len(placedPage{})+1)}
		w.places.Store(kept)
	}
	return kept
}

// measured is what is kept of a place: W, or of a ballistic threat its flight.
func (w *warning) measured(at *spot, beyond float64) float64 {
	if w.falling() {
		return w.flight(at, beyond)
	}
	return w.distance(at)
}

// flightOf is the flight that the bits of a kept value stand for.
func (w *warning) flightOf(bits uint64, beyond float64) float64 {
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
func (w *warning) distance(at *spot) float64 {
	if w.view != nil {
		farthest := w.all().Farthest(&at.at)
		return float64(geo.FilledRadius(at.position, farthest, groundStep, unseenShare, w.seesOverGround))
	}
	if !w.allies {
		return float64(w.area(noAllies).Clearance(&at.at))
	}
	for t := noAllies; ; t++ {
		c := w.area(t).Clearance(&at.at)
		if t == allAllies || w.unmoved(at, t, c) {
			return float64(c)
		}
	}
}

// unmoved reports whether soil that a tier does not hold lies farther from a point than
// what the tier leaves unseen.
func (w *warning) unmoved(at *spot, of tier, clearance geo.Length) bool {
	farther := func(soil geo.Length) bool { return soil > 0 && clearance < soil }
	return farther(at.soilBeyond[of+1]) || farther(w.land.beyondExactly(at.position, of, max(0, clearance)))
}

// seesOverGround reports whether some sensor sees the threat over q, one that sees
// its wedge alone within that wedge, or q counts as seen.
func (w *warning) seesOverGround(q orb.Point) bool {
	p := geo.NewGeocentric(q)
	if w.ground().Contains(&p) {
		return true
	}
	for i := range w.sensors {
		s := &w.sensors[i]
		if s.turned && s.sector != 0 {
			h := geo.NewHeading(s.at)
			if !inWedge(h.To(&p))(s.facing, s.sector) {
				continue
			}
		}
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
		return w.distance(at) - beyond
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
