package coverage

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// geometryGate asks whether the far edge is within reach, and seen by the unit's
// own radar or, engaging on remote, by some sensor of its group.
var geometryGate = gate{
	key: "geometry", unit: "km",
	holds:   inView,
	around:  inViewAround,
	margin:  func(f *footprint, q question) geo.Length { return -f.outOfReach(q) },
	measure: reachAndView,
	inner:   viewWithin,
	outer:   viewBeyond,
	nowhere: viewless,
}

// VisualRange is how far a system without a radar detects anything by eye, an
// assumption of ours (grade D).
const VisualRange = 8 * geo.Kilometre

// insideSector is the distance from a sector radar within which a point counts as
// inside its sector, since the threat is met in front of it: at the base and high
// estimates whatever its bearing, at low only where the sector holds the bearing
// from the point to the nearest hostile ground.
const insideSector = 20 * geo.Kilometre

func inView(f *footprint, q question) bool {
	switch {
	case f.kinematic <= 0: // not even where it stands
		return false
	case f.flying:
		return f.edgeFromBase(q) <= f.kinematic
	case q.edge > f.kinematic:
		return false
	}
	if f.detection > 0 && q.edge <= f.detection && f.inSector(q.spot, q.fire) && f.visible(q.spot) {
		return true
	}
	return f.remote() && q.shared.sets[f.set].sees(q.spot, &f.profile)
}

// inViewAround is inView for places within a distance.
func inViewAround(f *footprint, q question, r geo.Length) extent {
	edge := q.edge
	if f.flying {
		edge = f.edgeFromBase(q)
	}
	switch all := f.flying || f.view == nil && f.sector == 0 && f.detection > 0 && edge+r <= f.detection; {
	case f.kinematic <= 0 || edge-r > f.kinematic:
		return atNone
	case !f.flying && !f.remote() && (f.detection <= 0 || edge-r > f.detection):
		return atNone
	case all && edge+r <= f.kinematic:
		return atAll
	}
	return atSome
}

// edgeFromBase returns the far edge as a fighter's base has it.
func (f *footprint) edgeFromBase(q question) geo.Length { return q.edge - q.fire + q.base }

// outOfReach returns how far a far edge lies beyond reach and detection.
func (f *footprint) outOfReach(q question) geo.Length {
	if f.flying {
		return f.edgeFromBase(q) - f.kinematic
	}
	return q.edge - f.seen()
}

// seen returns the far edge beyond which a unit on the ground is out of reach or
// sees nothing.
func (l *limits) seen() geo.Length {
	if l.remote() {
		return l.kinematic
	}
	return min(l.kinematic, l.detection)
}

func viewWithin(f *footprint) geo.Length {
	if f.flying || f.sector != 0 || f.view != nil || f.kinematic <= 0 || f.detection <= 0 {
		return -1
	}
	return min(f.kinematic, f.detection)
}

func viewBeyond(f *footprint) geo.Length {
	if f.flying {
		return f.kinematic + f.fromBase
	}
	return f.seen()
}

func viewless(f *footprint, _ geo.Length) bool {
	if f.flying {
		return f.kinematic < f.release
	}
	return f.seen() < f.release || f.seen() <= 0
}

// visible asks the ground between the radar and the place.
func (f *footprint) visible(at *spot) bool {
	return f.view == nil || f.view.Sees(f.unit.Position, f.antenna, at.position, f.profile.Altitude)
}

// inSector reports whether a point at distance d lies in the radar's sector.
func (f *footprint) inSector(at *spot, d geo.Length) bool {
	switch {
	case f.sector == 0:
		return true
	case d <= insideSector:
		return !f.turned || f.facesThreats(at)
	}
	h := geo.NewHeading(f.post.at)
	return inWedge(h.To(&at.at))(f.facing, f.sector)
}

// facesThreats reports whether the radar's sector holds the bearing from a point to
// the nearest hostile ground. On that ground no sector does; in a world without any,
// every sector.
func (f *footprint) facesThreats(at *spot) bool { return facing(f.facing, f.sector, at) }

// facing reports whether a sector holds the bearing from a point to the nearest
// hostile ground.
func facing(middle, width geo.Angle, at *spot) bool {
	if width == 0 || at.land == nil || at.land.world == nil {
		return true
	}
	azimuth, known, anywhere := at.land.towards(at.position)
	if !known {
		return !anywhere
	}
	sin, cos := math.Sincos(float64(azimuth))
	return inWedge(sin, cos)(middle, width)
}

// warnsItself reports whether the unit's own radar warns it at a point: at the low
// estimate a radar turned away assures nothing.
func (f *footprint) warnsItself(at *spot) bool {
	return f.sector == 0 || !f.turned || f.facesThreats(at)
}

// reach sets the kinematic ground reach: the slant range at the threat's
// altitude as a ground arc, or the robust reach against a ballistic missile
// whose azimuth is unknown.
func (f *footprint) reach() {
	h := f.profile.Altitude
	if f.profile.Class == scenario.Ballistic {
		f.fraction = 1
		f.kinematic = BallisticReach(f.slant, h, f.profile.Descent)
		return
	}
	f.fraction = EnvelopeFraction(f.system.Envelope, h, f.ceiling)
	if f.system.Envelope == nil && shortRanged(f.system) {
		f.fraction = flatFraction(h, f.ceiling)
	}
	f.kinematic = geo.GroundArc(geo.Length(f.fraction)*f.slant, h)
}

// BallisticReach is the defended radius of a slant range against a ballistic
// missile met at height h on a descent beta below the horizontal, from
// whatever azimuth it comes: sqrt(R^2 - h^2) - h cot beta, not less than 0.
func BallisticReach(slant geo.Length, h geo.Height, beta geo.Angle) geo.Length {
	r, height := float64(slant), float64(h)
	if r <= height || beta <= 0 {
		return 0
	}
	rho := math.Sqrt(float64(r*r) - float64(height*height))
	return geo.Length(max(0, rho-height/math.Tan(float64(beta))))
}

// detect sets the detection reach D and the three ranges behind it.
func (f *footprint) detect(o *Options) {
	radar := f.system.Radar
	if radar == nil {
		f.visual, f.detection = true, VisualRange
		return
	}
	f.antenna, f.sector, f.facing = radar.Antenna.At(f.estimate), sectorWidth(radar, f.estimate), f.unit.Facing
	f.radar, f.turned = rangesOf(o, f.unit.Position, radar, &f.profile, f.estimate), o.turned(f.estimate)
	f.detection = f.radar.detection
	if !o.Visibility.Round() && f.detection > 0 {
		f.view = o.Visibility
	}
}

// RCSRange scales a radar's range at a reference cross-section to another one
// by the fourth root, r0 (sigma/sigma0)^(1/4); cross-sections in m2.
func RCSRange(reference geo.Length, referenceRCS, rcs float64) geo.Length {
	return reference * geo.Length(math.Sqrt(math.Sqrt(rcs/referenceRCS)))
}
