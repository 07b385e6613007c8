package mapview

import (
	"math"
	"slices"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
)

// raster is the picture of the map before colour. It is kept while nothing that
// it depends on changes.
type raster struct {
	screen.Dots
	view    Viewport
	atlas   *atlas
	cover   *Cover
	lead    scenario.Estimate
	layers  layerSet
	circles [2]*Ring // first of the rings and of the gaps' circles
	cuts    [][]float64
	lattice []lonLat
	// What promises would add to the picture: from which cover, whether that is of this
	// picture, and by cell.
	granted      *Cover
	grantedFresh bool
	promised     []bool
	// What another answer, set beside, changes: from which cover, whether that is of this
	// picture, and by cell 1 gained, -1 lost.
	beside      *Cover
	besideFresh bool
	changed     []int8
}

// update draws the raster anew if it is not the one asked for.
func (r *raster) update(view Viewport, a *atlas, c *Cover, lead scenario.Estimate, layers layerSet, circles [2][]Ring) {
	var first [2]*Ring
	for i, lines := range circles {
		if len(lines) > 0 {
			first[i] = &lines[0]
		}
	}
	if !layers.has(layerCoverage) {
		c = nil
	}
	if r.view == view && r.atlas == a && r.cover == c && r.lead == lead && r.layers == layers && r.circles == first {
		return
	}
	r.view, r.atlas, r.cover, r.lead, r.layers, r.circles = view, a, c, lead, layers, first
	r.grantedFresh, r.besideFresh = false, false
	r.Resize(view.Cols, view.Rows)
	r.Full, r.Gaps = fullFrom(lead), layers.has(layerGaps)
	r.Keeps[screen.LineRiver], r.Keeps[screen.LineRegion] = r.inUkraine, r.inland
	for len(r.cuts) < r.H {
		r.cuts = append(r.cuts, nil)
	}
	g := a.at(view.dot())
	if len(g.frame) == 0 {
		for i := range r.Grounds {
			r.Grounds[i] = screen.GroundSea
		}
	}
	r.fillOutlines(g.frame, screen.GroundSea)
	r.fillOutlines(g.land, screen.GroundAbroad)
	r.fillOutlines(g.ukraine, screen.GroundGap)
	if c != nil {
		r.sampleCover(c)
		r.drawEdges(r.Full)
	}
	shown := view.box()
	for i := range g.lines {
		if s := &g.lines[i]; s.box.meets(shown) && showsLine(s.kind, layers) {
			r.drawLine(s.kind, s.points)
		}
	}
	for _, lines := range circles {
		r.drawRings(lines)
	}
}

// showsLine reports whether lines of a kind are drawn.
func showsLine(kind screen.Line, layers layerSet) bool {
	switch kind {
	case screen.LineRegion:
		return layers.has(layerRegions)
	case screen.LineRiver:
		return layers.has(layerRivers)
	}
	return true
}

// fillOutlines gives the dots inside the rings, by even and odd, a ground.
func (r *raster) fillOutlines(rings []outline, g screen.Ground) {
	if len(rings) == 0 {
		return
	}
	for y := range r.H {
		r.cuts[y] = r.cuts[y][:0]
	}
	shown := r.view.box()
	for i := range rings {
		if b := rings[i].box; b.max.Y >= shown.min.Y && b.min.Y <= shown.max.Y && b.min.X <= shown.max.X {
			r.cutRing(rings[i].points)
		}
	}
	for y := range r.H {
		cuts := r.cuts[y]
		slices.Sort(cuts)
		row := r.Grounds[y*r.W : (y+1)*r.W]
		for i := 0; i < len(cuts); i += 2 {
			from, to := dotFrom(cuts[i]), r.W
			if i+1 < len(cuts) {
				to = min(dotFrom(cuts[i+1]), r.W)
			}
			for x := max(from, 0); x < to; x++ {
				row[x] = g
			}
		}
	}
}

// dotFrom is the first dot whose middle is not left of x.
func dotFrom(x float64) int { return int(math.Ceil(x - 0.5)) }

// cutRing notes where the ring crosses the middle of each row of dots. Edges
// wholly right of the view are left out: they change nothing in it.
func (r *raster) cutRing(points []Point) {
	o, scale := r.view.origin(), 1/r.view.dot()
	x0, y0 := (points[0].X-o.X)*scale, (o.Y-points[0].Y)*scale
	right, rows := float64(r.W), float64(r.H)
	for _, p := range points[1:] {
		x1, y1 := (p.X-o.X)*scale, (o.Y-p.Y)*scale
		top, bottom := y0, y1
		if top > bottom {
			top, bottom = bottom, top
		}
		if bottom > 0 && top < rows && (x0 <= right || x1 <= right) {
			slope := (x1 - x0) / (y1 - y0)
			for y := max(dotFrom(top), 0); y < r.H && float64(y)+0.5 < bottom; y++ {
				r.cuts[y] = append(r.cuts[y], x0+(float64(y)+0.5-y0)*slope)
			}
		}
		x0, y0 = x1, y1
	}
}

// drawLine sets the braille dots along a line.
func (r *raster) drawLine(kind screen.Line, points []Point) {
	o, scale := r.view.origin(), 1/r.view.dot()
	w, h := float64(r.W), float64(r.H)
	x0, y0 := (points[0].X-o.X)*scale, (o.Y-points[0].Y)*scale
	for _, p := range points[1:] {
		x1, y1 := (p.X-o.X)*scale, (o.Y-p.Y)*scale
		switch {
		case min(x0, x1) < 0 || min(y0, y1) < 0 || max(x0, x1) >= w || max(y0, y1) >= h:
			if ax, ay, bx, by, ok := clipSegment(x0, y0, x1, y1, w, h); ok {
				r.DrawSegment(kind, ax, ay, bx, by)
			}
		case int(x0) == int(x1) && int(y0) == int(y1):
			r.SetDot(kind, int(x1), int(y1))
		default:
			r.DrawSegment(kind, x0, y0, x1, y1)
		}
		x0, y0 = x1, y1
	}
}

// fullFrom is the least covered ground that an estimate counts as covered:
// assured at low, likely at base, possible at high.
func fullFrom(lead scenario.Estimate) screen.Ground {
	return screen.GroundAssured - screen.Ground(lead)
}

// inUkraine reports whether a dot lies in Ukraine: abroad, rivers would only be
// noise, and cost bytes on every pan.
func (r *raster) inUkraine(x, y int) bool { return r.Grounds[y*r.W+x] >= screen.GroundGap }

// inland reports whether a dot lies well inside Ukraine. Outlines of regions
// are drawn there only: along the border and the coast they would run beside
// the finer lines of those.
func (r *raster) inland(x, y int) bool {
	const strip = 3 // km
	d := min(max(int(strip/r.view.dot()), 2), 24)
	for _, p := range [...][2]int{{x, y}, {x - d, y}, {x + d, y}, {x, y - d}, {x, y + d}} {
		px, py := min(max(p[0], 0), r.W-1), min(max(p[1], 0), r.H-1)
		if r.Grounds[py*r.W+px] < screen.GroundGap {
			return false
		}
	}
	return true
}

// clipSegment cuts a segment to the rectangle from 0, 0 to w, h, after Liang
// and Barsky; ok is false when nothing is left.
func clipSegment(x0, y0, x1, y1, w, h float64) (ax, ay, bx, by float64, ok bool) {
	from, to := 0.0, 1.0
	dx, dy := x1-x0, y1-y0
	for _, side := range [...]struct{ p, q float64 }{{-dx, x0}, {dx, w - x0}, {-dy, y0}, {dy, h - y0}} {
		switch {
		case side.p == 0:
			if side.q < 0 {
				return 0, 0, 0, 0, false
			}
		case side.p < 0:
			from = max(from, side.q/side.p)
		default:
			to = min(to, side.q/side.p)
		}
	}
	if from > to {
		return 0, 0, 0, 0, false
	}
	return x0 + from*dx, y0 + from*dy, x0 + to*dx, y0 + to*dy, true
}
