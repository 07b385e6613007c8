package scenario

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
