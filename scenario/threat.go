package scenario

import "airumbrella/geo"

// Threat is one kind of attack: its flight profile decides, not its name.
type Threat struct {
	ID, Name string
	Class    Class
	Speed    Triple[geo.Speed] // over the ground; for ballistic along the trajectory
	// Altitude is above the ground; for ballistic where it is met. It has no good
	// end: every estimate takes the base value.
	Altitude Triple[geo.Height]
	RCS      Triple[float64]    // radar cross-section in m2
	Release  Triple[geo.Length] // distance from its aim point at which it releases; 0 if it flies onto it
	Descent  geo.Angle          // below the horizontal, ballistic only
	Raids    Raids
	About    string
	Sources  map[string]Provenance // by field name as in files
}

// Approach is the side from which threats may come.
type Approach string

// The approaches. OutsideAllies counts the soil of NATO members as seen at the
// base and high estimates, since raids are not assumed to come through it; at low
// a threat comes from any side. Left out: OutsideAllies.
const (
	OutsideAllies Approach = "outside-allies"
	AnySide       Approach = "any"
)

// Approaches lists the approaches.
var Approaches = [...]Approach{OutsideAllies, AnySide}

// Aim is what the raids of a scenario aim at: what a word names, or the places
// listed, each by its weight.
type Aim struct {
	Word   AimWord // with no place listed; empty: [AimPeople]
	Places []AimedPlace
}

// AimWord is a kind of aim.
type AimWord string

// The aims: cities by their people, logistics nodes by their weight, and half of a
// raid each.
const (
	AimPeople AimWord = "people"
	AimNodes  AimWord = "nodes"
	AimMixed  AimWord = "mixed"
)

// AimWords lists the aims.
var AimWords = [...]AimWord{AimPeople, AimNodes, AimMixed}

// AimedPlace is a place that raids aim at and its weight among the others.
type AimedPlace struct {
	Place  string // id
	Weight float64
}

// Raids are the numbers of one threat that come in a night.
type Raids struct {
	Routine Triple[float64] // an ordinary night
	Salvo   Triple[float64] // a massed attack
}

// Profile is how a threat flies at one estimate.
type Profile struct {
	Class    Class
	Speed    geo.Speed
	Altitude geo.Height
	RCS      float64 // m2
	Release  geo.Length
	Descent  geo.Angle
}

// At returns the profile of the threat at an estimate.
func (t *Threat) At(e Estimate) Profile {
	return Profile{
		Class: t.Class, Speed: t.Speed.At(e), Altitude: t.Altitude.Base, RCS: t.RCS.At(e),
		Release: t.Release.At(e), Descent: t.Descent,
	}
}

// WorstID is the id that stands for the worst of all threats in play; no threat
// may have it.
const WorstID = "worst"
