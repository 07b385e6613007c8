package tui

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	imagecolor "image/color"
	"image/png"
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// hdDots is how many pixels of the image make a column of the map; a row is
// twice as many. The terminal scales them to its cells.
const hdDots = 8

// hdMargin is how much of the map's size the image goes beyond it on each
// side.
const hdMargin = 0.25

func round(x float64) int { return int(math.Round(x)) }

// renderHD draws the ground of the map and its surroundings in a command.
func (m *Model) renderHD(rev int, key hdKey) tea.Cmd {
	v, circles := m.view, m.circles()
	dx, dy := round(float64(v.cols)*hdMargin), round(float64(v.rows)*hdMargin)
	o := v.origin()
	box := hdFrame{vec{o.x - float64(dx)*v.scale, o.y + float64(dy)*2*v.scale}, v.cols + 2*dx, v.rows + 2*dy}
	fine := v
	fine.scale, fine.cols, fine.rows = v.scale*2/hdDots, box.cols*hdDots/2, box.rows*2*hdDots/4
	base := m.cfg.BaseMap
	return func() tea.Msg {
		var r raster
		r.update(fine, key.atlas, key.cover, key.lead, key.layers, circles)
		var relief *shadeGrid
		if key.layers.has(layerRelief) {
			var s shades
			if levels := s.of(base, key.atlas); len(levels) > 0 {
				relief = shadeLevel(levels, fine.scale)
			}
		}
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, r.image(key.palette, relief)); err != nil {
			return nil
		}
		return hdMsg{rev, key, box, out.Bytes()}
	}
}

// image is the raster with a pixel a dot: the grounds, each in the shades of
// the relief, and over them the lines.
func (r *raster) image(p *palette, relief *shadeGrid) *image.Paletted {
	const kinds = 2*shadeMost + 1
	img := image.NewPaletted(image.Rect(0, 0, r.w, r.h), r.imageColors(p))
	o, dot := r.view.origin(), r.view.dot()
	for y := range r.h {
		row := img.Pix[y*img.Stride : y*img.Stride+r.w]
		for x := range row {
			g, shade := r.grounds[y*r.w+x], int8(0)
			if relief != nil && g >= groundAbroad {
				shade = relief.at(vec{o.x + (float64(x)+0.5)*dot, o.y - (float64(y)+0.5)*dot})
			}
			row[x] = uint8(int(g)*kinds + shadeMost + int(shade))
			if k := r.lineAt(x, y); k != lineNone {
				row[x] = uint8(int(groundCount)*kinds + int(k))
			}
		}
	}
	return img
}

// lineAt is the line that a pixel shows: its own, or one beside it, so that
// lines are two pixels wide.
func (r *raster) lineAt(x, y int) line {
	best := lineNone
	for _, d := range [...][2]int{{0, 0}, {1, 0}, {0, 1}} {
		px, py := x-d[0], y-d[1]
		if px < 0 || py < 0 {
			continue
		}
		i := py/4*r.view.cols + px/2
		if r.bits[i]&brailleBit[py&3][px&1] != 0 {
			best = max(best, r.top[i])
		}
	}
	return best
}

// imageColors are the colours of the grounds, shaded, and of the lines.
func (r *raster) imageColors(p *palette) imagecolor.Palette {
	colors := p.groundColors(r.lead)
	if r.layers.has(layerGaps) && p.gap != colorDefault && !p.stipple {
		colors[groundGap] = p.gap
	}
	var list imagecolor.Palette
	for g := range groundCount {
		for shade := -shadeMost; shade <= shadeMost; shade++ {
			c := colors[g]
			if c == colorDefault {
				c = p.paper
			}
			list = append(list, pixelColor(shadedColor(c, int8(shade))))
		}
	}
	for _, c := range p.line {
		list = append(list, pixelColor(c))
	}
	return list
}

// pixelColor is a colour of a palette as a pixel; of the 256 colours those of
// the cube and the greys.
func pixelColor(c color) imagecolor.Color {
	n := int(c &^ colorKind)
	if c&colorKind == colorIndexed {
		switch {
		case n >= 232:
			n = 8 + 10*(n-232)
			n = n<<16 | n<<8 | n
		case n >= 16:
			level := func(i int) int { return [...]int{0, 95, 135, 175, 215, 255}[i%6] }
			n -= 16
			n = level(n/36)<<16 | level(n/6)<<8 | level(n)
		default:
			n = 0x808080
		}
	}
	return imagecolor.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// hdTransmit is the image as the terminal takes it: in pieces of 4 kB.
func hdTransmit(picture []byte) string {
	const piece = 4096
	text := base64.StdEncoding.EncodeToString(picture)
	var b strings.Builder
	for first := true; ; first = false {
		n, more := min(len(text), piece), 0
		if n < len(text) {
			more = 1
		}
		head := fmt.Sprintf("m=%d", more)
		if first {
			head = fmt.Sprintf("a=t,f=100,t=d,i=%d,q=2,m=%d", hdID, more)
		}
		b.WriteString("\x1b_G" + head + ";" + text[:n] + "\x1b\\")
		if text = text[n:]; text == "" {
			return b.String()
		}
	}
}
