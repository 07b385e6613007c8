package picture

import (
	"image"
	"image/color"
	"io"
	"iter"
	"math"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"
)

// pngPainter makes layers of the shapes of a scene. It is not for concurrent use.
type pngPainter struct {
	tracer
	whole  image.Rectangle // of the picture, in pixels
	scale  float64         // pixels per unit
	types  *pictureType
	window image.Rectangle // that shows the shape under way
	layers []layer         // of the shape under way
}

// writePNG draws a scene into pixels, band by band on all cores: edges first, each shape
// by itself, then pixels and their compression. What the bands are does not depend on how
// many cores there are.
func (s *scene) writePNG(w io.Writer) error {
	layers, err := s.layers()
	if err != nil {
		return err
	}
	width, height := s.width*s.scale, s.height*s.scale
	parts := make([]pngPart, (height+bandRows-1)/bandRows)
	err = onAllCores(len(parts), func(turns iter.Seq[int]) error {
		f, z := newRaster(width), &deflater{}
		for i := range turns {
			f.begin(i*bandRows, min((i+1)*bandRows, height))
			for k := range layers {
				f.paint(&layers[k])
			}
			var err error
			if parts[i], err = z.part(f.pixels, i == len(parts)-1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return writePNGFile(w, width, height, parts)
}

// bandRows is how many rows of pixels are drawn and compressed together.
const bandRows = 64

// onAllCores runs a worker on each core; they take turns at n pieces of work.
func onAllCores(n int, worker func(turns iter.Seq[int]) error) error {
	var next atomic.Int64
	turns := func(yield func(int) bool) {
		for i := int(next.Add(1)) - 1; i < n && yield(i); i = int(next.Add(1)) - 1 {
		}
	}
	var group errgroup.Group
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error { return worker(turns) })
	}
	return group.Wait()
}

// layers returns the fills of a scene, back to front.
func (s *scene) layers() ([]layer, error) {
	lists := make([][]layer, 1+len(s.shapes))
	whole := pictureBox{0, 0, float64(s.width * s.scale), float64(s.height * s.scale)}
	err := onAllCores(len(s.shapes), func(turns iter.Seq[int]) error {
		p := &pngPainter{
			whole: image.Rect(0, 0, s.width*s.scale, s.height*s.scale),
			scale: s.unit * float64(s.scale), types: newType(),
		}
		for i := range turns {
			lists[1+i] = p.shape(&s.shapes[i])
		}
		return nil
	})
	ground := pngPainter{window: image.Rect(0, 0, s.width*s.scale, s.height*s.scale)}
	ground.fill([]orb.Ring{whole.ring()}, false, s.ground, nil)
	lists[0] = ground.layers
	return slices.Concat(lists...), err
}

func (p *pngPainter) round(units float64) int { return int(math.Round(units * p.scale)) }

// fill adds a layer to those of the shape.
func (p *pngPainter) fill(rings []orb.Ring, evenOdd bool, c color.NRGBA, shade rasterShade) {
	l := p.trace(rings, p.window, evenOdd)
	l.color, l.shade = c, shade
	p.layers = append(p.layers, l)
}

// shape returns the layers of a shape, back to front.
func (p *pngPainter) shape(s *pictureShape) []layer {
	p.window, p.layers = p.whole, nil
	if view := s.window; s.clip {
		clip := image.Rect(p.round(view.left), p.round(view.top), p.round(view.right), p.round(view.bottom))
		p.window = clip.Intersect(p.whole)
	}
	if s.text != nil {
		p.text(s.text)
		return p.layers
	}
	rings := p.scaled(s.rings)
	if s.circle {
		rings = []orb.Ring{arc(p.scaledPoint(s.rings[0][0]), s.radius*p.scale, 0, 2*math.Pi)}
	}
	if !s.fill.none() {
		var shade rasterShade
		if s.fill.hatch.pitch > 0 {
			shade = hatching(s.fill.hatch, p.scale)
		}
		p.fill(rings, true, s.fill.NRGBA, shade)
	}
	if !s.stroke.none() {
		p.stroke(rings, s.width*p.scale, s.dash*p.scale, s.stroke.NRGBA)
	}
	return p.layers
}

// stroke draws all lines of a shape at once, so that a translucent pen does
// not show where pieces overlap.
func (p *pngPainter) stroke(lines []orb.Ring, width, dash float64, c color.NRGBA) {
	var pieces []orb.Ring
	for _, line := range lines {
		for _, d := range dashes(line, dash) {
			pieces = append(pieces, strokeRings(d, width)...)
		}
	}
	p.fill(pieces, false, c, nil)
}

func (p *pngPainter) text(t *pictureText) {
	var letters, halo []orb.Ring
	size := t.size * p.scale
	at := p.scaledPoint(t.at)
	face := faceOf(t.bold)
	p.types.walk(t.words, size, t.bold, t.spacing*p.scale, func(g *glyph, x float64) {
		for _, ring := range p.types.outline(face, g) {
			moved := make(orb.Ring, len(ring))
			for i, v := range ring {
				moved[i] = orb.Point{at[0] + x + float64(size*v[0]), at[1] + float64(size*v[1])}
			}
			letters = append(letters, moved)
		}
	})
	if t.halo.A > 0 {
		for _, ring := range letters {
			halo = append(halo, strokeRings(ring, 2*pictureHalo*p.scale)...)
		}
		p.fill(halo, false, t.halo, nil)
	}
	p.fill(letters, false, t.color, nil)
}

func (p *pngPainter) scaledPoint(v orb.Point) orb.Point {
	return orb.Point{v[0] * p.scale, v[1] * p.scale}
}

func (p *pngPainter) scaled(rings []orb.Ring) []orb.Ring {
	list := make([]orb.Ring, len(rings))
	for i, ring := range rings {
		list[i] = make(orb.Ring, len(ring))
		for k, v := range ring {
			list[i][k] = p.scaledPoint(v)
		}
	}
	return list
}
