package geo

import "sort"

// Span is a stretch of a parallel from West to East, in degrees of longitude.
// Spans are not wrapped: one that crosses the date line goes beyond 180 (or
// below -180).
type Span struct{ West, East float64 }

// Spans are spans of one parallel in order from the west that neither overlap
// nor touch.
type Spans []Span

// Width returns the summed width in degrees.
func (s Spans) Width() float64 {
	sum := 0.0
	for _, x := range s {
		sum += x.East - x.West
	}
	return sum
}

// Contains reports whether a longitude in degrees lies in one of the spans,
// ends included.
func (s Spans) Contains(lon float64) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].East >= lon })
	return i < len(s) && s[i].West <= lon
}

// Union appends to dst what lies in a or in b, and returns it. Spans that
// touch become one; empty ones are dropped. dst must not share memory with a
// or b.
func Union(dst, a, b Spans) Spans {
	base := len(dst)
	for len(a) > 0 || len(b) > 0 {
		var next Span
		if len(b) == 0 || len(a) > 0 && a[0].West <= b[0].West {
			next, a = a[0], a[1:]
		} else {
			next, b = b[0], b[1:]
		}
		dst = appendMerged(dst, base, next)
	}
	return dst
}

// appendMerged appends a span that begins no further west than the last one
// of dst[base:], merging the two where they meet.
func appendMerged(dst Spans, base int, next Span) Spans {
	if !(next.West < next.East) {
		return dst
	}
	if last := len(dst) - 1; last >= base && next.West <= dst[last].East {
		dst[last].East = max(dst[last].East, next.East)
		return dst
	}
	return append(dst, next)
}

// Intersect appends to dst what lies both in a and in b, and returns it. dst
// must not share memory with a or b.
func Intersect(dst, a, b Spans) Spans {
	for len(a) > 0 && len(b) > 0 {
		west, east := max(a[0].West, b[0].West), min(a[0].East, b[0].East)
		if west < east {
			dst = append(dst, Span{west, east})
		}
		if a[0].East < b[0].East {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return dst
}

// Subtract appends to dst what lies in a but not in b, and returns it. dst
// must not share memory with a or b.
func Subtract(dst, a, b Spans) Spans {
	for _, x := range a {
		for len(b) > 0 && b[0].East <= x.West {
			b = b[1:]
		}
		west := x.West
		for _, hole := range b {
			if hole.West >= x.East {
				break
			}
			if west < hole.West {
				dst = append(dst, Span{west, hole.West})
			}
			west = max(west, hole.East)
		}
		if west < x.East {
			dst = append(dst, Span{west, x.East})
		}
	}
	return dst
}
