package scenariofile

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// quantity is a kind of number with its unit, the range that is taken, and the
// one way in which it is written so that reading gives the same number again.
type quantity[V cmp.Ordered] struct {
	parse     func(text string) (V, bool)
	format    func(V) string
	low, high V
	bare      bool // a number without a unit
	accepted  string
	// schema is that of one such number, threeSchema that of one or three.
	schema, threeSchema schemaFunc
}

// read is the quantity at a node.
func (q quantity[V]) read(d *decoder, n *node) (v V, ok bool) {
	if n.form != scalar || q.bare && !n.plain {
		d.refuse(n, NotANumber, q.accepted)
		return v, false
	}
	v, ok = q.parse(n.text)
	switch {
	case !ok && !q.bare && decimal(n.text):
		d.refuse(n, UnitMissing, q.accepted)
	case !ok:
		d.misspelt(n, NotANumberHere, q.meant(n.text), q.accepted)
	case v < q.low && strings.HasPrefix(n.text, "-"):
		d.refuse(n, Negative, q.accepted)
		ok = false
	case v < q.low || v > q.high:
		d.refuse(n, OutOfRange, q.accepted)
		ok = false
	}
	return v, ok
}

// otherUnit is what people write for a unit, in one that is taken.
type otherUnit struct {
	scale float64
	unit  string
	time  bool // of durations, whose m are minutes
}

var otherUnits = map[string]otherUnit{
	"ft": {0.3048, "m", false}, "feet": {0.3048, "m", false}, "mi": {1.609344, "km", false}, "miles": {1.609344, "km", false},
	"nm": {1, "nmi", false}, "metres": {1, "m", false}, "meters": {1, "m", false}, "м": {1, "m", false},
	"kilometres": {1, "km", false}, "kilometers": {1, "km", false}, "км": {1, "km", false},
	"kts": {1, "kn", false}, "knots": {1, "kn", false}, "kph": {1, "km/h", false}, "kmh": {1, "km/h", false},
	"mph": {1.609344, "km/h", false}, "км/год": {1, "km/h", false}, "м/с": {1, "m/s", false},
	"min": {1, "m", true}, "mins": {1, "m", true}, "minutes": {1, "m", true}, "хв": {1, "m", true},
	"sec": {1, "s", true}, "seconds": {1, "s", true}, "с": {1, "s", true}, "hours": {1, "h", true}, "год": {1, "h", true},
}

// meant is what a number in another unit or notation is in one that is taken, ""
// where it is none: 70% is 0.7, 1000ft is 304.8m.
func (q quantity[V]) meant(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+-0123456789.,", r) })
	if end < 0 {
		end = len(text)
	}
	number, ok := parseNumber(strings.Replace(text[:end], ",", ".", 1))
	if !ok {
		return ""
	}
	_, time := q.parse("1h")
	candidate := ""
	switch word := strings.TrimSpace(text[end:]); {
	case q.bare && word == "%":
		candidate = formatNumber(math.Round(number*1e6) / 1e8)
	case q.bare && word == "":
		candidate = formatNumber(number)
	default:
		other, known := otherUnits[word]
		if !known || other.time != time {
			return ""
		}
		candidate = formatNumber(math.Round(number*other.scale*1e6)/1e6) + other.unit
	}
	if v, ok := q.parse(candidate); !ok || v < q.low || v > q.high {
		return ""
	}
	return candidate
}

// readThree is one number for every estimate, or three ascending ones; turned,
// the largest is the low estimate.
func (q quantity[V]) readThree(d *decoder, n *node, turned bool) (t scenario.Triple[V], ok bool) {
	if n.form != sequence {
		v, ok := q.read(d, n)
		return scenario.Same(v), ok
	}
	if len(n.items) != 3 {
		d.refuse(n, OneOrThree, "a number, or [low, base, high]: "+q.accepted)
		return t, false
	}
	low, okLow := q.read(d, n.items[0])
	base, okBase := q.read(d, n.items[1])
	high, okHigh := q.read(d, n.items[2])
	ok = okLow && okBase && okHigh
	if ok && (low > base || base > high) {
		d.refuse(n, NotAscending, "the smallest first, whichever is worse", "three numbers")
		return t, false
	}
	if turned {
		low, high = high, low
	}
	return scenario.Triple[V]{Low: low, Base: base, High: high}, ok
}

// writeThree is what readThree takes.
func (q quantity[V]) writeThree(t scenario.Triple[V], turned bool) *node {
	if t.Low == t.Base && t.Base == t.High {
		return written(q.format(t.Base))
	}
	if turned {
		t.Low, t.High = t.High, t.Low
	}
	return list(written(q.format(t.Low)), written(q.format(t.Base)), written(q.format(t.High)))
}

// decimal reports whether a text is a plain number.
func decimal(text string) bool {
	_, ok := parseNumber(text)
	return ok
}

// parseNumber reads a finite decimal number; hexadecimals, underscores, NaN
// and infinities are not taken.
func parseNumber(text string) (float64, bool) {
	if text == "" || strings.Trim(text, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

func formatNumber(v float64) string {
	if v == 0 {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func number(low, high float64, accepted string) quantity[float64] {
	return quantity[float64]{
		parse: parseNumber, format: formatNumber, low: low, high: high, bare: true, accepted: accepted,
		schema: numberSchema(low, high), threeSchema: threeNumbersSchema(low, high),
	}
}

func whole(low, high int, accepted string) quantity[int] {
	parse := func(text string) (int, bool) {
		v, err := strconv.Atoi(text)
		return v, err == nil
	}
	return quantity[int]{
		parse: parse, format: strconv.Itoa, low: low, high: high, bare: true, accepted: accepted,
		schema: always(schema{{"type", "integer"}, {"minimum", low}, {"maximum", high}}),
	}
}

// metres is a length or height.
func metres[V geo.Length | geo.Height](low, high V, accepted string) quantity[V] {
	parse := func(text string) (V, bool) {
		l, err := geo.ParseLength(text)
		return V(l), err == nil
	}
	return quantity[V]{
		parse: parse, format: formatMetres[V], low: low, high: high, accepted: accepted,
		schema: ref("length"), threeSchema: ref("lengths"),
	}
}

func formatMetres[V ~float64](v V) string {
	if m := float64(v); m == 0 || math.Abs(m) >= 1000 {
		km := formatNumber(m/1000) + "km"
		if back, err := geo.ParseLength(km); err == nil && float64(back) == m {
			return km
		}
	}
	return formatNumber(float64(v)) + "m"
}

func speed(low, high geo.Speed, accepted string) quantity[geo.Speed] {
	parse := func(text string) (geo.Speed, bool) {
		v, err := geo.ParseSpeed(text)
		return v, err == nil
	}
	return quantity[geo.Speed]{
		parse: parse, format: formatSpeed, low: low, high: high, accepted: accepted,
		schema: ref("speed"), threeSchema: ref("speeds"),
	}
}

// formatSpeed prefers short kilometres per hour to long metres per second.
func formatSpeed(v geo.Speed) string {
	best := formatNumber(float64(v)) + "m/s"
	kmh := formatNumber(math.Round(v.KilometresPerHour()*1e6)/1e6) + "km/h"
	if back, err := geo.ParseSpeed(kmh); err == nil && back == v && len(kmh) < len(best)+2 {
		return kmh
	}
	return best
}

func degrees(low, high geo.Angle, accepted string) quantity[geo.Angle] {
	parse := func(text string) (geo.Angle, bool) {
		v, ok := parseNumber(text)
		return geo.Angle(v) * geo.Degree, ok
	}
	return quantity[geo.Angle]{
		parse: parse, format: formatDegrees, low: low, high: high, bare: true, accepted: accepted,
		schema: numberSchema(low.Degrees(), high.Degrees()), threeSchema: threeNumbersSchema(low.Degrees(), high.Degrees()),
	}
}

// formatDegrees is the shortest decimal of at most 9 places that reads back as
// the same angle, else the nearest one that does.
func formatDegrees(a geo.Angle) string {
	d := a.Degrees()
	short := math.Round(d*1e9) / 1e9
	for _, v := range []float64{short, d, math.Nextafter(d, 0), math.Nextafter(d, 720)} {
		if geo.Angle(v)*geo.Degree == a {
			return formatNumber(v)
		}
	}
	return formatNumber(d)
}

func duration(low, high time.Duration, accepted string) quantity[time.Duration] {
	parse := func(text string) (time.Duration, bool) {
		v, err := time.ParseDuration(text)
		return v, err == nil && !decimal(text)
	}
	return quantity[time.Duration]{
		parse: parse, format: formatDuration, low: low, high: high, accepted: accepted,
		schema: ref("duration"), threeSchema: ref("durations"),
	}
}

// formatDuration is Go's form without zeros at the end: 5m, not 5m0s.
func formatDuration(v time.Duration) string {
	text := v.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// formatCount is a whole number with commas between its thousands.
func formatCount(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
