package coverage

import (
	"math"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// timelineGate asks whether the interceptor reaches the far edge before the
// threat does: stand-alone, or on the tracks that the command level lets the
// unit use.
var timelineGate = gate{
	key: "timeline", unit: "s",
	holds:   inTime,
	around:  inTimeAround,
	margin:  timeMargin,
	measure: spareTime,
	inner:   inTimeWithin,
	outer:   inTimeBeyond,
	nowhere: lateEverywhere,
}

// inTime reports whether the unit reaches the far edge in time. The warning is
// looked up only where it does not do so stand-alone.
func inTime(f *footprint, q question) bool {
	own := !f.flying && q.edge <= f.timeline && f.warnsItself(q.spot)
	return own || f.inTimeByLink(q) || f.inTimeByCue(q)
}

// inTimeByLink reports whether the unit reaches the far edge in time on tracks of
// radars.
func (f *footprint) inTimeByLink(q question) bool {
	return q.suffices(f.set, &f.profile, func(flight float64) bool { return q.edge <= f.allowed(q.spot, flight) })
}

// inTimeByCue reports whether the unit reaches the far edge in time on tracks of
// networks.
func (f *footprint) inTimeByCue(q question) bool {
	for i := range f.cues {
		c := &f.cues[i]
		if q.edge > c.cap {
			continue
		}
		if q.suffices(c.set, &f.profile, func(flight float64) bool { return q.edge <= f.allowedBy(c, q.spot, flight) }) {
			return true
		}
	}
	return false
}

// inTimeAround is inTime for places within a distance: a warning distance changes by no
// more than the place moves, where the sensors see all round.
func inTimeAround(f *footprint, q question, r geo.Length) extent {
	even := func(set int) bool { return set < 0 || q.shared.sets[set].even() }
	if f.sector != 0 && f.turned || !even(f.set) {
		return atSome
	}
	near, far, change := q.edge-r, q.edge+r, float64(r)
	flight := q.flight(f.set, &f.profile)
	if far <= f.allowed(q.spot, flight-change) {
		return atAll
	}
	some := near <= f.allowed(q.spot, flight+change)
	for i := range f.cues {
		c := &f.cues[i]
		if !even(c.set) {
			return atSome
		}
		flight := q.flight(c.set, &f.profile)
		if far <= f.allowedBy(c, q.spot, flight-change) {
			return atAll
		}
		some = some || near <= f.allowedBy(c, q.spot, flight+change)
	}
	if some {
		return atSome
	}
	return atNone
}

// farthest returns the largest far edge that the timeline allows at a point, and the cue
// on whose tracks the unit reaches it, nil where that is no farther than on those of
// radars.
func (f *footprint) farthest(at target) (allowed geo.Length, by *cue) {
	allowed = f.allowed(at.spot, at.flight(f.set, &f.profile))
	for i := range f.cues {
		c := &f.cues[i]
		if edge := f.allowedBy(c, at.spot, at.flight(c.set, &f.profile)); edge > allowed {
			allowed, by = edge, c
		}
	}
	return allowed, by
}

func timeMargin(f *footprint, q question) geo.Length {
	allowed, _ := f.farthest(q.target)
	if f.flying {
		allowed = max(0, allowed)
	}
	return allowed - q.edge
}

func inTimeWithin(f *footprint) geo.Length {
	if f.flying || f.sector != 0 && f.turned {
		return -1
	}
	return f.timeline
}

func inTimeBeyond(f *footprint) geo.Length {
	if f.flying || f.remote() {
		return forever
	}
	edge := max(f.timeline, f.cap)
	for i := range f.cues {
		edge = max(edge, f.cues[i].cap)
	}
	return edge
}

func lateEverywhere(f *footprint, _ geo.Length) bool {
	if f.flying {
		return f.set < 0
	}
	return !f.remote() && inTimeBeyond(f) <= f.release
}

// authorityDelay is the time from the first track to the order: the larger of
// the package's and the host's. Ukraine's own units wait for nobody.
func authorityDelay(p *scenario.Package, u *scenario.Unit, c scenario.Class, e scenario.Estimate) time.Duration {
	if u.Contributor == scenario.Ukraine {
		return 0
	}
	return max(p.Authorisation.Delay[c].At(e), p.Hosts[u.Host].Delay[c].At(e))
}

// timelineLimit is the largest far edge s that the unit's own detection serves
// after a wait. For all but ballistic (D-s)/v_t >= wait + s/v_m solves to a
// closed form; a ballistic missile flies the slant distance sqrt(s^2 + h^2)
// instead, a condition that only tightens with s, solved by bisection.
func (f *footprint) timelineLimit(wait time.Duration) geo.Length {
	if f.profile.Class != scenario.Ballistic {
		return HeadOn(f.detection, f.profile.Speed, f.speed, wait)
	}
	vt, vm, d := float64(f.profile.Speed), float64(f.speed), float64(f.detection)
	h := float64(f.profile.Altitude)
	spare := func(s float64) float64 { return (d-math.Hypot(s, h))/vt - wait.Seconds() - s/vm }
	if spare(0) < 0 {
		return geo.Length(spare(0) * vt)
	}
	low, high := 0.0, d
	for range 60 {
		if mid := (low + high) / 2; spare(mid) >= 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return geo.Length(low)
}

// guidedLevel returns the highest command level that a guidance can use: only
// active and infrared seekers engage on another radar's track.
func guidedLevel(g scenario.Guidance, level int) int {
	if g == scenario.ActiveSeeker || g == scenario.InfraredSeeker {
		return level
	}
	return min(level, 2)
}

// pooled reports whether a unit may use the radar of another at a command level: a
// group shares its tracks, Ukraine's units and allied ones apart unless they have one
// picture; one picture joins all groups from level 1 on. A unit without a group is a
// group of its own.
func pooled(u, v *scenario.Unit, level int, onePicture bool) bool {
	switch {
	case u == v:
		return true
	case onePicture:
		return level >= 1
	}
	group := scenario.TrackGroup(u, false)
	return group != "" && group == scenario.TrackGroup(v, false)
}

// ownSight is how far a fighter on its station sees the threat with its own radar.
func (f *footprint) ownSight() geo.Length { return RCSRange(ownRadar, ownTarget, f.profile.RCS) }

// linkTo gives a footprint the sensors whose tracks its unit may use. A fighter uses
// those of its contributor and, on station, its own; from level 1 on also those that
// are [pooled].
func (ev *evaluation) linkTo(f *footprint, u int, sh *shared) {
	level, one := f.post.level, f.post.onePicture
	f.cues = nil
	if f.shut&^(1<<GateReadiness|1<<GateStock) != 0 {
		return
	}
	if f.flying {
		var own *sensor
		if f.post.patrol != nil {
			own = &sensor{unit: u, point: f.post.origin, at: f.post.at, reach: f.ownSight()}
		}
		f.level = min(level, 1)
		use := func(v *scenario.Unit) bool {
			return v.Contributor == f.unit.Contributor || level >= 1 && pooled(f.unit, v, level, one)
		}
		if f.set = ev.set(sh, &f.profile, nil, "", use, sh.soil); own != nil && !sh.sets[f.set].holdsDisc(own) {
			f.set = ev.set(sh, &f.profile, own, "", use, sh.soil)
		} else {
			own = nil // it shows nothing that others do not see
		}
		ev.cued(f, sh, own, "", use)
		return
	}
	if f.level = guidedLevel(f.system.Guidance, level); f.level == 0 {
		return
	}
	use := func(v *scenario.Unit) bool { return pooled(f.unit, v, level, one) }
	f.set = ev.set(sh, &f.profile, nil, scenario.TrackGroup(f.unit, one), use, sh.soil)
	ev.cued(f, sh, nil, scenario.TrackGroup(f.unit, one), use)
	switch f.level {
	case 1:
		f.cap = f.timelineLimit(f.reaction / 3)
	case 2:
		f.cap = f.detection
	default:
		f.cap = forever
	}
}

// allowed is the largest edge that the timeline allows at a point when the threat
// still has to fly so far, in metres, from where the sensors see it first: the
// stand-alone condition, or that of the command level.
func (f *footprint) allowed(at *spot, flight float64) geo.Length {
	if f.flying {
		return f.vectored(flight, f.wait)
	}
	alone, most := f.timeline, f.cap
	if !f.warnsItself(at) {
		alone = -1
		if f.level <= 1 {
			most = alone // cueing asks for the own radar's warning too
		}
	}
	if f.set < 0 {
		return alone
	}
	lead := flight/float64(f.threatSpeed) - f.wait.Seconds()
	return max(alone, min(most, geo.Length(float64(f.speed)*lead)))
}

// vectored is the largest distance that a fighter reaches from its station or base when
// the threat still has to fly so far, in metres; negative where there is no time to lead.
func (f *footprint) vectored(flight float64, wait time.Duration) geo.Length {
	reach, ok := AlertReach(geo.Length(flight), f.threatSpeed, f.speed, wait, f.missile)
	if !ok {
		return -1
	}
	return reach
}

// allowedBy is the largest edge that the timeline allows on tracks of a cue, when the
// threat still has to fly so far, in metres: a missile unit's own radar must see the
// threat in time to be cued.
func (f *footprint) allowedBy(c *cue, at *spot, flight float64) geo.Length {
	switch {
	case f.flying:
		return f.vectored(flight, c.wait)
	case !f.warnsItself(at):
		return -1
	}
	lead := flight/float64(f.threatSpeed) - c.wait.Seconds()
	return min(c.cap, geo.Length(float64(f.speed)*lead))
}

// heldLevel is the lowest command level whose condition lets the unit reach an edge
// in time, -1 where none does.
func (f *footprint) heldLevel(at *spot, edge geo.Length, flight float64) int {
	itself := f.warnsItself(at)
	switch {
	case edge > f.allowed(at, flight):
		return -1
	case f.flying:
		return f.level
	case edge <= f.timeline && itself:
		return 0
	case edge <= f.timelineLimit(f.reaction/3) && itself:
		return 1
	case edge <= f.detection:
		return 2
	}
	return 3
}
