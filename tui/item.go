package tui

import (
	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"github.com/paulmach/orb"
)

// itemKind is what a selected thing is.
type itemKind uint8

const (
	itemNone itemKind = iota
	itemPlace
	itemUnit
	itemBase
	itemGap
	itemRegion
)

// item is one thing that lists and map share: its kind and its index in the
// scenario, for gaps and regions in the result for the threat shown. The zero
// item is nothing.
type item struct {
	kind  itemKind
	index int
}

// place is the index of the selected place, -1 when none is.
func (m *Model) place() int {
	if m.sel.kind == itemPlace {
		return m.sel.index
	}
	return -1
}

// exists reports whether an item is in the scenario or the answer shown.
func (m *Model) exists(it item) bool {
	n := 0
	switch it.kind {
	case itemPlace:
		n = len(m.scenario.Places)
	case itemUnit:
		n = len(m.scenario.Units)
	case itemBase:
		n = len(m.scenario.Bases)
	case itemGap:
		if m.result != nil {
			n = len(m.result.At(m.threat).Gaps)
		}
	case itemRegion:
		if m.scenario.World != nil {
			n = len(m.scenario.World.Regions)
		}
	}
	return it.index >= 0 && it.index < n
}

// keepSelection drops what is selected when it is gone.
func (m *Model) keepSelection() {
	if !m.exists(m.sel) {
		m.sel = item{}
	}
}

// itemName is what an item is called.
func (m *Model) itemName(it item) string {
	if !m.exists(it) {
		return ""
	}
	switch it.kind {
	case itemPlace:
		return m.names.printed[it.index]
	case itemUnit:
		return screen.Clean(m.scenario.Units[it.index].Title())
	case itemBase:
		return screen.Clean(m.scenario.Bases[it.index].Name)
	case itemGap:
		return m.gapName(&m.result.At(m.threat).Gaps[it.index])
	}
	return screen.Clean(m.scenario.World.Regions[it.index].Name)
}

// itemPosition is where an item is on the map.
func (m *Model) itemPosition(it item) (vec, bool) {
	if !m.exists(it) {
		return vec{}, false
	}
	switch it.kind {
	case itemPlace:
		return m.names.at[it.index], true
	case itemUnit:
		return project(unitPosition(&m.scenario.Units[it.index])), true
	case itemBase:
		return project(m.scenario.Bases[it.index].Position), true
	case itemGap:
		return project(m.result.At(m.threat).Gaps[it.index].Centre), true
	}
	b := m.atlas.regions[m.scenario.World.Regions[it.index].Code]
	return vec{(b.min.x + b.max.x) / 2, (b.min.y + b.max.y) / 2}, b.filled
}

// unitPosition is where a unit is drawn: on its patrol station, else where it
// stands.
func unitPosition(u *scenario.Unit) orb.Point {
	if u.Station != nil {
		return *u.Station
	}
	return u.Position
}

// itemBox is the area that an item asks to be shown in.
func (m *Model) itemBox(it item) box {
	at, ok := m.itemPosition(it)
	if !ok {
		return box{}
	}
	around := func(km float64) box {
		return box{vec{at.x - km, at.y - km}, vec{at.x + km, at.y + km}, true}
	}
	switch it.kind {
	case itemRegion:
		return m.atlas.regions[m.scenario.World.Regions[it.index].Code]
	case itemGap:
		return around(max(1.3*m.result.At(m.threat).Gaps[it.index].LargestCircle.Kilometres(), 20))
	case itemUnit:
		if b := m.rings.box(); b.filled && m.rings.unit == it.index {
			return b
		}
		return around(120)
	}
	return around(60)
}

// choose selects an item, brings it into the list, if that shows its kind, and
// onto the map.
func (m *Model) choose(it item) {
	if !m.exists(it) {
		return
	}
	m.sel = it
	m.showSelected()
	m.revealSelected(screen.Rect{})
}

// revealSelected pans just far enough that the selected item is on the map, and
// above what covers the lower end of it.
func (m *Model) revealSelected(cover screen.Rect) {
	at, ok := m.itemPosition(m.sel)
	if !ok || m.view.cols < 1 {
		return
	}
	rows := m.view.rows
	if above := cover.Y - m.layout.chart.Y; cover.H > 0 && above > 2 {
		rows = min(rows, above)
	}
	const margin = 3
	col, row := m.view.cell(at)
	dx := min(col-min(margin, m.view.cols/2), 0) + max(col-(m.view.cols-1-min(margin, m.view.cols/2)), 0)
	dy := min(row-min(margin, rows/2), 0) + max(row-(rows-1-min(margin, rows/2)), 0)
	if dx != 0 || dy != 0 {
		m.panBy(dx, dy)
	}
}

// centreSelected puts the selected item into the middle of the map, unless it
// stands well inside already: then the map rests.
func (m *Model) centreSelected() {
	at, ok := m.itemPosition(m.sel)
	if !ok {
		return
	}
	col, row := m.view.cell(at)
	edgeX, edgeY := m.view.cols/10, m.view.rows/10
	if col >= edgeX && col < m.view.cols-edgeX && row >= edgeY && row < m.view.rows-edgeY {
		return
	}
	m.panBy(col-m.view.cols/2, row-m.view.rows/2)
}

// itemUnder is the item on the map nearest to a cell of the chart and within
// reach of it: places first, then bases and units where they are shown.
func (m *Model) itemUnder(col, row, reach int) item {
	at := m.view.middle(col, row)
	best, least := item{}, float64(reach*reach+1)*4*m.view.scale*m.view.scale
	try := func(it item, p vec) {
		if d := (p.x-at.x)*(p.x-at.x) + (p.y-at.y)*(p.y-at.y); d < least {
			best, least = it, d
		}
	}
	for i := range m.names.at {
		if m.scenario.Places[i].Kind == scenario.City || m.view.scale < nodeScale {
			try(item{itemPlace, i}, m.names.at[i])
		}
	}
	if m.layers.has(layerUnits) {
		for i := range m.scenario.Bases {
			try(item{itemBase, i}, project(m.scenario.Bases[i].Position))
		}
		for i := range m.scenario.Units {
			if u := &m.scenario.Units[i]; u.Station != nil || u.At == "" {
				try(item{itemUnit, i}, project(unitPosition(u)))
			}
		}
	}
	return best
}
