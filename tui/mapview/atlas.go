package mapview

import (
	"slices"
	"strings"
	"sync"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"github.com/paulmach/orb"
)

// atlas is the base map and Ukraine's border in km of the map projection,
// made once and never changed.
type atlas struct {
	levels   levels
	names    []mapName
	regions  map[string]Box    // by code
	outlines map[string][]Ring // of the regions, by code
	home     Box               // Ukraine, or all places without a border
	limits   Box               // where the centre of the view may go
}

// geometry is what is drawn at one level of detail.
type geometry struct {
	frame   []outline // the area that the base map covers; none: everywhere
	land    []outline
	ukraine []outline
	lines   []stretch
}

// levels are a geometry at every level of detail, from the finest to the coarsest. Each
// is made when it is first shown.
type levels [len(levelDetail)]func() *geometry

// levelDetail is the least distance in km between points of a level.
var levelDetail = [...]float64{0, 1, 3}

// at is the coarsest level whose points lie closer than the dots of a view.
func (a *atlas) at(dot float64) *geometry {
	for i := len(levelDetail) - 1; i > 0; i-- {
		if dot >= levelDetail[i] {
			return a.levels[i]()
		}
	}
	return a.levels[0]()
}

// outline is a closed ring; rings of one list are filled by even and odd.
type outline struct {
	points []Point
	box    Box
}

// stretch is a piece of a line, short enough that its box is worth asking.
type stretch struct {
	kind   screen.Line
	points []Point
	box    Box
}

// mapName is a name of the base map.
type mapName struct {
	BaseName
	upper string
	at    Point
}

// stretchPoints is how many points of a line make one stretch.
const stretchPoints = 48

var lineOf = map[LineKind]screen.Line{
	Coast: screen.LineCoast, Border: screen.LineBorder, Ukraine: screen.LineUkraine, Region: screen.LineRegion,
	River: screen.LineRiver,
}

// newAtlas projects a base map and the border of a scenario's world.
func newAtlas(m *BaseMap, s *scenario.Scenario) *atlas {
	a := &atlas{regions: map[string]Box{}, outlines: map[string][]Ring{}}
	own := geometry{}
	if s.World != nil {
		own.ukraine = appendOutlines(nil, s.World.Border)
		for i := range s.World.Regions {
			a.addRegion(&s.World.Regions[i])
		}
	}
	for _, o := range own.ukraine {
		a.home.add(o.box.min)
		a.home.add(o.box.max)
	}
	if m == nil {
		for _, o := range own.ukraine {
			own.lines = appendStretches(own.lines, screen.LineUkraine, o.points)
		}
	}
	a.levels = levelsOf(func() *geometry { return &own })
	if m != nil {
		p := m.projected()
		a.names, a.limits = p.names, p.limits
		for i, border := range a.levels {
			a.levels[i] = sync.OnceValue(func() *geometry {
				all := *p.levels[i]()
				all.ukraine = border().ukraine
				return &all
			})
		}
	}
	if len(own.ukraine) == 0 {
		for i := range s.Places {
			a.home.add(Project(s.Places[i].Position))
		}
	}
	if !a.limits.Filled {
		a.limits = a.home
	}
	return a
}

// addRegion keeps a region's outline and box.
func (a *atlas) addRegion(g *scenario.Region) {
	var b Box
	for _, o := range appendOutlines(nil, g.Territory) {
		b.add(o.box.min)
		b.add(o.box.max)
		a.outlines[g.Code] = append(a.outlines[g.Code], Ring{kind: screen.LineReach, every: 1, points: o.points})
	}
	a.regions[g.Code] = b
}

// projected is a base map in km of the map projection.
type projected struct {
	levels levels
	names  []mapName
	limits Box // of the frame
}

// newProjected is a base map whose levels are projected when they are first shown.
func newProjected(m *BaseMap) *projected {
	p := &projected{}
	var frame []outline
	if m.Box != (orb.Bound{}) {
		frame = appendOutlines(nil, orb.MultiPolygon{{boxRing(m.Box)}})
		for _, o := range frame {
			p.limits.add(o.box.min)
			p.limits.add(o.box.max)
		}
	}
	for _, n := range m.Names {
		n.Name = screen.Clean(n.Name)
		p.names = append(p.names, mapName{n, strings.ToUpper(n.Name), Project(n.Position)})
	}
	p.levels = levelsOf(func() *geometry {
		g := &geometry{frame: frame}
		for _, land := range m.Land {
			g.land = appendOutlines(g.land, land)
		}
		var lines []BaseLine
		if m.Lines != nil {
			lines = m.Lines()
		}
		for _, l := range lines {
			g.lines = appendStretches(g.lines, lineOf[l.Kind], projectLine(l.Points))
		}
		return g
	})
	return p
}

// boxRing is the outline of a box of degrees, with points close enough that
// its parallels follow their curve on the map.
func boxRing(b orb.Bound) orb.Ring {
	const steps = 16
	var ring orb.Ring
	corners := [...]orb.Point{b.Min, {b.Max[0], b.Min[1]}, b.Max, {b.Min[0], b.Max[1]}}
	for i, from := range corners {
		to := corners[(i+1)%len(corners)]
		for k := range steps {
			f := float64(k) / steps
			ring = append(ring, orb.Point{from[0] + f*(to[0]-from[0]), from[1] + f*(to[1]-from[1])})
		}
	}
	return append(ring, ring[0])
}

// projectLine projects positions near enough for drawing.
func projectLine(line []orb.Point) []Point {
	out := make([]Point, len(line))
	for i, p := range line {
		out[i] = projectNear(p)
	}
	return out
}

// outlineOf is a ring with its box.
func outlineOf(points []Point) outline {
	o := outline{points: points}
	for _, p := range points {
		o.box.add(p)
	}
	return o
}

func appendOutlines(list []outline, territory orb.MultiPolygon) []outline {
	for _, polygon := range territory {
		for _, ring := range polygon {
			list = append(list, outlineOf(projectLine(ring)))
		}
	}
	return list
}

func appendStretches(list []stretch, kind screen.Line, points []Point) []stretch {
	for len(points) > 1 {
		n := min(len(points), stretchPoints)
		s := stretch{kind: kind, points: points[:n]}
		for _, p := range s.points {
			s.box.add(p)
		}
		list = append(list, s)
		points = points[n-1:] // the next one starts where this one ends
	}
	return list
}

// levelsOf are the levels of a geometry, which is made anew for each: a level is thinned
// from the one before it, and neither is kept unless it is shown itself.
func levelsOf(full func() *geometry) (all levels) {
	for i := range all {
		all[i] = sync.OnceValue(func() *geometry {
			level := full()
			for _, detail := range levelDetail[1 : i+1] {
				level = level.thinned(detail)
			}
			return level
		})
	}
	return all
}

// thinnedTogether is for how many points room is made at once.
const thinnedTogether = 4096

// thinned leaves out points nearer than detail, in km, to the one before.
func (g *geometry) thinned(detail float64) *geometry {
	t := &geometry{land: make([]outline, 0, len(g.land)), lines: make([]stretch, 0, len(g.lines))}
	var room []Point // of lines to come
	thin := func(points []Point) []Point {
		if cap(room) < len(points) {
			room = make([]Point, 0, max(len(points), thinnedTogether))
		}
		kept := appendThin(room[:0:len(points)], points, detail)
		room = room[len(kept):cap(room)][:0]
		return slices.Clip(kept)
	}
	for _, l := range [...]struct{ from, to *[]outline }{{&g.frame, &t.frame}, {&g.land, &t.land},
		{&g.ukraine, &t.ukraine}} {
		for _, o := range *l.from {
			if o.box.max.X-o.box.min.X >= detail || o.box.max.Y-o.box.min.Y >= detail {
				*l.to = append(*l.to, outline{thin(o.points), o.box})
			}
		}
	}
	for _, s := range g.lines {
		t.lines = append(t.lines, stretch{s.kind, thin(s.points), s.box})
	}
	return t
}

// appendThin appends the ends of a line and the points that are far enough from the
// last one kept.
func appendThin(kept, points []Point, detail float64) []Point {
	kept = append(kept, points[0])
	for _, p := range points[1 : len(points)-1] {
		last := kept[len(kept)-1]
		if dx, dy := p.X-last.X, p.Y-last.Y; dx*dx+dy*dy >= detail*detail {
			kept = append(kept, p)
		}
	}
	return append(kept, points[len(points)-1])
}
