package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// target is a place as one threat at one estimate finds it.
type target struct {
	*spot
	zoned  bool            // allied units may intercept over it
	shared *shared         // the sensors against the threat
	places *scenario.Place // the first of the scenario's, nil for a place of another list
	count  int             // of the scenario's places
}

// sight is how far a place lies from a unit: from where it fires, and from its
// base.
type sight struct{ fire, base geo.Length }

// sightOf measures a place from a post.
func (p *post) sightOf(at *geo.Geocentric) sight {
	s := sight{fire: p.at.Distance(at)}
	s.base = s.fire
	if p.patrol != nil && p.patrol.Distance > 0 {
		s.base = p.base.Distance(at)
	}
	return s
}

// flight is how far the threat has to fly to a far edge when a set of sensors
// sees it first.
func (at *target) flight(set int, t *scenario.Threat) float64 {
	if set < 0 {
		return unseen
	}
	beyond := float64(at.radius + t.Release)
	if at.places == nil {
		return at.shared.sets[set].flight(&at.at, beyond)
	}
	return at.shared.sets[set].atPlace(at, beyond, t.Release)
}

// engages tests the gates in their order for a target.
func (f *footprint) engages(at *target, s sight) Verdict {
	v := Verdict{Distance: s.fire, TimeShare: f.timeShare}
	edge := s.fire + at.radius + f.threat.Release
	switch {
	case f.gate != GateNone:
		v.Gate = f.gate
	case f.unauthorised || f.allied && !at.zoned || f.flying && at.standoff < f.standoff:
		v.Gate = GateAuthorisation
	case f.incapable:
		v.Gate = GateCapability
	case !f.inView(at, s, edge):
		v.Gate, v.Short = GateGeometry, max(0, f.outOfReach(s, edge))
	default:
		if allowed := f.allowed(at.flight(f.set, f.threat)); edge > allowed {
			v.Gate, v.Short = GateTimeline, edge-allowed
			if f.flying {
				v.Short = edge - max(0, allowed)
			}
		} else if edge >= f.stock {
			v.Gate = GateStock
		}
	}
	return v
}

// passes reports whether gates 1 to 6 hold, all of the time; the quick form of
// engages for places in their thousands.
func (f *footprint) passes(at *target, s sight) bool {
	edge := s.fire + at.radius + f.threat.Release
	if f.timeShare < 1 || f.allied && !at.zoned || f.flying && at.standoff < f.standoff || !f.inView(at, s, edge) {
		return false
	}
	if edge <= f.timeline && !f.flying {
		return true
	}
	return edge <= f.allowed(at.flight(f.set, f.threat))
}

// outOfReach is how far a far edge lies beyond reach and detection.
func (f *footprint) outOfReach(s sight, edge geo.Length) geo.Length {
	if f.flying {
		if !f.post.patrol.valid() {
			a := f.system.Aircraft
			return f.fromBase() - (a.Radius.At(f.estimate) - a.Reserve.At(f.estimate))
		}
		return edge - s.fire + s.base - f.kinematic
	}
	if f.remote() {
		return edge - f.kinematic
	}
	return edge - min(f.kinematic, f.detection)
}

// remote reports whether the unit may engage what its own radar does not see.
func (f *footprint) remote() bool { return f.level >= 3 && f.set >= 0 && !f.flying }

// inView is the geometry gate: the far edge within reach, and seen by the
// unit's own radar or, engaging on remote, by some sensor of its group.
func (f *footprint) inView(at *target, s sight, edge geo.Length) bool {
	if f.flying {
		return f.post.patrol.valid() && edge-s.fire+s.base <= f.kinematic
	}
	if edge > f.kinematic {
		return false
	}
	if edge <= f.detection && f.inSector(at, s.fire) && f.visible(at) {
		return true
	}
	return f.remote() && at.shared.sets[f.set].sees(&at.at, f.threat)
}

// visible asks the ground between the radar and the place.
func (f *footprint) visible(at *target) bool {
	return f.view == nil || f.view.Sees(f.unit.Position, f.antenna, at.place.Position, f.threat.Altitude)
}

// inSector reports whether a place at distance d lies in the radar's sector.
func (f *footprint) inSector(at *target, d geo.Length) bool {
	if f.sector == 0 || d <= insideSector {
		return true
	}
	h := geo.NewHeading(f.post.at)
	return inWedge(h.To(&at.at))(f.unit.Facing, f.sector)
}

// better reports whether verdict a of unit i comes nearer to an engagement
// than verdict b of unit j: more gates passed, then the smaller margin, then
// the smaller id.
func better(a Verdict, i *scenario.Unit, b Verdict, j *scenario.Unit) bool {
	if pa, pb := a.Gate.Passed(), b.Gate.Passed(); pa != pb {
		return pa > pb
	}
	if a.margin() != b.margin() {
		return a.margin() < b.margin()
	}
	return i.ID < j.ID
}
