package scenario

import (
	"sort"
	"time"

	"airumbrella/geo"
)

// Kind is what a system is.
type Kind string

// The kinds of systems. Tankers are listed but not modelled.
const (
	GBAD    Kind = "gbad" // ground-based air defence
	Fighter Kind = "fighter"
	Sensor  Kind = "sensor"
	Tanker  Kind = "tanker"
	Network Kind = "network" // of sensors spread over a territory
)

// Kinds lists the kinds of systems.
var Kinds = [...]Kind{GBAD, Fighter, Sensor, Tanker, Network}

// Guidance says what steers a missile at the end: active and infrared seekers
// can be launched on another radar's track.
type Guidance string

// The guidances of files.
const (
	ActiveSeeker   Guidance = "active"
	InfraredSeeker Guidance = "infrared"
	SemiActive     Guidance = "semi-active"
	OwnRadar       Guidance = "own-radar"
	Command        Guidance = "command"
	Gun            Guidance = "gun"
)

// Guidances lists the guidances.
var Guidances = [...]Guidance{ActiveSeeker, InfraredSeeker, SemiActive, OwnRadar, Command, Gun}

// System is a type of equipment with published or assumed parameters; every
// number is a triple, pessimistic to optimistic for the defender.
type System struct {
	ID, Name string
	Kind     Kind
	About    string

	// Reach is the published slant range per class; zero at every estimate
	// means that the system cannot engage the class.
	Reach    [ClassCount]Triple[geo.Length]
	Envelope Envelope // nil: the default curve, see coverage.EnvelopeFraction
	Ceiling  Triple[geo.Height]
	Floor    Triple[geo.Height]
	MinRange Triple[geo.Length]
	Radar    *Radar // nil: visual, see coverage.VisualRange
	Reaction Triple[time.Duration]
	Speed    Triple[geo.Speed] // mean speed of the interceptor
	Guidance Guidance

	Launchers, Ready, Reloads Triple[float64]
	Channels                  Triple[float64] // engagements at once
	Cycle                     Triple[time.Duration]
	Kill                      [ClassCount]Triple[float64] // single-shot kill probability
	CommonCause               Triple[float64]             // share of failures that hit every shot

	Aircraft *AircraftData // fighters and airborne sensors; nil for ground systems
	Area     *AreaSensor   // networks; nil for all others

	Sources map[string]Provenance // by field name as in files
	// Changed names the fields that a scenario set against the catalogue; nil
	// for a catalogue system as it stands.
	Changed []string
}

// AircraftData is what flying systems have besides.
type AircraftData struct {
	Radius       Triple[geo.Length] // patrol-type radius with no loiter
	Cruise, Dash Triple[geo.Speed]
	TurnRound    Triple[time.Duration]
	Availability Triple[float64] // share of the fleet fit to fly
	Sorties      Triple[float64] // per aircraft and day
	Missiles     Triple[float64] // on patrol
	MissileReach Triple[geo.Length]
	Burn         Triple[float64] // loiter burn as a share of cruise burn
	Reserve      Triple[geo.Length]
	Crews        Triple[float64] // per aircraft; not modelled
}

// Radar is a sensor on its mast or in its aircraft.
type Radar struct {
	Instrumented Triple[geo.Length]
	Antenna      Triple[geo.Height]
	Sector       Triple[geo.Angle] // full width; a whole turn sees all round
	Reference    *RadarReference   // nil: see [Radar.Target]
	Sees         ClassSet
}

// RadarReference states the range at which a radar sees a target of a given
// radar cross-section.
type RadarReference struct {
	Range Triple[geo.Length]
	RCS   Triple[float64] // m2; a range stated for a larger target is worth less
}

// SourcelessRCS is the radar cross-section for which a radar's instrumented range
// holds where no source names one, in m2: our assumption (grade D).
var SourcelessRCS = Triple[float64]{Low: 5, Base: 3, High: 1}

// Target returns the range at which the radar sees a target of a given radar
// cross-section: its reference, or its instrumented range against
// [SourcelessRCS] where it states none.
func (r *Radar) Target() RadarReference {
	if r.Reference != nil {
		return *r.Reference
	}
	return RadarReference{Range: r.Instrumented, RCS: SourcelessRCS}
}

// AreaSensor is what a network of acoustic and visual sensors sees: every
// threat of its classes that flies low enough over its territory, after some
// time. It cues and vectors; it guides no missile.
type AreaSensor struct {
	// Regions are the ISO 3166-2 codes of the territory; empty: all that Ukraine's
	// government holds.
	Regions []string
	Below   Triple[geo.Height]    // it hears and sees what flies lower
	Latency Triple[time.Duration] // from the threat over a sensor to a track
	Sees    ClassSet
}

// Copy returns a copy of the system whose figures can be changed: it has a
// radar and aircraft data of its own. Envelope, Sources and Changed are shared,
// to be replaced and not written into.
func (s *System) Copy() System {
	c := *s
	if s.Radar != nil {
		radar := *s.Radar
		if radar.Reference != nil {
			reference := *radar.Reference
			radar.Reference = &reference
		}
		c.Radar = &radar
	}
	if s.Aircraft != nil {
		aircraft := *s.Aircraft
		c.Aircraft = &aircraft
	}
	if s.Area != nil {
		area := *s.Area
		c.Area = &area
	}
	return c
}

// Engages reports whether the system states a reach against the class.
func (s *System) Engages(c Class) bool { return s.Reach[c].High > 0 }

// Systems is a list sorted by id.
type Systems []System

// Find returns the system of that id, or nil.
func (list Systems) Find(id string) *System {
	i := sort.Search(len(list), func(i int) bool { return list[i].ID >= id })
	if i < len(list) && list[i].ID == id {
		return &list[i]
	}
	return nil
}

// Sort puts the list into the order that [Systems.Find] needs.
func (list Systems) Sort() { sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID }) }
