package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// authorisationGate asks whether the unit may intercept the threat over the
// place: the threat's class, the zone, and the stand-off that aircraft keep.
// Ukraine's own units need no authorisation.
var authorisationGate = gate{
	key:      "authorisation",
	excludes: unauthorised,
	holds:    permitted,
	around:   permittedAround,
	inner:    authorisedWithin,
}

// unauthorised reports whether an allied unit may not intercept the class, or
// an aircraft's station lies inside the stand-off.
func unauthorised(s *scenario.Scenario, f *footprint) bool {
	return f.allied && !s.Package.Authorisation.Classes.Has(f.profile.Class) || f.flying && f.post.inStandoff
}

// permitted reports whether the place lies in the zone, for an aircraft far
// enough from the territories it keeps clear of.
func permitted(f *footprint, q question) bool {
	return (!f.allied || q.zoned) && (!f.flying || q.target.standoff >= f.standoff)
}

// permittedAround is permitted for places within a distance, where the zone holds at all
// of them or is asked apart.
func permittedAround(f *footprint, q question, r geo.Length) extent {
	switch {
	case f.allied && !q.zoned:
		return atSome
	case !f.flying || q.target.standoff-r >= f.standoff:
		return atAll
	case q.target.standoff+r < f.standoff:
		return atNone
	}
	return atSome
}

// authorisedWithin returns forever for a unit on the ground, which keeps no
// stand-off.
func authorisedWithin(f *footprint) geo.Length {
	if f.flying {
		return -1
	}
	return forever
}

// standoffFor returns how far from the named territories an allied aircraft with
// a missile reach may engage.
func standoffFor(s *scenario.Scenario, missile geo.Length) geo.Length {
	return max(0, s.Package.Authorisation.Standoff.Distance-missile)
}
