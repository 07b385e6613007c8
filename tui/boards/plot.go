package boards

import (
	"math"

	"airumbrella/tui/screen"
)

// plot is a diagram of curves on the canvas: filled ground and braille lines as
// on the map, with an axis of people on the left and marks below.
type plot struct {
	dots  screen.Dots
	area  screen.Rect // of the cells inside the axes
	most  float64
	step  float64                 // between two marks of the axis of people
	along func(x float64) float64 // from a quantity to 0..1 of the width
}

// plotAxis is the width of the axis of people, plotFoot the height of the other;
// plotMarks is how many marks the first has at most, however high it is.
const (
	plotAxis  = 8
	plotFoot  = 2
	plotMarks = 10
)

// newPlot divides a rectangle for values up to a number of people. The axis begins at
// nobody: a curve is as high as what it says.
func newPlot(r screen.Rect, high float64, along func(float64) float64) *plot {
	p := &plot{area: screen.NewRect(r.X+plotAxis, r.Y, max(r.W-plotAxis-2, 0), max(r.H-plotFoot, 0)), along: along}
	p.step = roundUp(max(high, 1) * max(3/float64(max(p.area.H, 3)), 1.0/plotMarks))
	if p.step > max(high, 1) { // one mark at least besides nobody
		p.step = roundDown(max(high, 1))
	}
	p.most = max(1.04*high, 1)
	p.dots.Resize(p.area.W, p.area.H)
	return p
}

// roundUp is the smallest of 1, 2, 5 times a power of ten that is at least x.
func roundUp(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range [...]float64{1, 2, 5} {
		if f*power >= x {
			return f * power
		}
	}
	return 10 * power
}

// roundDown is the largest of 1, 2, 5 times a power of ten that is at most x.
func roundDown(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range [...]float64{5, 2} {
		if f*power <= x {
			return f * power
		}
	}
	return power
}

// dotX and dotY are the place of a quantity and of people in dots.
func (p *plot) dotX(x float64) float64 { return p.along(x) * float64(p.dots.W-1) }
func (p *plot) dotY(people float64) float64 {
	return (p.most - people) / p.most * float64(p.dots.H-1)
}

// cell is the cell of the canvas at a quantity and a number of people.
func (p *plot) cell(x, people float64) (col, row int) {
	return p.area.X + int(p.dotX(x)+0.5)/2, p.area.Y + min(max(int(p.dotY(people)+0.5), 0), max(p.dots.H-1, 0))/4
}

// point is a point of a curve.
type point struct{ x, people float64 }

// fill gives the ground below a curve a kind, down to what was filled before.
func (p *plot) fill(g screen.Ground, points []point) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		x0, x1 := p.dotX(a.x), p.dotX(b.x)
		for x := int(math.Ceil(x0)); x <= int(x1) && x < p.dots.W; x++ {
			share := 0.0
			if x1 > x0 {
				share = (float64(x) - x0) / (x1 - x0)
			}
			top := p.dotY(a.people + share*(b.people-a.people))
			for y := max(int(math.Ceil(top)), 0); y < p.dots.H; y++ {
				if at := &p.dots.Grounds[y*p.dots.W+x]; *at == screen.GroundVoid {
					*at = g
				}
			}
		}
	}
}

// curve draws a line through points.
func (p *plot) curve(kind screen.Line, points []point) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		p.dots.DrawSegment(kind, p.dotX(a.x)+0.5, p.dotY(a.people)+0.5, p.dotX(b.x)+0.5, p.dotY(b.people)+0.5)
	}
}

// upright draws a dotted line at a quantity from the bottom to the top.
func (p *plot) upright(kind screen.Line, x float64) {
	for y := 0; y < p.dots.H; y += 2 {
		p.dots.SetDot(kind, int(p.dotX(x)+0.5), y)
	}
}

// draw paints ground and curves, and the axis of people with its unit.
func (p *plot) draw(c *screen.Canvas, look *screen.Palette) {
	p.dots.Draw(c, p.area, look)
	rule, note := look.Style(screen.RoleRule), look.Style(screen.RoleDim)
	c.Fill(screen.NewRect(p.area.X-1, p.area.Y, 1, p.area.H), '│', rule)
	c.Fill(screen.NewRect(p.area.X, p.area.Bottom(), p.area.W, 1), '─', rule)
	c.Fill(screen.NewRect(p.area.Right(), p.area.Y, 1, p.area.H), '│', rule)
	c.Put(p.area.Right(), p.area.Bottom(), '┘', 1, "", rule)
	for people := 0.0; people <= p.most; people += p.step {
		_, row := p.cell(0, people)
		if people == 0 {
			row = p.area.Bottom()
		}
		c.Put(p.area.X-1, row, '┤', 1, "", rule)
		c.TextRight(p.area.X-plotAxis, row, p.area.X-2, p.words(people), note)
	}
	c.Put(p.area.X-1, p.area.Bottom(), '└', 1, "", rule)
}

// words is a number of people as the axis says it.
func (p *plot) words(people float64) string {
	decimals := 0
	if p.step < 1e6 {
		decimals = 1
	}
	if p.step < 1e5 {
		decimals = 2
	}
	return millions(people, decimals)
}

// mark writes a mark below the axis at a quantity; one that would touch the
// last one, which ended before a column, is left out. It returns where it ends.
func (p *plot) mark(c *screen.Canvas, look *screen.Palette, x float64, words string, after int) int {
	col, _ := p.cell(x, 0)
	from := min(max(col-screen.Width(words)/2, p.area.X-1), p.area.Right()-screen.Width(words)+1)
	if from < after || p.area.W < 1 {
		return after
	}
	c.Put(col, p.area.Bottom(), '┴', 1, "", look.Style(screen.RoleRule))
	return c.Text(from, p.area.Bottom()+1, p.area.Right()+1, words, look.Style(screen.RoleDim)) + 1
}
