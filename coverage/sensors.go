package coverage

import (
	"encoding/binary"
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// ownRadar is how far a fighter on station sees a target of ownTarget with its own
// radar, in every direction from the station, an assumption of ours (grade C).
const (
	ownRadar  = 80 * geo.Kilometre
	ownTarget = 0.1 // m2
)

// sensor is one radar as a threat at an estimate finds it: a disc.
type sensor struct {
	unit    int // in the scenario; its own fighter for ownRadar
	point   orb.Point
	at      geo.Geocentric
	reach   geo.Length
	antenna geo.Height // 0: not asked whether the ground hides anything
	facing  geo.Angle
	sector  geo.Angle // full width; 0 all round
	turned  bool      // at the low estimate, where a radar sees its wedge alone
}

// sees reports whether the radar sees the threat over a point.
func (s *sensor) sees(at *spot, t *scenario.Profile, view Visibility) bool {
	d := at.at.Distance(&s.at)
	if d > s.reach || !s.holds(at, d) {
		return false
	}
	return view == nil || s.antenna <= 0 || view.Sees(s.point, s.antenna, at.position, t.Altitude)
}

// holds reports whether a point at distance d lies in the radar's sector, by the rule
// of [insideSector].
func (s *sensor) holds(at *spot, d geo.Length) bool {
	switch {
	case s.sector == 0:
		return true
	case d <= insideSector:
		return !s.turned || facing(s.facing, s.sector, at)
	}
	h := geo.NewHeading(s.at)
	return inWedge(h.To(&at.at))(s.facing, s.sector)
}

// turned reports whether a sector radar sees its wedge alone at an estimate.
func (o *Options) turned(e scenario.Estimate) bool { return o.Moved.at(Wedges, e) == scenario.Low }

// inWedge reports whether a direction lies within half a sector of its middle.
func inWedge(east, north float64) func(facing, sector geo.Angle) bool {
	return func(facing, sector geo.Angle) bool {
		off := math.Abs(math.Remainder(math.Atan2(east, north)-float64(facing), 2*math.Pi))
		return off <= float64(sector)/2
	}
}

// radarRanges is the detection reach D of a radar against a threat and the
// three ranges behind it.
type radarRanges struct {
	instrumented, horizon, rcs geo.Length // 0 where there is no such limit
	detection                  geo.Length
}

// rangesOf returns zeros for a radar that does not see the class.
func rangesOf(o *Options, at orb.Point, r *scenario.Radar, t *scenario.Profile, e scenario.Estimate) radarRanges {
	var l radarRanges
	view := o.Visibility
	if !r.Sees.Has(t.Class) {
		return l
	}
	antenna, altitude := r.Antenna.At(e), t.Altitude
	if o.Moved.at(Clutter, e) == scenario.Low && view.Round() {
		antenna, altitude = aboveClutter(antenna), aboveClutter(altitude)
	}
	target := r.Target()
	l.instrumented = r.Instrumented.At(e)
	l.horizon = view.Horizon(at, antenna, altitude)
	l.rcs = RCSRange(target.Range.At(e), target.RCS.At(e), t.RCS)
	l.detection = min(l.instrumented, l.horizon, l.rcs)
	return l
}

// clutter is how high trees and houses raise the smooth Earth at the low estimate,
// our assumption (grade D). Where elevation is known the ground itself counts.
const clutter geo.Height = 15

// aboveClutter returns how far a height rises above trees and houses.
func aboveClutter(h geo.Height) geo.Height { return max(0, h-clutter) }

// sectorWidth is the full width of a sector, 0 for one that is a whole turn.
func sectorWidth(r *scenario.Radar, e scenario.Estimate) geo.Angle {
	if w := r.Sector.At(e); w < 2*math.Pi-1e-9 {
		return w
	}
	return 0
}

// radars are the units whose radar works at an estimate, by group and by
// contributor: they stand there, are allowed to, and an orbit is held. Authorisation does not bind them.
func (ev *evaluation) radars(e scenario.Estimate) []int {
	var list []int
	for u := range ev.scenario.Units {
		p := &ev.posts[e][u]
		radar := p.system.Radar != nil && (p.system.Kind == scenario.GBAD || p.system.Kind == scenario.Sensor)
		if radar && p.shut == 0 && !p.inStandoff && p.patrol.valid() && isHeld(p.patrol.share()) {
			list = append(list, u)
		}
	}
	return list
}

// sensorOf is the radar of a unit against a threat; its reach may be 0.
func (ev *evaluation) sensorOf(u int, t *scenario.Profile, e scenario.Estimate) sensor {
	p, unit := &ev.posts[e][u], &ev.scenario.Units[u]
	radar := p.system.Radar
	return sensor{
		unit: u, point: p.origin, at: p.at, reach: rangesOf(&ev.options, p.origin, radar, t, e).detection,
		antenna: radar.Antenna.At(e), facing: unit.Facing, sector: sectorWidth(radar, e),
		turned: ev.options.turned(e),
	}
}

// shared is the sensors against one threat at one estimate, and the sets of
// them that units use.
type shared struct {
	radars   []sensor // that see the threat
	networks []network
	soil     soil // that counts as seen by all
	sets     []*warning
	byKey    map[string]int
	groups   map[groupKey]int // sets of whole groups
}

// groupKey names the sensors of a whole group, and the ground that counts as seen.
type groupKey struct {
	group string
	soil  soil
}

// share lists the sensors against a threat.
func (ev *evaluation) share(t *scenario.Profile, e scenario.Estimate, radars []int) *shared {
	sh := &shared{byKey: map[string]int{}, groups: map[groupKey]int{}, networks: ev.networks(t, e)}
	sh.soil.allies = t.Class != scenario.Ballistic && seenAllies(ev.scenario, e)
	for _, u := range radars {
		if s := ev.sensorOf(u, t, e); s.reach > 0 {
			sh.radars = append(sh.radars, s)
		}
	}
	return sh
}

// set is the index of the warning of the sensors that a unit uses: those for
// which use holds, its own disc if any, and ground that counts as seen. All units of
// a named group use the same. An empty set never warns.
func (ev *evaluation) set(
	sh *shared, t *scenario.Profile, own *sensor, group string, use func(*scenario.Unit) bool, ground soil,
) int {
	if i, known := sh.groups[groupKey{group, ground}]; known && group != "" {
		return i
	}
	var list []sensor // most units use few of all
	for i := range sh.radars {
		if use(&ev.scenario.Units[sh.radars[i].unit]) {
			list = append(list, sh.radars[i])
		}
	}
	if own != nil {
		list = append(list, *own)
	}
	key := keyOf(list, t, ev.options.Visibility, ground)
	i, known := sh.byKey[key]
	if !known {
		i = len(sh.sets)
		sh.byKey[key] = i
		sh.sets = append(sh.sets, remember(ev.memo, &ev.memo.warnings, keptWarnings, key, func() *warning {
			w := newWarning(slices.Clone(list), t, &ev.options, ground)
			w.id = ev.memo.next()
			return w
		}))
	}
	if group != "" {
		sh.groups[groupKey{group, ground}] = i
	}
	return i
}

// keyOf names a set of sensors: the same key, the same warning.
func keyOf(list []sensor, t *scenario.Profile, view Visibility, ground soil) string {
	key := make([]byte, 0, 64*len(list)+32)
	number := func(x float64) { key = binary.LittleEndian.AppendUint64(key, math.Float64bits(x)) }
	key = append(key, byte(t.Class))
	key = append(key, view.Name()...)
	number(float64(t.Altitude))
	if ground.allies {
		key = append(key, " allies"...)
	}
	key = append(key, ground.networks...)
	key = append(key, 0)
	for i := range list {
		s := &list[i]
		number(s.point[0])
		number(s.point[1])
		number(float64(s.reach))
		number(float64(s.antenna))
		number(float64(s.facing))
		number(float64(s.sector))
		if s.turned && s.sector != 0 {
			number(1)
		}
		key = binary.LittleEndian.AppendUint32(key, uint32(s.unit))
	}
	return string(key)
}
