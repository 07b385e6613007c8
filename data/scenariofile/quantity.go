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
		d.refuse(n, NotANumberHere, q.accepted)
	case v < q.low && strings.HasPrefix(n.text, "-"):
		d.refuse(n, Negative, q.accepted)
		ok = false
	case v < q.low || v > q.high:
		d.refuse(n, OutOfRange, q.accepted)
		ok = false
	}
	return v, ok
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
