package coverage

import "airumbrella/geo"

// EnvelopePoint is one corner of an envelope: the fraction of the published
// slant range that a missile reaches at an altitude.
type EnvelopePoint struct {
	Altitude geo.Height
	Fraction float64
}

// Envelope is the fraction of the published slant range by altitude, linear
// between its corners, constant before the first and after the last.
type Envelope []EnvelopePoint

// FlatEnvelope reaches the whole slant range at every altitude below the
// ceiling.
var FlatEnvelope = Envelope{{0, 1}}

// defaultCurve is our assumption (grade D) of how drag shortens low shots.
var defaultCurve = Envelope{{0, 0.60}, {100, 0.60}, {1000, 0.85}, {5000, 1}, {12000, 1}}

// highFall is the altitude from which the default curve falls towards a
// ceiling that lies above lowCeiling; under it the fall starts at lowFall of
// the ceiling.
const (
	highFall   geo.Height = 12000
	lowCeiling geo.Height = 15000
	lowFall               = 0.8
)

// fraction is the envelope's value at h by linear interpolation.
func (e Envelope) fraction(h geo.Height) float64 {
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

// EnvelopeFraction is the fraction of the slant range reached at height h
// under a ceiling: that of the envelope, or of the default curve with its fall
// to zero at the ceiling where the envelope is nil. At and above the ceiling
// it is 0.
func EnvelopeFraction(e Envelope, h, ceiling geo.Height) float64 {
	if h >= ceiling {
		return 0
	}
	if e != nil {
		return e.fraction(h)
	}
	fall := highFall
	if ceiling < lowCeiling {
		fall = lowFall * ceiling
	}
	if h <= fall {
		return defaultCurve.fraction(h)
	}
	return defaultCurve.fraction(fall) * float64((ceiling-h)/(ceiling-fall))
}
