package coverage

import (
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// releasePoints is how many points of a threat's release circle must lie in
// the authorised zone, where they lie in Ukraine.
const releasePoints = 16

// authorised is the ground over which allied units may intercept, for one
// scenario and estimate. Each zone contains the ones before it, save that
// regions and strip are chosen.
type authorised struct {
	kind    scenario.Zone
	regions []string
	strip   geo.Length
	allied  []*scenario.Territory // the soil of granted hosts, sorted by code
	land    *Land
}

// authorisedGround resolves the package's zone. Allied territory is that of
// the hosts that the package names or a unit stands on, where granted.
func authorisedGround(s *scenario.Scenario, land *Land) *authorised {
	a := &authorised{kind: s.Package.Authorisation.Zone, land: land}
	if a.kind == "" {
		a.kind = scenario.ZoneAll
	}
	switch a.kind {
	case scenario.ZoneRegions:
		a.regions = slices.Sorted(slices.Values(s.Package.Authorisation.Regions))
	case scenario.ZoneBorderStrip:
		a.strip = s.Package.Authorisation.Strip
	}
	if a.kind == scenario.ZoneAll || a.kind == scenario.ZoneNone || s.World == nil {
		return a
	}
	codes := []string{}
	for code := range s.Package.Hosts {
		codes = append(codes, code)
	}
	for i := range s.Units {
		codes = append(codes, s.Units[i].Host)
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		if t := s.World.Country(code); t != nil && code != scenario.Ukraine && s.HostGranted(code) {
			a.allied = append(a.allied, t)
		}
	}
	return a
}

// holds reports whether a point lies in the zone.
func (a *authorised) holds(q zonePoint) bool {
	switch a.kind {
	case scenario.ZoneAll:
		return true
	case scenario.ZoneNone:
		return false
	case scenario.ZoneRegions:
		if slices.Contains(a.regions, q.region) {
			return true
		}
	}
	for _, t := range a.allied {
		soil := !q.inside && a.land.world.Holds(t.Code, q.at)
		if soil || a.strip > 0 && a.land.within(q.at, t, a.strip) {
			return true
		}
	}
	return false
}

// spot is a demand point with all that the zone asks of the ground around it. The
// points of one place stand side by side.
type spot struct {
	list  uint64 // names the list of points in play, in keys; 0 for a point of its own
	count int    // of that list
	index int    // in it
	// middle is the first point of the same place, nil for a point of its own, and away a
	// distance within which it lies.
	middle *spot
	away   geo.Length
	// spread is, of the first point of a place that has several, within what distance the
	// others lie, with measureSlack.
	spread   geo.Length
	place    *scenario.Place
	number   int     // of the place in the scenario
	people   float64 // that the point stands for; 0 where the place is not counted
	position orb.Point
	at       geo.Geocentric
	region   string
	inside   bool       // Ukraine's border
	standoff geo.Length // distance to the territories that aircraft keep away from
	land     *Land
	// soilBeyond is the distance within which no allied soil lies that a tier does not
	// hold, by tier, noAllies first.
	soilBeyond [len(tiers) + 1]geo.Length
	// released holds, per threat and estimate, the release points that lie in
	// Ukraine.
	released [][3][]zonePoint
}

// measureSlack is by how much measured distances may miss the rule that they change by no
// more than the point from which they are measured moves.
const measureSlack = 20 * geo.Metre

// zonePoint is a point, the code of the region it counts to, "" outside Ukraine, and
// whether it lies inside her border: then on no ally's soil.
type zonePoint struct {
	at     orb.Point
	region string
	inside bool
}

// spotOf looks the ground around a demand point of a place up, for every threat.
func spotOf(s *scenario.Scenario, land *Land, p *scenario.Place, position orb.Point) spot {
	w, threats := s.World, s.Threats
	at := spot{
		place: p, position: position, at: geo.NewGeocentric(position), region: p.Region,
		standoff: standoffOf(s, land, position), land: land, released: make([][3][]zonePoint, len(threats)),
	}
	if w == nil {
		return at
	}
	at.soilBeyond, at.inside = land.soilBeyond(position), w.Inside(position)
	if at.region == "" {
		at.region = regionOf(w, position)
	}
	for t := range threats {
		if s.Package.Authorisation.Classes.Has(threats[t].Class) {
			at.release(w, position, &threats[t], &at.released[t])
		}
	}
	return at
}

// release finds the release points of a threat that lie in Ukraine; estimates of
// one release range share them. Nobody asks for those of a class that allied units
// may not intercept.
func (at *spot) release(w *scenario.World, p orb.Point, t *scenario.Threat, points *[3][]zonePoint) {
	for _, e := range scenario.Estimates {
		r := t.Release.At(e)
		if e > scenario.Low && r == t.Release.At(e-1) {
			points[e] = points[e-1]
			continue
		}
		var room [releasePoints]zonePoint
		found := room[:0]
		for i := 0; i < releasePoints && r > 0; i++ {
			q := geo.Destination(p, releaseAzimuth(i), r)
			if w.Inside(q) {
				found = append(found, zonePoint{q, w.RegionAt(q), true})
			}
		}
		points[e] = slices.Clone(found)
	}
}

// holdsSpot reports whether allied units may intercept a threat over a demand
// point: it lies in the zone, and for a threat with a release range also the
// points of its release circle that lie in Ukraine.
func (a *authorised) holdsSpot(at *spot, threat int, e scenario.Estimate) bool {
	if a.kind == scenario.ZoneAll {
		return true
	}
	if !a.holds(zonePoint{at.position, at.region, at.inside}) {
		return false
	}
	for _, q := range at.released[threat][e] {
		if !a.holds(q) {
			return false
		}
	}
	return true
}

// zonedKey is what a zone at places depends on.
type zonedKey struct {
	places uint64
	threat int // -1: none that has a release range
	e      scenario.Estimate
	zone   string
}

// key names a zone.
func (a *authorised) key() string {
	key := string(a.kind) + " " + binaryText(float64(a.strip))
	for _, code := range a.regions {
		key += " " + code
	}
	for _, t := range a.allied {
		key += "+" + t.Code
	}
	return key
}

// zonedSpots holds a bit for each place over which allied units may intercept
// a threat; nil is everywhere.
func (ev *evaluation) zonedSpots(spots []spot, t int, e scenario.Estimate) []word {
	a := ev.zones[e]
	if a.kind == scenario.ZoneAll || len(spots) == 0 {
		return nil
	}
	key := zonedKey{listOf(spots), t, e, a.key()}
	if release := ev.scenario.Threats[t].Release; release == (scenario.Triple[geo.Length]{}) {
		key.threat, key.e = -1, scenario.Base // the same for all threats that fly onto their target
	}
	return remember(ev.memo, &ev.memo.inZone, keptInZone, key, func() []word {
		bits := make([]word, (len(spots)+63)/64)
		for i := range spots {
			if a.holdsSpot(&spots[i], t, e) {
				bits[i/64] |= 1 << (i % 64)
			}
		}
		return bits
	})
}

// releaseAzimuth is the direction of the i-th release point.
func releaseAzimuth(i int) geo.Angle { return geo.Angle(i) * 360 / releasePoints * geo.Degree }

// regionOf returns the code of the region, as RegionAt, for a point inside Ukraine and "" for any other.
func regionOf(w *scenario.World, p orb.Point) string {
	if !w.Inside(p) {
		return ""
	}
	return w.RegionAt(p)
}

// stripSpacing is how far apart the discs stand that widen a border by the
// strip; between two of them the edge falls short by spacing^2 / 8 strip.
const stripSpacing = geo.Kilometre

// spans is the zone inside Ukraine's border on every line, for a release
// range; nil stands for all of it.
func (a *authorised) spans(g *ground, release geo.Length) []geo.Spans {
	if a.kind == scenario.ZoneAll {
		return nil
	}
	zone := make([]geo.Spans, g.lines.Len())
	if a.kind == scenario.ZoneRegions {
		for i := range a.land.world.Regions {
			if a.holdsRegion(a.land.world.Regions[i].Code) {
				for k, spans := range g.regions[i].spans {
					line := g.regions[i].first + k
					zone[line] = geo.Union(nil, zone[line], geo.Intersect(nil, spans, g.inside[line]))
				}
			}
		}
	}
	if a.kind == scenario.ZoneBorderStrip && a.strip > 0 {
		for _, t := range a.allied {
			for line, spans := range a.land.strip(g, t, a.strip) {
				zone[line] = geo.Union(nil, zone[line], spans)
			}
		}
	}
	if release > 0 {
		zone = releaseInside(g, zone, release)
	}
	return zone
}

func (a *authorised) holdsRegion(code string) bool { return slices.Contains(a.regions, code) }

// releaseInside keeps the ground of a zone whose release points lie in it or
// outside Ukraine. On an ellipsoid of revolution the point at a given azimuth
// and distance is a shift in latitude and longitude that depends on the
// latitude only, so each line is cut by shifted lines; the nearest line stands
// for the shifted latitude, a quarter of a kilometre off at most.
func releaseInside(g *ground, zone []geo.Spans, release geo.Length) []geo.Spans {
	forbidden := make([]geo.Spans, len(zone))
	for line := range zone {
		forbidden[line] = geo.Subtract(nil, g.inside[line], zone[line])
	}
	kept := make([]geo.Spans, len(zone))
	for line := range zone {
		spans := zone[line]
		for i := 0; i < releasePoints && len(spans) > 0; i++ {
			q := geo.Destination(orb.Point{0, g.lines.Latitude(line)}, releaseAzimuth(i), release)
			if at := g.lines.Index(q[1]); at >= 0 {
				spans = geo.Subtract(nil, spans, shifted(forbidden[at], -q[0]))
			}
		}
		kept[line] = spans
	}
	return kept
}

func shifted(spans geo.Spans, by float64) geo.Spans {
	moved := make(geo.Spans, len(spans))
	for i, s := range spans {
		moved[i] = geo.Span{West: s.West + by, East: s.East + by}
	}
	return moved
}

// borderPoints walks the rings of a territory in steps of stripSpacing, where
// the box is within reach.
func borderPoints(mp orb.MultiPolygon, box orb.Bound, reach geo.Length) []orb.Point {
	// A degree of latitude is 111 km; of longitude no less than half of that
	// in the latitudes that scenarios may use.
	pad := reach.Kilometres()/50 + 0.1
	box = box.Pad(pad)
	var points []orb.Point
	for _, polygon := range mp {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if !box.Contains(a) && !box.Contains(b) {
					continue
				}
				n := max(1, int(math.Ceil(float64(geo.Distance(a, b)/stripSpacing))))
				for k := range n {
					f := float64(k) / float64(n)
					points = append(points, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
				}
			}
		}
	}
	return points
}
