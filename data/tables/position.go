package tables

import (
	"math"
	"regexp"
	"strings"

	"github.com/paulmach/orb"
)

// ParsePosition reads a position that stands in one cell: well-known text
// (POINT (lon lat), with or without SRID=4326;), a geo: address, a pair of
// degrees in any notation, or an MGRS reference. Of a pair without hemispheres
// the latitude stands first, but in brackets the longitude, as in GeoJSON; where
// only the other order is an earthly position that is taken, and turned is true.
func ParsePosition(text string) (p orb.Point, turned, ok bool) {
	text = strings.TrimSpace(text)
	if p, ok := parseWKT(text); ok {
		return p, false, true
	}
	if p, ok := parseMGRS(text); ok {
		return p, false, true
	}
	bare := strings.TrimPrefix(strings.ToLower(latinHemispheres(text)), "geo:")
	inner := strings.Trim(bare, "[]() ")
	bracketed := strings.HasPrefix(bare, "[")
	first, second, ok := halves(inner)
	if !ok {
		return p, false, false
	}
	a, axisA, okA := parseAngle(first)
	b, axisB, okB := parseAngle(second)
	if !okA || !okB || axisA != 0 && axisA == axisB {
		return p, false, false
	}
	switch {
	case axisA == east || axisB == north:
		return orb.Point{a, b}, false, true
	case axisA == north || axisB == east:
		return orb.Point{b, a}, false, true
	case bracketed:
		return orb.Point{a, b}, false, true
	}
	if math.Abs(a) > 90 && math.Abs(b) <= 90 {
		return orb.Point{a, b}, true, true
	}
	return orb.Point{b, a}, false, true
}

var wkt = regexp.MustCompile(`(?i)^(?:SRID=(\d+);)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+([^\s)]+)(?:\s+[^\s)]+){0,2}\s*\)$`)

func parseWKT(text string) (p orb.Point, ok bool) {
	m := wkt.FindStringSubmatch(text)
	if m == nil || m[1] != "" && m[1] != "4326" {
		return p, false
	}
	x, okX := ParseDecimal(m[2])
	y, okY := ParseDecimal(m[3])
	return orb.Point{x, y}, okX && okY
}

// hemispheres stand before or behind an angle; Ukrainian words for them are
// written as letters first.
var (
	hemispheres    = regexp.MustCompile(`(?i)[nsew]`)
	ukrainianWords = regexp.MustCompile(`(?i)(пн|пд|сх|зх)\.?\s*(?:ш|д)?\.?`)
	ukrainianOnes  = strings.NewReplacer("пн", "N", "пд", "S", "сх", "E", "зх", "W")
)

func latinHemispheres(text string) string {
	return ukrainianWords.ReplaceAllStringFunc(text, func(word string) string {
		return ukrainianOnes.Replace(strings.ToLower(word)[:len("пн")])
	})
}

// halves cuts a pair into its two angles: at a semicolon, a bar, a comma with a
// blank or the only comma, behind the first hemisphere, or at the blank in the
// middle.
func halves(text string) (first, second string, ok bool) {
	for _, separator := range []string{";", "|", "/", ", "} {
		if a, b, found := strings.Cut(text, separator); found {
			return a, b, !strings.Contains(b, separator)
		}
	}
	if a, b, found := strings.Cut(text, ","); found && !strings.Contains(b, ",") {
		return a, b, true
	}
	if found := hemispheres.FindAllStringIndex(text, -1); len(found) == 2 {
		cut := found[0][1]
		if found[0][0] == 0 {
			cut = found[1][0]
		}
		return text[:cut], text[cut:], true
	}
	words := strings.Fields(text)
	if n := len(words); n > 0 && n%2 == 0 && n <= 6 {
		return strings.Join(words[:n/2], " "), strings.Join(words[n/2:], " "), true
	}
	return "", "", false
}

// axis is which way an angle is measured.
type axis int8

const (
	north axis = iota + 1
	east
)

// ParseDegrees reads one latitude or longitude: decimal degrees with a point or
// a comma, or degrees, minutes and seconds with or without their signs, with a
// hemisphere before or behind them, also without blanks as in aeronautical
// publications (490148N).
func ParseDegrees(text string) (float64, bool) {
	v, _, ok := parseAngle(text)
	return v, ok
}

var (
	compact  = regexp.MustCompile(`^(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)$`)
	isAngle  = regexp.MustCompile(`^[+-]?\d+(?:[.,]\d+)?$`)
	signs    = strings.NewReplacer("°", " ", "º", " ", "˚", " ", "′", " ", "'", " ", "’", " ", "″", " ", `"`, " ", "”", " ", "“", " ", "''", " ", ":", " ", "−", "-")
	unitWord = regexp.MustCompile(`(?i)\b(deg|degrees?|min|sec)\b\.?`)
)

// parseAngle reads an angle; the axis is 0 without a hemisphere.
func parseAngle(text string) (v float64, a axis, ok bool) {
	if v, plain := parseNumber(text); plain && !strings.ContainsAny(text, "eE+") {
		return v, 0, true
	}
	text = strings.TrimSpace(unitWord.ReplaceAllString(signs.Replace(latinHemispheres(text)), " "))
	sign, rest, a, ok := hemisphere(text)
	if !ok {
		return 0, 0, false
	}
	if m := compact.FindStringSubmatch(rest); m != nil && a != 0 {
		rest = m[1] + " " + m[2] + " " + m[3]
	}
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 3 {
		return 0, 0, false
	}
	for i, word := range words {
		x, good := ParseDecimal(word)
		if !isAngle.MatchString(word) || !good || i > 0 && (x < 0 || x >= 60 || strings.HasPrefix(word, "+")) {
			return 0, 0, false
		}
		if i == 0 && strings.HasPrefix(word, "-") {
			sign, x = -sign, -x
		}
		if i < len(words)-1 && x != math.Trunc(x) {
			return 0, 0, false
		}
		v += x / math.Pow(60, float64(i))
	}
	// Rounded to some tenths of a millimetre: 49 1 48 is 49.03 then.
	return sign * math.Round(v*1e9) / 1e9, a, true
}

// hemisphere takes the letter off an angle that it stands before or behind.
func hemisphere(text string) (sign float64, rest string, a axis, ok bool) {
	lower := strings.ToLower(text)
	found := hemispheres.FindAllStringIndex(lower, -1)
	switch len(found) {
	case 0:
		return 1, text, 0, true
	case 1:
	default:
		return 0, "", 0, false
	}
	word := lower[found[0][0]:found[0][1]]
	before, after := strings.TrimSpace(lower[:found[0][0]]), strings.Trim(lower[found[0][1]:], " .")
	if before != "" && after != "" {
		return 0, "", 0, false
	}
	sign, a = 1, north
	switch word {
	case "s":
		sign = -1
	case "e":
		a = east
	case "w":
		sign, a = -1, east
	}
	return sign, before + after, a, true
}
