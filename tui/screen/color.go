package screen

import (
	imagecolor "image/color"
	"strconv"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

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

// ShadeMost is the strongest shade of relief, darker or lighter.
const ShadeMost = 3

// Shade shades the two halves of a cell of one ground, and the whole of others,
// from -3, dark, to 3, light; without background colours it marks mountains.
func (c *Canvas) Shade(x, y int, upper, lower int8, p *Palette) {
	out := c.At(x, y)
	switch {
	case out == nil:
	case p.Hatched():
		if upper+lower >= 4 && out.Ch == ' ' {
			*out = cell{Ch: '^', fg: p.Style(RoleDim).fg}
		}
	case out.Ch == ' ' && upper != lower:
		*out = cell{Ch: '▀', fg: shadedColor(out.bg, upper), bg: shadedColor(out.bg, lower)}
	default:
		mean := (upper + lower) / 2
		out.bg = shadedColor(out.bg, mean)
		if out.Ch >= '▀' && out.Ch <= '▟' {
			out.fg = shadedColor(out.fg, mean)
		}
	}
}

// LabelGround turns a cell into the ground of a label.
func (c *Canvas) LabelGround(x, y int, p *Palette) {
	at := c.At(x, y)
	if at == nil {
		return
	}
	bg := at.bg
	if p.label != colorDefault {
		bg = p.label
		if p.blend && at.bg != colorDefault && at.bg != colorClear {
			bg = mix(at.bg, p.label)
		}
	}
	*at = cell{Ch: ' ', bg: bg}
}

// LeaveToImage leaves cells to an image under the text.
func (c *Canvas) LeaveToImage(r Rect) { c.Fill(r, ' ', Style{bg: colorClear}) }

// shadedColor is a colour made lighter or darker; of the 256 colours only the
// greys have such neighbours.
func shadedColor(c color, shade int8) color {
	switch c & colorKind {
	case colorRGB:
		// Dark ground may grow lighter more than darker, which would look like
		// water; light ground the other way round.
		step := 8
		if (c>>8&255 < 128) == (shade < 0) {
			step = 4
		}
		var out color
		for shift := 0; shift <= 16; shift += 8 {
			v := int(c>>shift&255) + step*int(shade)
			out |= color(min(max(v, 0), 255)) << shift
		}
		return colorRGB | out
	case colorIndexed:
		if n := int(c &^ colorKind); n >= 232 && n <= 255 {
			return indexed(uint8(min(max(n+int(shade), 232), 255)))
		}
	}
	return c
}

// cellColor is a colour as the canvas has it: an indexed one stays indexed.
func cellColor(c imagecolor.Color) color {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return colorDefault
	case ansi.BasicColor:
		return indexed(uint8(c))
	case ansi.IndexedColor:
		return indexed(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return rgb(r>>8<<16 | g>>8<<8 | b>>8)
}

// mix is the mean of two colours; where one of them has no components it is
// the first.
func mix(a, b color) color {
	if a&colorKind != colorRGB || b&colorKind != colorRGB {
		return a
	}
	return colorRGB | ((a&0xfefefe)>>1 + (b&0xfefefe)>>1)
}

// color is a terminal colour: the terminal's default (zero), an indexed one or
// 24 bits of red, green and blue.
type color uint32

const (
	colorDefault color = 0
	colorIndexed color = 1 << 24
	colorRGB     color = 2 << 24
	// ColorKeep leaves the colour of the cell as it is.
	colorKeep color = 3 << 24
	// ColorClear is the terminal's own ground, through which an image shows.
	colorClear color = 4 << 24
	colorKind  color = 0xff << 24
)

// indexed is colour n of the 256.
func indexed(n uint8) color { return colorIndexed | color(n) }

// rgb is a 24-bit colour written as 0xRRGGBB.
func rgb(hex uint32) color { return colorRGB | color(hex) }

// appendColor writes the parameters of a colour; base is 30 for text and 40
// for the ground.
func appendColor(out []byte, c color, base int64) []byte {
	n := int64(c &^ colorKind)
	switch {
	case c&colorKind == colorRGB:
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";2;"...)
		out = strconv.AppendInt(out, n>>16, 10)
		out = append(out, ';')
		out = strconv.AppendInt(out, n>>8&255, 10)
		out = append(out, ';')
		out = strconv.AppendInt(out, n&255, 10)
	case c&colorKind == colorIndexed && n < 8:
		out = strconv.AppendInt(out, base+n, 10)
	case c&colorKind == colorIndexed && n < 16:
		out = strconv.AppendInt(out, base+60+n-8, 10)
	case c&colorKind == colorIndexed:
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";5;"...)
		out = strconv.AppendInt(out, n, 10)
	default:
		out = strconv.AppendInt(out, base+9, 10)
	}
	return append(out, ';')
}
