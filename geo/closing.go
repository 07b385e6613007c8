package geo

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"
)

// GapWidth is how wide a gap within or between territories must be to stay one.
const GapWidth = 5 * Kilometre

// rolling is a disc of [GapWidth] that rolls along the outside of territories.
// Where it touches their edges and corners they are boundary; where it cannot
// come the gap is closed, by a straight edge between the two points at which
// the disc is stopped. (The edges are those of an alpha shape: Edelsbrunner,
// Kirkpatrick and Seidel, 1983.) Borders of neighbours that do not quite agree
// need no care: the disc fits between no two of them.
type rolling struct {
	edges    *segmentTree
	soil     []*Outline // of the territories' polygons
	boundary []segment
	chords   []segment
	found    map[way]struct{}
	near     []*segment
	hidden   []stopped
}

// corner is a corner of a ring, between the edges before and after it.
type corner struct{ before, at, after Geocentric }

const (
	discRadius = float64(GapWidth / 2)
	// stopRadius is how near the disc's centre may come to an edge: borders that
	// run on top of each other do not stop it, nor do the flattest of corners.
	stopRadius = discRadius - 0.1
)

// closeGaps returns the boundary of territories whose gaps are closed.
func closeGaps(edges []segment, corners []corner, soil []*Outline) []segment {
	all := rolling{edges: newSegmentTree(edges), soil: soil, found: map[way]struct{}{}}
	n := len(all.edges.segments)
	parts := make([]rolling, (n+len(corners)+edgesPerPart-1)/edgesPerPart)
	var group sync.WaitGroup
	var next atomic.Int64
	for range min(len(parts), runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for k := int(next.Add(1)) - 1; k < len(parts); k = int(next.Add(1)) - 1 {
				r := &parts[k]
				*r = rolling{edges: all.edges, soil: soil, found: map[way]struct{}{}}
				for i := k * edgesPerPart; i < min((k+1)*edgesPerPart, n+len(corners)); i++ {
					if i < n {
						r.along(&r.edges.segments[i])
					} else {
						r.around(&corners[i-n])
					}
				}
			}
		})
	}
	group.Wait()
	for k := range parts {
		all.boundary = append(all.boundary, parts[k].boundary...)
		for i := range parts[k].chords {
			all.chord(parts[k].chords[i].a, parts[k].chords[i].b)
		}
	}
	all.close()
	return all.boundary
}

// edgesPerPart is how many edges and corners one core rolls along before it takes the
// next ones. What is found, and in what order, does not depend on it.
const edgesPerPart = 256

// stopped is a stretch of the disc's way that an edge keeps it from.
type stopped struct {
	from, to float64
	by       *segment
}

// free calls found for every stretch of a way between 0 and length on which
// nothing stops the disc, with what stops it before and after.
func (r *rolling) free(length, shortest float64, found func(from, to float64, before, after *segment)) {
	slices.SortFunc(r.hidden, func(a, b stopped) int { return cmp.Compare(a.from, b.from) })
	at := stopped{to: 0}
	for _, h := range append(r.hidden, stopped{from: length}) {
		if h.from-at.to > shortest {
			found(at.to, h.from, at.by, h.by)
		}
		if h.to > at.to {
			at = h
		}
	}
}

// frame is axes at a point: ahead and right are horizontal.
type frame struct {
	origin       Geocentric
	ahead, right [3]float64
}

func (f *frame) place(p *Geocentric) (x, y float64) {
	d := p.minus(&f.origin)
	return dot3(d, f.ahead), dot3(d, f.right)
}

func (f *frame) point(x, y float64) Geocentric {
	q := f.origin
	q.X += x*f.ahead[0] + y*f.right[0]
	q.Y += x*f.ahead[1] + y*f.right[1]
	q.Z += x*f.ahead[2] + y*f.right[2]
	q.ontoEllipsoid()
	return q
}

// along rolls the disc along the right side of an edge.
func (r *rolling) along(e *segment) {
	middle := e.at(0.5)
	f := frame{origin: e.a, ahead: unitVector(e.b.minus(&e.a)), right: e.right(&middle)}
	length, _ := f.place(&e.b)
	r.near = r.edges.within(r.near[:0], &middle, length/2+2*discRadius+1, nil)
	r.hidden = r.hidden[:0]
	for _, other := range r.near {
		from, to, ok := f.stops(other)
		if from, to = max(from, 0), min(to, length); ok && other != e && from < to {
			r.hidden = append(r.hidden, stopped{from, to, other})
		}
	}
	r.free(length, 1e-3, func(from, to float64, before, after *segment) {
		if r.onSoil(f.point((from+to)/2, discRadius)) {
			return
		}
		a, b := e.at(from/length), e.at(to/length)
		r.boundary = append(r.boundary, newSegment(a, b))
		if before != nil {
			r.chord(f.contact(from, discRadius, before), a)
		}
		if after != nil {
			r.chord(b, f.contact(to, discRadius, after))
		}
	})
}

// stops returns the stretch of the disc's way, straight ahead at its radius to
// the right, on which an edge is nearer to its centre than its radius.
func (f *frame) stops(e *segment) (from, to float64, ok bool) {
	ax, ay := f.place(&e.a)
	bx, by := f.place(&e.b)
	if ay <= 0 && by <= 0 {
		return 0, 0, false
	}
	from, to = math.Inf(1), math.Inf(-1)
	for _, end := range [2][2]float64{{ax, ay}, {bx, by}} {
		if h := stopRadius*stopRadius - (discRadius-end[1])*(discRadius-end[1]); h > 0 {
			from, to = min(from, end[0]-math.Sqrt(h)), max(to, end[0]+math.Sqrt(h))
		}
	}
	// Between perpendiculars at its ends the edge is as near as its line.
	dx, dy := bx-ax, by-ay
	length := math.Hypot(dx, dy)
	low, high := math.Inf(-1), math.Inf(1)
	clip := func(at0, slope, least, most float64) {
		if slope == 0 {
			if at0 <= least || at0 >= most {
				high = math.Inf(-1)
			}
			return
		}
		p, q := (least-at0)/slope, (most-at0)/slope
		low, high = max(low, min(p, q)), min(high, max(p, q))
	}
	clip((-ax*dx+(discRadius-ay)*dy)/length, dx/length, 0, length)
	clip((ax*dy+(discRadius-ay)*dx)/length, -dy/length, -stopRadius, stopRadius)
	if low < high {
		from, to = min(from, low), max(to, high)
	}
	return from, to, from < to
}

// around rolls the disc around a corner that points outwards.
func (r *rolling) around(c *corner) {
	h := NewHeading(c.at)
	f := frame{origin: c.at, ahead: h.east, right: h.north} // x east, y north
	bx, by := f.place(&c.before)
	ax, ay := f.place(&c.after)
	first := math.Atan2(-by, -bx)
	turn := math.Atan2(-bx*ay+by*ax, -bx*ax-by*ay)
	if turn < 1e-7 {
		return
	}
	first -= math.Pi / 2 // to the right of the edge before
	r.near = r.edges.within(r.near[:0], &c.at, 2*discRadius+1, nil)
	r.hidden = r.hidden[:0]
	for _, e := range r.near {
		if !f.behind(e, first) || !f.behind(e, first+turn) {
			r.stopsAround(&f, e, first, turn)
		}
	}
	centre := func(angle float64) (x, y float64) {
		sin, cos := math.Sincos(first + angle)
		return discRadius * cos, discRadius * sin
	}
	r.free(turn, 1e-7, func(from, to float64, before, after *segment) {
		if r.onSoil(f.point(centre((from + to) / 2))) {
			return
		}
		if before != nil {
			x, y := centre(from)
			r.chord(f.contact(x, y, before), c.at)
		}
		if after != nil {
			x, y := centre(to)
			r.chord(c.at, f.contact(x, y, after))
		}
	})
}

// behind reports whether an edge lies behind the origin as seen in a direction.
// What does so in two directions stops the disc nowhere between them.
func (f *frame) behind(e *segment, angle float64) bool {
	const atOrigin = (discRadius - stopRadius) / 2
	sin, cos := math.Sincos(angle)
	ax, ay := f.place(&e.a)
	bx, by := f.place(&e.b)
	return ax*cos+ay*sin < atOrigin && bx*cos+by*sin < atOrigin
}

// stopsAround notes between which angles from the first an edge stops the disc.
// Between any two angles at which its centre crosses the lines and circles at
// stopRadius from the edge, all or none of the way is stopped.
func (r *rolling) stopsAround(f *frame, e *segment, first, turn float64) {
	ax, ay := f.place(&e.a)
	bx, by := f.place(&e.b)
	length := math.Hypot(bx-ax, by-ay)
	ux, uy := (bx-ax)/length, (by-ay)/length
	var angles [14]float64
	list := append(angles[:0], 0, turn)
	add := func(towards, cos float64) { // where the centre's direction has this cosine
		if !(cos > -1 && cos < 1) {
			return
		}
		for _, side := range [2]float64{1, -1} {
			angle := math.Mod(towards+side*math.Acos(cos)-first, 2*math.Pi)
			if angle < 0 {
				angle += 2 * math.Pi
			}
			if angle < turn {
				list = append(list, angle)
			}
		}
	}
	for _, end := range [2][2]float64{{ax, ay}, {bx, by}} {
		d := math.Hypot(end[0], end[1])
		add(math.Atan2(end[1], end[0]), (discRadius*discRadius+d*d-stopRadius*stopRadius)/(2*discRadius*d))
	}
	off, along := ax*uy-ay*ux, -ax*ux-ay*uy // of the corner, from the edge's line and its start
	add(math.Atan2(ux, -uy), (stopRadius-off)/discRadius)
	add(math.Atan2(ux, -uy), (-stopRadius-off)/discRadius)
	add(math.Atan2(uy, ux), -along/discRadius)
	add(math.Atan2(uy, ux), (length-along)/discRadius)
	slices.Sort(list)
	for i := 1; i < len(list); i++ {
		sin, cos := math.Sincos(first + (list[i-1]+list[i])/2)
		x, y := discRadius*cos-ax, discRadius*sin-ay
		share := min(max(x*ux+y*uy, 0), length)
		if math.Hypot(x-share*ux, y-share*uy) >= stopRadius || list[i-1] == list[i] {
			continue
		}
		if n := len(r.hidden); n > 0 && r.hidden[n-1].by == e && r.hidden[n-1].to == list[i-1] {
			r.hidden[n-1].to = list[i]
			continue
		}
		r.hidden = append(r.hidden, stopped{list[i-1], list[i], e})
	}
}

// contact returns the point of an edge that is nearest to the disc's centre.
func (f *frame) contact(x, y float64, e *segment) Geocentric {
	ax, ay := f.place(&e.a)
	bx, by := f.place(&e.b)
	dx, dy := bx-ax, by-ay
	return e.at(((x-ax)*dx + (y-ay)*dy) / (dx*dx + dy*dy))
}

// onSoil reports whether the disc's centre lies in a territory. No edge is near.
func (r *rolling) onSoil(centre Geocentric) bool {
	p := centre.Point()
	return slices.ContainsFunc(r.soil, func(o *Outline) bool { return o.Contains(p) })
}

// chord notes the straight edge that closes a gap. It is found from both ends.
func (r *rolling) chord(a, b Geocentric) {
	const shortest = 0.01 // metres
	key := wayOf(&a, &b)
	if _, twice := r.found[key]; !twice && a.Chord2(&b) >= shortest*shortest {
		r.found[key] = struct{}{}
		r.chords = append(r.chords, newSegment(a, b))
	}
}

// way names two points by their coordinates in metres.
type way [6]int32

func wayOf(a, b *Geocentric) way {
	round := func(x float64) int32 { return int32(math.Round(x)) }
	return way{round(a.X), round(a.Y), round(a.Z), round(b.X), round(b.Y), round(b.Z)}
}

// close adds the chords to the boundary, but for those between two capes that
// the disc touches from both sides: nothing lies between such a pair.
func (r *rolling) close() {
	for i := range r.chords {
		c := &r.chords[i]
		if _, back := r.found[wayOf(&c.b, &c.a)]; !back {
			r.boundary = append(r.boundary, *c)
		}
	}
}

// straightEdges returns the edges of polygons as geodesics that run with the
// inside to their left, none longer than a segment may be, their corners, and
// the polygons' outlines with as many points. Edges that occur twice are left out, and
// those that two neighbours share, once each way.
func straightEdges(of []orb.MultiPolygon) (edges []segment, corners []corner, soil []*Outline) {
	var rings []orb.Ring
	ways := map[[2]orb.Point]bool{} // between points of rings; true until it has become an edge
	for _, mp := range of {
		for _, polygon := range mp {
			var fine orb.Polygon
			for i, ring := range polygon {
				points := finePoints(ring, i > 0)
				n := len(points)
				if n < 3 {
					continue
				}
				for k := range points {
					ways[[2]orb.Point{points[k], points[(k+1)%n]}] = true
				}
				rings, fine = append(rings, points), append(fine, append(points[:n:n], points[0]))
			}
			soil = append(soil, NewOutline(orb.MultiPolygon{fine}))
		}
	}
	for _, points := range rings {
		n := len(points)
		bounds := func(k int) bool { // whether the way from point k is no shared border
			_, back := ways[[2]orb.Point{points[(k+1)%n], points[k%n]}]
			return !back
		}
		for k := range points {
			if !bounds(k) && !bounds(k+n-1) {
				continue
			}
			before, at, next := NewGeocentric(points[(k+n-1)%n]), NewGeocentric(points[k]), NewGeocentric(points[(k+1)%n])
			corners = append(corners, corner{before, at, next})
			if way := [2]orb.Point{points[k], points[(k+1)%n]}; ways[way] && bounds(k) {
				ways[way] = false
				edges = append(edges, newSegment(at, next))
			}
		}
	}
	return edges, corners, soil
}

// finePoints returns the points of a ring, anticlockwise unless it is a hole,
// each once and with more of them on long edges.
func finePoints(ring orb.Ring, hole bool) orb.Ring {
	const shortest = 0.01 // metres
	var points orb.Ring
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		from, to := NewGeocentric(a), NewGeocentric(b)
		chord2 := from.Chord2(&to)
		if chord2 < shortest*shortest {
			continue
		}
		points = append(points, a)
		if chord2 < 0.99*longestSegment*longestSegment {
			continue
		}
		d, azimuth, _ := Inverse(a, b)
		line := NewLine(a, azimuth)
		for k, n := 1, int(math.Ceil(float64(d)/longestSegment)); k < n; k++ {
			points = append(points, line.At(d*Length(k)/Length(n)))
		}
	}
	if clockwise := signedArea(points) < 0; clockwise != hole {
		points.Reverse()
	}
	return points
}

// signedArea is twice the area in square degrees, negative clockwise.
func signedArea(ring orb.Ring) float64 {
	sum := 0.0
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += (a[0]-ring[0][0])*(b[1]-ring[0][1]) - (b[0]-ring[0][0])*(a[1]-ring[0][1])
	}
	return sum
}
