package picture

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// pictureRows is how many sample lines a row of pixels has. Along a sample
// line the share of every pixel is exact.
const pictureRows = 8

// layer is one fill of a picture: the edges around it and its paint.
type layer struct {
	edges   []rasterEdge // by the sample line on which they begin
	bottom  int          // the sample line that no edge reaches
	evenOdd bool         // leaves out what an even number of rings surrounds, else fills what they wind around
	window  image.Rectangle
	color   color.NRGBA
	shade   rasterShade // nil: paint lies evenly
}

// rasterEdge is an edge that runs down the sample lines from first to last.
type rasterEdge struct {
	x, slope    float64 // at the first line, and per line
	first, last int32   // last is not included
	winding     int32
}

// at returns where the edge crosses a sample line.
func (e *rasterEdge) at(line int) float64 { return e.x + float64(e.slope*float64(line-int(e.first))) }

// tracer makes layers of rings. It is not for concurrent use.
type tracer struct {
	edges  []rasterEdge
	starts []int32 // how many edges begin on a sample line, then where they go
}

// trace returns the edges of rings, in pixels, that a window shows: the layer of an
// even-odd fill, or of one that fills whatever rings wind around.
func (t *tracer) trace(rings []orb.Ring, window image.Rectangle, evenOdd bool) layer {
	l := layer{window: window, evenOdd: evenOdd}
	t.edges = t.edges[:0]
	top, bottom := window.Min.Y*pictureRows, window.Max.Y*pictureRows
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			t.edge(ring[i-1], ring[i], top, bottom)
		}
	}
	if len(t.edges) == 0 {
		return l
	}
	l.edges = make([]rasterEdge, len(t.edges))
	first, last := t.edges[0].first, t.edges[0].first
	for i := range t.edges {
		e := &t.edges[i]
		first, last, l.bottom = min(first, e.first), max(last, e.first), max(l.bottom, int(e.last))
	}
	t.starts = append(t.starts[:0], make([]int32, last-first+2)...)
	for i := range t.edges {
		t.starts[t.edges[i].first-first+1]++
	}
	for i := 1; i < len(t.starts); i++ {
		t.starts[i] += t.starts[i-1]
	}
	for i := range t.edges {
		place := &t.starts[t.edges[i].first-first]
		l.edges[*place] = t.edges[i]
		*place++
	}
	return l
}

// edge adds the edge from a to b, cut to the sample lines from top to bottom.
func (t *tracer) edge(a, b orb.Point, top, bottom int) {
	winding := int32(1)
	if a[1] > b[1] {
		a, b, winding = b, a, -1
	}
	// Sample line k runs through the middle of its strip.
	y0, y1 := a[1]*pictureRows-0.5, b[1]*pictureRows-0.5
	if y1 <= float64(top) || y0 > float64(bottom) || !(y1 > y0) {
		return
	}
	first := max(int(math.Ceil(y0)), top)
	last := int(math.Ceil(min(y1, float64(bottom))))
	if first >= last {
		return
	}
	e := rasterEdge{winding: winding, slope: (b[0] - a[0]) / (y1 - y0), first: int32(first), last: int32(last)}
	e.x = a[0] + float64(e.slope*(float64(first)-y0))
	t.edges = append(t.edges, e)
}

// raster paints layers with smooth edges into a band of a picture, some of its rows
// from edge to edge. Every band of a picture paints its rows as a single one would.
type raster struct {
	width, top, bottom int    // in pixels of the picture; bottom is not included
	pixels             []byte // red, green and blue; before each row the byte of an unfiltered row of a PNG
	active, fresh      []rasterCross
	share              []float64 // of the pixels of a row, as it accumulates
	step               []float64 // what is added from a pixel on
	from, to           int       // columns touched in the row
}

// rasterCross is where an edge crosses the sample line.
type rasterCross struct {
	x    float64
	edge int
}

// rasterShade is how much of its paint a pattern lays on a pixel, 0 to 1.
type rasterShade func(x, y int) float64

func newRaster(width int) *raster {
	return &raster{width: width, share: make([]float64, width+1), step: make([]float64, width+2)}
}

// stride is how many bytes a row takes.
func (f *raster) stride() int { return 1 + 3*f.width }

// begin goes to a band, all black.
func (f *raster) begin(top, bottom int) {
	f.top, f.bottom = top, bottom
	f.pixels = append(f.pixels[:0], make([]byte, (bottom-top)*f.stride())...)
}

// paint lays a layer on what is there.
func (f *raster) paint(l *layer) {
	if len(l.edges) == 0 {
		return
	}
	f.active = f.active[:0]
	next, line := 0, max(f.top*pictureRows, int(l.edges[0].first))
	bottom := min(f.bottom*pictureRows, l.bottom)
	for line < bottom && (next < len(l.edges) || len(f.active) > 0) {
		row := line / pictureRows
		f.from, f.to = l.window.Max.X, l.window.Min.X
		for ; line < (row+1)*pictureRows; line++ {
			f.advance(l, line)
			next = f.enter(l, line, next)
			f.sample(l)
		}
		f.blendRow(l, row)
		if len(f.active) == 0 && next < len(l.edges) {
			line = max(line, int(l.edges[next].first))
		}
	}
}

// advance moves the edges under way to a sample line. Their order hardly changes from
// line to line, so that an insertion sort that starts from the last order costs next
// to nothing.
func (f *raster) advance(l *layer, line int) {
	live := f.active[:0]
	for _, c := range f.active {
		e := &l.edges[c.edge]
		if line >= int(e.last) {
			continue
		}
		c.x = e.at(line)
		live = append(live, c)
		k := len(live) - 1
		for ; k > 0 && live[k-1].x > c.x; k-- {
			live[k] = live[k-1]
		}
		live[k] = c
	}
	f.active = live
}

// enter merges the edges from next on that begin on a sample line, or above it, with
// those under way, and returns the next one.
func (f *raster) enter(l *layer, line, next int) int {
	f.fresh = f.fresh[:0]
	for ; next < len(l.edges) && int(l.edges[next].first) <= line; next++ {
		if e := &l.edges[next]; line < int(e.last) {
			f.fresh = append(f.fresh, rasterCross{e.at(line), next})
		}
	}
	if len(f.fresh) == 0 {
		return next
	}
	if len(f.fresh) > 1 {
		slices.SortFunc(f.fresh, func(a, b rasterCross) int { return cmp.Compare(a.x, b.x) })
	}
	old, fresh := len(f.active)-1, len(f.fresh)-1
	f.active = append(f.active, f.fresh...)
	for k := len(f.active) - 1; fresh >= 0; k-- {
		if old >= 0 && f.active[old].x > f.fresh[fresh].x {
			f.active[k] = f.active[old]
			old--
		} else {
			f.active[k] = f.fresh[fresh]
			fresh--
		}
	}
	return next
}

// sample adds the sample line that the edges are on to the shares of its row of pixels.
func (f *raster) sample(l *layer) {
	west, east := float64(l.window.Min.X), float64(l.window.Max.X)
	winding, from := int32(0), 0.0
	for i := range f.active {
		c := &f.active[i]
		outside := winding == 0
		if l.evenOdd {
			winding = 1 - winding
		} else {
			winding += l.edges[c.edge].winding
		}
		if outside {
			from = c.x
		} else if winding == 0 {
			f.span(max(from, west), min(c.x, east))
		}
	}
}

// span adds the stretch from x0 to x1 of a sample line.
func (f *raster) span(x0, x1 float64) {
	if !(x1 > x0) {
		return
	}
	left, right := int(x0), int(x1)
	const weight = 1.0 / pictureRows
	f.from, f.to = min(f.from, left), max(f.to, right)
	if left == right {
		f.share[left] += weight * (x1 - x0)
		return
	}
	f.share[left] += weight * (float64(left+1) - x0)
	f.share[right] += weight * (x1 - float64(right))
	f.step[left+1] += weight
	f.step[right] -= weight
}

// blendRow blends the row's shares into the band and clears them.
func (f *raster) blendRow(l *layer, row int) {
	c, opacity := [3]uint8{l.color.R, l.color.G, l.color.B}, float64(l.color.A)
	pixels := f.pixels[(row-f.top)*f.stride()+1:][:3*f.width]
	full, even := 0.0, 0.0 // even: of a pixel that no edge touches
	last := 0.0
	var under, over [3]uint8 // with the share of the last pixel that was blended
	for x := f.from; x <= f.to; x++ {
		a := even
		if f.share[x] != 0 || f.step[x] != 0 {
			full += f.step[x]
			a = min(f.share[x]+full, 1) * opacity / 255
			even = min(full, 1) * opacity / 255
			f.share[x], f.step[x] = 0, 0
		}
		if x >= l.window.Max.X || a < 1.0/512 {
			continue
		}
		if l.shade != nil {
			a *= l.shade(x, row)
		}
		at := (*[3]uint8)(pixels[3*x:])
		if a != last || *at != under {
			last, under = a, *at
			for i := range over {
				over[i] = blend(under[i], c[i], a)
			}
		}
		*at = over
	}
	if f.to >= f.from {
		f.step[f.to+1] = 0
	}
}

func blend(under, over uint8, a float64) uint8 {
	return uint8(float64(under) + float64(a*(float64(over)-float64(under))) + 0.5)
}

// hatching returns the shade of parallel lines: pixels per unit, and the pattern.
func hatching(h hatch, scale float64) rasterShade {
	pitch, half := h.pitch*scale, h.width*scale/2
	sign := 1.0
	if h.falling {
		sign = -1
	}
	return func(x, y int) float64 {
		d := math.Mod((float64(x)+sign*float64(y)+0.5+0.5*sign)/math.Sqrt2, pitch)
		if d < 0 {
			d += pitch
		}
		d = min(d, pitch-d) // to the middle of the nearest line
		return min(max(half-d+0.5, 0), 1)
	}
}
