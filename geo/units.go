package geo

import (
	"math"
	"strconv"
)

// Length is a distance in metres.
type Length float64

// Lengths in metres. The nautical mile is the international one of 1929,
// exactly 1,852 m, not the British Admiralty mile of 1,853.184 m.
const (
	Metre        Length = 1
	Kilometre           = 1000 * Metre
	NauticalMile        = 1852 * Metre
)

// Metres returns the length in metres.
func (l Length) Metres() float64 { return float64(l) }

// Kilometres returns the length in kilometres.
func (l Length) Kilometres() float64 { return float64(l / Kilometre) }

// String returns the length as a reader of a map would say it: whole metres
// below one kilometre ("50 m"), else kilometres to one decimal ("12.3 km").
func (l Length) String() string {
	if metres := math.Round(float64(l)); math.Abs(metres) < 1000 {
		return strconv.FormatFloat(metres+0, 'f', 0, 64) + " m"
	}
	return strconv.FormatFloat(l.Kilometres(), 'f', 1, 64) + " km"
}

// Angle is an angle in radians. An azimuth is an Angle clockwise from north.
type Angle float64

// Angles in radians.
const (
	Radian Angle = 1
	Degree       = math.Pi / 180 * Radian
)

// Degrees returns the angle in degrees.
func (a Angle) Degrees() float64 { return float64(a / Degree) }

// Radians returns the angle in radians.
func (a Angle) Radians() float64 { return float64(a) }

// Height is a height in metres above the ground that a line of sight grazes.
// It is not an [Altitude].
type Height float64

// Altitude is a height in metres above mean sea level. It is not a [Height].
type Altitude float64

// Speed is a speed in metres per second.
type Speed float64

// Speeds in metres per second; a knot is one nautical mile per hour.
const (
	MetrePerSecond   Speed = 1
	KilometrePerHour       = MetrePerSecond / 3.6
	Knot                   = 1.852 * KilometrePerHour
)

// MetresPerSecond returns the speed in metres per second.
func (s Speed) MetresPerSecond() float64 { return float64(s) }

// KilometresPerHour returns the speed in kilometres per hour.
func (s Speed) KilometresPerHour() float64 { return float64(s) * 3.6 }

// Area is an area in square metres.
type Area float64

// Areas in square metres.
const (
	SquareMetre     Area = 1
	SquareKilometre      = 1e6 * SquareMetre
)

// SquareKilometres returns the area in square kilometres.
func (a Area) SquareKilometres() float64 { return float64(a / SquareKilometre) }
