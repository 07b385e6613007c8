package geo

import (
	"math"
	"testing"
)

func TestLengthReadsLikeAMap(t *testing.T) {
	for want, l := range map[string]Length{
		"0 m":      -0.4 * Metre,
		"50 m":     50 * Metre,
		"-50 m":    -50 * Metre,
		"999 m":    999.4 * Metre,
		"1.0 km":   999.6 * Metre,
		"12.3 km":  12_345 * Metre,
		"1.9 km":   NauticalMile,
		"-2.0 km":  -2 * Kilometre,
		"468.9 km": 468_852.8 * Metre,
	} {
		if got := l.String(); got != want {
			t.Errorf("%v metres: got %q, want %q", float64(l), got, want)
		}
	}
}

func TestUnitsConvert(t *testing.T) {
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"a nautical mile in km", NauticalMile.Kilometres(), 1.852},
		{"a kilometre in m", Kilometre.Metres(), 1000},
		{"180 degrees in radians", (180 * Degree).Radians(), math.Pi},
		{"a radian in degrees", Radian.Degrees(), 57.29577951308232},
		{"a knot in km/h", Knot.KilometresPerHour(), 1.852},
		{"800 km/h in m/s", (800 * KilometrePerHour).MetresPerSecond(), 222.22222222222223},
		{"250 m/s in km/h", (250 * MetrePerSecond).KilometresPerHour(), 900},
		{"a square kilometre", (2.5e6 * SquareMetre).SquareKilometres(), 2.5},
	} {
		if math.Abs(c.got-c.want) > 1e-13*math.Abs(c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
}
