package picture

import (
	"sort"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// traceSpans turns intervals on scanlines into the outlines of their union, in
// degrees: closed rings with the inside to their left, holes the other way
// round. Ends of intervals on neighbouring lines are joined from line to line;
// where an outline turns it runs along the edge of the band. In a plane of
// degrees the outlines hold exactly the area of the bands.
func traceSpans(lines geo.Scanlines, rows []geo.Spans) []orb.Ring {
	t := spanTracer{lines: lines, rows: rows, first: make([]int, len(rows)+1)}
	for i, row := range rows {
		t.first[i+1] = t.first[i] + 2*len(row)
	}
	n := t.first[len(rows)]
	t.south, t.north, t.line = make([]int, n), make([]int, n), make([]int, n)
	for i := range rows {
		for e := t.first[i]; e < t.first[i+1]; e++ {
			t.line[e] = i
		}
	}
	for i := 0; i <= len(rows); i++ {
		t.join(i)
	}
	return t.rings()
}

// spanTracer holds the ends of all intervals, west and east by turns, line by
// line. Each end is a short vertical edge of the outline; south and north are
// the ends that its lower and upper tip lead to.
type spanTracer struct {
	lines        geo.Scanlines
	rows         []geo.Spans
	first        []int // of each line
	line         []int // of each end
	south, north []int
}

func (t *spanTracer) longitude(e int) float64 {
	i := t.line[e]
	span := t.rows[i][(e-t.first[i])/2]
	if (e-t.first[i])%2 == 0 {
		return span.West
	}
	return span.East
}

// eastern reports whether an end closes its interval: the outline runs
// northwards there, and southwards at a western end.
func (t *spanTracer) eastern(e int) bool { return (e-t.first[t.line[e]])%2 == 1 }

// join links the upper tips of line i-1 and the lower tips of line i. Along
// the parallel between them every tip begins or ends a stretch that only one
// side covers, so that, sorted, they belong together by pairs.
func (t *spanTracer) join(i int) {
	var tips []int
	below := 0
	if i > 0 {
		for e := t.first[i-1]; e < t.first[i]; e++ {
			tips = append(tips, e)
		}
		below = len(tips)
	}
	if i < len(t.rows) {
		for e := t.first[i]; e < t.first[i+1]; e++ {
			tips = append(tips, e)
		}
	}
	if below > 0 && below < len(tips) {
		sort.SliceStable(tips, func(a, b int) bool { return t.longitude(tips[a]) < t.longitude(tips[b]) })
	}
	for k := 0; k+1 < len(tips); k += 2 {
		t.link(tips[k], tips[k+1], i)
		t.link(tips[k+1], tips[k], i)
	}
}

// link says where the tip of end e at the parallel below line i leads.
func (t *spanTracer) link(e, to, i int) {
	if t.line[e] == i {
		t.south[e] = to
	} else {
		t.north[e] = to
	}
}

// rings walks all outlines.
func (t *spanTracer) rings() []orb.Ring {
	var rings []orb.Ring
	seen := make([]bool, len(t.line))
	for start := range t.line {
		if seen[start] {
			continue
		}
		var ring orb.Ring
		for e := start; !seen[e]; {
			seen[e] = true
			lon := t.longitude(e)
			ring = append(ring, orb.Point{lon, t.lines.Latitude(t.line[e])})
			next, edge := t.south[e], t.line[e]
			if t.eastern(e) {
				next, edge = t.north[e], t.line[e]+1
			}
			if t.line[next] == t.line[e] { // the outline turns
				lat := t.lines.South() + float64(edge)*t.lines.Step()
				ring = append(ring, orb.Point{lon, lat}, orb.Point{t.longitude(next), lat})
			}
			e = next
		}
		rings = append(rings, append(ring, ring[0]))
	}
	return rings
}
