package coverage

import (
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// footprint is everything about a unit, a threat and an estimate that does not
// depend on the place.
type footprint struct {
	limits
	unit     *scenario.Unit
	system   *scenario.System
	threat   *scenario.Threat
	profile  scenario.Profile // of the threat at the estimate
	estimate scenario.Estimate
	post     *post
	shut     GateSet // the gates that fail at every place, whatever the limits

	// What is behind the limits, for explanations.
	slant     geo.Length
	fraction  float64
	floor     geo.Height
	ceiling   geo.Height
	radar     radarRanges
	visual    bool
	reaction  time.Duration
	delay     time.Duration
	timeShare float64

	cues []cue // with networks among the sensors

	// What must be asked place by place.
	view    Visibility // nil where a disc stands for what is in view
	antenna geo.Height
}

// limits is how far a unit's engagements reach, each limit a far edge unless it
// says otherwise. The predicate compares with it, its quick form too, and the
// ground on the map is drawn from it. One limit stands apart, in
// [placeTable.stock]: where a unit's rounds run out depends on all the others.
type limits struct {
	flying bool // a fighter
	allied bool // not Ukraine's own: bound by the authorisation

	release   geo.Length // of the threat, a part of every far edge
	kinematic geo.Length // ground reach at the threat's altitude; of a fighter, from its base
	fromBase  geo.Length // how far a fighter's station lies from its base
	missile   geo.Length // the reach of a fighter's
	standoff  geo.Length // how far a place must lie from the named territories
	detection geo.Length // D
	facing    geo.Angle  // of its radar
	sector    geo.Angle  // full width; 0 all round
	turned    bool       // the radar sees its wedge alone

	timeline    geo.Length    // the largest that is in time stand-alone; may be negative
	cap         geo.Length    // the largest that a warning from others may serve
	wait        time.Duration // reaction and order
	speed       geo.Speed     // of the interceptor, or the dash of a fighter
	threatSpeed geo.Speed
	level       int // of command that the unit's guidance lets it use
	set         int // of the sensors that warn it, in shared.sets; -1 none but its own
}

// remote reports whether the unit may engage what its own radar does not see.
func (l *limits) remote() bool { return l.level >= 3 && l.set >= 0 && !l.flying }

// forever is a far edge beyond all others.
const forever = 100_000 * geo.Kilometre

// post is where a unit stands or patrols at an estimate, and whether it may.
type post struct {
	system     *scenario.System
	shut       GateSet // the gates that fail whatever the threat
	origin     orb.Point
	at         geo.Geocentric // its station, or where it stands
	base       geo.Geocentric
	patrol     *Patrol // nil without a station
	inStandoff bool    // its station lies within the stand-off
	level      int     // of command, before guidance limits it
	onePicture bool    // Ukrainian and allied groups use each other's sensors
}

// postOf resolves what no threat changes.
func postOf(s *scenario.Scenario, o *Options, u *scenario.Unit, e scenario.Estimate) post {
	p := post{
		system: s.System(u), shut: barred(s, u), origin: u.Position, level: s.Level(), onePicture: s.OnePicture(),
	}
	if p.patrol = patrolOf(u, p.system, e, present.At(o.Moved.at(Presence, e))); p.patrol != nil && u.Station != nil {
		p.origin = *u.Station
		standoff := s.Package.Authorisation.Standoff.Distance
		p.inStandoff = u.Contributor != scenario.Ukraine && standoffOf(s, o.Land, *u.Station) < standoff
	}
	p.at, p.base = geo.NewGeocentric(p.origin), geo.NewGeocentric(u.Position)
	return p
}

// sight is how far a place lies from a unit: from where it fires, and from its
// base.
type sight struct{ fire, base geo.Length }

// sightOf measures a place from a post.
func (p *post) sightOf(at *geo.Geocentric) sight {
	return p.sightFrom(at, p.at.Distance(at))
}

// sightFrom is sightOf where the distance from where the unit fires is known.
func (p *post) sightFrom(at *geo.Geocentric, fire geo.Length) sight {
	s := sight{fire: fire, base: fire}
	if p.patrol != nil && p.patrol.Distance > 0 {
		s.base = p.base.Distance(at)
	}
	return s
}

// standoffOf is the distance from a point to the territories that aircraft
// keep away from; without any a distance beyond every stand-off.
func standoffOf(s *scenario.Scenario, land *Land, p orb.Point) geo.Length {
	d, _ := keptFrom(s, land, p)
	return d
}

// resolve fills in the footprint of a unit against a threat at an estimate; the
// sensors of others are added by linkTo.
func (f *footprint) resolve(
	s *scenario.Scenario, o *Options, u *scenario.Unit, p *post, t *scenario.Threat, e scenario.Estimate,
) {
	*f = footprint{unit: u, system: p.system, threat: t, profile: t.At(e), estimate: e, post: p, timeShare: 1}
	f.allied, f.set = u.Contributor != scenario.Ukraine, -1
	f.release, f.threatSpeed = f.profile.Release, f.profile.Speed
	f.floor, f.ceiling = p.system.Floor.At(e), p.system.Ceiling.At(e)
	f.delay = authorityDelay(&s.Package, u, t.Class, e)
	if p.system.Kind == scenario.Fighter && p.system.Aircraft != nil {
		f.fly(s)
	} else {
		f.stand(o)
	}
	f.shut = f.excluded(s)
}

// stand sets the limits of a unit on the ground: its reach against the class at
// its altitude, what its radar sees, and how long it takes to fire.
func (f *footprint) stand(o *Options) {
	f.slant = f.system.Reach[f.profile.Class].At(f.estimate)
	f.reaction, f.speed = f.system.Reaction.At(f.estimate), f.system.Speed.At(f.estimate)
	f.wait = f.reaction + f.delay
	f.reach()
	f.detect(o)
	f.timeline = f.timelineLimit(f.wait)
	f.cap = f.timeline
}
