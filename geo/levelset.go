package geo

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
)

// LevelSet is the ground around a centre on which a field leaves enough for
// the way from there:
//
//	f(p, Beyond) - Fixed - Slope max(0, d(p) + Beyond - Free) >= 0
//
// with the distance d(p) from the centre and the field f at p, less Beyond for
// a [DiscUnion] or [SeenArea]; [Domes] take Beyond into their slant. Distances are those of
// [Geocentric.Near].
type LevelSet struct {
	Field  Field
	Centre orb.Point
	Beyond Length  // of the point that counts, behind p as seen from the centre
	Fixed  Length  // taken off wherever p is
	Slope  float64 // taken off for every metre from the centre, not negative
	Free   Length  // of the way from the centre that costs nothing
	Inner  Length  // radius of the disc in which ground may be left out; negative for none
	Outer  Length  // radius of the disc beyond which no ground is asked for
}

// Window is the ground that a [LevelSet] is drawn in.
type Window struct {
	Lines      *Scanlines
	West, East float64 // degrees, between which all of it lies
	Inside     []Spans // by line; elsewhere the set may be left out near its edges
	Wanted     []Spans // by line; blocks of ground that hold none of it are left out
}

// Scan cuts the set into spans per scanline of the window, from line first
// northwards. Where all of the outer disc is in the set it is returned as
// whole, as by [Disc.Scan], and rows are nil. Otherwise rows are the spans; they
// may lack ground within Inner or outside the window, and what lies within 75 m
// of an edge on its line. Edges are found to about 30 m.
//
// The margin in the formula changes by no more than 1 + Slope times the
// distance that p moves, so that one sample decides a whole block of ground.
// Only the blocks that an edge may cross are divided, down to a few lines, on
// which the edge is found.
func (s *LevelSet) Scan(w *Window) (first int, whole []Span, rows []Spans) {
	first, disc := Disc{Centre: s.Centre, Radius: s.Outer}.Scan(*w.Lines, nil)
	if len(disc) == 0 {
		return 0, nil, nil
	}
	d := division{
		window: w, lines: w.Lines, field: s.Field, centre: NewGeocentric(s.Centre),
		beyond: float64(s.Beyond), left: s.Field.left(float64(s.Beyond)),
		fixed: float64(s.Fixed), slope: s.Slope, free: float64(s.Free),
		inner: float64(s.Inner), outer: float64(s.Outer) + outerSlack,
		rows: make([]Spans, len(disc)), first: first,
	}
	all := s.Field.everything()
	if d.holdsDisc(all) {
		return first, disc, nil
	}
	memory := partsPool.Get().(*[]part)
	d.parts = *memory
	defer func() {
		*memory = d.parts
		partsPool.Put(memory)
	}()
	box := block{from: first, to: first + len(disc), west: math.Inf(1), east: math.Inf(-1)}
	for _, s := range disc {
		box.west, box.east = min(box.west, s.West), max(box.east, s.East)
	}
	box.west, box.east = max(box.west, w.West), min(box.east, w.East)
	d.divide(box, all, 0)
	var cut Spans
	for i := range disc {
		cut = Intersect(cut[:0], d.rows[i], disc[i:i+1])
		d.rows[i] = append(d.rows[i][:0], cut...)
	}
	return first, nil, d.rows
}

// partsPool keeps the memory of divisions for the next ones.
var partsPool = sync.Pool{New: func() any {
	parts := make([]part, 24)
	return &parts
}}

// outerSlack is more in metres than what [Geocentric.Near] makes of a distance
// that is the outer radius.
const outerSlack = 10

// division is a level set as it is drawn, in metres and on some lines.
type division struct {
	window *Window
	lines  *Scanlines
	field  Field
	centre Geocentric
	beyond float64
	left   float64 // of beyond: what the field has not taken into account
	fixed  float64
	slope  float64
	free   float64
	inner  float64
	outer  float64
	rows   []Spans // what is found, from line first on
	first  int
	parts  []part // memory, by depth of division
}

// spent returns what the formula takes off the field, where the centre is at a
// distance.
func (d *division) spent(distance float64) float64 {
	return d.fixed + d.slope*max(0, distance+d.beyond-d.free)
}

// holdsDisc reports whether one sample at the centre decides that all of the
// outer disc is in the set.
func (d *division) holdsDisc(all *part) bool {
	level := d.field.level(all, d.centre, d.beyond)
	return level-d.outer >= d.spent(d.outer)+d.left
}

// block is lines from one to before another, between two longitudes.
type block struct {
	from, to   int
	west, east float64 // degrees
}

// Blocks of so few lines and metres are no longer divided.
const (
	leafLines  = 8
	leafMetres = 4500.0
	perDegree  = 111_700.0 // metres of latitude, at most
)

// divide finds what of a block is in the set, west to east on every line.
func (d *division) divide(b block, of *part, depth int) {
	n := b.to - b.from
	if n <= 0 || b.west >= b.east || !d.wants(&b) {
		return
	}
	south := d.lines.Geocentric(b.from, b.west)
	wide := (b.east - b.west) * math.Sqrt(south.X*south.X+south.Y*south.Y) * math.Pi / 180
	high := float64(n) * d.lines.Step() * perDegree
	h := math.Sqrt(wide*wide+high*high)/2 + d.lines.Step()*perDegree
	p := d.lines.Geocentric((b.from+b.to)/2, (b.west+b.east)/2)
	distance := float64(p.Near(&d.centre))
	if distance+h < d.inner || distance-h > d.outer {
		return
	}
	level := d.field.level(of, p, d.beyond)
	margin := level - d.left - d.spent(distance)
	switch change := (1 + d.slope) * h; {
	case margin >= change:
		for i := b.from; i < b.to; i++ {
			d.emit(i, Span{West: b.west, East: b.east})
		}
		return
	case margin < -change:
		return
	}
	if len(d.parts) <= depth {
		d.parts = append(d.parts, make([]part, depth+8-len(d.parts))...)
	}
	near := &d.parts[depth] // deeper levels use other memory, but may move it
	d.field.narrow(of, near, p, d.beyond, level, h)
	switch {
	case n <= leafLines && wide <= leafMetres:
		d.leaf(b, wide, near)
	case wide > high || n <= leafLines:
		middle := (b.west + b.east) / 2
		d.divide(block{b.from, b.to, b.west, middle}, near, depth+1)
		d.divide(block{b.from, b.to, middle, b.east}, &d.parts[depth], depth+1)
	default:
		d.divide(block{b.from, b.from + n/2, b.west, b.east}, near, depth+1)
		d.divide(block{b.from + n/2, b.to, b.west, b.east}, &d.parts[depth], depth+1)
	}
}

// leaf finds the edges in a small block that is so many metres wide.
func (d *division) leaf(b block, wide float64, of *part) {
	var before track
	for i := b.from; i < b.to; i++ {
		if touches(d.window.Inside[i], b.west, b.east) && !d.follow(&before, i, b.west, b.east, wide, of) {
			before = d.trace(i, b.west, b.east, wide, of)
		}
	}
}

// wants reports whether a block holds any of the ground that is wanted.
func (d *division) wants(b *block) bool {
	for i := b.from; i < b.to; i++ {
		if touches(d.window.Wanted[i], b.west, b.east) {
			return true
		}
	}
	return false
}

// touches reports whether spans reach into a stretch of their line.
func touches(spans Spans, west, east float64) bool {
	for i := range spans {
		if spans[i].East >= west {
			return spans[i].West <= east
		}
	}
	return false
}

// emit adds a span to a line, no farther west than the last one there begins.
func (d *division) emit(line int, s Span) {
	row := &d.rows[line-d.first]
	if n := len(*row); n > 0 && s.West <= (*row)[n-1].East {
		(*row)[n-1].East = max((*row)[n-1].East, s.East)
		return
	}
	*row = append(*row, s)
}
