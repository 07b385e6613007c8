package coverage

import (
	"math"
	"time"

	"airumbrella/geo"
)

// VisualRange is how far a system without a radar detects anything by eye, an
// assumption of ours (grade D).
const VisualRange = 8 * geo.Kilometre

// insideSector is the distance within which a place counts as inside a sector
// radar's sector whatever its bearing.
const insideSector = geo.Kilometre

// footprint is everything about a unit, a threat and an estimate that does not
// depend on the place: the gates that fail everywhere, and the limits that a
// place's far edge must keep.
type footprint struct {
	unit     *Unit
	system   *System
	threat   *Threat
	estimate Estimate

	gate         Gate // the first gate that fails at every place, of those before authorisation
	allied       bool // not Ukraine's own: bound by the authorisation
	unauthorised bool // the threat's class may not be intercepted
	incapable    bool // the system cannot engage this profile

	slant        geo.Length
	fraction     float64
	floor        geo.Height
	ceiling      geo.Height
	kinematic    geo.Length // ground reach at the threat's altitude
	detection    geo.Length // D
	instrumented geo.Length
	horizon      geo.Length
	rcsRange     geo.Length
	sector       geo.Angle // full width; 0 all round
	antenna      geo.Height
	masked       bool // the view must be asked place by place
	view         Visibility

	reaction  time.Duration
	delay     time.Duration
	speed     geo.Speed
	timeline  geo.Length // the largest far edge that is in time; may be negative
	visual    bool
	timeShare float64
}

// footprintOf resolves a unit against a threat at an estimate.
func footprintOf(s *Scenario, o *Options, u *Unit, t *Threat, e Estimate) footprint {
	sys := s.System(u)
	f := footprint{unit: u, system: sys, threat: t, estimate: e, timeShare: 1}
	f.gate = firstClosed(s, u, e)
	f.allied = u.Contributor != Ukraine
	f.unauthorised = f.allied && !s.Package.Authorisation.Classes.Has(t.Class)
	f.slant = sys.Reach[t.Class].At(e)
	f.floor, f.ceiling = sys.Floor.At(e), sys.Ceiling.At(e)
	f.incapable = sys.Kind != GBAD || f.slant <= 0 || t.Altitude < f.floor || t.Altitude >= f.ceiling
	f.reach()
	f.detect(o)
	f.reaction = sys.Reaction.At(e)
	f.speed = sys.Speed.At(e)
	f.delay = authorityDelay(&s.Package, u, t.Class, e)
	f.timeline = f.timelineLimit()
	return f
}

// firstClosed tests the gates that no place changes: phase and caveat, basing,
// contribution.
func firstClosed(s *Scenario, u *Unit, e Estimate) Gate {
	switch {
	case !existsIn(s, u):
		return GatePhase
	case !s.Package.HostGranted(u.Host, e):
		return GateBasing
	case !s.Package.ContributorGranted(u.Contributor, e):
		return GateContribution
	}
	return GateNone
}

// existsIn reports whether the unit is there in the scenario's phase and may
// stand where it stands. Ukraine has no caveats on her own soil.
func existsIn(s *Scenario, u *Unit) bool {
	if u.Phase == AfterCeasefire && s.Phase != AfterCeasefire {
		return false
	}
	if u.Contributor == Ukraine {
		return true
	}
	p := &s.Package
	switch {
	case u.Host == Ukraine && p.HasCaveat(u.Contributor, NotInUkraine),
		u.Host != u.Contributor && p.HasCaveat(u.Contributor, OwnSoilOnly),
		s.Phase != AfterCeasefire && p.HasCaveat(u.Contributor, AfterCeasefireOnly):
		return false
	}
	return true
}

// reach sets the kinematic ground reach: the slant range at the threat's
// altitude as a ground arc, or the robust reach against a ballistic missile
// whose azimuth is unknown.
func (f *footprint) reach() {
	h := f.threat.Altitude
	if f.threat.Class == Ballistic {
		f.fraction = 1
		f.kinematic = BallisticReach(f.slant, h, f.threat.Descent)
		return
	}
	f.fraction = EnvelopeFraction(f.system.Envelope, h, f.ceiling)
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

// detect sets the detection reach D and the three limits behind it.
func (f *footprint) detect(o *Options) {
	radar := f.system.Radar
	if radar == nil {
		f.visual, f.detection = true, VisualRange
		return
	}
	f.antenna = radar.Antenna.At(f.estimate)
	if f.sector = radar.Sector.At(f.estimate); f.sector >= 2*math.Pi-1e-9 {
		f.sector = 0
	}
	if !radar.Sees.Has(f.threat.Class) {
		return
	}
	f.instrumented = radar.Instrumented.At(f.estimate)
	f.horizon = o.Visibility.Horizon(f.unit.Position, f.antenna, f.threat.Altitude)
	f.view, f.masked = o.Visibility, !o.Visibility.Round()
	f.detection = min(f.instrumented, f.horizon)
	if ref := radar.Reference; ref != nil {
		f.rcsRange = RCSRange(ref.Range.At(f.estimate), ref.RCS, f.threat.RCS)
		f.detection = min(f.detection, f.rcsRange)
	}
}

// RCSRange scales a radar's range at a reference cross-section to another one
// by the fourth root, r0 (sigma/sigma0)^(1/4); cross-sections in m2.
func RCSRange(reference geo.Length, referenceRCS, rcs float64) geo.Length {
	return reference * geo.Length(math.Sqrt(math.Sqrt(rcs/referenceRCS)))
}

// authorityDelay is the time from the first track to the order: the larger of
// the package's and the host's. Ukraine's own units wait for nobody.
func authorityDelay(p *Package, u *Unit, c Class, e Estimate) time.Duration {
	if u.Contributor == Ukraine {
		return 0
	}
	return max(p.Authorisation.Delay[c].At(e), p.Hosts[u.Host].Delay[c].At(e))
}

// timelineLimit is the largest far edge s that the stand-alone timeline
// allows. For all but ballistic (D-s)/v_t >= t_r + t_auth + s/v_m solves to a
// closed form; a ballistic missile flies the slant distance sqrt(s^2 + h^2)
// instead, a condition that only tightens with s, solved by bisection.
func (f *footprint) timelineLimit() geo.Length {
	wait := (f.reaction + f.delay).Seconds()
	vt, vm, d := float64(f.threat.Speed), float64(f.speed), float64(f.detection)
	if f.threat.Class != Ballistic {
		return geo.Length(vm * (d - float64(vt*wait)) / (vm + vt))
	}
	h := float64(f.threat.Altitude)
	spare := func(s float64) float64 { return (d-math.Hypot(s, h))/vt - wait - s/vm }
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

// farEdge is the largest far edge that geometry and timeline both allow.
func (f *footprint) farEdge() geo.Length { return min(f.kinematic, f.detection, f.timeline) }

// closed reports whether no place can be engaged.
func (f *footprint) closed() bool {
	return f.gate != GateNone || f.unauthorised || f.incapable || f.farEdge() < 0
}
