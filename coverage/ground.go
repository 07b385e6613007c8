package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// linesPerCell and maxSpacing give the scanlines: two a cell, and never fewer
// than two per kilometre.
const (
	linesPerCell = 2
	maxSpacing   = geo.Kilometre / 2
)

// ground is the border and the regions of a World as intervals on scanlines.
type ground struct {
	id      uint64 // names it in keys; of its spacing
	lines   geo.Scanlines
	inside  []geo.Spans // Ukraine within her border, one per line
	area    geo.Area
	west    float64 // degrees; a little beyond the border
	east    float64
	regions []regionGround // in the order of World.Regions
}

// regionGround is a region's intervals from line first on.
type regionGround struct {
	first int
	spans []geo.Spans
	area  geo.Area
}

// newRegionGround keeps only the lines that the region touches.
func newRegionGround(lines geo.Scanlines, r *scenario.Region) regionGround {
	all := geo.ScanMultiPolygon(lines, r.Territory)
	first, last := 0, len(all)
	for first < last && len(all[first]) == 0 {
		first++
	}
	for last > first && len(all[last-1]) == 0 {
		last--
	}
	g := regionGround{first: first, spans: all[first:last]}
	g.area = spansArea(lines, first, g.spans)
	return g
}

// spansArea is the true area of intervals on consecutive lines.
func spansArea(lines geo.Scanlines, first int, spans []geo.Spans) geo.Area {
	var area geo.Area
	for i, s := range spans {
		area += geo.Area(s.Width()) * lines.AreaPerDegree(first+i)
	}
	return area
}
