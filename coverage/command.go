package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// guidedLevel returns the highest command level that a guidance can use: only active and
// infrared seekers engage on another radar's track.
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
	if f.gate != GateNone || f.unauthorised || f.incapable {
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
func (f *footprint) allowed(flight float64) geo.Length {
	if f.flying {
		return f.served(flight)
	}
	if f.set < 0 {
		return f.timeline
	}
	lead := flight/float64(f.threat.Speed) - (f.reaction + f.delay).Seconds()
	return max(f.timeline, min(f.cap, geo.Length(float64(f.speed)*lead)))
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
