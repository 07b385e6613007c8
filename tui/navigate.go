package tui

import (
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Resize gives the map another size in cells. It keeps its centre and scale, or
// still shows all of Ukraine if it was not moved.
func (v *chartMap) Resize(cols, rows int) {
	v.view.cols, v.view.rows = cols, rows
	if v.fitted || v.view.scale == 0 {
		v.view = v.view.fit(v.atlas.home)
	}
}

// Pan moves the map by whole cells, as long as it stays on the base map.
func (v *chartMap) Pan(cols, rows int) {
	v.fitted = false
	moved := v.view.pan(cols, rows)
	if kept := moved.keep(v.atlas.limits); kept != moved {
		moved = v.view.pan(wholeCells(kept.centre.x-v.view.centre.x, v.view.scale), -wholeCells(kept.centre.y-v.view.centre.y, 2*v.view.scale))
	}
	v.view = moved
}

// wholeCells is how many whole cells fit into a distance.
func wholeCells(distance, size float64) int { return int(distance / size) }

// PanHalf moves the map by half of what is shown.
func (v *chartMap) PanHalf(right, down int) {
	v.Pan(right*v.view.cols/2, down*v.view.rows/2)
}

// Zoom zooms and keeps a cell of the map where it is: a step in, or out.
func (v *chartMap) Zoom(in bool, col, row int) {
	factor := zoomStep
	if in {
		factor = 1 / zoomStep
	}
	v.fitted = false
	v.view = v.view.zoom(factor, col, row).keep(v.atlas.limits)
}

// Middle is the cell in the middle of the map.
func (v *chartMap) Middle() (col, row int) { return v.view.cols / 2, v.view.rows / 2 }

// FitHome shows all of Ukraine, and goes on doing so when the screen changes.
func (v *chartMap) FitHome() {
	v.fitted = true
	v.view = v.view.fit(v.atlas.home)
}

// Fit shows an area as large as it goes, and reports whether there is one.
func (v *chartMap) Fit(b box) bool {
	if !b.filled {
		return false
	}
	v.fitted = false
	v.view = v.view.fit(b).keep(v.atlas.limits)
	return true
}

// Reveal pans just far enough that a point is on the map, in its upper rows,
// where only so many are free.
func (v *chartMap) Reveal(at vec, free int) {
	if v.view.cols < 1 {
		return
	}
	rows := min(v.view.rows, free)
	const margin = 3
	col, row := v.view.cell(at)
	dx := min(col-min(margin, v.view.cols/2), 0) + max(col-(v.view.cols-1-min(margin, v.view.cols/2)), 0)
	dy := min(row-min(margin, rows/2), 0) + max(row-(rows-1-min(margin, rows/2)), 0)
	if dx != 0 || dy != 0 {
		v.Pan(dx, dy)
	}
}

// Centre puts a point into the middle of the map.
func (v *chartMap) Centre(at vec) {
	col, row := v.view.cell(at)
	v.Pan(col-v.view.cols/2, row-v.view.rows/2)
}

// CentreUnlessInside puts a point into the middle of the map, unless it stands
// well inside already: then the map rests.
func (v *chartMap) CentreUnlessInside(at vec) {
	col, row := v.view.cell(at)
	edgeX, edgeY := v.view.cols/10, v.view.rows/10
	if col >= edgeX && col < v.view.cols-edgeX && row >= edgeY && row < v.view.rows-edgeY {
		return
	}
	v.Centre(at)
}

// Position is the middle of a cell of the map in degrees.
func (v *chartMap) Position(col, row int) orb.Point { return v.view.position(col, row) }

// Under is the item on the map nearest to a cell and within reach of it: places
// first, then bases and units where they are shown.
func (v *chartMap) Under(s *scenario.Scenario, col, row, reach int) item {
	at := v.view.middle(col, row)
	best, least := item{}, float64(reach*reach+1)*4*v.view.scale*v.view.scale
	try := func(it item, p vec) {
		if d := (p.x-at.x)*(p.x-at.x) + (p.y-at.y)*(p.y-at.y); d < least {
			best, least = it, d
		}
	}
	for i := range v.spots {
		if s.Places[i].Kind == scenario.City || v.view.scale < nodeScale {
			try(item{itemPlace, i}, v.spots[i])
		}
	}
	if v.layers.has(layerUnits) {
		for i := range s.Bases {
			try(item{itemBase, i}, project(s.Bases[i].Position))
		}
		for i := range s.Units {
			if u := &s.Units[i]; u.Station != nil || u.At == "" {
				try(item{itemUnit, i}, project(unitPosition(u)))
			}
		}
	}
	return best
}

// unitPosition is where a unit is drawn: on its patrol station, else where it
// stands.
func unitPosition(u *scenario.Unit) orb.Point {
	if u.Station != nil {
		return *u.Station
	}
	return u.Position
}

// Spot is where a place is on the map.
func (v *chartMap) Spot(place int) vec { return v.spots[place] }

// RegionBox is the area of a region.
func (v *chartMap) RegionBox(code string) box { return v.atlas.regions[code] }

// RegionOutline is the outline of a region.
func (v *chartMap) RegionOutline(code string) []ringLine { return v.atlas.outlines[code] }

// UnitBox is the area of the rings of a unit, empty where they are not shown.
func (v *chartMap) UnitBox(unit int) box {
	if v.rings.unit != unit {
		return box{}
	}
	return v.rings.box()
}

// around is the area of a circle about a point.
func around(at vec, km float64) box {
	return box{vec{at.x - km, at.y - km}, vec{at.x + km, at.y + km}, true}
}

// middle is the middle of a box.
func (b box) middle() vec { return vec{(b.min.x + b.max.x) / 2, (b.min.y + b.max.y) / 2} }
