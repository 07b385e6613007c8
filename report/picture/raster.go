package picture

import (
	"image"
	"image/color"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// pictureRows is how many sample lines a row of pixels has. Along a sample
// line the share of every pixel is exact.
const pictureRows = 8

// raster fills outlines with smooth edges into an image.
type raster struct {
	pixels   *image.RGBA
	window   image.Rectangle // nothing is painted outside
	edges    []rasterEdge
	active   []rasterCross // edges under way, from left to right
	share    []float64     // of the pixels of a row, as it accumulates
	step     []float64     // what is added from a pixel on
	from, to int           // columns touched in the row
}

// rasterEdge is an edge that runs down the sample lines from first to last.
type rasterEdge struct {
	x, slope    float64 // at the first line, and per line
	first, last int     // last is not included
	winding     int
}

// rasterCross is where an edge crosses the sample line.
type rasterCross struct {
	x    float64
	edge int
}

// rasterShade is how much of its paint a pattern lays on a pixel, 0 to 1.
type rasterShade func(x, y int) float64

func newRaster(w, h int) *raster {
	return &raster{
		pixels: image.NewRGBA(image.Rect(0, 0, w, h)),
		share:  make([]float64, w+1), step: make([]float64, w+2),
	}
}

// fill paints the inside of rings, in pixels. An even-odd fill leaves out what
// an even number of rings surrounds; the other one fills whatever rings wind
// around. A nil shade paints evenly.
func (f *raster) fill(rings []orb.Ring, evenOdd bool, c color.NRGBA, shade rasterShade) {
	f.edges = f.edges[:0]
	top, bottom := f.window.Min.Y*pictureRows, f.window.Max.Y*pictureRows
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			f.edge(ring[i-1], ring[i], top, bottom)
		}
	}
	if len(f.edges) == 0 {
		return
	}
	slices.SortFunc(f.edges, func(a, b rasterEdge) int { return a.first - b.first })
	f.active = f.active[:0]
	next, line := 0, f.edges[0].first
	for line < bottom && (next < len(f.edges) || len(f.active) > 0) {
		row := line / pictureRows
		f.from, f.to = f.window.Max.X, f.window.Min.X
		for ; line < (row+1)*pictureRows; line++ {
			for ; next < len(f.edges) && f.edges[next].first <= line; next++ {
				f.active = append(f.active, rasterCross{edge: next})
			}
			f.sample(line, evenOdd)
		}
		f.paint(row, c, shade)
		if len(f.active) == 0 && next < len(f.edges) {
			line = max(line, f.edges[next].first)
		}
	}
}

// edge adds the edge from a to b, cut to the sample lines from top to bottom.
func (f *raster) edge(a, b orb.Point, top, bottom int) {
	winding := 1
	if a[1] > b[1] {
		a, b, winding = b, a, -1
	}
	// Sample line k runs through the middle of its strip.
	y0, y1 := a[1]*pictureRows-0.5, b[1]*pictureRows-0.5
	if y1 <= float64(top) || y0 > float64(bottom) || !(y1 > y0) {
		return
	}
	e := rasterEdge{winding: winding, slope: (b[0] - a[0]) / (y1 - y0)}
	e.first = max(int(math.Ceil(y0)), top)
	e.last = int(math.Ceil(min(y1, float64(bottom))))
	if e.first >= e.last {
		return
	}
	e.x = a[0] + float64(e.slope*(float64(e.first)-y0))
	f.edges = append(f.edges, e)
}

// sample adds one sample line to the shares of its row of pixels. The order of
// the edges hardly changes from line to line, so that an insertion sort that
// starts from the last order costs next to nothing.
func (f *raster) sample(line int, evenOdd bool) {
	live := f.active[:0]
	for _, c := range f.active {
		e := &f.edges[c.edge]
		if line >= e.last {
			continue
		}
		c.x = e.x + float64(e.slope*float64(line-e.first))
		live = append(live, c)
		k := len(live) - 1
		for ; k > 0 && live[k-1].x > c.x; k-- {
			live[k] = live[k-1]
		}
		live[k] = c
	}
	f.active = live
	winding := 0
	for i, c := range live {
		if inside := winding != 0 && (!evenOdd || i%2 == 1); inside {
			f.span(live[i-1].x, c.x)
		}
		winding += f.edges[c.edge].winding
		if evenOdd {
			winding = 1
		}
	}
}

// span adds the stretch from x0 to x1 of a sample line.
func (f *raster) span(x0, x1 float64) {
	x0, x1 = max(x0, float64(f.window.Min.X)), min(x1, float64(f.window.Max.X))
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

// paint blends the row's shares into the image and clears them.
func (f *raster) paint(row int, c color.NRGBA, shade rasterShade) {
	full := 0.0
	for x := f.from; x <= f.to; x++ {
		full += f.step[x]
		a := min(f.share[x]+full, 1) * float64(c.A) / 255
		f.share[x], f.step[x] = 0, 0
		if x >= f.window.Max.X || a < 1.0/512 {
			continue
		}
		if shade != nil {
			a *= shade(x, row)
		}
		at := f.pixels.Pix[f.pixels.PixOffset(x, row):]
		at[0] = blend(at[0], c.R, a)
		at[1] = blend(at[1], c.G, a)
		at[2] = blend(at[2], c.B, a)
		at[3] = 255
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
