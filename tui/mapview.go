package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
)

// The scales, in km per column, below which less important things are drawn.
const (
	nodeScale = 4  // ports, stations, bridges
	townScale = 14 // towns abroad
)

// drawChart draws the map with its names, scale and legend.
func (m *Model) drawChart(c *canvas) {
	f, l, p := m.frame, &m.layout, m.palette
	if l.chart.w < 1 || l.chart.h < 1 {
		return
	}
	f.raster.update(m.view, m.atlas, m.cover(), m.estimate)
	f.raster.drawRaster(c, l.chart, p)
	f.labels.begin(c, l.chart, p)
	m.drawScale(c)
	m.labelPlaces()
	m.labelGeography()
	m.drawLegend(c)
}

// cellsPerName is how much map one name of a place may claim: more names would
// hide what the map shows.
const cellsPerName = 130

// labelPlaces marks all places and names as many as the map bears: the
// selected one first, then by people.
func (m *Model) labelPlaces() {
	f := m.frame
	f.pending = f.pending[:0]
	if m.selected >= 0 {
		b := m.labelOf(m.selected)
		b.selected = true
		m.markPlace(b)
	}
	for _, i := range m.finder.byPeople {
		if m.scenario.Places[i].Kind == coverage.City && i != m.selected {
			m.markPlace(m.labelOf(i))
		}
	}
	m.markBases()
	if m.view.scale < nodeScale {
		for _, i := range m.finder.byPeople {
			if m.scenario.Places[i].Kind != coverage.City && i != m.selected {
				m.markPlace(m.labelOf(i))
			}
		}
	}
	room := max(m.view.cols*m.view.rows/cellsPerName, 1)
	for _, b := range f.pending {
		if b.selected {
			f.labels.force(b)
		} else if b.role == roleBase {
			f.labels.name(b) // few, and a reader needs them all
		} else if room > 0 && f.labels.name(b) {
			room--
		}
	}
}

// markPlace draws a marker and keeps the label for naming later.
func (m *Model) markPlace(b label) {
	if m.frame.labels.mark(b) {
		m.frame.pending = append(m.frame.pending, b)
	}
}

// labelOf is the label of a place, whether or not it was evaluated yet.
func (m *Model) labelOf(i int) label {
	p := &m.scenario.Places[i]
	b := label{marker: '○', name: m.finder.printed[i], role: roleDim, bold: p.Population >= 400_000}
	if m.result != nil {
		s := m.result.Places[i].At(m.threat).Status
		b.marker, b.role = statusMarker[s], statusRole[s]
	}
	if p.Control == coverage.Occupied {
		b.marker, b.role = markOccupied, roleOccupied
	}
	b.col, b.row = m.view.cell(m.finder.at[i])
	return b
}

// markBases marks the bases that units stand on.
func (m *Model) markBases() {
	for i := range m.scenario.Bases {
		base := &m.scenario.Bases[i]
		if !slices.ContainsFunc(m.scenario.Units, func(u coverage.Unit) bool { return u.At == base.ID }) {
			continue
		}
		b := label{marker: markBase, name: clean(base.Name), role: roleBase}
		b.col, b.row = m.view.cell(project(base.Position))
		m.markPlace(b)
	}
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
			b.name, b.role = n.upper, roleAbroad
			labels.bare(b)
		case SeaName:
			b.role = roleSeaName
			labels.bare(b)
		default:
			b.marker, b.role = markTown, roleAbroad
			if m.view.scale < townScale && labels.mark(b) {
				labels.name(b)
			}
		}
	}
}

// drawScale draws the scale bar and the middle of the view in the lower right
// corner.
func (m *Model) drawScale(c *canvas) {
	chart, p := m.layout.chart, m.palette
	km := roundLength(m.view.scale * 14)
	n := int(math.Round(km / m.view.scale))
	position := unproject(m.view.centre)
	words := fmt.Sprintf(" %s  %.1fN %.1fE ", lengthWords(km), position[1], position[0])
	width := n + 1 + textWidth(words)
	at := rect{chart.right() - width, chart.bottom() - 1, width, 1}
	if width > chart.w || chart.h < 8 {
		return
	}
	labels := &m.frame.labels
	labels.shade(at.x-chart.x, chart.w, chart.h-1)
	st := p.style(roleMapNote).on(colorKeep)
	x := c.text(at.x, at.y, at.right(), " ├"+strings.Repeat("─", max(n-2, 0))+"┤", st)
	c.text(x, at.y, at.right(), words, st)
	labels.block(rect{at.x - 1, at.y, at.w + 1, 1})
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
func (m *Model) drawLegend(c *canvas) {
	p, r := m.palette, m.layout.legend
	x, end := r.x+1, r.right()-1
	pad := " "
	if r.w < 70 {
		pad = ""
	}
	item := func(marker rune, words string, ro role, g ground) {
		if x+2+len(words) > end {
			end = x // nothing after it either
			return
		}
		st := p.style(ro)
		if g != groundVoid && p.hatch == nil {
			st.bg = p.fill[g]
		}
		x = c.text(x, r.y, end, string(marker)+" "+words, st) + 1
	}
	for i := range coverage.Statuses {
		s := coverage.Assured - coverage.Status(i)
		item(statusMarker[s], statusLegend[s]+pad, statusRole[s], groundOf(s))
	}
	item(markOccupied, "occupied", roleOccupied, groundVoid)
	item(markBase, "base", roleBase, groundVoid)
	if words := m.attribution(); words != "" && x+2+textWidth(words) < end {
		c.textRight(x+2, r.y, end, words, p.style(roleDim))
	}
}

// attribution is what the licences of the data ask for.
func (m *Model) attribution() string {
	if m.cfg.BaseMap == nil {
		return ""
	}
	return clean(m.cfg.BaseMap.Attribution)
}
