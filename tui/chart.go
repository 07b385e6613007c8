package tui

import "airumbrella/scenario"

// drawRaster paints the raster into a rectangle of the canvas: braille over
// the mean ground where a line runs, quadrants of two colours elsewhere.
func (r *raster) drawRaster(c *canvas, at rect, p *palette) {
	colors := p.groundColors(r.lead)
	gaps := r.layers.has(layerGaps)
	if gaps && p.gap != colorDefault && !p.stipple {
		colors[groundGap] = p.gap
	}
	for row := range min(r.view.rows, at.h) {
		for col := range min(r.view.cols, at.w) {
			out := c.at(at.x+col, at.y+row)
			if out == nil {
				continue
			}
			i := row*r.view.cols + col
			dots := r.cellDots(col, row)
			switch {
			case p.hatch != nil:
				p.hatchCell(out, dots, r.bits[i], r.top[i], r.lead, gaps)
			case r.bits[i] != 0:
				*out = cell{ch: 0x2800 + rune(r.bits[i]), fg: p.line[r.top[i]], bg: meanColor(dots, &colors)}
			case p.stipple && p.faintGround(dots[0], r.lead) && uniform(dots):
				*out = cell{ch: '░', fg: p.faint[dots[0]], bg: colors[groundGap]}
			case p.stipple && gaps && dots[0] == groundGap && uniform(dots):
				*out = cell{ch: '░', fg: p.gap, bg: colors[groundGap]}
			default:
				quadrantCell(out, dots, &colors)
			}
		}
	}
}

// groundColors is the fill of every ground: full where the estimate counts it
// as covered, faint where only a better estimate does.
func (p *palette) groundColors(lead scenario.Estimate) [groundCount]color {
	colors := p.fill
	for g := groundPossible; g < groundCount; g++ {
		if !p.faintGround(g, lead) {
			continue
		}
		if colors[g] = p.faint[g]; p.stipple {
			colors[g] = p.fill[groundGap]
		}
	}
	return colors
}

// faintGround reports whether ground is covered, but not at the estimate shown.
func (p *palette) faintGround(g ground, lead scenario.Estimate) bool {
	return g > groundGap && !g.status().CoveredAt(lead)
}

// cellDots are the eight grounds of a cell, row by row.
func (r *raster) cellDots(col, row int) (dots [8]ground) {
	i := 4*row*r.w + 2*col
	for k := range 4 {
		dots[2*k], dots[2*k+1] = r.grounds[i], r.grounds[i+1]
		i += r.w
	}
	return dots
}

// uniform reports whether all dots are of one ground.
func uniform(dots [8]ground) bool {
	for _, g := range dots[1:] {
		if g != dots[0] {
			return false
		}
	}
	return true
}

// commonest returns the two grounds that occur most; of equals the greater
// comes first. The second is the first where there is only one.
func commonest(dots [8]ground) (first, second ground) {
	var count [groundCount]int
	for _, g := range dots {
		count[g]++
	}
	first = dots[0]
	for g := range ground(groundCount) {
		if count[g] >= count[first] {
			first = g
		}
	}
	best := 0
	second = first
	for g := range ground(groundCount) {
		if g != first && count[g] > 0 && count[g] >= best {
			second, best = g, count[g]
		}
	}
	return first, second
}

// quadrantCell draws the cell's quarters in its two commonest grounds. Ground
// beyond the map has the terminal's own colour, which only a background can
// show.
func quadrantCell(out *cell, dots [8]ground, colors *[groundCount]color) {
	if uniform(dots) {
		*out = cell{ch: ' ', bg: colors[dots[0]]}
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
		*out = cell{ch: ' ', bg: colors[back]}
	case mask == 15 && colors[front] != colorDefault:
		*out = cell{ch: ' ', bg: colors[front]}
	default:
		*out = cell{ch: quadrantGlyph[mask], fg: colors[front], bg: colors[back]}
	}
}

// vote is 1 for a dot of the front, -1 for one of the back; a third ground
// sides with the one it is nearer to.
func vote(g, back, front ground) int {
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

func distance(a, b ground) int { return max(int(a)-int(b), int(b)-int(a)) }

// meanColor is the mean of the dots' colours, or the commonest where they have
// no components.
func meanColor(dots [8]ground, colors *[groundCount]color) color {
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
func (p *palette) hatchCell(out *cell, dots [8]ground, bits uint8, top line, lead scenario.Estimate, gaps bool) {
	if bits != 0 {
		*out = cell{ch: 0x2800 + rune(bits), fg: p.line[top]}
		return
	}
	g, _ := commonest(dots)
	if g == groundGap && gaps {
		*out = cell{ch: p.gapHatch, fg: p.style(roleGap).fg}
		return
	}
	if p.faintGround(g, lead) {
		*out = cell{ch: p.hatchFaint, fg: p.faint[g]}
		return
	}
	*out = cell{ch: p.hatch[g], fg: p.fill[g]}
}
