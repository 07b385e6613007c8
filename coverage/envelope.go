package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// defaultCurve is our assumption (grade D) of how drag shortens low shots.
var defaultCurve = scenario.Envelope{
	{Altitude: 0, Fraction: 0.60}, {Altitude: 100, Fraction: 0.60}, {Altitude: 1000, Fraction: 0.85},
	{Altitude: 5000, Fraction: 1}, {Altitude: 12000, Fraction: 1},
}

// highFall is the altitude from which the default curve falls towards a
// ceiling that lies above lowCeiling; under it the fall starts at lowFall of
// the ceiling.
const (
	highFall   geo.Height = 12000
	lowCeiling geo.Height = 15000
	lowFall               = 0.8
)

// interpolate returns the fraction of an envelope at height h, linear between its
// corners.
func interpolate(e scenario.Envelope, h geo.Height) float64 {
	if h <= e[0].Altitude {
		return e[0].Fraction
	}
	for i := 1; i < len(e); i++ {
		if h > e[i].Altitude {
			continue
		}
		a, b := e[i-1], e[i]
		return a.Fraction + (b.Fraction-a.Fraction)*float64(h-a.Altitude)/float64(b.Altitude-a.Altitude)
	}
	return e[len(e)-1].Fraction
}

// shortReach is the reach against aircraft up to which a missile's envelope is flat.
const shortReach = 15 * geo.Kilometre

// shortRanged reports whether a system is a gun, or its missile's reach is so short
// that drag shortens low shots by little. Where no reach against aircraft is stated, the
// longest against drones and cruise missiles stands for it.
func shortRanged(sys *scenario.System) bool {
	reach := sys.Reach[scenario.Aircraft].Base
	if reach == 0 {
		reach = max(sys.Reach[scenario.Drone].Base, sys.Reach[scenario.CruiseMissile].Base)
	}
	return sys.Guidance == scenario.Gun || reach <= shortReach
}

// flatFraction returns 1 up to 0.8 of the ceiling, from where on it falls to 0 at
// the ceiling.
func flatFraction(h, ceiling geo.Height) float64 {
	fall := lowFall * ceiling
	switch {
	case h >= ceiling:
		return 0
	case h <= fall:
		return 1
	}
	return float64((ceiling - h) / (ceiling - fall))
}

// EnvelopeFraction is the fraction of the slant range reached at height h
// under a ceiling: that of the envelope, or of the default curve with its fall
// to zero at the ceiling where the envelope is nil. At and above the ceiling
// it is 0.
func EnvelopeFraction(e scenario.Envelope, h, ceiling geo.Height) float64 {
	if h >= ceiling {
		return 0
	}
	if e != nil {
		return interpolate(e, h)
	}
	fall := highFall
	if ceiling < lowCeiling {
		fall = lowFall * ceiling
	}
	if h <= fall {
		return interpolate(defaultCurve, h)
	}
	return interpolate(defaultCurve, fall) * float64((ceiling-h)/(ceiling-fall))
}
