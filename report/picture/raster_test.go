package picture

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

var black = color.NRGBA{A: 255}

// inked fills rings with black on white, some rows at a time, and returns how many
// pixels' worth of ink that took, and the bytes of all rows.
func inked(w, h, rowsOfBand int, rings []orb.Ring, evenOdd bool) (ink float64, rows []byte) {
	var t tracer
	all := image.Rect(0, 0, w, h)
	paper := t.trace([]orb.Ring{pictureBox{0, 0, float64(w), float64(h)}.ring()}, all, true)
	paper.color = color.NRGBA{255, 255, 255, 255}
	drawn := t.trace(rings, all, evenOdd)
	drawn.color = black
	f := newRaster(w)
	for top := 0; top < h; top += rowsOfBand {
		f.begin(top, min(top+rowsOfBand, h))
		f.paint(&paper)
		f.paint(&drawn)
		rows = append(rows, f.pixels...)
	}
	for y := range h {
		for x := range w {
			ink += inkAt(rows, w, x, y)
		}
	}
	return ink, rows
}

// inkAt returns how much of a pixel is black.
func inkAt(rows []byte, w, x, y int) float64 { return 1 - float64(rows[y*(1+3*w)+1+3*x])/255 }

func TestRasterFillsTheArea(t *testing.T) {
	disc := []orb.Ring{arc(orb.Point{50.3, 49.1}, 30, 0, 2*math.Pi)}
	hole := append(disc, arc(orb.Point{50.3, 49.1}, 10, 0, 2*math.Pi))
	for name, c := range map[string]struct {
		rings   []orb.Ring
		evenOdd bool
		want    float64
	}{
		"a box on pixels":          {[]orb.Ring{pictureBox{10, 10, 20, 30}.ring()}, true, 200},
		"a box between pixels":     {[]orb.Ring{pictureBox{10.25, 10.5, 20.75, 30}.ring()}, true, 10.5 * 19.5},
		"a box thinner than one":   {[]orb.Ring{pictureBox{10.2, 10, 10.5, 60}.ring()}, true, 15},
		"a box partly outside":     {[]orb.Ring{pictureBox{-50, -50, 10, 10}.ring()}, true, 100},
		"a box over everything":    {[]orb.Ring{pictureBox{-50, -50, 500, 500}.ring()}, true, 100 * 100},
		"a box outside":            {[]orb.Ring{pictureBox{200, 200, 300, 300}.ring()}, true, 0},
		"a disc":                   {disc, true, math.Pi * 900},
		"a ring by even and odd":   {hole, true, math.Pi * 800},
		"a disc twice, by winding": {append(disc, disc...), false, math.Pi * 900},
		"nothing":                  {nil, true, 0},
	} {
		got, _ := inked(100, 100, 100, c.rings, c.evenOdd)
		// Shares of a pixel are rounded to 1/255.
		if tolerance := 0.01*c.want + 1e-9; math.Abs(got-c.want) > tolerance {
			t.Errorf("%s: %.2f pixels, want %.2f", name, got, c.want)
		}
	}
}

// The naive twin walks each of a pixel's sample lines in steps of 1/512 and
// asks at every step. An edge that crosses a line puts it off by half a step
// at most, and the image rounds to 1/255.
func TestRasterAgreesWithPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const side, steps = 12, 512
		var rings []orb.Ring
		edges := 0
		for range rapid.IntRange(1, 3).Draw(t, "rings") {
			var ring orb.Ring
			for range rapid.IntRange(3, 6).Draw(t, "corners") {
				at := rapid.Float64Range(-3, side+3)
				ring = append(ring, orb.Point{at.Draw(t, "x"), at.Draw(t, "y")})
			}
			rings = append(rings, append(ring, ring[0]))
			edges += len(ring)
		}
		evenOdd := rapid.Bool().Draw(t, "even-odd")
		_, rows := inked(side, side, side, rings, evenOdd)
		if _, banded := inked(side, side, 5, rings, evenOdd); !bytes.Equal(rows, banded) {
			t.Fatal("in bands of five rows the pixels differ")
		}
		tolerance := float64(edges)*0.5/steps + 0.5/255 + 1e-9
		for y := range side {
			var ink [side]float64
			for k := range pictureRows {
				for i, in := range insideAlong(rings, float64(y)+(float64(k)+0.5)/pictureRows, side*steps, steps, evenOdd) {
					if in {
						ink[i/steps] += 1.0 / (steps * pictureRows)
					}
				}
			}
			for x, want := range ink {
				if got := inkAt(rows, side, x, y); math.Abs(got-want) > tolerance {
					t.Fatalf("pixel %d,%d: %.3f inked, want %.3f within %.3f", x, y, got, want, tolerance)
				}
			}
		}
	})
}

// insideAlong reports for n points on the line at y, 1/steps apart, whether
// they are inside.
func insideAlong(rings []orb.Ring, y float64, n, steps int, evenOdd bool) []bool {
	inside := make([]bool, n)
	for i := range inside {
		winding, crossings := 0, 0
		eachCrossing(rings, orb.Point{(float64(i) + 0.5) / float64(steps), y}, func(up bool) {
			crossings++
			if winding--; up {
				winding += 2
			}
		})
		inside[i] = evenOdd && crossings%2 == 1 || !evenOdd && winding != 0
	}
	return inside
}

func eachCrossing(rings []orb.Ring, p orb.Point, f func(up bool)) {
	for _, r := range rings {
		for i := 1; i < len(r); i++ {
			a, b := r[i-1], r[i]
			if (a[1] <= p[1]) != (b[1] <= p[1]) && a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) < p[0] {
				f(a[1] < b[1])
			}
		}
	}
}

func TestStrokeHasItsWidth(t *testing.T) {
	line := []orb.Point{{20, 20}, {80, 20}, {80, 80}}
	got, _ := inked(100, 100, 100, strokeRings(line, 4), false)
	// Two arms of 60 by 4, less the square of their joint, with round corners.
	if want := 2*60*4 + math.Pi*4; math.Abs(got-want) > 6 {
		t.Errorf("%.1f pixels, want %.1f within 6", got, want)
	}
}

func TestDashesAreHalfTheLine(t *testing.T) {
	sum := 0.0
	for _, d := range dashes([]orb.Point{{0, 0}, {30, 40}, {30, 90}}, 5) {
		for i := 1; i < len(d); i++ {
			sum += math.Hypot(d[i][0]-d[i-1][0], d[i][1]-d[i-1][1])
		}
	}
	if math.Abs(sum-50) > 1e-9 {
		t.Errorf("dashes measure %g, want 50", sum)
	}
}

func TestHatchingPaintsItsShare(t *testing.T) {
	shade := hatching(hatch{pitch: 6, width: 1.5}, 2)
	sum := 0.0
	for y := range 240 {
		for x := range 240 {
			sum += shade(x, y)
		}
	}
	if share := sum / (240 * 240); math.Abs(share-0.25) > 0.02 {
		t.Errorf("%.3f of the ground is painted, want 0.25 within 0.02", share)
	}
}
