package coverage

import (
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Visibility answers what an antenna can see over the ground. Detection asks
// nothing else about the shape of the Earth, so that terrain can take the
// place of the smooth one.
type Visibility interface {
	// Name is what results call it, such as "smooth-earth".
	Name() string
	// Horizon is the largest ground distance in any direction at which an
	// antenna at the site can see a target at a height above ground.
	Horizon(site orb.Point, antenna, target geo.Height) geo.Length
	// Sees reports whether the target above p is in view of the antenna,
	// whatever the distance.
	Sees(site orb.Point, antenna geo.Height, p orb.Point, target geo.Height) bool
	// Round reports whether Sees holds exactly up to Horizon in every
	// direction, so that a disc may stand for what is in view.
	Round() bool
}

// SmoothEarth sees up to the 4/3-Earth radar horizon in every direction.
type SmoothEarth struct{}

// Name is "smooth-earth".
func (SmoothEarth) Name() string { return "smooth-earth" }

// Horizon is [geo.Horizon].
func (SmoothEarth) Horizon(_ orb.Point, antenna, target geo.Height) geo.Length {
	return geo.Horizon(antenna, target)
}

// Sees reports whether p lies within the horizon.
func (SmoothEarth) Sees(site orb.Point, antenna geo.Height, p orb.Point, target geo.Height) bool {
	return geo.Distance(site, p) <= geo.Horizon(antenna, target)
}

// Round is true.
func (SmoothEarth) Round() bool { return true }
