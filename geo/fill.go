package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// ScanMultiPolygon returns for every scanline the spans that lie inside the
// polygons by the even-odd rule over all rings together, so holes need no
// orientation and a ring may touch itself. Edges are straight in longitude
// and latitude, as map data mean them; rings may be closed or not. A point of
// a ring that lies exactly on a line counts as just north of it.
func ScanMultiPolygon(lines Scanlines, mp orb.MultiPolygon) []Spans {
	out := make([]Spans, lines.Len())
	ends := make([]int, lines.Len()+1) // crossings of line i end at ends[i+1]
	forEachEdge(mp, func(a, b orb.Point) {
		from, to := lines.rowsBetween(min(a[1], b[1]), max(a[1], b[1]))
		for i := from; i < to; i++ {
			ends[i+1]++
		}
	})
	for i := range out {
		ends[i+1] += ends[i]
	}
	crossings := make([]float64, ends[lines.Len()])
	filled := slices.Clone(ends[:lines.Len()])
	forEachEdge(mp, func(a, b orb.Point) {
		if a[1] > b[1] {
			a, b = b, a
		}
		from, to := lines.rowsBetween(a[1], b[1])
		if from >= to {
			return
		}
		slope := (b[0] - a[0]) / (b[1] - a[1])
		for i := from; i < to; i++ {
			crossings[filled[i]] = a[0] + float64(slope*(lines.Latitude(i)-a[1]))
			filled[i]++
		}
	})
	for i := range out {
		out[i] = evenOdd(crossings[ends[i]:ends[i+1]])
	}
	return out
}

// evenOdd pairs the crossings of one line.
func evenOdd(crossings []float64) Spans {
	if len(crossings) == 0 {
		return nil
	}
	slices.Sort(crossings)
	spans := make(Spans, 0, len(crossings)/2)
	for i := 0; i+1 < len(crossings); i += 2 {
		spans = appendMerged(spans, 0, Span{crossings[i], crossings[i+1]})
	}
	return spans
}

// rowsBetween returns the lines [from, to) whose latitude lies in (south,
// north].
func (l Scanlines) rowsBetween(south, north float64) (from, to int) {
	return l.rowsUpTo(south), l.rowsUpTo(north)
}

// rowsUpTo returns how many lines have a latitude of at most lat.
func (l Scanlines) rowsUpTo(lat float64) int {
	n := len(l.rows)
	if n == 0 {
		return 0
	}
	i := int(min(max(math.Floor((lat-l.south)/l.step+0.5), 0), float64(n)))
	// The division may round to the wrong side of a line; the line decides.
	for i < n && l.Latitude(i) <= lat {
		i++
	}
	for i > 0 && l.Latitude(i-1) > lat {
		i--
	}
	return i
}

// forEachEdge calls f with both ends of every edge, closing open rings.
func forEachEdge(mp orb.MultiPolygon, f func(a, b orb.Point)) {
	for _, p := range mp {
		for _, r := range p {
			for i := range r {
				f(r[i], r[(i+1)%len(r)])
			}
		}
	}
}

// Contains reports whether a point lies inside the polygons by the even-odd
// rule over all rings of a polygon, edges being straight in longitude and
// latitude. Of points on an edge, those on a western or southern one are
// inside. An empty polygon contains nothing.
func Contains(mp orb.MultiPolygon, p orb.Point) bool {
	inside := false
	for _, polygon := range mp {
		for _, r := range polygon {
			if crossesOdd(r, p) {
				inside = !inside
			}
		}
	}
	return inside
}

// crossesOdd reports whether a ray from p to the east crosses the ring an odd
// number of times.
func crossesOdd(r orb.Ring, p orb.Point) bool {
	odd := false
	for i := range r {
		a, b := r[i], r[(i+1)%len(r)]
		if (a[1] > p[1]) == (b[1] > p[1]) {
			continue
		}
		if a[1] > b[1] {
			a, b = b, a
		}
		if p[0] < a[0]+float64((p[1]-a[1])*((b[0]-a[0])/(b[1]-a[1]))) {
			odd = !odd
		}
	}
	return odd
}
