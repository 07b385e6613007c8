package screen

import (
	"image"
	imagecolor "image/color"
	"math"
)

// Dots is a picture before colour: for every braille dot what the ground is,
// for every cell which dots lines set and which line matters most. Maps and
// diagrams are drawn from it.
type Dots struct {
	cols, rows int // in cells
	W, H       int // in dots
	Grounds    []Ground
	Bits       []uint8 // per cell, braille bits
	top        []Line  // per cell
	// Full is the least covered ground drawn in full; what is covered less is
	// faint.
	Full Ground
	Gaps bool // uncovered ground is marked
	// keeps, where set, says which dots of a kind of line are drawn.
	Keeps [lineCount]func(x, y int) bool
}

// Resize gives the picture a size in cells and blanks it, keeping its memory.
func (r *Dots) Resize(cols, rows int) {
	r.cols, r.rows, r.W, r.H = cols, rows, 2*cols, 4*rows
	r.Grounds = Sized(r.Grounds, r.W*r.H)
	r.Bits = Sized(r.Bits, cols*rows)
	r.top = Sized(r.top, cols*rows)
}

// Sized is a zeroed slice of n elements, reusing memory.
func Sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// DrawSegment sets the braille dots along the longer side of a segment.
func (r *Dots) DrawSegment(kind Line, x0, y0, x1, y1 float64) {
	steps := int(math.Ceil(max(math.Abs(x1-x0), math.Abs(y1-y0))))
	dx, dy := 0.0, 0.0
	if steps > 0 {
		dx, dy = (x1-x0)/float64(steps), (y1-y0)/float64(steps)
	}
	for range steps + 1 {
		r.SetDot(kind, int(x0), int(y0))
		x0, y0 = x0+dx, y0+dy
	}
}

// LineIn is the most important line with dots in a cell, by its index; none is 0.
func (r *Dots) LineIn(cell int) Line {
	if r.Bits[cell] == 0 {
		return lineNone
	}
	return r.top[cell]
}

// SetDot sets one braille dot.
func (r *Dots) SetDot(kind Line, x, y int) {
	if x < 0 || y < 0 || x >= r.W || y >= r.H {
		return
	}
	if keeps := r.Keeps[kind]; keeps != nil && !keeps(x, y) {
		return
	}
	i := y/4*r.cols + x/2
	r.Bits[i] |= brailleBit[y&3][x&1]
	r.top[i] = max(r.top[i], kind)
}

// lineAt is the line that a dot shows as the pixel of an image: its own, or one
// beside it, so that lines are two pixels wide.
func (r *Dots) lineAt(x, y int) Line {
	best := lineNone
	for _, d := range [...][2]int{{0, 0}, {1, 0}, {0, 1}} {
		px, py := x-d[0], y-d[1]
		if px < 0 || py < 0 {
			continue
		}
		i := py/4*r.cols + px/2
		if r.Bits[i]&brailleBit[py&3][px&1] != 0 {
			best = max(best, r.top[i])
		}
	}
	return best
}

// Image is the picture with a pixel a dot: the grounds, each in its shade from
// -3 to 3, if they are shaded, and over them the lines.
func (r *Dots) Image(p *Palette, shadeAt func(x, y int) int8) *image.Paletted {
	const kinds = 2*ShadeMost + 1
	img := image.NewPaletted(image.Rect(0, 0, r.W, r.H), r.imageColors(p))
	for y := range r.H {
		row := img.Pix[y*img.Stride : y*img.Stride+r.W]
		for x := range row {
			shade := 0
			if shadeAt != nil {
				shade = int(shadeAt(x, y))
			}
			row[x] = uint8(int(r.Grounds[y*r.W+x])*kinds + ShadeMost + shade)
			if k := r.lineAt(x, y); k != lineNone {
				row[x] = uint8(int(GroundCount)*kinds + int(k))
			}
		}
	}
	return img
}

// imageColors are the colours of the grounds, shaded, and of the lines.
func (r *Dots) imageColors(p *Palette) imagecolor.Palette {
	colors := p.groundColors(r.Full, r.Gaps)
	var list imagecolor.Palette
	for g := range GroundCount {
		for shade := -ShadeMost; shade <= ShadeMost; shade++ {
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

// Draw paints the picture into a rectangle of the canvas: braille over the mean
// ground where a line runs, quadrants of two colours elsewhere.
func (r *Dots) Draw(c *Canvas, at Rect, p *Palette) {
	colors := p.groundColors(r.Full, r.Gaps)
	for row := range min(r.rows, at.H) {
		for col := range min(r.cols, at.W) {
			out := c.At(at.X+col, at.Y+row)
			if out == nil {
				continue
			}
			i := row*r.cols + col
			dots := r.CellDots(col, row)
			switch {
			case p.hatch != nil:
				p.hatchCell(out, dots, r.Bits[i], r.top[i], r.Full, r.Gaps)
			case r.Bits[i] != 0:
				*out = cell{Ch: 0x2800 + rune(r.Bits[i]), fg: p.line[r.top[i]], bg: meanColor(dots, &colors)}
			case p.stipple && faintGround(dots[0], r.Full) && uniform(dots):
				*out = cell{Ch: '░', fg: p.faint[dots[0]], bg: colors[GroundGap]}
			case p.stipple && r.Gaps && dots[0] == GroundGap && uniform(dots):
				*out = cell{Ch: '░', fg: p.gap, bg: colors[GroundGap]}
			default:
				quadrantCell(out, dots, &colors)
			}
		}
	}
}

// groundColors is the fill of every ground: faint where it is covered less than
// full; with gaps uncovered ground is marked.
func (p *Palette) groundColors(full Ground, gaps bool) [GroundCount]color {
	colors := p.fill
	for g := GroundPossible; g < GroundCount; g++ {
		if !faintGround(g, full) {
			continue
		}
		if colors[g] = p.faint[g]; p.stipple {
			colors[g] = p.fill[GroundGap]
		}
	}
	if gaps && p.gap != colorDefault && !p.stipple {
		colors[GroundGap] = p.gap
	}
	return colors
}

// faintGround reports whether ground is covered, but less than full.
func faintGround(g, full Ground) bool { return g > GroundGap && g < full }

// CellDots are the eight grounds of a cell, row by row.
func (r *Dots) CellDots(col, row int) (dots [8]Ground) {
	i := 4*row*r.W + 2*col
	for k := range 4 {
		dots[2*k], dots[2*k+1] = r.Grounds[i], r.Grounds[i+1]
		i += r.W
	}
	return dots
}

// uniform reports whether all dots are of one ground.
func uniform(dots [8]Ground) bool {
	for _, g := range dots[1:] {
		if g != dots[0] {
			return false
		}
	}
	return true
}

// commonest returns the two grounds that occur most; of equals the greater
// comes first. The second is the first where there is only one.
func commonest(dots [8]Ground) (first, second Ground) {
	var count [GroundCount]int
	for _, g := range dots {
		count[g]++
	}
	first = dots[0]
	for g := range Ground(GroundCount) {
		if count[g] >= count[first] {
			first = g
		}
	}
	best := 0
	second = first
	for g := range Ground(GroundCount) {
		if g != first && count[g] > 0 && count[g] >= best {
			second, best = g, count[g]
		}
	}
	return first, second
}

// quadrantCell draws the cell's quarters in its two commonest grounds. Ground
// beyond the map has the terminal's own colour, which only a background can
// show.
func quadrantCell(out *cell, dots [8]Ground, colors *[GroundCount]color) {
	if uniform(dots) {
		*out = cell{Ch: ' ', bg: colors[dots[0]]}
		return
	}
	back, front := commonest(dots)
	if colors[front] == colorDefault {
		back, front = front, back
	}
	mask := 0
	for quarter := range 4 {
		i := quarter>>1<<2 | quarter&1
		votes := vote(dots[i], back, front) + vote(dots[i+2], back, front)
		if votes > 0 {
			mask |= 1 << quarter
		}
	}
	switch {
	case mask == 0 || colors[back] == colors[front]:
		*out = cell{Ch: ' ', bg: colors[back]}
	case mask == 15 && colors[front] != colorDefault:
		*out = cell{Ch: ' ', bg: colors[front]}
	default:
		*out = cell{Ch: quadrantGlyph[mask], fg: colors[front], bg: colors[back]}
	}
}

// vote is 1 for a dot of the front, -1 for one of the back; a third ground
// sides with the one it is nearer to.
func vote(g, back, front Ground) int {
	switch {
	case g == front:
		return 1
	case g == back:
		return -1
	case distance(g, front) < distance(g, back):
		return 1
	}
	return -1
}

func distance(a, b Ground) int { return max(int(a)-int(b), int(b)-int(a)) }

// meanColor is the mean of the dots' colours, or the commonest where they have
// no components.
func meanColor(dots [8]Ground, colors *[GroundCount]color) color {
	if uniform(dots) {
		return colors[dots[0]]
	}
	var red, green, blue color
	for _, g := range dots {
		c := colors[g]
		if c&colorKind != colorRGB {
			first, _ := commonest(dots)
			return colors[first]
		}
		red, green, blue = red+c>>16&255, green+c>>8&255, blue+c&255
	}
	return colorRGB | red/8<<16 | green/8<<8 | blue/8
}

// hatchCell draws the cell without background colours: braille where a line
// runs, the hatch of the commonest ground elsewhere.
func (p *Palette) hatchCell(out *cell, dots [8]Ground, bits uint8, top Line, full Ground, gaps bool) {
	if bits != 0 {
		*out = cell{Ch: 0x2800 + rune(bits), fg: p.line[top]}
		return
	}
	g, _ := commonest(dots)
	if g == GroundGap && gaps {
		*out = cell{Ch: p.gapHatch, fg: p.Style(RoleGap).fg}
		return
	}
	if faintGround(g, full) {
		*out = cell{Ch: p.hatchFaint, fg: p.faint[g]}
		return
	}
	*out = cell{Ch: p.hatch[g], fg: p.fill[g]}
}
