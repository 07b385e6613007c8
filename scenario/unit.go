package scenario

import (
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Phase is before or after a ceasefire.
type Phase string

// The phases of files. A unit of phase Now exists in both; one of
// AfterCeasefire only then.
const (
	Now            Phase = "now"
	AfterCeasefire Phase = "after-ceasefire"
)

// Phases lists the phases in their order.
var Phases = [...]Phase{Now, AfterCeasefire}

// Ukraine is the country code of the country under the umbrella: as a host
// and as a contributor it is always granted.
const Ukraine = "UA"

// Alliance is the code of a contributor that is no country: NATO itself, the
// owner of airborne radars that belong to no nation.
const Alliance = "NATO"

// Unit is a notional placement: so many of a system at a base, a place or a
// position.
type Unit struct {
	ID     string
	Name   string // optional, for reports; the id stands in
	System string
	// At is what the file says: a base code, a place id, or empty for a
	// position given in degrees.
	At          string
	Position    orb.Point // lon, lat in degrees
	Host        string    // country code of the ground it stands on; empty at sea
	Count       int
	Contributor string // country code of who sends it
	Donor       string // who gave it to Ukraine, for words only
	Group       string // shares tracks; empty: a group of its own
	Phase       Phase  // empty: Now
	// Facing is the middle of the sector of its radar, clockwise from north.
	Facing    geo.Angle
	HasFacing bool
	Station   *orb.Point // patrol station; nil: stands at its position
	OnStation int        // aircraft kept on station; 0 means DefaultOnStation, see [Unit.Kept]
}

// Title is what to call the unit in words.
func (u *Unit) Title() string {
	if u.Name != "" {
		return u.Name
	}
	return u.ID
}

// Airbase is an airfield or site that units may stand at.
type Airbase struct {
	ID, Name, Country string
	Position          orb.Point
	Kind              string // civil, military, joint; may be empty
	Aliases           []string
	Custom            bool // added by the scenario
}

// DefaultOnStation is how many aircraft a unit keeps on its station, or on
// alert, where it does not say.
const DefaultOnStation = 2

// Kept is how many aircraft the unit keeps on its station, or on alert.
func (u *Unit) Kept() int {
	if u.OnStation > 0 {
		return u.OnStation
	}
	return DefaultOnStation
}
