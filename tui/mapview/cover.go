package mapview

import (
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"github.com/paulmach/orb"
)

// Cover is what one threat leaves covered, as runs of one status along each
// scanline: one search answers for all three estimates.
type Cover struct {
	south, step float64 // degrees
	runs        []coverRun
	ends        []int32 // by scanline, the index behind its last run
}

// coverRun is a stretch of covered ground on a scanline, in degrees of
// longitude.
type coverRun struct {
	west, east float64
	ground     screen.Ground
}

// NewCovers are the covers of a map by threat index; none without a map, and nil for a
// threat that the map does not show.
func NewCovers(m *coverage.Map) (list []*Cover) {
	if m == nil {
		return nil
	}
	for i := range m.Covered {
		var c *Cover
		if m.Shows(i) {
			c = newCover(m, i)
		}
		list = append(list, c)
	}
	return list
}

// newCover merges the spans of a threat, by its index in the result. The runs
// of a row are in order and do not overlap.
func newCover(m *coverage.Map, threat int) *Cover {
	c := &Cover{south: m.Lines.South(), step: m.Lines.Step(), ends: make([]int32, m.Lines.Len())}
	covered := &m.Covered[threat]
	var ends []float64
	for i := range c.ends {
		ends = ends[:0]
		for _, e := range scenario.Estimates {
			for _, span := range covered.At(e)[i] {
				ends = append(ends, span.West, span.East)
			}
		}
		slices.Sort(ends)
		c.addRuns(m, threat, m.Lines.Latitude(i), slices.Compact(ends))
		c.ends[i] = int32(len(c.runs))
	}
	c.runs = slices.Clip(c.runs)
	return c
}

// addRuns asks the map for the status between each two ends on a scanline.
func (c *Cover) addRuns(m *coverage.Map, threat int, lat float64, ends []float64) {
	first := len(c.runs)
	for k := 1; k < len(ends); k++ {
		west, east := ends[k-1], ends[k]
		status, inside := m.StatusAt(threat, orb.Point{(west + east) / 2, lat})
		if !inside || status == coverage.Uncovered {
			continue
		}
		g := screen.GroundOf(status)
		if last := len(c.runs) - 1; last >= first && c.runs[last].east == west && c.runs[last].ground == g {
			c.runs[last].east = east
		} else {
			c.runs = append(c.runs, coverRun{west, east, g})
		}
	}
}

// row is the runs of a scanline.
func (c *Cover) row(i int) []coverRun {
	if i == 0 {
		return c.runs[:c.ends[0]]
	}
	return c.runs[c.ends[i-1]:c.ends[i]]
}

// line is the scanline of a latitude, -1 south of all.
func (c *Cover) line(lat float64) int {
	if lat < c.south {
		return -1
	}
	return int((lat - c.south) / c.step)
}

// stretchAt is the stretch of one ground, covered or not, that holds a
// longitude on a scanline.
func (c *Cover) stretchAt(line int, lon float64) coverRun {
	stretch := coverRun{math.Inf(-1), math.Inf(1), screen.GroundGap}
	if line < 0 || line >= len(c.ends) {
		return stretch
	}
	runs := c.row(line)
	lo, hi := 0, len(runs)
	for lo < hi {
		if mid := (lo + hi) / 2; runs[mid].east < lon {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo > 0 {
		stretch.west = math.Nextafter(runs[lo-1].east, math.Inf(1))
	}
	if lo == len(runs) {
		return stretch
	}
	if runs[lo].west <= lon {
		return runs[lo]
	}
	stretch.east = math.Nextafter(runs[lo].west, math.Inf(-1))
	return stretch
}

// latticeStep is the distance in dots between the points whose position is
// computed; between them it is interpolated. Over a distance d the error is
// about d*d/8 over the Earth's radius: at 4 km a dot 180 m, a twentieth of a
// dot.
const latticeStep = 24

// sampleCover gives every dot of Ukraine its status. The points computed lie
// at the same places of the map however it is panned, so that what was on the
// screen before comes out the same.
func (r *raster) sampleCover(c *Cover) {
	o, dot := r.view.origin(), r.view.dot()
	shiftX, shiftY := latticeShift(o.X/dot), latticeShift(-o.Y/dot)
	nx, ny := (r.W+shiftX)/latticeStep+2, (r.H+shiftY)/latticeStep+2
	r.lattice = screen.Sized(r.lattice, nx*ny)
	for j := range ny {
		for i := range nx {
			x, y := float64(i*latticeStep-shiftX)+0.5, float64(j*latticeStep-shiftY)+0.5
			p := unproject(Point{o.X + x*dot, o.Y - y*dot})
			r.lattice[j*nx+i] = lonLat{p[0], p[1]}
		}
	}
	for y := range r.H {
		row := r.Grounds[y*r.W : (y+1)*r.W]
		j, f := (y+shiftY)/latticeStep, float64((y+shiftY)%latticeStep)/latticeStep
		upper, lower := r.lattice[j*nx:], r.lattice[(j+1)*nx:]
		for i, start := 0, -shiftX; start < r.W; i, start = i+1, start+latticeStep {
			from, to := between(upper[i], lower[i], f), between(upper[i+1], lower[i+1], f)
			c.sampleRun(row, start, from, to)
		}
	}
}

// latticeShift is how many dots before the edge of the view the lattice
// begins, for an edge at so many dots from the origin of the map.
func latticeShift(dots float64) int {
	shift := int(math.Round(dots)) % latticeStep
	if shift < 0 {
		shift += latticeStep
	}
	return shift
}

// lonLat is a position in degrees.
type lonLat struct{ lon, lat float64 }

// between is the position a fraction f of the way from a to b.
func between(a, b lonLat, f float64) lonLat {
	return lonLat{a.lon + f*(b.lon-a.lon), a.lat + f*(b.lat-a.lat)}
}

// sampleRun samples the dots of a row from start to the next point of the
// lattice; from is the position of the first, to that of the one after the
// last. Neighbours mostly lie in one stretch of one scanline, which is looked
// up once.
func (c *Cover) sampleRun(row []screen.Ground, start int, from, to lonLat) {
	dLon, dLat := (to.lon-from.lon)/latticeStep, (to.lat-from.lat)/latticeStep
	line, here := -2, coverRun{}
	for x := max(start, 0); x < min(start+latticeStep, len(row)); x++ {
		if row[x] != screen.GroundGap {
			continue
		}
		k := float64(x - start)
		lon, lat := from.lon+k*dLon, from.lat+k*dLat
		if l := c.line(lat); l != line || lon < here.west || lon > here.east {
			line, here = l, c.stretchAt(l, lon)
		}
		row[x] = here.ground
	}
}

// edgeOf is the line drawn where ground of a status ends.
var edgeOf = [screen.GroundCount]screen.Line{
	screen.GroundPossible: screen.LineEdgePossible, screen.GroundLikely: screen.LineEdgeLikely,
	screen.GroundAssured: screen.LineEdgeAssured,
}

// drawEdges outlines what is covered at least so well: the covered dots that
// have a neighbour in Ukraine that is not. Along the border there is no edge,
// since the border is drawn there.
func (r *raster) drawEdges(least screen.Ground) {
	open := func(x, y int) bool {
		if x < 0 || y < 0 || x >= r.W || y >= r.H {
			return false
		}
		g := r.Grounds[y*r.W+x]
		return g >= screen.GroundGap && g < least
	}
	for y := range r.H {
		for x := range r.W {
			g := r.Grounds[y*r.W+x]
			if g >= least && (open(x-1, y) || open(x+1, y) || open(x, y-1) || open(x, y+1)) {
				r.SetDot(edgeOf[g], x, y)
			}
		}
	}
}
