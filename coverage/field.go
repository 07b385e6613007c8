package coverage

import (
	"math"

	"airumbrella/geo"
)

// field is where the warning of a set of sensors leaves a unit time enough:
// the ground on which
//
//	flight(p) - vt wait - rho max(0, d(p) + release - slack) >= 0
//
// where d is the distance from the unit and rho the threat's speed over that
// of the interceptor or fighter. That margin changes by no more than 1 + rho
// times the distance moved, so that one sample decides a whole block of
// ground; only the blocks that an edge may cross are divided, down to a few
// lines, on which the edge is found.
type field struct {
	warning  *warning
	at       geo.Geocentric
	wait     float64 // m that the threat flies before anything leaves
	rho      float64
	slack    float64 // m that a fighter's missiles reach
	release  float64 // m
	lines    *geo.Scanlines
	outlines []geo.Spans // what is found, from line first on
	first    int
	inner    float64 // m around the unit that is covered without
	outer    float64 // m around the unit that is asked for
	locals   []local // memory, by depth of division
	ground   *ground
	wanted   []geo.Spans // by line of the ground; a block that holds none of it is left out
}

// local is what of a warning matters within a block.
type local struct {
	rings    []*ring
	vertices []geo.Geocentric
	inside   bool // some disc holds the whole block
}

// whole is all of a warning.
func (w *warning) whole() local {
	l := local{vertices: w.vertices}
	for i := range w.rings {
		l.rings = append(l.rings, &w.rings[i])
	}
	return l
}

// at is [warning.at] for a point in the block.
func (l *local) at(p *geo.Geocentric) float64 {
	inside := l.inside
	best, outside := math.Inf(1), -unseen
	for _, r := range l.rings {
		gap := r.reach - float64(p.Near(&r.at))
		if gap >= 0 {
			inside = true
		} else {
			outside = min(outside, -gap)
		}
		if gap = math.Abs(gap); gap < best && r.exposed(p) {
			best = gap
		}
	}
	if !inside {
		return -outside
	}
	for i := range l.vertices {
		if v := &l.vertices[i]; p.Chord2(v) < best*best {
			best = min(best, float64(p.Near(v)))
		}
	}
	return best
}

// near keeps what can matter within h of p, where the warning distance is w.
func (l *local) near(n *local, p *geo.Geocentric, w, h float64) {
	n.inside, n.rings, n.vertices = l.inside, n.rings[:0], n.vertices[:0]
	far := max(w, 0) + 2*h
	for _, r := range l.rings {
		gap := r.reach - float64(p.Near(&r.at))
		n.inside = n.inside || gap >= h
		if math.Abs(gap) <= far || w < 0 && gap >= w-2*h {
			n.rings = append(n.rings, r)
		}
	}
	for i := range l.vertices {
		if v := &l.vertices[i]; p.Chord2(v) <= far*far {
			n.vertices = append(n.vertices, *v)
		}
	}
}

// nearFalling is near for a ballistic threat, for which the best radar counts.
func (q *field) nearFalling(l, n *local, p *geo.Geocentric, best, h float64) {
	n.rings = n.rings[:0]
	for _, r := range l.rings {
		if q.fall(r, p) >= best-2*h {
			n.rings = append(n.rings, r)
		}
	}
}

// fall is what one radar leaves a ballistic missile to fly; see
// [warning.flight].
func (q *field) fall(r *ring, p *geo.Geocentric) float64 {
	d, h := float64(p.Near(&r.at))+q.release, q.warning.height
	return r.reach - math.Sqrt(d*d+h*h)
}

// margin is the warning distance at a point, and how much of it is to spare,
// where the unit is at a distance d.
func (q *field) margin(p *geo.Geocentric, d float64, l *local) (w, spare float64) {
	spent := q.wait + q.rho*max(0, d+q.release-q.slack)
	if q.warning.falling {
		w = unseen
		for _, r := range l.rings {
			w = max(w, q.fall(r, p))
		}
		return w, w - spent
	}
	w = l.at(p)
	return w, w - q.release - spent
}

// block is lines from one to before another, between two longitudes.
type block struct {
	from, to   int
	west, east float64
}

// Blocks of so few lines and metres are no longer divided.
const (
	leafLines  = 8
	leafMetres = 4500.0
	perDegree  = 111_700.0 // m of latitude, at most
)

// divide finds what of a block is in the field, west to east on every line.
func (q *field) divide(b block, l *local, depth int) {
	n := b.to - b.from
	if n <= 0 || b.west >= b.east || !q.wants(&b) {
		return
	}
	south := q.lines.Geocentric(b.from, b.west)
	wide := (b.east - b.west) * math.Sqrt(south.X*south.X+south.Y*south.Y) * math.Pi / 180
	high := float64(n) * q.lines.Step() * perDegree
	h := math.Sqrt(wide*wide+high*high)/2 + q.lines.Step()*perDegree
	p := q.lines.Geocentric((b.from+b.to)/2, (b.west+b.east)/2)
	d := float64(p.Near(&q.at))
	if d+h < q.inner || d-h > q.outer {
		return
	}
	w, spare := q.margin(&p, d, l)
	switch lipschitz := (1 + q.rho) * h; {
	case spare >= lipschitz:
		for i := b.from; i < b.to; i++ {
			q.emit(i, geo.Span{West: b.west, East: b.east})
		}
		return
	case spare < -lipschitz:
		return
	}
	if len(q.locals) <= depth {
		q.locals = append(q.locals, make([]local, depth+8-len(q.locals))...)
	}
	nearer := &q.locals[depth] // deeper levels use other memory, but may move it
	if q.warning.falling {
		q.nearFalling(l, nearer, &p, w, h)
	} else {
		l.near(nearer, &p, w, h)
	}
	switch {
	case n <= leafLines && wide <= leafMetres:
		var before track
		for i := b.from; i < b.to; i++ {
			if touches(q.ground.inside[i], b.west, b.east) && !q.follow(&before, i, b.west, b.east, wide, nearer) {
				before = q.trace(i, b.west, b.east, wide, nearer)
			}
		}
	case wide > high || n <= leafLines:
		middle := (b.west + b.east) / 2
		q.divide(block{b.from, b.to, b.west, middle}, nearer, depth+1)
		q.divide(block{b.from, b.to, middle, b.east}, &q.locals[depth], depth+1)
	default:
		q.divide(block{b.from, b.from + n/2, b.west, b.east}, nearer, depth+1)
		q.divide(block{b.from + n/2, b.to, b.west, b.east}, &q.locals[depth], depth+1)
	}
}

// holdsDisc reports whether one sample at the unit settles that all of its
// outer disc is in the field.
func (q *field) holdsDisc(l *local) bool {
	w, _ := q.margin(&q.at, 0, l)
	spent := q.wait + q.rho*max(0, q.outer+q.release-q.slack)
	if !q.warning.falling {
		spent += q.release
	}
	return w-q.outer >= spent
}

// wants reports whether a block holds any of the ground that is wanted.
func (q *field) wants(b *block) bool {
	for i := b.from; i < b.to; i++ {
		if touches(q.wanted[i], b.west, b.east) {
			return true
		}
	}
	return false
}

// touches reports whether spans reach into a stretch of their line.
func touches(spans geo.Spans, west, east float64) bool {
	for i := range spans {
		if spans[i].East >= west {
			return spans[i].West <= east
		}
	}
	return false
}

func (q *field) emit(line int, s geo.Span) {
	row := &q.outlines[line-q.first]
	if n := len(*row); n > 0 && s.West <= (*row)[n-1].East {
		(*row)[n-1].East = max((*row)[n-1].East, s.East)
		return
	}
	*row = append(*row, s)
}

// smallest is how far in metres the samples on a line are apart at least: what
// it misses lies within half of it of an edge. exactly is how near an edge is
// found.
const (
	smallest = 150.0
	exactly  = 30.0
)

// sample is the spare warning at a point of a line.
func (q *field) sample(line int, lon float64, l *local) float64 {
	p := q.lines.Geocentric(line, lon)
	_, spare := q.margin(&p, float64(p.Near(&q.at)), l)
	return spare
}

// trace goes along a short stretch of a line and finds the edges on it. Where
// there is one, the track says how it runs.
func (q *field) trace(line int, west, east, wide float64, l *local) track {
	perMetre := (east - west) / wide
	sample := func(lon float64) float64 { return q.sample(line, lon, l) }
	if middle := sample((west + east) / 2); math.Abs(middle) >= (1+q.rho)*wide/2 {
		if middle >= 0 {
			q.emit(line, geo.Span{West: west, East: east})
		}
		return track{}
	}
	at, here := west, sample(west)
	end := sample(east)
	found := track{line: line, west: here, east: end}
	for at < east {
		next, there := east, end
		left := (east - at) / perMetre
		if here >= 0 == (end >= 0) && math.Abs(here)+math.Abs(end) < (1+q.rho)*left {
			// It may dip between the two: go as far as nothing can change.
			next = min(east, at+max(smallest, math.Abs(here)/(1+q.rho))*perMetre)
			there = sample(next)
		}
		edge := next
		if here >= 0 != (there >= 0) {
			edge = edgeBetween(at, next, here, there, exactly*perMetre, sample)
			if at == west && next == east {
				found.ok, found.at, found.slope = true, edge, (there-here)/(next-at)
			}
		}
		switch {
		case here >= 0:
			q.emit(line, geo.Span{West: at, East: edge})
		case there >= 0:
			q.emit(line, geo.Span{West: edge, East: next})
		}
		at, here = next, there
	}
	return found
}

// track is the one edge on a stretch of a line, to be followed onto the next.
type track struct {
	ok         bool
	line       int     // on which the ends were sampled
	west, east float64 // samples at the ends of the stretch there
	at         float64 // longitude of the edge on the last line
	turn       float64 // how far it moved from line to line
	slope      float64 // of the samples at the edge, per degree
}

// follow finds the edge on the next line from where it was on the last, as
// long as the ends of the stretch must have kept their signs; it reports
// whether it found it.
func (q *field) follow(t *track, line int, west, east, wide float64, l *local) bool {
	moved := float64(line-t.line) * q.lines.Step() * perDegree * (1 + q.rho)
	if !t.ok || math.Abs(t.west) <= moved || math.Abs(t.east) <= moved {
		return false
	}
	tolerance := exactly * (east - west) / wide
	x, slope := t.at+t.turn, t.slope
	if x <= west || x >= east {
		return false
	}
	f := q.sample(line, x, l)
	for range 3 {
		step := -f / slope
		if math.Abs(step) <= tolerance {
			break
		}
		if x+step <= west || x+step >= east {
			return false
		}
		g := q.sample(line, x+step, l)
		x, slope, f = x+step, (g-f)/step, g
		if slope*t.slope <= 0 {
			return false
		}
	}
	if math.Abs(f/slope) > tolerance {
		return false
	}
	x -= f / slope
	t.turn, t.at, t.slope = x-t.at, x, slope
	if t.west >= 0 {
		q.emit(line, geo.Span{West: west, East: x})
	} else {
		q.emit(line, geo.Span{West: x, East: east})
	}
	return true
}

// edgeBetween finds where a function changes its sign by false position, with
// the Illinois rule.
func edgeBetween(a, b, fa, fb, tolerance float64, f func(float64) float64) float64 {
	for range 30 {
		if math.Abs(b-a) <= tolerance {
			break
		}
		x := a + (b-a)*fa/(fa-fb)
		fx := f(x)
		if fx >= 0 == (fb >= 0) {
			if math.Abs(x-b) < tolerance/2 {
				return x
			}
			b, fb = x, fx
			fa /= 2
		} else {
			if math.Abs(x-a) < tolerance/2 {
				return x
			}
			a, fa = x, fx
			fb /= 2
		}
	}
	return (a + b) / 2
}
