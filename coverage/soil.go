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

// cued gives a footprint the sets of its sensors with networks, those of its contributor
// and those that it may use otherwise: with the fastest, and with all up to each slower
// one.
func (ev *evaluation) cued(f *footprint, sh *shared, own *sensor, pool string, use func(*scenario.Unit) bool) {
	if f.post.level < 1 {
		return
	}
	var covers []string
	var units []int
	for i := range sh.networks {
		n := &sh.networks[i]
		if owner := &ev.scenario.Units[n.unit]; use(owner) || owner.Contributor == f.unit.Contributor {
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

// tier is how much of the allies' soil a set of territories holds: none, or that of the
// members that begin within the distance of the tier from Ukraine. Joining the soil of
// all takes many times as long as that of the nearest, and a warning distance that ends
// before the others begin does not depend on them.
type tier int

const noAllies tier = -1

// tiers holds the distances; the last holds all members.
var tiers = [...]geo.Length{250 * geo.Kilometre, 450 * geo.Kilometre, forever}

// allAllies is the last of the tiers.
const allAllies tier = tier(len(tiers)) - 1

// territoryKey names territories of a Land.
type territoryKey struct {
	allies   tier
	networks string
}

// territories returns ground that counts as seen, joined with its gaps closed, made
// once; nil where there is none.
func (l *Land) territories(allies tier, networks string) *geo.Territories {
	if allies == noAllies && networks == "" {
		return nil
	}
	key := territoryKey{allies, networks}
	l.mu.Lock()
	made := l.seen[key]
	if made == nil {
		made = sync.OnceValue(func() *geo.Territories {
			return geo.NewTerritories(l.polygons(key)...)
		})
		l.seen[key] = made
	}
	l.mu.Unlock()
	return made()
}

// polygons returns the ground that a key names.
func (l *Land) polygons(key territoryKey) []orb.MultiPolygon {
	var list []orb.MultiPolygon
	for _, a := range l.allies() {
		if a.tier <= key.allies {
			list = append(list, a.country.Territory)
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

// ally is a member of NATO, the tier to which its soil belongs, and the bounds of its
// land.
type ally struct {
	country *scenario.Territory
	tier    tier
	bound   orb.Bound
}

// alliesOf returns the members of NATO among the countries of a world.
func alliesOf(w *scenario.World) []ally {
	var list []ally
	for i := range w.Countries {
		c := &w.Countries[i]
		if !slices.Contains(scenario.NATO, c.Code) {
			continue
		}
		a := ally{c, allAllies, c.Territory.Bound()}
		least := forever
		for i := range w.Regions {
			if r := &w.Regions[i]; !slices.Contains(scenario.OccupiedRegions, r.Code) {
				least = min(least, apart(a.bound, r.Territory.Bound()))
			}
		}
		if len(w.Regions) == 0 {
			least = apart(a.bound, w.Border.Bound())
		}
		for t := len(tiers) - 1; t >= 0; t-- {
			if least < tiers[t] {
				a.tier = tier(t)
			}
		}
		list = append(list, a)
	}
	return list
}

// beyond returns a distance from a stretch of ground within which no soil of an ally
// lies that a tier does not hold, nor a gap that it may close.
func (l *Land) beyond(from orb.Bound, of tier) geo.Length {
	least := forever
	for i := range l.allies() {
		if a := &l.allies()[i]; a.tier > of {
			least = min(least, apart(from, a.bound))
		}
	}
	return least - geo.GapWidth
}

// beyondExactly returns beyond for a point from the distance to the soil, not from
// bounds, where it is nearer than some distance; else that distance or more.
func (l *Land) beyondExactly(p orb.Point, of tier, within geo.Length) geo.Length {
	least := within + geo.GapWidth + 1
	for i := range l.allies() {
		if a := &l.allies()[i]; a.tier > of && apart(p.Bound(), a.bound) < least {
			least = min(least, l.distanceTo(p, a.country))
		}
	}
	return least - geo.GapWidth
}

// soilBeyond returns [Land.beyond] of a point by tier, noAllies first.
func (l *Land) soilBeyond(p orb.Point) (list [len(tiers) + 1]geo.Length) {
	for t := range list {
		list[t] = forever
	}
	for i := range l.allies() {
		a := &l.allies()[i]
		d := apart(p.Bound(), a.bound) - geo.GapWidth
		for t := range a.tier + 1 {
			list[t] = min(list[t], d)
		}
	}
	return list
}

// apart returns no more than the distance between two stretches of ground: the haversine
// formula with the smaller of the cosines, a chord for its arc, and a radius that is less
// than any radius of curvature of the Earth.
func apart(a, b orb.Bound) geo.Length {
	const smallest = 6_335_000 // metres
	high := max(0, b.Min[1]-a.Max[1], a.Min[1]-b.Max[1]) * math.Pi / 180
	wide := min(math.Pi, max(0, b.Min[0]-a.Max[0], a.Min[0]-b.Max[0])*math.Pi/180)
	north := max(math.Abs(a.Min[1]), math.Abs(a.Max[1]), math.Abs(b.Min[1]), math.Abs(b.Max[1])) * math.Pi / 180
	return 2 * smallest * geo.Length(math.Hypot(math.Sin(high/2), math.Cos(north)*math.Sin(wide/2)))
}
