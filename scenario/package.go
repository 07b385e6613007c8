package scenario

import (
	"time"

	"airumbrella/geo"
)

// PermissionState is whether a host or contributor takes part.
type PermissionState string

// The states. Offered is a dated public statement of readiness without a legal act:
// it counts after a ceasefire and is open before. Open and denied do not count.
const (
	Granted PermissionState = "granted"
	Offered PermissionState = "offered"
	Open    PermissionState = "open"
	Denied  PermissionState = "denied"
)

// PermissionStates lists the states, from the firmest yes to no.
var PermissionStates = [...]PermissionState{Granted, Offered, Open, Denied}

// Permission is the word of one host or contributor.
type Permission struct {
	State       PermissionState
	Probability *float64 // of an offered or open one being granted; nil: not stated; enters expected values only
	Delay       Delay    // hosts: this host's own authority delay
	About       string
	AsOf        string
	Source      string
}

// Counts reports whether the permission counts as given in a phase.
func (p Permission) Counts(phase Phase) bool {
	switch p.Stated() {
	case Granted:
		return true
	case Offered:
		return phase == AfterCeasefire
	}
	return false
}

// Promised reports whether the permission is offered or open: what [Scenario.IfGranted]
// takes as kept.
func (p Permission) Promised() bool { return p.State == Offered || p.State == Open }

// Stated returns the state of the permission; one without a state is granted.
func (p Permission) Stated() PermissionState {
	if p.State == "" {
		return Granted
	}
	return p.State
}

// Delay is the time from the first usable track to the order to intercept,
// per class; ballistic is 0 unless stated, a standing order.
type Delay [ClassCount]Triple[time.Duration]

// UniformDelay is d for every class but ballistic.
func UniformDelay(d time.Duration) Delay {
	var delay Delay
	for _, c := range Classes {
		if c != Ballistic {
			delay[c] = Same(d)
		}
	}
	return delay
}

// Zone is where allied units may intercept.
type Zone string

// The zones; each contains the ones before it, save that regions and strip
// are chosen.
const (
	ZoneNone        Zone = "none"
	ZoneHost        Zone = "host-airspace"
	ZoneBorderStrip Zone = "border-strip"
	ZoneRegions     Zone = "regions"
	ZoneAll         Zone = "all"
)

// Zones lists the zones in their order.
var Zones = [...]Zone{ZoneNone, ZoneHost, ZoneBorderStrip, ZoneRegions, ZoneAll}

// Standoff keeps aircraft away from the territory of named countries.
type Standoff struct {
	Distance geo.Length // 0: none
	From     []string   // country codes, and [Occupied] for [Scenario.OccupiedGround]
}

// Authorisation is what may be intercepted, where, and after how long.
type Authorisation struct {
	Zone     Zone
	Regions  []string   // ISO 3166-2, with ZoneRegions
	Strip    geo.Length // with ZoneBorderStrip
	Standoff Standoff
	Classes  ClassSet
	Delay    Delay
}

// Caveat is a national restriction on where a contributor's units may stand.
type Caveat string

// The caveats of files. They restrict bases and positions, not patrol
// stations.
const (
	NotInUkraine       Caveat = "not-in-ukraine"
	OwnSoilOnly        Caveat = "own-soil-only"
	AfterCeasefireOnly Caveat = "after-ceasefire-only"
)

// Caveats lists the known caveats.
var Caveats = [...]Caveat{NotInUkraine, OwnSoilOnly, AfterCeasefireOnly}

// HighestLevel is the highest command level; the lowest is 0.
const HighestLevel = 3

// Picture says whose sensors a group may use.
type Picture string

// The pictures. A shared one lets Ukrainian and allied groups use each other's
// sensors at the package's level; separate ones keep Ukraine's groups and those
// of each other contributor's tier apart. Left out: separate.
const (
	SharedPicture   Picture = "shared"
	SeparatePicture Picture = "separate"
)

// Pictures lists the pictures.
var Pictures = [...]Picture{SeparatePicture, SharedPicture}

// C2 is how units of one group share tracks.
type C2 struct {
	Level    int    // 0 stand-alone, 1 cueing, 2 launch-on-remote, 3 engage-on-remote
	Provider string // contributor whose absence lowers the level; empty: none
	Without  int    // the level left without the provider
	Picture  Picture
}

// WithoutProvider returns what is left of command without the backbone: the lower level
// and separate pictures.
func (c C2) WithoutProvider() C2 {
	level := min(c.Level, c.Without)
	return C2{Level: level, Without: level, Picture: SeparatePicture}
}

// Stockpile scales every unit's rounds and says for how many nights they must
// last.
type Stockpile struct {
	Factor float64
	Nights int
}

// Package is the set of political switches.
type Package struct {
	Hosts         map[string]Permission // by country code
	Contributors  map[string]Permission // by country code
	Authorisation Authorisation
	Caveats       map[string][]Caveat // by contributor
	C2            C2
	Stockpile     Stockpile
	// Activation passes between the political decision and the first authorised
	// intercept: nights without allied cover. It is another clock than the authority
	// delay, which runs at every raid. The longest is the low estimate.
	Activation Triple[time.Duration]
	Resupply   float64 // rounds per day, all systems together
	// LightLayer is the share of each class that interceptor drones, helicopters,
	// mobile groups and jamming stop before missile units are asked. It never
	// counts as cover.
	LightLayer [ClassCount]Triple[float64]
	Doctrine   string        // salvo-2 or shoot-look-shoot
	RaidWindow time.Duration // in which a raid arrives; 0: by class of threat
}

// The firing doctrines of files.
const (
	SalvoTwo       = "salvo-2"
	ShootLookShoot = "shoot-look-shoot"
)

// Doctrines lists the firing doctrines.
var Doctrines = [...]string{SalvoTwo, ShootLookShoot}

// HasCaveat reports whether the contributor is bound by a caveat.
func (p *Package) HasCaveat(contributor string, caveat Caveat) bool {
	for _, c := range p.Caveats[contributor] {
		if c == caveat {
			return true
		}
	}
	return false
}
