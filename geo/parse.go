package geo

import (
	"fmt"
	"strconv"
	"strings"
)

// LongestQuantity is how many bytes a text of a length or speed may have. No
// real one is longer, and an error may quote it whole.
const LongestQuantity = 64

// unit is a name that may follow a number, and what it multiplies it by.
type unit struct {
	name  string
	scale float64
}

var (
	lengthUnits = []unit{
		{"km", float64(Kilometre)},
		{"m", float64(Metre)},
		{"nmi", float64(NauticalMile)},
	}
	speedUnits = []unit{
		{"km/h", float64(KilometrePerHour)},
		{"m/s", float64(MetrePerSecond)},
		{"kn", float64(Knot)},
	}
)

// ParseLength reads a decimal number with its unit km, m or nmi, such as
// "12km", "0.5 km" or "-3 nmi". One or more blanks may stand before the unit.
// A bare number, an exponent, NaN, an infinity, any other unit and a text of
// more than 64 bytes are refused; the error says what is accepted.
func ParseLength(s string) (Length, error) {
	metres, err := parseQuantity(s, lengthUnits, "12km")
	return Length(metres), err
}

// ParseSpeed reads a decimal number with its unit km/h, m/s or kn, such as
// "800km/h" or "250 m/s". The rules are those of [ParseLength].
func ParseSpeed(s string) (Speed, error) {
	metresPerSecond, err := parseQuantity(s, speedUnits, "800km/h")
	return Speed(metresPerSecond), err
}

// LengthUnits returns the units that [ParseLength] takes.
func LengthUnits() []string { return namesOf(lengthUnits) }

// SpeedUnits returns the units that [ParseSpeed] takes.
func SpeedUnits() []string { return namesOf(speedUnits) }

func namesOf(units []unit) []string {
	names := make([]string, len(units))
	for i := range units {
		names[i] = units[i].name
	}
	return names
}

func parseQuantity(s string, units []unit, example string) (float64, error) {
	accepted := "use " + unitNames(units) + ", for example " + example
	if len(s) > LongestQuantity {
		return 0, fmt.Errorf("%q...: longer than %d characters; %s", s[:LongestQuantity], LongestQuantity, accepted)
	}
	end := numberEnd(s)
	value, err := strconv.ParseFloat(s[:end], 64)
	if err != nil {
		return 0, fmt.Errorf("%q: not a number with a unit; %s", s, accepted)
	}
	name := strings.TrimLeft(s[end:], " ")
	if name == "" {
		return 0, fmt.Errorf("%q: no unit; %s", s, accepted)
	}
	for _, u := range units {
		if name == u.name {
			return value * u.scale, nil
		}
	}
	return 0, fmt.Errorf("%q: unknown unit %q; %s", s, name, accepted)
}

// numberEnd returns the length of the decimal number that s starts with: a
// sign, digits and at most one point. What is left out here (exponents,
// hexadecimals, underscores, "inf", "nan") strconv would take.
func numberEnd(s string) int {
	i, points := 0, 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	for ; i < len(s); i++ {
		if s[i] == '.' && points == 0 {
			points++
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			break
		}
	}
	return i
}

// unitNames returns "km, m or nmi".
func unitNames(units []unit) string {
	var b strings.Builder
	for i, u := range units {
		switch {
		case i == 0:
		case i == len(units)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(u.name)
	}
	return b.String()
}
