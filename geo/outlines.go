package geo

import (
	"math"
	"sort"

	"github.com/paulmach/orb"
)

// Outlining is how [Outlines] and [Polygons] draw; the zero value keeps every end of
// an interval where it is.
type Outlining struct {
	// Grid is the spacing in degrees of the raster that all vertices lie on, finer than
	// the scanlines; 0 means none.
	Grid float64
	// Tolerance is how far, in degrees of longitude, an outline may run from the ends
	// of intervals that it leaves out; 0 means that it leaves out none. Where two
	// outlines come near to each other none is left out, so that they never meet.
	Tolerance float64
}

// Outlines turns intervals on scanlines into the outlines of their union, in
// degrees: closed rings with the inside to their left, holes the other way
// round. Ends of intervals on neighbouring lines are joined from line to line;
// where an outline turns it runs along the edge of the band. In a plane of
// degrees the outlines hold exactly the area of the bands, but for what grid and
// tolerance move. No ring meets itself or another one.
func Outlines(lines Scanlines, rows []Spans, o Outlining) []orb.Ring {
	if o.Grid > 0 {
		rows = snapped(rows, o.Grid)
	}
	t := spanTracer{lines: lines, rows: rows, how: o, first: make([]int, len(rows)+1)}
	for i, row := range rows {
		t.first[i+1] = t.first[i] + 2*len(row)
	}
	n := t.first[len(rows)]
	t.south, t.north, t.line = make([]int, n), make([]int, n), make([]int, n)
	t.kept = make([]bool, n)
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

// snapped returns intervals with their ends on a grid; those without width are gone
// and those that touch are one.
func snapped(rows []Spans, grid float64) []Spans {
	moved := make([]Spans, len(rows))
	for i, row := range rows {
		for _, s := range row {
			moved[i] = appendMerged(moved[i], 0, Span{onGrid(s.West, grid), onGrid(s.East, grid)})
		}
	}
	return moved
}

// onGrid returns the multiple of a grid that is nearest to x, as the decimal that
// prints shortest where the grid is a power of ten.
func onGrid(x, grid float64) float64 {
	per := math.Round(1 / grid)
	return math.Round(x*per) / per
}

// spanTracer holds the ends of all intervals, west and east by turns, line by
// line. Each end is a short vertical edge of the outline; south and north are
// the ends that its lower and upper tip lead to.
type spanTracer struct {
	lines        Scanlines
	rows         []Spans
	how          Outlining
	first        []int // of each line
	line         []int // of each end
	south, north []int
	kept         []bool // ends that no tolerance leaves out
}

func (t *spanTracer) longitude(e int) float64 {
	i := t.line[e]
	span := t.rows[i][(e-t.first[i])/2]
	if (e-t.first[i])%2 == 0 {
		return span.West
	}
	return span.East
}

// latitude returns a latitude in degrees, counted in bands from the south.
func (t *spanTracer) latitude(bands float64) float64 {
	lat := t.lines.South() + bands*t.lines.Step()
	if t.how.Grid > 0 {
		return onGrid(lat, t.how.Grid)
	}
	return lat
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
		t.part(tips)
	}
	for k := 0; k+1 < len(tips); k += 2 {
		t.link(tips[k], tips[k+1], i)
		t.link(tips[k+1], tips[k], i)
	}
	t.keep(tips)
}

// part orders tips that share a longitude so that the outline goes on from line to
// line there rather than turning twice at one point.
func (t *spanTracer) part(tips []int) {
	for k := 1; k+1 < len(tips); k += 2 {
		if t.longitude(tips[k]) == t.longitude(tips[k+1]) && t.line[tips[k]] == t.line[tips[k-1]] {
			tips[k], tips[k+1] = tips[k+1], tips[k]
		}
	}
}

// keep marks the ends between which outlines turn or come near to each other.
func (t *spanTracer) keep(tips []int) {
	for k := 0; k+1 < len(tips); k += 2 {
		turns := t.line[tips[k]] == t.line[tips[k+1]]
		near := k > 0 && t.longitude(tips[k])-t.longitude(tips[k-1]) < 3*t.how.Tolerance ||
			k+2 < len(tips) && t.longitude(tips[k+2])-t.longitude(tips[k+1]) < 3*t.how.Tolerance
		if turns || near {
			t.kept[tips[k]], t.kept[tips[k+1]] = true, true
		}
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
	var kept []bool // of the vertices of a ring
	for start := range t.line {
		if seen[start] {
			continue
		}
		var ring orb.Ring
		kept = kept[:0]
		for e := start; !seen[e]; {
			seen[e] = true
			lon := t.longitude(e)
			ring, kept = append(ring, orb.Point{lon, t.latitude(float64(t.line[e]) + 0.5)}), append(kept, t.kept[e])
			next, edge := t.south[e], t.line[e]
			if t.eastern(e) {
				next, edge = t.north[e], t.line[e]+1
			}
			if t.line[next] == t.line[e] { // the outline turns
				lat := t.latitude(float64(edge))
				ring = append(ring, orb.Point{lon, lat}, orb.Point{t.longitude(next), lat})
				kept = append(kept, true, true)
			}
			e = next
		}
		if t.how.Tolerance > 0 {
			ring = thinned(ring, kept, t.how.Tolerance)
		}
		rings = append(rings, append(ring, ring[0]))
	}
	return rings
}

// thinned returns an open ring without the vertices that lie within a tolerance, in
// degrees of longitude, of the line between those kept around them.
func thinned(ring orb.Ring, kept []bool, tolerance float64) orb.Ring {
	from := 0
	for !kept[from] { // an outline turns twice at least
		from++
	}
	n := len(ring)
	at := func(i int) orb.Point { return ring[(from+i)%n] }
	var list orb.Ring
	for i := 0; i < n; {
		end := i + 1
		for end < n && !kept[(from+end)%n] {
			end++
		}
		list = append(list, at(i))
		list = appendThinned(list, at, i, end, tolerance)
		i = end
	}
	return list
}

// appendThinned appends the vertices strictly between two that must stay. All of them
// lie from south to north, or from north to south.
func appendThinned(list orb.Ring, at func(int) orb.Point, i, k int, tolerance float64) orb.Ring {
	a, b := at(i), at(k)
	worst, far := tolerance, -1
	for m := i + 1; m < k; m++ {
		p := at(m)
		off := math.Abs(a[0] + (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) - p[0])
		if off > worst {
			worst, far = off, m
		}
	}
	if far < 0 {
		return list
	}
	list = appendThinned(list, at, i, far, tolerance)
	return appendThinned(append(list, at(far)), at, far, k, tolerance)
}
