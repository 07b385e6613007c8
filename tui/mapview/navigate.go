package mapview

import (
	"cmp"
	"slices"

	"airumbrella/scenario"
	"airumbrella/tui/shown"

	"github.com/paulmach/orb"
)

// Resize gives the map another size in cells. It keeps its centre and scale, or
// still shows all of Ukraine if it was not moved.
func (v *Map) Resize(cols, rows int) {
	v.View.Cols, v.View.Rows = cols, rows
	if v.Fitted || v.View.Scale == 0 {
		v.View = v.View.fit(v.atlas.home)
	}
}

// Pan moves the map by whole cells, as long as it stays on the base map.
func (v *Map) Pan(cols, rows int) {
	v.Fitted = false
	moved := v.View.Pan(cols, rows)
	if kept := moved.keep(v.atlas.limits); kept != moved {
		moved = v.View.Pan(wholeCells(kept.Centre.X-v.View.Centre.X, v.View.Scale),
			-wholeCells(kept.Centre.Y-v.View.Centre.Y, 2*v.View.Scale))
	}
	v.View = moved
}

// wholeCells is how many whole cells fit into a distance.
func wholeCells(distance, size float64) int { return int(distance / size) }

// PanHalf moves the map by half of what is shown.
func (v *Map) PanHalf(right, down int) {
	v.Pan(right*v.View.Cols/2, down*v.View.Rows/2)
}

// Zoom zooms and keeps a cell of the map where it is: a step in, or out.
func (v *Map) Zoom(in bool, col, row int) {
	factor := zoomStep
	if in {
		factor = 1 / zoomStep
	}
	v.Fitted = false
	v.View = v.View.zoom(factor, col, row).keep(v.atlas.limits)
}

// Middle is the cell in the middle of the map.
func (v *Map) Middle() (col, row int) { return v.View.Cols / 2, v.View.Rows / 2 }

// ZoomMiddle zooms and keeps the middle of the map where it is.
func (v *Map) ZoomMiddle(in bool) {
	col, row := v.Middle()
	v.Zoom(in, col, row)
}

// FitHome shows all of Ukraine, and goes on doing so when the screen changes.
func (v *Map) FitHome() {
	v.Fitted = true
	v.View = v.View.fit(v.atlas.home)
}

// Fit shows an area as large as it goes, and reports whether there is one.
func (v *Map) Fit(b Box) bool {
	if !b.Filled {
		return false
	}
	v.Fitted = false
	v.View = v.View.fit(b).keep(v.atlas.limits)
	return true
}

// Reveal pans just far enough that a point is on the map, in its upper rows,
// where only so many are free.
func (v *Map) Reveal(at Point, free int) {
	if v.View.Cols < 1 {
		return
	}
	rows := min(v.View.Rows, free)
	const margin = 3
	col, row := v.View.Cell(at)
	dx := min(col-min(margin, v.View.Cols/2), 0) + max(col-(v.View.Cols-1-min(margin, v.View.Cols/2)), 0)
	dy := min(row-min(margin, rows/2), 0) + max(row-(rows-1-min(margin, rows/2)), 0)
	if dx != 0 || dy != 0 {
		v.Pan(dx, dy)
	}
}

// Centre puts a point into the middle of the map.
func (v *Map) Centre(at Point) {
	col, row := v.View.Cell(at)
	v.Pan(col-v.View.Cols/2, row-v.View.Rows/2)
}

// CentreUnlessInside puts a point into the middle of the map, unless it stands
// well inside already: then the map rests.
func (v *Map) CentreUnlessInside(at Point) {
	col, row := v.View.Cell(at)
	edgeX, edgeY := v.View.Cols/10, v.View.Rows/10
	if col >= edgeX && col < v.View.Cols-edgeX && row >= edgeY && row < v.View.Rows-edgeY {
		return
	}
	v.Centre(at)
}

// Position is the middle of a cell of the map in degrees.
func (v *Map) Position(col, row int) orb.Point { return v.View.position(col, row) }

// Meant is the item that a click on a cell means: the one whose name stands there, else
// [Map.Under] it.
func (v *Map) Meant(s *scenario.Scenario, col, row, reach int) shown.Item {
	if it := v.Memory.labels.named(col, row); it.Kind != shown.Nothing {
		return it
	}
	return v.Under(s, col, row, reach)
}

// Under is the item on the map nearest to a cell and within reach of it: places
// first, then bases and units where they are shown.
func (v *Map) Under(s *scenario.Scenario, col, row, reach int) shown.Item {
	at := v.View.Middle(col, row)
	best, least := shown.Item{}, float64(reach*reach+1)*4*v.View.Scale*v.View.Scale
	v.eachItem(s, func(it shown.Item, p Point) {
		if d := (p.X-at.X)*(p.X-at.X) + (p.Y-at.Y)*(p.Y-at.Y); d < least {
			best, least = it, d
		}
	})
	return best
}

// eachItem hands over everything that can be selected at the present scale, with where it
// is.
func (v *Map) eachItem(s *scenario.Scenario, hand func(shown.Item, Point)) {
	for i := range v.spots {
		if s.Places[i].Kind == scenario.City || v.View.Scale < nodeScale {
			hand(shown.Item{Kind: shown.Place, Index: i}, v.spots[i])
		}
	}
	if !v.layers.has(layerUnits) {
		return
	}
	for i := range s.Bases {
		hand(shown.Item{Kind: shown.Base, Index: i}, Project(s.Bases[i].Position))
	}
	for i := range s.Units {
		if u := &s.Units[i]; u.Station != nil || u.At == "" {
			hand(shown.Item{Kind: shown.Unit, Index: i}, Project(UnitPosition(u)))
		}
	}
}

// Seen is an item with the cell that it is seen in.
type Seen struct {
	shown.Item
	Col, Row int
}

// InView is everything in view that can be selected: places by their people, then bases
// and units.
func (v *Map) InView(s *scenario.Scenario, names *shown.Places) (list []Seen) {
	v.eachItem(s, func(it shown.Item, p Point) {
		if col, row := v.View.Cell(p); col >= 0 && row >= 0 && col < v.View.Cols && row < v.View.Rows {
			list = append(list, Seen{it, col, row})
		}
	})
	people := func(it shown.Item) int {
		if it.Kind != shown.Place {
			return -1
		}
		return names.People[it.Index]
	}
	slices.SortStableFunc(list, func(a, b Seen) int { return cmp.Compare(people(b.Item), people(a.Item)) })
	return list
}

// UnitPosition is where a unit is drawn: on its patrol station, else where it
// stands.
func UnitPosition(u *scenario.Unit) orb.Point {
	if u.Station != nil {
		return *u.Station
	}
	return u.Position
}

// Spot is where a place is on the map.
func (v *Map) Spot(place int) Point { return v.spots[place] }

// RegionBox is the area of a region.
func (v *Map) RegionBox(code string) Box { return v.atlas.regions[code] }

// RegionOutline is the outline of a region.
func (v *Map) RegionOutline(code string) []Ring { return v.atlas.outlines[code] }

// UnitBox is the area of the rings of a unit, empty where they are not shown.
func (v *Map) UnitBox(unit int) Box {
	if v.rings.unit != unit {
		return Box{}
	}
	return v.rings.box()
}

// Around is the area of a circle about a point.
func Around(at Point, km float64) Box {
	return Box{Point{at.X - km, at.Y - km}, Point{at.X + km, at.Y + km}, true}
}

// Middle is the middle of a box.
func (b Box) Middle() Point { return Point{(b.min.X + b.max.X) / 2, (b.min.Y + b.max.Y) / 2} }
