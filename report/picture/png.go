package picture

import (
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

	"github.com/paulmach/orb"
)

// pngPainter draws a scene into pixels.
type pngPainter struct {
	scene  *scene
	raster *raster
	scale  float64 // pixels per unit
	types  *pictureType
}

func (s *scene) writePNG(w io.Writer) error {
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, s.pixels())
}

// pixels draws the scene.
func (s *scene) pixels() *image.RGBA {
	p := &pngPainter{
		scene:  s,
		raster: newRaster(s.width*s.scale, s.height*s.scale),
		scale:  s.unit * float64(s.scale),
		types:  newType(),
	}
	all := p.raster.pixels.Bounds()
	p.raster.window = all
	whole := pictureBox{0, 0, float64(all.Max.X), float64(all.Max.Y)}
	p.raster.fill([]orb.Ring{whole.ring()}, false, s.ground, nil)
	for i := range s.shapes {
		p.raster.window = all
		if view := s.shapes[i].window; s.shapes[i].clip {
			clip := image.Rect(p.round(view.left), p.round(view.top), p.round(view.right), p.round(view.bottom))
			p.raster.window = clip.Intersect(all)
		}
		p.shape(&s.shapes[i])
	}
	return p.raster.pixels
}

func (p *pngPainter) round(units float64) int { return int(math.Round(units * p.scale)) }

func (p *pngPainter) shape(s *pictureShape) {
	if s.text != nil {
		p.text(s.text)
		return
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
		p.raster.fill(rings, true, s.fill.NRGBA, shade)
	}
	if !s.stroke.none() {
		p.stroke(rings, s.width*p.scale, s.dash*p.scale, s.stroke.NRGBA)
	}
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
	p.raster.fill(pieces, false, c, nil)
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
		p.raster.fill(halo, false, t.halo, nil)
	}
	p.raster.fill(letters, false, t.color, nil)
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
