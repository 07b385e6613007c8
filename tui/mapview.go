package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// The scales, in km per column, below which less important things are drawn.
const (
	nodeScale = 4  // ports, stations, bridges
	townScale = 14 // towns abroad
	baseScale = 20 // names of bases
)

// drawChart draws the map with its names, scale and legend.
func (m *Model) drawChart(c *screen.Canvas) {
	f, l, p := m.frame, &m.layout, m.palette
	if l.chart.W < 1 || l.chart.H < 1 {
		return
	}
	if m.board != boardMap {
		m.drawBoard(c)
		return
	}
	f.raster.update(m.view, m.atlas, m.cover(), m.estimate, m.layers, m.circles())
	switch {
	case m.hdShown():
		c.LeaveToImage(l.chart)
	default:
		f.raster.Draw(c, l.chart, p)
		if m.layers.has(layerRelief) {
			m.drawRelief(c)
		}
	}
	f.labels.begin(c, l.chart, p)
	m.drawScale(c)
	m.drawCross()
	m.labelItems()
	m.labelRings()
	m.labelGeography()
	if m.layers.has(layerDepth) {
		m.drawDepth(c)
	}
	m.drawLegend(c)
}

// circles are the rings of the selected unit, or the outline of the selected
// region, and the circles of the gaps.
func (m *Model) circles() (lines [2][]ringLine) {
	lines[0] = m.rings.lines
	if m.sel.kind == itemRegion && m.exists(m.sel) {
		lines[0] = m.atlas.outlines[m.scenario.World.Regions[m.sel.index].Code]
	}
	if m.layers.has(layerGaps) {
		lines[1] = m.gapLines
	}
	return lines
}

// cellsPerName is how much map one name of a place may claim: more names would
// hide what the map shows.
const cellsPerName = 90

// namesAt is how many places, the most populous first, may be named at the
// present scale. It does not depend on which part of the map is shown, so that
// names do not come and go elsewhere when the map is panned.
func (m *Model) namesAt() int {
	b, v := m.atlas.home, m.view
	cells := (b.max.x - b.min.x) / v.scale * (b.max.y - b.min.y) / (2 * v.scale)
	return max(int(cells/cellsPerName), 1)
}

// labelItems marks all places, bases and units and names as many as the map
// bears: the selected one first, then by people.
func (m *Model) labelItems() {
	f := m.frame
	f.pending = f.pending[:0]
	m.markSelected()
	m.markGaps()
	m.markPlaces(true)
	if m.layers.has(layerUnits) {
		m.markBases()
		m.markUnits()
	}
	if m.view.scale < nodeScale {
		m.markPlaces(false)
	}
	for _, b := range f.pending {
		switch {
		case b.selected:
			f.labels.force(b)
		case m.layers.has(layerNames) && b.named:
			f.labels.name(b)
		}
	}
}

// markPlaces marks the cities, or the logistics nodes, that are not selected.
func (m *Model) markPlaces(cities bool) {
	chosen, limit := m.place(), m.namesAt()
	for rank, i := range m.names.byPeople {
		if (m.scenario.Places[i].Kind == scenario.City) == cities && i != chosen {
			b := m.labelOf(i)
			b.named = rank < limit
			m.markPlace(b)
		}
	}
}

// markPlace draws a marker and keeps the label for naming later.
func (m *Model) markPlace(b label) {
	if m.frame.labels.mark(b) {
		m.frame.pending = append(m.frame.pending, b)
	}
}

// markSelected marks what is selected before anything else.
func (m *Model) markSelected() {
	at, ok := m.itemPosition(m.sel)
	if !ok {
		return
	}
	b := label{name: m.itemName(m.sel), selected: true}
	switch m.sel.kind {
	case itemPlace:
		b.marker = m.labelOf(m.sel.index).marker
	case itemUnit:
		b.marker = m.unitMarker(m.sel.index)
	case itemBase:
		b.marker = m.baseMarker(m.sel.index)
	case itemGap:
		g := &m.result.At(m.threat).Gaps[m.sel.index]
		b.marker, b.name = screen.MarkGap, gapLabel(g)
	default:
		b.marker = screen.MarkCursor
	}
	b.col, b.row = m.view.cell(at)
	m.markPlace(b)
}

// labelOf is the label of a place, whether or not it was evaluated yet.
func (m *Model) labelOf(i int) label {
	p := &m.scenario.Places[i]
	b := label{marker: '○', name: m.names.printed[i], role: screen.RoleDim, bold: p.Population >= 400_000}
	if m.result != nil {
		s := m.result.Places[i].At(m.threat).Status
		b.marker, b.role = screen.StatusMarker[s], screen.StatusRole[s]
	}
	if p.Control == scenario.Occupied {
		b.marker, b.role = screen.MarkOccupied, screen.RoleOccupied
	}
	b.col, b.row = m.view.cell(m.names.at[i])
	return b
}

// markGaps marks the gaps that matter most by their people.
func (m *Model) markGaps() {
	if !m.layers.has(layerGaps) || m.result == nil {
		return
	}
	gaps := m.result.At(m.threat).Gaps
	for i := range gaps[:min(len(gaps), gapsMarked)] {
		g := &gaps[i]
		if g.Population == 0 {
			continue
		}
		b := label{marker: screen.MarkGap, name: gapLabel(g), role: screen.RoleGap, named: true}
		b.col, b.row = m.view.cell(project(g.Centre))
		m.markPlace(b)
	}
}

// gapLabel is what a gap is called on the map, where it stands far from the place
// that names it in the list.
func gapLabel(g *coverage.Gap) string {
	return fmt.Sprintf("gap %d: %s", g.Rank, wording.People(g.Population))
}

// markBases marks the bases that units stand on, open or not.
func (m *Model) markBases() {
	for i := range m.scenario.Bases {
		base := &m.scenario.Bases[i]
		if !slices.ContainsFunc(m.scenario.Units, func(u scenario.Unit) bool { return u.At == base.ID }) {
			continue
		}
		b := label{marker: m.baseMarker(i), name: screen.Clean(base.Name), role: screen.RoleBase, named: m.view.scale < baseScale}
		if b.marker == screen.MarkBaseShut {
			b.role = screen.RoleDim
		}
		b.col, b.row = m.view.cell(project(base.Position))
		m.markPlace(b)
	}
}

// markUnits marks patrol stations and the units that stand neither at a base
// nor at a place.
func (m *Model) markUnits() {
	for i := range m.scenario.Units {
		u := &m.scenario.Units[i]
		if u.Station == nil && u.At != "" {
			continue
		}
		b := label{marker: m.unitMarker(i), name: screen.Clean(u.Title()), role: m.unitRole(i)}
		b.col, b.row = m.view.cell(project(unitPosition(u)))
		m.markPlace(b)
	}
}

// unitMarker is the shape of a unit: on the ground or in the air, and hollow
// where something keeps it out.
func (m *Model) unitMarker(i int) rune {
	air, out := m.scenario.Units[i].Station != nil, m.unitRole(i) == screen.RoleDim
	switch {
	case air && out:
		return screen.MarkStationShut
	case air:
		return screen.MarkStation
	case out:
		return screen.MarkUnitShut
	}
	return screen.MarkUnit
}

// labelGeography names countries, seas and towns abroad where there is room.
func (m *Model) labelGeography() {
	labels := &m.frame.labels
	for i := range m.atlas.names {
		n := &m.atlas.names[i]
		b := label{name: n.Name}
		b.col, b.row = m.view.cell(n.at)
		switch n.Kind {
		case CountryName:
			b.name, b.role = n.upper, screen.RoleAbroad
			labels.bare(b)
		case SeaName:
			b.role = screen.RoleSeaName
			labels.bare(b)
		default:
			b.marker, b.role = screen.MarkTown, screen.RoleAbroad
			if m.view.scale < townScale && labels.free(max(b.col-1, 0), min(b.col+2, m.view.cols), b.row) && labels.mark(b) {
				labels.name(b)
			}
		}
	}
}

// drawScale draws the scale bar and, in the lower right corner, the position
// under the pointer, or of the middle of the view without one.
func (m *Model) drawScale(c *screen.Canvas) {
	chart, p := m.layout.chart, m.palette
	km := roundLength(m.view.scale * 14)
	n := int(math.Round(km / m.view.scale))
	position := unproject(m.view.centre)
	if m.hover.on {
		position = m.view.position(m.hover.x-chart.X, m.hover.y-chart.Y)
	}
	words := fmt.Sprintf(" %s  %.2fN %.2fE ", lengthWords(km), position[1], position[0])
	width := n + 1 + screen.Width(words)
	at := screen.NewRect(chart.Right()-width, chart.Bottom()-1, width, 1)
	if width > chart.W || chart.H < 8 {
		return
	}
	labels := &m.frame.labels
	labels.shade(at.X-chart.X, chart.W, chart.H-1)
	st := p.Style(screen.RoleMapNote).Over()
	x := c.Text(at.X, at.Y, at.Right(), " ├"+strings.Repeat("─", max(n-2, 0))+"┤", st)
	c.Text(x, at.Y, at.Right(), words, st)
	labels.block(screen.NewRect(at.X-1, at.Y, at.W+1, 1))
}

// roundLength is the largest of 1, 2, 5 times a power of ten that is at most
// km.
func roundLength(km float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(km)))
	for _, f := range [...]float64{5, 2} {
		if f*power <= km {
			return f * power
		}
	}
	return power
}

// lengthWords says a length of the scale bar.
func lengthWords(km float64) string {
	if km < 1 {
		return fmt.Sprintf("%.0f m", km*1000)
	}
	return fmt.Sprintf("%.0f km", km)
}

// drawLegend explains the markers below the map and names the sources.
func (m *Model) drawLegend(c *screen.Canvas) {
	p, r := m.palette, m.layout.legend
	x, end := r.X+1, r.Right()-1
	pad := " "
	if r.W < 70 {
		pad = ""
	}
	if r.H > 1 {
		m.drawLayerRow(c, screen.NewRect(r.X, r.Y+1, r.W, 1))
	}
	item := func(marker rune, words string, ro screen.Role, g screen.Ground) {
		if x+2+screen.Width(words) > end {
			end = x // nothing after it either
			return
		}
		st := p.Style(ro)
		if g != screen.GroundVoid {
			st = p.OnGround(ro, g)
		}
		x = c.Text(x, r.Y, end, string(marker)+" "+words, st) + 1
	}
	for i := range coverage.Statuses {
		s := coverage.Assured - coverage.Status(i)
		item(screen.StatusMarker[s], wording.StatusName(s)+pad, screen.StatusRole[s], screen.GroundOf(s))
	}
	item(screen.MarkOccupied, "occupied", screen.RoleOccupied, screen.GroundVoid)
	if m.layers.has(layerUnits) {
		item(screen.MarkBase, "base", screen.RoleBase, screen.GroundVoid)
		item(screen.MarkStation, "patrol", screen.RoleBase, screen.GroundVoid)
	}
	words := m.attribution()
	shut := string(screen.MarkStationShut) + " not granted"
	if room := end - x - 2 - screen.Width(words); m.layers.has(layerUnits) && (room <= 0 || room > 3+screen.Width(shut)) { // the sources come first
		item(screen.MarkBaseShut, shut, screen.RoleDim, screen.GroundVoid)
	}
	if words != "" && x+2+screen.Width(words) < end {
		c.TextRight(x+2, r.Y, end, words, p.Style(screen.RoleDim))
	}
}

// attribution is what the licences of the data ask for.
func (m *Model) attribution() string {
	if m.cfg.BaseMap == nil {
		return ""
	}
	return screen.Clean(m.cfg.BaseMap.Attribution)
}
