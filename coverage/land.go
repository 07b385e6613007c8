package coverage

import (
	"encoding/binary"
	"math"
	"slices"
	"sync"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Land is what evaluations over one World share: border and regions on
// scanlines, strips along a territory, and distances to territories. It is
// safe for use by several goroutines; what is made once is kept until the Land
// is dropped.
type Land struct {
	world *scenario.World

	mu        sync.Mutex
	grounds   map[geo.Length]*ground   // by spacing of the lines
	strips    map[stripKey][]geo.Spans // by territory, width and spacing
	distances map[nearKey]geo.Length   // from points to a territory
	edges     map[string]*geo.EdgeSet  // of territories, by code
	hostile   *geo.EdgeSet             // of the ground that threats come from; nil until asked
	bearings  map[orb.Point]bearing    // from points to it
	seen      map[territoryKey]func() *geo.Territories
	allies    func() []ally // members of NATO; of a world without ground none
}

// bearing is the azimuth from a point to the nearest hostile ground, known unless the
// point lies on it, and whether there is any.
type bearing struct {
	azimuth         geo.Angle
	known, anywhere bool
}

// NewLand returns a Land of a world; a nil world has no ground.
func NewLand(w *scenario.World) *Land {
	return &Land{
		world: w, grounds: map[geo.Length]*ground{}, strips: map[stripKey][]geo.Spans{},
		distances: map[nearKey]geo.Length{}, edges: map[string]*geo.EdgeSet{}, bearings: map[orb.Point]bearing{},
		seen: map[territoryKey]func() *geo.Territories{},
		allies: sync.OnceValue(func() []ally {
			if w == nil {
				return nil
			}
			return alliesOf(w)
		}),
	}
}

// hostileCountries and hostileRegions are the ground that threats are taken to come
// from: Russia, Belarus, Crimea with Sevastopol, and Luhansk oblast.
var (
	hostileCountries = []string{"BY", "RU"}
	hostileRegions   = []string{"UA-09", "UA-40", "UA-43"}
)

// towards returns the azimuth from a point to the nearest hostile ground, known unless
// the point lies on it, and whether there is any such ground.
func (l *Land) towards(p orb.Point) (azimuth geo.Angle, known, anywhere bool) {
	l.mu.Lock()
	b, asked := l.bearings[p]
	if l.hostile == nil {
		l.hostile = l.hostileEdges()
	}
	l.mu.Unlock()
	if asked {
		return b.azimuth, b.known, b.anywhere
	}
	near, d := l.hostile.Nearest(p)
	if b.anywhere = !math.IsInf(float64(d), 1); b.anywhere && d > 0 {
		_, b.azimuth, _ = geo.Inverse(p, near)
		b.known = true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.bearings) >= maxNears {
		l.bearings = map[orb.Point]bearing{}
	}
	l.bearings[p] = b
	return b.azimuth, b.known, b.anywhere
}

// hostileEdges returns the edges of the hostile ground.
func (l *Land) hostileEdges() *geo.EdgeSet {
	var list []orb.MultiPolygon
	for _, code := range hostileCountries {
		if t := l.world.Country(code); t != nil {
			list = append(list, t.Territory)
		}
	}
	for _, code := range hostileRegions {
		if r := l.world.Region(code); r != nil {
			list = append(list, r.Territory)
		}
	}
	return geo.NewEdgeSet(list...)
}

// covers reports whether the Land is that of a world; a nil Land is of none.
func (l *Land) covers(w *scenario.World) bool {
	return l != nil && worldRevision(l.world) == worldRevision(w)
}

// ground returns the border and regions on scanlines for a cell size, made once
// per spacing.
func (l *Land) ground(cell geo.Length) *ground {
	spacing := min(cell/linesPerCell, maxSpacing)
	l.mu.Lock()
	defer l.mu.Unlock()
	if g := l.grounds[spacing]; g != nil {
		return g
	}
	w := l.world
	bound := w.Border.Bound()
	g := &ground{key: groundKey{w.Revision(), spacing}, lines: geo.NewScanlines(bound.Min[1], bound.Max[1], spacing)}
	g.west, g.east = bound.Min[0]-0.1, bound.Max[0]+0.1
	g.inside = geo.ScanMultiPolygon(g.lines, w.Border)
	g.area = spansArea(g.lines, 0, g.inside)
	for i := range w.Regions {
		g.regions = append(g.regions, newRegionGround(g.lines, &w.Regions[i]))
	}
	l.grounds[spacing] = g
	return g
}

// stripKey is what a strip depends on: a territory's code, the width, and the
// ground's key.
type stripKey struct {
	code   string
	width  geo.Length
	ground groundKey
}

// strip returns the ground inside Ukraine within a distance of a territory, made
// once per territory, distance and spacing of the lines.
func (l *Land) strip(g *ground, t *scenario.Territory, width geo.Length) []geo.Spans {
	key := stripKey{t.Code, width, g.key}
	l.mu.Lock()
	defer l.mu.Unlock()
	if made := l.strips[key]; made != nil {
		return made
	}
	rows := make([]geo.Spans, g.lines.Len())
	var scratch []geo.Span
	for _, p := range borderPoints(t.Territory, l.world.Border.Bound(), width) {
		var first int
		first, scratch = geo.Disc{Centre: p, Radius: width}.Scan(g.lines, scratch)
		for i := range scratch {
			rows[first+i] = geo.Union(nil, rows[first+i], scratch[i:i+1])
		}
	}
	for line := range rows {
		rows[line] = geo.Intersect(nil, rows[line], g.inside[line])
	}
	l.strips[key] = rows
	return rows
}

// nearKey is a point and the code of a territory.
type nearKey struct {
	point orb.Point
	code  string
}

// maxNears is how many distances a Land keeps at most.
const maxNears = 50_000

// distanceTo returns the distance from p to a territory; places ask it again and
// again, so it is remembered.
func (l *Land) distanceTo(p orb.Point, t *scenario.Territory) geo.Length {
	key := nearKey{p, t.Code}
	l.mu.Lock()
	d, known := l.distances[key]
	l.mu.Unlock()
	if known {
		return d
	}
	_, d = l.edgesOf(t).Nearest(p)
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.distances) >= maxNears {
		l.distances = map[nearKey]geo.Length{}
	}
	l.distances[key] = d
	return d
}

// netSpacing is how far apart, in degrees, the nodes stand from which within judges.
const netSpacing = 0.2

// roundingMargin is more than two sums of geodesic distances may differ by.
const roundingMargin = geo.Metre

// within reports whether p lies within a distance of a territory, 0 on it. The node
// nearest to p decides where it can: the two distances to the territory differ by no
// more than the way between them. Release points alone are some hundred thousand, so few
// are asked on their own.
func (l *Land) within(p orb.Point, t *scenario.Territory, distance geo.Length) bool {
	node := orb.Point{math.Round(p[0]/netSpacing) * netSpacing, math.Round(p[1]/netSpacing) * netSpacing}
	way, known := geo.Distance(p, node)+roundingMargin, l.distanceTo(node, t)
	switch {
	case known+way <= distance:
		return true
	case known-way > distance:
		return false
	}
	return l.distanceTo(p, t) <= distance
}

// edgesOf returns the edges of a territory, made once.
func (l *Land) edgesOf(t *scenario.Territory) *geo.EdgeSet {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.edges[t.Code] == nil {
		l.edges[t.Code] = geo.NewEdgeSet(t.Territory)
	}
	return l.edges[t.Code]
}

// linesPerCell and maxSpacing give the scanlines: two a cell, and never fewer
// than two per kilometre.
const (
	linesPerCell = 2
	maxSpacing   = geo.Kilometre / 2
)

// ground is the border and the regions of a World as intervals on scanlines.
type ground struct {
	key     groundKey
	lines   geo.Scanlines
	inside  []geo.Spans // Ukraine within her border, one per line
	area    geo.Area
	west    float64 // degrees; a little beyond the border
	east    float64
	regions []regionGround // in the order of World.Regions
}

// touches reports whether some of Ukraine lies within bounds.
func (g *ground) touches(bound orb.Bound) bool {
	first, last := g.lines.Index(bound.Min[1]), g.lines.Index(bound.Max[1])
	if first < 0 {
		first = 0
	}
	if last < 0 {
		last = g.lines.Len() - 1
	}
	for line := first; line <= last; line++ {
		for _, s := range g.inside[line] {
			if s.East >= bound.Min[0] && s.West <= bound.Max[0] {
				return true
			}
		}
	}
	return false
}

// groundKey names a ground: the revision of its world, and how far its lines
// stand apart.
type groundKey struct {
	world   uint64
	spacing geo.Length
}

// append appends the key to a longer one.
func (k groundKey) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, k.world)
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(float64(k.spacing)))
}

// regionGround is a region's intervals from line first on.
type regionGround struct {
	first int
	spans []geo.Spans
	area  geo.Area
}

// newRegionGround keeps only the lines that the region touches.
func newRegionGround(lines geo.Scanlines, r *scenario.Region) regionGround {
	all := geo.ScanMultiPolygon(lines, r.Territory)
	first, last := 0, len(all)
	for first < last && len(all[first]) == 0 {
		first++
	}
	for last > first && len(all[last-1]) == 0 {
		last--
	}
	g := regionGround{first: first, spans: slices.Clone(all[first:last])} // and not all of Ukraine's lines
	g.area = spansArea(lines, first, g.spans)
	return g
}

// spansArea is the true area of intervals on consecutive lines.
func spansArea(lines geo.Scanlines, first int, spans []geo.Spans) geo.Area {
	var area geo.Area
	for i, s := range spans {
		area += geo.Area(s.Width()) * lines.AreaPerDegree(first+i)
	}
	return area
}
