package coverage

import (
	"math"

	"airumbrella/geo"
)

// Engages answers whether a unit engages a threat at a place, with the first
// gate that fails and by how much. It is the only definition of coverage.
func Engages(s *Scenario, o Options, u *Unit, t *Threat, p *Place, e Estimate) Verdict {
	o = o.withDefaults()
	f := footprintOf(s, &o, u, t, e)
	d, bearing, _ := geo.Inverse(u.Position, p.Position)
	at := spotOf(s.World, p, []Threat{*t})
	return f.engages(&target{p, at.radius, authorisedGround(s, e).holdsSpot(&at, 0)}, d, bearing)
}

// target is a place as one threat at one estimate finds it.
type target struct {
	place  *Place
	radius geo.Length
	zoned  bool // allied units may intercept over it
}

// engages tests the gates in their order for a target at distance d and
// bearing from the unit.
func (f *footprint) engages(at *target, d geo.Length, bearing geo.Angle) Verdict {
	v := Verdict{Distance: d, TimeShare: f.timeShare}
	edge := d + at.radius + f.threat.Release
	switch {
	case f.gate != GateNone:
		v.Gate = f.gate
	case f.unauthorised || f.allied && !at.zoned:
		v.Gate = GateAuthorisation
	case f.incapable:
		v.Gate = GateCapability
	case !f.inView(at.place, d, bearing, edge):
		v.Gate, v.Short = GateGeometry, max(0, edge-min(f.kinematic, f.detection))
	case edge > f.timeline:
		v.Gate, v.Short = GateTimeline, edge-f.timeline
	}
	return v
}

// inView is the geometry gate: the far edge within reach and detection, the
// place inside the radar's sector and in view over the ground.
func (f *footprint) inView(p *Place, d geo.Length, bearing geo.Angle, edge geo.Length) bool {
	if edge > f.kinematic || edge > f.detection || !f.inSector(d, bearing) {
		return false
	}
	return !f.masked || f.visible(p)
}

// visible asks the ground between the radar and the place.
func (f *footprint) visible(p *Place) bool {
	return f.view.Sees(f.unit.Position, f.antenna, p.Position, f.threat.Altitude)
}

// inSector reports whether a bearing lies in the radar's sector.
func (f *footprint) inSector(d geo.Length, bearing geo.Angle) bool {
	if f.sector == 0 || d <= insideSector {
		return true
	}
	off := math.Abs(math.Remainder(float64(bearing-f.unit.Facing), 2*math.Pi))
	return off <= float64(f.sector)/2
}

// better reports whether verdict a of unit i comes nearer to an engagement
// than verdict b of unit j: more gates passed, then the smaller margin, then
// the smaller id.
func better(a Verdict, i *Unit, b Verdict, j *Unit) bool {
	if pa, pb := a.Gate.Passed(), b.Gate.Passed(); pa != pb {
		return pa > pb
	}
	if a.margin() != b.margin() {
		return a.margin() < b.margin()
	}
	return i.ID < j.ID
}
