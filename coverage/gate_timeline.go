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
	key: "timeline", unit: metres,
	holds:   inTime,
	margin:  timeMargin,
	inner:   inTimeWithin,
	outer:   inTimeBeyond,
	nowhere: lateEverywhere,
}

// inTime reports whether the unit reaches the far edge in time. The warning is
// looked up only where it does not do so stand-alone.
func inTime(f *footprint, q question) bool {
	return !f.flying && q.edge <= f.timeline || q.edge <= f.allowed(q.flight(f.set, f.threat))
}

func timeMargin(f *footprint, q question) geo.Length {
	allowed := f.allowed(q.flight(f.set, f.threat))
	if f.flying {
		allowed = max(0, allowed)
	}
	return allowed - q.edge
}

func inTimeWithin(f *footprint) geo.Length {
	if f.flying {
		return -1
	}
	return f.timeline
}

func inTimeBeyond(f *footprint) geo.Length {
	if f.flying || f.remote() {
		return forever
	}
	return max(f.timeline, f.cap)
}

func lateEverywhere(f *footprint, _ geo.Length) bool {
	if f.flying {
		return f.set < 0
	}
	return !f.remote() && max(f.timeline, f.cap) <= f.release
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
	if f.threat.Class != scenario.Ballistic {
		return HeadOn(f.detection, f.threat.Speed, f.speed, wait)
	}
	vt, vm, d := float64(f.threat.Speed), float64(f.speed), float64(f.detection)
	h := float64(f.threat.Altitude)
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

// linkTo gives a footprint the sensors whose tracks its unit may use. A unit
// without a group is a group of its own. A fighter uses those of its
// contributor and, on station, its own; from level 1 on also its group's.
func (ev *evaluation) linkTo(f *footprint, u int, sh *shared) {
	level := f.post.level
	if f.shut != 0 {
		return
	}
	group := func(v *scenario.Unit) bool { return v == f.unit || f.unit.Group != "" && v.Group == f.unit.Group }
	if f.flying {
		var own *sensor
		if f.post.patrol != nil {
			own = &sensor{unit: u, point: f.post.origin, at: f.post.at, reach: ownRadar}
		}
		f.level = min(level, 1)
		f.set = ev.set(sh, f.threat, own, "", func(v *scenario.Unit) bool {
			return v.Contributor == f.unit.Contributor || level >= 1 && group(v)
		})
		return
	}
	if f.level = guidedLevel(f.system.Guidance, level); f.level == 0 {
		return
	}
	f.set = ev.set(sh, f.threat, nil, f.unit.Group, group)
	switch f.level {
	case 1:
		f.cap = f.timelineLimit(f.reaction / 3)
	case 2:
		f.cap = f.detection
	default:
		f.cap = forever
	}
}

// allowed is the largest far edge that the timeline allows when the threat
// still has to fly so far, in metres, from where the sensors see it first: the
// stand-alone condition, or that of the command level.
func (l *limits) allowed(flight float64) geo.Length {
	if l.flying {
		reach, ok := AlertReach(geo.Length(flight), l.threatSpeed, l.speed, l.wait, l.missile)
		if !ok {
			return -1 // no time to lead
		}
		return reach
	}
	if l.set < 0 {
		return l.timeline
	}
	lead := flight/float64(l.threatSpeed) - l.wait.Seconds()
	return max(l.timeline, min(l.cap, geo.Length(float64(l.speed)*lead)))
}

// heldLevel is the lowest command level whose condition lets the unit reach a
// far edge in time, -1 where none does.
func (f *footprint) heldLevel(edge geo.Length, flight float64) int {
	switch {
	case edge > f.allowed(flight):
		return -1
	case f.flying:
		return f.level
	case edge <= f.timeline:
		return 0
	case edge <= f.timelineLimit(f.reaction/3):
		return 1
	case edge <= f.detection:
		return 2
	}
	return 3
}
