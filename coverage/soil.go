package coverage

import (
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// soil names ground that counts as seen without a radar: that of NATO's members, and
// what networks of area sensors see. The zero value is none.
type soil struct {
	allies bool
	// networks names what networks see: lists of regions' codes with blanks between, and
	// [ownSoil]; sorted, with "+" between.
	networks string
}

// ownSoil is the name of all the ground that the government holds.
const ownSoil = "government"

// none reports whether no ground counts as seen.
func (s soil) none() bool { return !s.allies && s.networks == "" }

// seenAllies reports whether allied soil counts as seen at an estimate.
func seenAllies(s *scenario.Scenario, e scenario.Estimate) bool {
	return e != scenario.Low && s.Approach != scenario.AnySide && s.World != nil
}

// network is a network of area sensors that sees a threat.
type network struct {
	unit    int
	covers  string // as in [soil.networks]
	latency time.Duration
}

// networks returns the networks that may be used and see a threat, those with the
// shortest latency first.
func (ev *evaluation) networks(t *scenario.Profile, e scenario.Estimate) []network {
	if t.Class == scenario.Ballistic || ev.scenario.World == nil {
		return nil
	}
	var list []network
	for _, u := range ev.networkUnits(e) {
		area := ev.posts[e][u].system.Area
		if area.Sees.Has(t.Class) && t.Altitude < area.Below.At(e) {
			list = append(list, network{u, coversOf(area), area.Latency.At(e)})
		}
	}
	slices.SortStableFunc(list, func(a, b network) int { return int(a.latency - b.latency) })
	return list
}

// networkUnits returns the units that are networks and may be used.
func (ev *evaluation) networkUnits(e scenario.Estimate) []int {
	var list []int
	for u := range ev.scenario.Units {
		p := &ev.posts[e][u]
		if p.system.Kind == scenario.Network && p.system.Area != nil && p.shut == 0 {
			list = append(list, u)
		}
	}
	return list
}

// coversOf names what a network sees.
func coversOf(area *scenario.AreaSensor) string {
	if len(area.Regions) == 0 {
		return ownSoil
	}
	return strings.Join(slices.Sorted(slices.Values(area.Regions)), " ")
}

// cue is a set of sensors with networks among them: its tracks cue a unit's own radar
// and vector fighters, after the networks' latency.
type cue struct {
	set      int // in shared.sets
	wait     time.Duration
	cap      geo.Length // the largest edge that it may serve
	latency  time.Duration
	networks []int // indices into Scenario.Units
}

// cued gives a footprint the sets of its sensors with networks: with the fastest, and
// with all up to each slower one.
func (ev *evaluation) cued(f *footprint, sh *shared, own *sensor, pool string, use func(*scenario.Unit) bool) {
	if f.post.level < 1 {
		return
	}
	var covers []string
	var units []int
	for i := range sh.networks {
		n := &sh.networks[i]
		if use(&ev.scenario.Units[n.unit]) {
			units = append(units, n.unit)
			if !slices.Contains(covers, n.covers) {
				covers = append(covers, n.covers)
			}
		}
		last := i+1 == len(sh.networks) || sh.networks[i+1].latency > n.latency
		if !last || len(units) == 0 || len(f.cues) > 0 && len(f.cues[len(f.cues)-1].networks) == len(units) {
			continue
		}
		slices.Sort(covers)
		ground := soil{sh.soil.allies, strings.Join(covers, "+")}
		c := cue{wait: f.wait + n.latency, latency: n.latency, networks: slices.Clone(units), cap: forever}
		if !f.flying {
			c.cap = f.timelineLimit(f.reaction / 3)
		}
		c.set = ev.set(sh, &f.profile, own, pool, use, ground)
		f.cues = append(f.cues, c)
	}
}

// alliedSoil is how much of the allies' soil a set of territories holds.
type alliedSoil int

const (
	noAllies alliedSoil = iota
	nearAllies
	allAllies
)

// territoryKey names territories of a Land.
type territoryKey struct {
	allies   alliedSoil
	networks string
}

// territories returns ground that counts as seen, joined with its gaps closed, made
// once; nil where there is none.
func (l *Land) territories(allies alliedSoil, networks string) *geo.Territories {
	if allies == noAllies && networks == "" {
		return nil
	}
	key := territoryKey{allies, networks}
	l.mu.Lock()
	made := l.seen[key]
	if made == nil {
		made = sync.OnceValue(func() *geo.Territories { return geo.NewTerritories(l.polygons(key)...) })
		l.seen[key] = made
	}
	l.mu.Unlock()
	return made()
}

// polygons returns the ground that a key names.
func (l *Land) polygons(key territoryKey) []orb.MultiPolygon {
	var list []orb.MultiPolygon
	for i := range l.world.Countries {
		c := &l.world.Countries[i]
		if key.allies == allAllies && isAlly(c) || key.allies == nearAllies && isAlly(c) && l.isNear(c) {
			list = append(list, c.Territory)
		}
	}
	if key.networks == "" {
		return list
	}
	for _, covers := range strings.Split(key.networks, "+") {
		if covers == ownSoil {
			list = append(list, l.heldGround()...)
			continue
		}
		for _, code := range strings.Split(covers, " ") {
			if r := l.world.Region(code); r != nil {
				list = append(list, r.Territory)
			}
		}
	}
	return list
}

// heldGround returns the ground that Ukraine's government holds.
func (l *Land) heldGround() []orb.MultiPolygon {
	switch {
	case l.world.HeldGround != nil:
		return []orb.MultiPolygon{l.world.HeldGround}
	case len(l.world.Regions) == 0:
		return []orb.MultiPolygon{l.world.Border}
	}
	var list []orb.MultiPolygon
	for i := range l.world.Regions {
		if r := &l.world.Regions[i]; !slices.Contains(scenario.OccupiedRegions, r.Code) {
			list = append(list, r.Territory)
		}
	}
	return list
}

// isAlly reports whether a country is a member of NATO.
func isAlly(c *scenario.Territory) bool { return slices.Contains(scenario.NATO, c.Code) }

// neighbourly is how near, in degrees, the bounds of a country come to those of Ukraine
// for its soil to be near. Joining the soil of all members takes ten times as long as
// that of the neighbours, and a warning distance that ends before the others begin does
// not depend on them.
const neighbourly = 0.5

// isNear reports whether a country's soil is near.
func (l *Land) isNear(c *scenario.Territory) bool {
	return c.Territory.Bound().Intersects(l.world.Border.Bound().Pad(neighbourly))
}

// farSoil returns a distance from a stretch of ground within which no soil of an ally
// lies that is not near.
func (l *Land) farSoil(from orb.Bound) geo.Length {
	least := forever
	for _, to := range l.farBounds() {
		least = min(least, apart(from, to))
	}
	return least
}

// farBounds returns the bounds of the allies that are not near.
func (l *Land) farBounds() []orb.Bound {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.far == nil {
		l.far = []orb.Bound{}
		for i := range l.world.Countries {
			if c := &l.world.Countries[i]; isAlly(c) && !l.isNear(c) {
				l.far = append(l.far, c.Territory.Bound())
			}
		}
	}
	return l.far
}

// apart returns no more than the distance between two stretches of ground.
func apart(a, b orb.Bound) geo.Length {
	const smallest = 6_335_000 // metres, less than any radius of curvature of the Earth
	high := max(0, b.Min[1]-a.Max[1], a.Min[1]-b.Max[1]) * math.Pi / 180
	wide := min(math.Pi/2, max(0, b.Min[0]-a.Max[0], a.Min[0]-b.Max[0])*math.Pi/180)
	north := max(math.Abs(a.Min[1]), math.Abs(a.Max[1])) * math.Pi / 180
	// A meridian at a difference of longitude from a point lies so far away.
	return smallest * geo.Length(max(high, math.Asin(math.Sin(wide)*math.Cos(north))))
}
