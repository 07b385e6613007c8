package mapview

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// The scales, in km per column, below which less important things are drawn.
const (
	nodeScale = 4  // ports, stations, bridges
	townScale = 14 // towns abroad
	baseScale = 20 // names of bases
)

// cellsPerName is how much map one name of a place may claim: more names would
// hide what the map shows.
const cellsPerName = 90

// namesAt is how many places, the most populous first, may be named at the
// present scale. It does not depend on which part of the map is shown, so that
// names do not come and go elsewhere when the map is panned.
func (d *drawing) namesAt() int {
	b, v := d.atlas.home, d.View
	cells := (b.max.X - b.min.X) / v.Scale * (b.max.Y - b.min.Y) / (2 * v.Scale)
	return max(int(cells/cellsPerName), 1)
}

// labelItems marks all places, bases and units and names as many as the map
// bears: the selected one first, then by people.
func (d *drawing) labelItems() {
	f := d.Memory
	f.pending = f.pending[:0]
	d.markSelected()
	d.markGaps()
	d.markPlaces(true)
	if d.layers.has(layerUnits) {
		d.markBases()
		d.markUnits()
	}
	if d.View.Scale < nodeScale {
		d.markPlaces(false)
	}
	for _, labelled := range [...]bool{true, false} { // what a theme says comes before mere names
		for _, b := range f.pending {
			switch {
			case labelled != (b.selected || b.says):
			case b.selected:
				f.labels.force(b)
			case d.layers.has(layerNames) && b.named || b.says:
				f.labels.name(b)
			}
		}
	}
}

// markPlaces marks the cities, or the logistics nodes, that are not selected.
func (d *drawing) markPlaces(cities bool) {
	limit := d.namesAt()
	for rank, i := range d.Names.ByPeople {
		if (d.Scenario.Places[i].Kind == scenario.City) == cities && (shown.Item{Kind: shown.Place,
			Index: i}) != d.Selected.Item {
			b := d.labelOf(i)
			b.named = rank < limit
			d.markPlace(b)
		}
	}
}

// markPlace draws a marker and keeps the label for naming later.
func (d *drawing) markPlace(b label) {
	if d.Memory.labels.mark(b) {
		d.Memory.pending = append(d.Memory.pending, b)
	}
}

// markSelected marks what is selected before anything else.
func (d *drawing) markSelected() {
	s := &d.Selected
	if !s.Known {
		return
	}
	b := label{name: s.Name, marker: s.Marker, selected: true, item: s.Item}
	if s.Kind == shown.Place {
		if marker, _, ok := d.Beside.mark(s.Index); ok {
			b.marker = marker
		}
		if marker, _, label, ok := d.Theme.mark(s.Index); ok {
			b.marker, b.name = marker, themed(d.Names.Printed[s.Index], label)
		}
	}
	b.col, b.row = d.View.Cell(s.At)
	d.markPlace(b)
}

// labelOf is the label of a place, whether or not it was evaluated yet.
func (d *drawing) labelOf(i int) label {
	b := label{name: d.nameOf(i), bold: d.Scenario.Places[i].Population >= 400_000,
		item: shown.Item{Kind: shown.Place, Index: i}}
	b.marker, b.role = PlaceMark(d.Answer, i)
	if marker, role, ok := d.Beside.mark(i); ok {
		b.marker, b.role = marker, role
	}
	if marker, role, label, ok := d.Theme.mark(i); ok {
		b.marker, b.role, b.name, b.says = marker, role, themed(d.Names.Printed[i], label), label != ""
	}
	b.col, b.row = d.View.Cell(d.spots[i])
	return b
}

// themed is a name with what a theme says of the place.
func themed(name, label string) string {
	if label == "" {
		return name
	}
	return name + " " + label
}

// nameOf is the name of a place with how much of it is covered, where that is a part.
func (d *drawing) nameOf(i int) string {
	name := d.Names.Printed[i]
	if d.Result == nil || i >= len(d.Result.Places) || d.Scenario.Places[i].Control == scenario.Occupied {
		return name
	}
	return wording.Named(name, d.Result.Places[i].At(d.Threat), d.Estimate)
}

// markGaps marks the gaps that matter most by their people.
func (d *drawing) markGaps() {
	if !d.layers.has(layerGaps) || d.Result == nil {
		return
	}
	gaps := d.Result.At(d.Threat).Gaps
	for i := range gaps[:min(len(gaps), gapsMarked)] {
		g := &gaps[i]
		if g.Population == 0 {
			continue
		}
		b := label{marker: screen.MarkGap, name: GapLabel(g), role: screen.RoleGap, named: true}
		b.col, b.row = d.View.Cell(Project(g.Centre))
		d.markPlace(b)
	}
}

// GapLabel is what a gap is called on the map, where it stands far from the place
// that names it in the list.
func GapLabel(g *coverage.Gap) string {
	return fmt.Sprintf("gap %d: %s", g.Rank, wording.People(g.Population))
}

// markBases marks the bases that units stand on, open or not.
func (d *drawing) markBases() {
	for i := range d.Scenario.Bases {
		base := &d.Scenario.Bases[i]
		if !slices.ContainsFunc(d.Scenario.Units, func(u scenario.Unit) bool { return u.At == base.ID }) {
			continue
		}
		b := label{marker: BaseMark(d.Answer, i), name: screen.Clean(base.Name), role: screen.RoleBase,
			named: d.View.Scale < baseScale, item: shown.Item{Kind: shown.Base, Index: i}}
		if b.marker == screen.MarkBaseShut {
			b.role = screen.RoleDim
		}
		b.col, b.row = d.View.Cell(Project(base.Position))
		d.markPlace(b)
	}
}

// markUnits marks patrol stations and the units that stand neither at a base
// nor at a place.
func (d *drawing) markUnits() {
	for i := range d.Scenario.Units {
		u := &d.Scenario.Units[i]
		if u.Station == nil && u.At != "" {
			continue
		}
		b := label{marker: UnitMark(d.Answer, i), name: screen.Clean(u.Title()), role: UnitRole(d.Answer, i),
			item: shown.Item{Kind: shown.Unit, Index: i}}
		b.col, b.row = d.View.Cell(Project(UnitPosition(u)))
		d.markPlace(b)
	}
}

// labelGeography names countries, seas and towns abroad where there is room.
func (d *drawing) labelGeography() {
	labels := &d.Memory.labels
	for i := range d.atlas.names {
		n := &d.atlas.names[i]
		b := label{name: n.Name}
		b.col, b.row = d.View.Cell(n.at)
		switch n.Kind {
		case CountryName:
			b.name, b.role = n.upper, screen.RoleAbroad
			labels.bare(b)
		case SeaName:
			b.role = screen.RoleSeaName
			labels.bare(b)
		default:
			b.marker, b.role = screen.MarkTown, screen.RoleAbroad
			if d.View.Scale < townScale && labels.free(max(b.col-1, 0), min(b.col+2, d.View.Cols), b.row) &&
				labels.mark(b) {
				labels.name(b)
			}
		}
	}
}

// drawScale draws the scale bar and, in the lower right corner, the position
// under the pointer, or of the middle of the view without one.
func (d *drawing) drawScale() {
	chart, p := d.Chart, d.Palette
	km := roundLength(d.View.Scale * 14)
	n := int(math.Round(km / d.View.Scale))
	position := unproject(d.View.Centre)
	if d.Pointed {
		position = d.View.position(d.Pointer.Col, d.Pointer.Row)
	}
	words := fmt.Sprintf(" %s  %.2fN %.2fE ", lengthWords(km), position[1], position[0])
	width := n + 1 + screen.Width(words)
	at := screen.NewRect(chart.Right()-width, chart.Bottom()-1, width, 1)
	if width > chart.W || chart.H < 8 {
		return
	}
	labels := &d.Memory.labels
	labels.shade(at.X-chart.X, chart.W, chart.H-1)
	st := p.Style(screen.RoleMapNote).Over()
	x := d.c.Text(at.X, at.Y, at.Right(), " ├"+strings.Repeat("─", max(n-2, 0))+"┤", st)
	d.c.Text(x, at.Y, at.Right(), words, st)
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
func (d *drawing) drawLegend() {
	p, r := d.Palette, d.Legend
	x, end := r.X+1, r.Right()-1
	pad := " "
	if r.W < 70 {
		pad = ""
	}
	if r.H > 1 {
		d.drawLayerRow(screen.NewRect(r.X, r.Y+1, r.W, 1))
	}
	item := func(marker rune, words string, ro screen.Role, g screen.Ground) {
		if x+2+screen.Width(words) > end {
			end = x // nothing after it either
			return
		}
		st := p.Style(ro)
		if g != screen.GroundVoid {
			st = p.OnGround(ro, g, fullFrom(d.Estimate))
		}
		x = d.c.Text(x, r.Y, end, string(marker)+" "+words, st) + 1
	}
	if len(d.Proposed) > 0 {
		x = d.c.Text(x, r.Y, end, SiteMark(0)+" proposed"+pad, p.Style(screen.RoleFigure)) + 1
	}
	if d.Beside != nil {
		item(screen.MarkGainedPlace, string(screen.MarkGained)+" gained"+pad, screen.RoleAssured, screen.GroundVoid)
		item(screen.MarkLostPlace, string(screen.MarkLost)+" lost"+pad, screen.RoleGap, screen.GroundVoid)
	}
	if d.Theme != nil {
		x = d.drawThemeLegend(x, end)
		d.drawAttribution(x, end)
		return
	}
	for _, s := range legendOrder(end-x, pad) {
		item(screen.StatusMarker[s], wording.StatusName(s)+pad, screen.StatusRole[s], screen.GroundOf(s))
	}
	if d.grantedCover(d.Threat) != nil && d.Beside == nil {
		item(screen.MarkGranted, "if granted", screen.RolePossible, screen.GroundGap)
	}
	item(screen.MarkOccupied, "occupied", screen.RoleOccupied, screen.GroundVoid)
	if d.layers.has(layerUnits) {
		item(screen.MarkBase, "base", screen.RoleBase, screen.GroundVoid)
		item(screen.MarkStation, "patrol", screen.RoleBase, screen.GroundVoid)
	}
	words := d.attribution
	shut := string(screen.MarkStationShut) + " not granted"
	if room := end - x - 2 - screen.Width(words); d.layers.has(layerUnits) &&
		(room <= 0 || room > 3+screen.Width(shut)) { // the sources come first
		item(screen.MarkBaseShut, shut, screen.RoleDim, screen.GroundVoid)
	}
	d.drawAttribution(x, end)
}

// legendOrder is the statuses in the order of the legend, from assured on; where not all
// of them fit into a width, what is not covered comes before what is possible.
func legendOrder(room int, pad string) []coverage.Status {
	var list []coverage.Status
	for i := range coverage.Statuses {
		s := coverage.Assured - coverage.Status(i)
		list = append(list, s)
		room -= 3 + screen.Width(wording.StatusName(s)+pad) // its mark, and a blank on either side
	}
	if room < -1 {
		possible := func(s coverage.Status) bool { return s == coverage.Possible }
		list = append(slices.DeleteFunc(list, possible), coverage.Possible)
	}
	return list
}

// drawAttribution names the sources at the end of the legend, where there is room.
func (d *drawing) drawAttribution(x, end int) {
	if words := d.attribution; words != "" && x+2+screen.Width(words) < end {
		d.c.TextRight(x+2, d.Legend.Y, end, words, d.Palette.Style(screen.RoleDim))
	}
}
