package coverage

import (
	"math"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
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
	unit     *scenario.Unit
	system   *scenario.System
	threat   *scenario.Threat
	estimate scenario.Estimate
	post     *post

	gate         Gate // the first gate that fails at every place, of those before authorisation
	allied       bool // not Ukraine's own: bound by the authorisation
	unauthorised bool // the threat's class may not be intercepted, or the station is inside the stand-off
	incapable    bool // the system cannot engage this profile
	flying       bool // a fighter

	slant     geo.Length
	fraction  float64
	floor     geo.Height
	ceiling   geo.Height
	kinematic geo.Length // ground reach at the threat's altitude; of a fighter, from its base
	missile   geo.Length // a fighter's
	standoff  geo.Length // how far a place must lie from the named territories
	limits    radarLimits
	detection geo.Length // D
	sector    geo.Angle  // full width; 0 all round
	antenna   geo.Height
	view      Visibility // set where it must be asked place by place
	visual    bool

	reaction time.Duration
	delay    time.Duration
	speed    geo.Speed // of the interceptor, or the dash of a fighter

	level     int        // command level that the unit's guidance lets it use
	set       int        // of the sensors that warn it, in shared.sets; -1 none but its own
	timeline  geo.Length // the largest far edge that is in time stand-alone; may be negative
	cap       geo.Length // the largest far edge that a warning from others may serve
	stock     geo.Length // far edges from here on are beyond its rounds
	timeShare float64
}

// post is where a unit stands or patrols at an estimate, and whether it may.
type post struct {
	system     *scenario.System
	gate       Gate // of phase, basing and contribution the first that fails
	origin     orb.Point
	at         geo.Geocentric // its station, or where it stands
	base       geo.Geocentric
	patrol     *Patrol // nil without a station
	inStandoff bool    // its station lies within the stand-off
	level      int     // of command, before guidance limits it
}

// postOf resolves what no threat changes.
func postOf(s *scenario.Scenario, land *Land, u *scenario.Unit, e scenario.Estimate) post {
	p := post{system: s.System(u), gate: firstClosed(s, u, e), origin: u.Position, level: s.Package.LevelAt(e)}
	if p.patrol = patrolOf(u, p.system, e); p.patrol != nil && u.Station != nil {
		p.origin = *u.Station
		p.inStandoff = u.Contributor != scenario.Ukraine && standoffOf(s, land, *u.Station) < s.Package.Authorisation.Standoff.Distance
	}
	p.at, p.base = geo.NewGeocentric(p.origin), geo.NewGeocentric(u.Position)
	return p
}

// standoffOf is the distance from a point to the territories that aircraft
// keep away from; without any a distance beyond every stand-off.
func standoffOf(s *scenario.Scenario, land *Land, p orb.Point) geo.Length {
	nearest := 100_000 * geo.Kilometre
	if s.World == nil || s.Package.Authorisation.Standoff.Distance <= 0 {
		return nearest
	}
	for _, code := range s.Package.Authorisation.Standoff.From {
		if t := s.World.Country(code); t != nil {
			nearest = min(nearest, land.distanceTo(p, t))
		}
	}
	return nearest
}

// footprintOf resolves a unit against a threat at an estimate; the sensors of
// others are added by linkTo.
func footprintOf(s *scenario.Scenario, o *Options, u *scenario.Unit, p *post, t *scenario.Threat, e scenario.Estimate) footprint {
	f := footprint{unit: u, system: p.system, threat: t, estimate: e, post: p, timeShare: 1, set: -1, stock: forever}
	f.gate = p.gate
	f.allied = u.Contributor != scenario.Ukraine
	f.unauthorised = f.allied && !s.Package.Authorisation.Classes.Has(t.Class)
	f.floor, f.ceiling = p.system.Floor.At(e), p.system.Ceiling.At(e)
	f.delay = authorityDelay(&s.Package, u, t.Class, e)
	if p.system.Kind == scenario.Fighter && p.system.Aircraft != nil {
		f.fly(s)
		return f
	}
	f.slant = p.system.Reach[t.Class].At(e)
	f.incapable = p.system.Kind != scenario.GBAD || f.slant <= 0 || t.Altitude < f.floor || t.Altitude >= f.ceiling
	f.reaction, f.speed = p.system.Reaction.At(e), p.system.Speed.At(e)
	f.reach()
	f.detect(o)
	f.timeline = f.timelineLimit(f.reaction + f.delay)
	f.cap = f.timeline
	return f
}

// forever is a far edge beyond all others.
const forever = 100_000 * geo.Kilometre

// firstClosed tests the gates that no place changes: phase and caveat, basing,
// contribution.
func firstClosed(s *scenario.Scenario, u *scenario.Unit, e scenario.Estimate) Gate {
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
func existsIn(s *scenario.Scenario, u *scenario.Unit) bool {
	if u.Phase == scenario.AfterCeasefire && s.Phase != scenario.AfterCeasefire {
		return false
	}
	if u.Contributor == scenario.Ukraine {
		return true
	}
	p := &s.Package
	switch {
	case u.Host == scenario.Ukraine && p.HasCaveat(u.Contributor, scenario.NotInUkraine),
		u.Host != u.Contributor && p.HasCaveat(u.Contributor, scenario.OwnSoilOnly),
		s.Phase != scenario.AfterCeasefire && p.HasCaveat(u.Contributor, scenario.AfterCeasefireOnly):
		return false
	}
	return true
}

// reach sets the kinematic ground reach: the slant range at the threat's
// altitude as a ground arc, or the robust reach against a ballistic missile
// whose azimuth is unknown.
func (f *footprint) reach() {
	h := f.threat.Altitude
	if f.threat.Class == scenario.Ballistic {
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
	f.antenna, f.sector = radar.Antenna.At(f.estimate), sectorWidth(radar, f.estimate)
	f.limits = limitsOf(o.Visibility, f.unit.Position, radar, f.threat, f.estimate)
	f.detection = f.limits.detection
	if !o.Visibility.Round() && f.detection > 0 {
		f.view = o.Visibility
	}
}

// RCSRange scales a radar's range at a reference cross-section to another one
// by the fourth root, r0 (sigma/sigma0)^(1/4); cross-sections in m2.
func RCSRange(reference geo.Length, referenceRCS, rcs float64) geo.Length {
	return reference * geo.Length(math.Sqrt(math.Sqrt(rcs/referenceRCS)))
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

// outer is a far edge that no engagement exceeds, whatever the warning.
func (f *footprint) outer() geo.Length {
	if f.flying {
		return min(f.kinematic+f.fromBase(), f.stock)
	}
	edge := min(f.kinematic, f.stock)
	if f.level < 3 || f.set < 0 {
		edge = min(edge, f.detection, max(f.timeline, f.cap))
	}
	return edge
}

// closed reports whether no place can be engaged.
func (f *footprint) closed() bool {
	return f.gate != GateNone || f.unauthorised || f.incapable || f.outer() < 0 || f.flying && f.set < 0
}
